import type { Repair } from './encoding-report.ts';
import { isPlausible, type Strength, strengthOf } from './mojibake-strength.ts';
import { type MisreadCharset, UPPER_HALVES } from './upper-halves.ts';

/** One UTF-8 sequence found in text that was decoded in another charset. `end` is the offset after its last character. */
type Hit = { at: number; end: number; source: MisreadCharset; bytes: readonly number[]; decoded: string };

/** Charsets that UTF-8 is misread in. Latin-1 is part of windows-1252: C1 controls stand for their bytes. */
const SOURCES = Object.keys(UPPER_HALVES) as MisreadCharset[];
/** A byte that was lost: the character that stands for it is U+FFFD. */
const LOST = -1;
const REPEATED = 3;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const CAPITAL = /\p{Lu}/u;
const byteTables = new Map<MisreadCharset, Int16Array>();

/**
 * Text with UTF-8 that was read in another charset put right, after the heuristics that ftfy published (R. Speer, "ftfy:
 * fixes text for you"): a sequence counts only if it is valid UTF-8 in one charset, becomes a likely character and looks
 * wrong where it stands. `places` is where characters beyond ASCII stand, which alone can begin a sequence. Undoes one level
 * of damage; call again for damage done twice. Linear in the length.
 */
export function repairMojibake(text: string, places: readonly number[]): { text: string; repairs: Repair[] } {
  const hits = chooseHits(SOURCES.map((source) => acceptedHits(text, source, places)));
  if (hits.length === 0) return { text, repairs: [] };
  const pieces: string[] = [];
  const repairs = new Map<string, Repair>();
  let done = 0;
  for (const hit of hits) {
    pieces.push(text.slice(done, hit.at), hit.decoded);
    done = hit.end;
    const kind = `UTF-8 read as ${hit.source}`;
    const known = repairs.get(kind);
    if (known) known.count++;
    else repairs.set(kind, { kind, count: 1, before: text.slice(hit.at, hit.end), after: hit.decoded });
  }
  pieces.push(text.slice(done));
  return { text: pieces.join(''), repairs: [...repairs.values()] };
}

/** The hits of one charset that are worth believing: strong ones, and weaker ones where stronger ones support them. */
function acceptedHits(text: string, source: MisreadCharset, places: readonly number[]): Hit[] {
  const hits = findHits(text, source, places);
  const strengths = withRuns(text, hits);
  const strong = strengths.filter((strength) => strength === 'strong').length;
  const repeatable = strengths.filter((strength) => strength === 'repeatable').length;
  if (strong === 0 && repeatable < REPEATED) return [];
  return hits.filter((_, index) => strengths[index] !== 'never');
}

/** Sequences that touch support each other, as in a whole damaged word of another script. */
function withRuns(text: string, hits: readonly Hit[]): Strength[] {
  const strengths: Strength[] = hits.map((hit) => strengthOf(text, hit));
  for (let start = 0; start < hits.length; ) {
    let end = start + 1;
    while (end < hits.length && hits[end]?.at === hits[end - 1]?.end) end++;
    const length = end - start;
    const first = hits[start];
    if (first && length >= runNeeded(first))
      for (let index = start; index < end; index++)
        if (strengths[index] === 'weak') strengths[index] = 'strong';
    start = end;
  }
  return strengths;
}

function runNeeded(hit: Hit): number {
  if (hit.source === 'windows-1251') return 3;
  return hit.source === 'macintosh' && (hit.bytes[0] === 0xd0 || hit.bytes[0] === 0xd1) ? 3 : 2;
}

/** One hit per place: the longest, and among equals the one of the charset with the most hits. */
function chooseHits(bySource: readonly Hit[][]): Hit[] {
  const ranked = bySource.filter((hits) => hits.length > 0).sort((a, b) => b.length - a.length);
  const only = ranked[0];
  if (!only) return [];
  if (ranked.length === 1) return only;
  const all = ranked.flatMap((hits, rank) => hits.map((hit) => ({ hit, rank })));
  all.sort((a, b) => a.hit.at - b.hit.at || b.hit.end - a.hit.end || a.rank - b.rank);
  const chosen: Hit[] = [];
  let done = 0;
  for (const { hit } of all) {
    if (hit.at < done) continue;
    chosen.push(hit);
    done = hit.end;
  }
  return chosen;
}

function findHits(text: string, source: MisreadCharset, places: readonly number[]): Hit[] {
  const table = byteTable(source);
  const hits: Hit[] = [];
  let done = 0;
  for (const at of places) {
    if (at < done) continue;
    const lead = table[text.charCodeAt(at)] ?? 0;
    const hit = lead >= 0xc2 && lead <= 0xf4 ? hitAt(text, at, source, table) : null;
    if (!hit) continue;
    hits.push(hit);
    done = hit.end;
  }
  return hits;
}

function hitAt(text: string, at: number, source: MisreadCharset, table: Int16Array): Hit | null {
  const lead = table[text.charCodeAt(at)] ?? 0;
  const wanted = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const bytes = [lead];
  let end = at + 1;
  while (bytes.length < wanted) {
    const byte = end < text.length ? continuationAt(text, end, table, bytes.length, wanted) : 0;
    if (byte === 0) break;
    bytes.push(byte);
    end++;
  }
  if (bytes.length < wanted) return cutHit(text, at, end, source, bytes);
  const decoded = decodeSequence(bytes);
  if (decoded === null) return null;
  const swallowed = text[end - 1] === ' ' && lead === 0xc3;
  if (swallowed && LETTER_OR_DIGIT.test(text[end] ?? '')) end--;
  return isPlausible(decoded) ? { at, end, source, bytes, decoded: settle(decoded) } : null;
}

/** A closing quotation mark whose last byte, 9D, has no character in windows-1252 and was dropped. */
function cutHit(
  text: string,
  at: number,
  end: number,
  source: MisreadCharset,
  bytes: readonly number[],
): Hit | null {
  if (source !== 'windows-1252' || bytes[0] !== 0xe2 || bytes[1] !== 0x80 || bytes.length !== 2) return null;
  const rest = text.startsWith('\u00c2', end) && !/\p{L}/u.test(text[end + 1] ?? ' ') ? 1 : 0;
  return { at, end: end + rest, source, bytes: [...bytes, 0x9d], decoded: '\u201d' };
}

/** The continuation byte a character stands for, 0 when none; a space may stand for A0, which many programs straighten. */
function continuationAt(text: string, at: number, table: Int16Array, index: number, wanted: number): number {
  const unit = text.charCodeAt(at);
  if (unit === 0xfffd) return LOST;
  const byte = table[unit] ?? 0;
  if (byte >= 0x80 && byte <= 0xbf) return byte;
  if (unit !== 0x20 || index !== wanted - 1) return 0;
  const lead = table[text.charCodeAt(at - index)] ?? 0;
  const next = table[text.charCodeAt(at + 1)] ?? 0;
  const before = text[at - index - 1] ?? ' ';
  if (lead === 0xc3) return CAPITAL.test(before) && next < 0xc2 ? 0 : 0xa0;
  return (lead === 0xd0 || lead === 0xe0) && next === lead + (lead === 0xd0 ? 1 : 0) ? 0xa0 : 0;
}

function decodeSequence(bytes: readonly number[]): string | null {
  const lead = bytes[0] ?? 0;
  if (bytes.includes(LOST))
    return bytes.length === 3 && lead === 0xe2 && bytes[1] === 0x80 ? '\u201d' : '\ufffd';
  let point = bytes.length === 2 ? lead & 0x1f : bytes.length === 3 ? lead & 0x0f : lead & 0x07;
  for (const byte of bytes.slice(1)) point = (point << 6) | (byte & 0x3f);
  const least = bytes.length === 2 ? 0x80 : bytes.length === 3 ? 0x800 : 0x10000;
  if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null;
  return String.fromCodePoint(point);
}

/** Line and paragraph separators become spaces, since repair makes no line breaks; a byte-order mark goes. */
function settle(decoded: string): string {
  if (decoded === '\u2028' || decoded === '\u2029') return ' ';
  return decoded === '\ufeff' ? '' : decoded;
}

/** For each UTF-16 unit the byte it was read from, 0 when none above 7F. */
function byteTable(source: MisreadCharset): Int16Array {
  let table = byteTables.get(source);
  if (!table) {
    table = new Int16Array(65_536);
    const upper = UPPER_HALVES[source];
    for (let index = 0; index < 128; index++) {
      if (source === 'windows-1252' && index < 32) table[0x80 + index] = 0x80 + index;
      if (upper[index] !== '\ufffd') table[upper.charCodeAt(index)] = 0x80 + index;
    }
    byteTables.set(source, table);
  }
  return table;
}
