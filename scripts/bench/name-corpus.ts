/**
 * Invented names in the shape of a large archive's: lengths log-normal with median 23, words by Zipf's law out of a large
 * vocabulary, one in 45 a variant of another, relationships of two people of one fandom.
 */
import { SYLLABLES as COMMON_SYLLABLES } from './corpus.ts';
import { inventWord } from './invented-words.ts';
import { logNormal, pick, type Random, seeded, zipf } from './random.ts';

const SYLLABLES = [
  ...COMMON_SYLLABLES,
  ...'sher lock wat son mar ian ath el bry nor ith dra gon quil zeph yr'.split(' '),
];

/** A name and the kind of tag it is of; people of relationships stand around the sign. */
export type InventedName = { kind: 'fandom' | 'relationship' | 'character' | 'tag'; name: string };

/** Distinct invented names, the same for the same seed. */
export function inventNames(count: number, seed = 5): InventedName[] {
  const random = seeded(seed);
  const words = inventWords(random, Math.max(2000, Math.round(count / 4)));
  const people = Array.from({ length: Math.max(50, count / 8) }, () =>
    capital(`${pick(random, words)} ${pick(random, words)}`),
  );
  const names = new Map<string, InventedName>();
  const all: InventedName[] = [];
  while (names.size < count) {
    const name = inventName(random, words, people, all);
    const key = name.kind + name.name;
    if (names.has(key)) continue;
    names.set(key, name);
    all.push(name);
  }
  return all;
}

function inventName(random: Random, words: string[], people: string[], all: InventedName[]): InventedName {
  const draw = random();
  if (draw < 1 / 45 && all.length > 100) {
    const { kind, name } = pick(random, all);
    return { kind, name: pick(random, [name.toUpperCase(), name.replaceAll(' ', '-'), `${name}!`]) };
  }
  if (draw < 0.12) return { kind: 'character', name: pick(random, people) };
  if (draw < 0.34) {
    const at = zipf(random, people.length);
    const other = people[(at + 1 + zipf(random, 40)) % people.length] ?? '';
    return { kind: 'relationship', name: `${people[at]}${random() < 0.8 ? '/' : ' & '}${other}` };
  }
  const length = Math.min(100, logNormal(random, 23, 0.56));
  let name = words[zipf(random, words.length)] ?? '';
  while (name.length + 6 < length) name += ` ${words[zipf(random, words.length)]}`;
  return { kind: draw < 0.38 ? 'fandom' : 'tag', name: capital(name.slice(0, 100).trim()) };
}

function inventWords(random: Random, size: number): string[] {
  const words = new Set<string>();
  while (words.size < size) {
    const word = inventWord(random, SYLLABLES, 1 + Math.floor(random() * (words.size < 500 ? 2 : 3.6)));
    words.add(random() < 0.02 ? word.replace('e', 'é') : word);
  }
  return [...words];
}

function capital(name: string): string {
  return name.replace(/^\p{L}|(?<= )\p{L}/gu, (letter) => letter.toUpperCase());
}
