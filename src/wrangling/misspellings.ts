import { COMMON_NAMES, readNumber } from '#vocabulary';
import { type Edge, edgeBetween } from './edge.ts';
import type { SpellingClass } from './spelling-classes.ts';

/** Words shorter than this are never compared by their letters: too many of them differ by one. */
const SHORTEST_WORD = 5;
const LONGEST_KEY = 80;
/** Hashes held at a time (8 bytes each): with more, the names are gone through several times. */
const MOST_HASHES = 4_000_000;
/** Names that may be compared with each other; a number of one must fit beside a hash of 32 bits. */
const MOST_NAMES = 2 ** 20;
/** Names that share a hash beyond this many are a series, not misspellings. */
const LARGEST_BUCKET = 40;
const BASE = 0x01_00_01_93;

/** Common first names that differ by a letter are different people. */
const FIRST_NAMES: ReadonlySet<string> = new Set([...COMMON_NAMES].map((name) => name.toLowerCase()));

/**
 * Edges from rare names to common ones that differ by one letter left out, put in, changed, or swapped with the next, in a
 * word of five letters or more that begins alike. Two such names have a text in common that one of them is, or becomes
 * when a letter is left out; only names that share the hash of such a text are compared.
 */
export function misspellings(classes: readonly SpellingClass[]): Edge[] {
  const names = classes
    .filter(({ key }) => key.length >= SHORTEST_WORD && key.length <= LONGEST_KEY && LONG_WORD.test(key))
    .slice(0, MOST_NAMES);
  const total = names.reduce((sum, { key }) => sum + key.length + 1, 0);
  const rounds = Math.max(1, Math.ceil(total / MOST_HASHES));
  const edges: Edge[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const hashes = hashesOf(names, round, rounds);
    eachBucket(hashes, (bucket) => {
      for (const [at, first] of bucket.entries())
        for (const second of bucket.slice(at + 1)) {
          const one = names[first];
          const other = names[second];
          const edge = one && other && compare(one, other);
          if (edge) edges.push(edge);
        }
    });
  }
  return edges;
}

const LONG_WORD = /\p{L}{5}/u;

function compare(one: SpellingClass, other: SpellingClass): Edge | null {
  const edge = edgeBetween(one, other, 'possible', 'misspelt');
  if (edge === null) return null;
  const rare = edge.from.head.works;
  if (rare > Math.max(2, edge.to.head.works / 10)) return null;
  return areMisspelt(one.key, other.key) ? edge : null;
}

/** Whether two keys differ by one slip in one long word that begins alike and is neither a number nor a common name. */
function areMisspelt(one: string, other: string): boolean {
  const words = one.split(' ');
  const others = other.split(' ');
  if (words.length !== others.length) return false;
  const different = words.flatMap((word, index) => (word === others[index] ? [] : [index]));
  const [index, ...more] = different;
  if (index === undefined || more.length > 0) return false;
  const word = words[index] ?? '';
  const changed = others[index] ?? '';
  if (Math.min(word.length, changed.length) < SHORTEST_WORD || word[0] !== changed[0]) return false;
  if (!/^\p{L}+$/u.test(word) || !/^\p{L}+$/u.test(changed)) return false;
  if (`${word}s` === changed || `${changed}s` === word) return false;
  if (readNumber(word) !== null || readNumber(changed) !== null) return false;
  if (FIRST_NAMES.has(word) && FIRST_NAMES.has(changed)) return false;
  return isOneSlip(word, changed);
}

/** One letter left out, put in or changed, or two neighbours swapped (Damerau). */
function isOneSlip(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const left = one.length - start - end;
  const right = other.length - start - end;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && one[start] === other[start + 1] && one[start + 1] === other[start];
}

/** The hashes of names and of what they are without one letter, each above the number of its name, sorted. */
function hashesOf(names: readonly SpellingClass[], round: number, rounds: number): Float64Array {
  const found = new Float64Array(
    Math.min(
      MOST_HASHES * 2,
      names.reduce((sum, { key }) => sum + key.length + 1, 0),
    ),
  );
  let count = 0;
  const add = (hash: number, name: number) => {
    if (hash % rounds === round && count < found.length) {
      found[count] = hash * MOST_NAMES + name;
      count += 1;
    }
  };
  for (const [name, { key }] of names.entries()) {
    const before = new Uint32Array(key.length + 1);
    const power = new Uint32Array(key.length + 1).fill(1);
    for (let at = 0; at < key.length; at += 1) {
      before[at + 1] = Math.imul(before[at] ?? 0, BASE) + key.charCodeAt(at);
      power[at + 1] = Math.imul(power[at] ?? 1, BASE);
    }
    add(scattered(before[key.length] ?? 0), name);
    let after = 0;
    for (let at = key.length - 1; at >= 0; at -= 1) {
      const rest = key.length - 1 - at;
      add(scattered(Math.imul(before[at] ?? 0, power[rest] ?? 1) + after), name);
      after = (after + Math.imul(key.charCodeAt(at), power[rest] ?? 1)) >>> 0;
    }
  }
  return found.subarray(0, count).sort();
}

/** Spreads a hash, so that rounds are of one size (the finaliser of MurmurHash3). */
function scattered(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85_eb_ca_6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2_b2_ae_35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Calls for the names of each hash that several have. */
function eachBucket(hashes: Float64Array, take: (names: number[]) => void): void {
  for (let start = 0; start < hashes.length; ) {
    const hash = Math.floor((hashes[start] ?? 0) / MOST_NAMES);
    let end = start + 1;
    while (end < hashes.length && Math.floor((hashes[end] ?? 0) / MOST_NAMES) === hash) end += 1;
    if (end - start > 1 && end - start <= LARGEST_BUCKET) {
      const names = Array.from(hashes.subarray(start, end), (value) => value % MOST_NAMES);
      take([...new Set(names)]);
    }
    start = end;
  }
}
