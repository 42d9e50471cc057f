/**
 * Invented names by number. Within a kind the order of numbers is the order of names by code units, so that "equal counts
 * follow by name" and "equal counts follow by number" are the same order, and an engine that has numbers only can be
 * compared with one that has names. Each name is a run of words from a sorted list: the number, spread over all
 * combinations, is written in the base of the list.
 */
import { capital, inventWord } from '../invented-words.ts';
import { seeded } from '../random.ts';

const SYLLABLES =
  'al an ar ba be bel bo bri ca cal ce cor da del di dor e el en fa fen fi ga gar gi ha hel ho i il ja jo ka kel ki la len li lo lu ma mar me mi mo na ne nor o or pa per pi ra ren ri ro sa sel si so ta ten ti tor u va ven vi wa wen yo ze'.split(
    ' ',
  );
/** How many words a list has; twice the numbers must fit into the combinations. */
const WORDS = 3000;

/** So many words of two to four syllables in the order of code units, each once. */
function wordList(seed: number, begins: boolean): string[] {
  const random = seeded(seed);
  const words = new Set<string>();
  while (words.size < WORDS) {
    const word = inventWord(random, SYLLABLES, 2 + Math.floor(random() * 2.3));
    words.add(begins ? capital(word) : word);
  }
  return [...words].sort();
}

/** Names of `size` numbers in words from these lists, the first list slowest. */
function namesFrom(lists: readonly string[][], size: number, seed: number): (index: number) => string {
  const step = WORDS ** lists.length / size;
  if (step < 2) throw new RangeError(`${size} names of ${lists.length} words`);
  return (index) => {
    let code = Math.floor((index + jitter(index, seed)) * step);
    const words: string[] = [];
    for (const list of lists.toReversed()) {
      words.push(list[code % WORDS] ?? 'la');
      code = Math.floor(code / WORDS);
    }
    return words.reverse().join(' ');
  };
}

/** From 0 to less than a half: with steps of two and more no two numbers meet. */
function jitter(index: number, seed: number): number {
  let mixed = Math.imul(index ^ seed, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 33;
}

export function fandomNames(size: number): (index: number) => string {
  const name = namesFrom([wordList(1, true), wordList(2, true)], size, 11);
  return (index) => (index % 5 === 0 ? `${name(index)} (Stage)` : name(index));
}

export function characterNames(size: number): (index: number) => string {
  return namesFrom([wordList(3, true), wordList(4, true)], size, 12);
}

export function freeTagNames(size: number): (index: number) => string {
  const name = namesFrom([wordList(5, true), wordList(6, false), wordList(7, false)], size, 13);
  return (index) => (index % 5 < 2 ? `${name(index)} ${rareWord(index)}` : name(index));
}

/** A word that few names have: what stands behind a whole name changes nothing in the order. */
function rareWord(index: number): string {
  let state = Math.imul(index ^ 0x5bd1e995, 0x9e3779b1) >>> 0;
  let word = '';
  for (let count = 2 + (state % 3); count > 0; count -= 1) {
    state = (Math.imul(state, 0x0019660d) + 0x3c6ef35f) >>> 0;
    word += SYLLABLES[(state >>> 10) % SYLLABLES.length] ?? 'la';
  }
  return word;
}

export function creatorNames(size: number): (index: number) => string {
  return namesFrom([wordList(8, false), wordList(9, false)], size, 14);
}

/** Titles of one to four words for any number: the words there are, and the places among them of a title's own. */
export function titleMaker(): { words: readonly string[]; wordsOf: (index: number) => number[] } {
  return {
    words: wordList(10, true),
    wordsOf(index) {
      const places: number[] = [];
      let state = Math.imul(index, 0x9e3779b1) >>> 0;
      for (let count = 1 + (state % 4); count > 0; count -= 1) {
        state = (Math.imul(state, 0x0019660d) + 0x3c6ef35f) >>> 0;
        places.push((state >>> 8) % WORDS);
      }
      return places;
    },
  };
}
