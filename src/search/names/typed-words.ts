import { nameWords } from '../name-words.ts';
import { BeginningWalk, MOST_LETTERS } from './beginning-walk.ts';
import type { WordList } from './word-list.ts';

/** More of what was typed is not looked at. */
const MOST_TYPED = 200;
const MOST_WORDS = 16;
/** Words of so many letters may have one typing error, and two. */
const ONE_EDIT = 4;
const TWO_EDITS = 8;

/**
 * How far a word of a name is from a typed one: twice the edits to the nearest beginning of it, and 1 where it goes on after
 * what was typed or is not the same.
 */
const FULL = 0;
const BEGUN = 1;

/** Words of a list, nearest first, each with its cost. */
export type WordMatches = { words: ArrayLike<number>; costs: ArrayLike<number> };

/**
 * What one typed word may stand for: the cost of any word, -1 where it is none of them; and all words of a list, which take long
 * to find where typing errors are forgiven.
 */
export type TypedWord = { costOf(word: string): number; forgives: boolean; find(): WordMatches };

/** The distinct folded words of what was typed, the longest first: they tell most. */
export function typedWords(text: string): string[] {
  const words = [...new Set(nameWords(text.slice(0, MOST_TYPED)))].slice(0, MOST_WORDS);
  return words.sort((a, b) => b.length - a.length);
}

/** Typing errors that are forgiven in a word: none below 4 letters or above 30, one below 8, else two. */
function editsForgiven(word: string): number {
  if (word.length < ONE_EDIT || word.length > MOST_LETTERS) return 0;
  return word.length < TWO_EDITS ? 1 : 2;
}

/** The costs of two typed words together. */
export function addCosts(one: number, other: number): number {
  return ((one | other) & 1) + ((one >> 1) + (other >> 1)) * 2;
}

/** How good a match is: 1 for all words in full, 2 for beginnings, from 3 on one more for each edit. */
export function tierOf(cost: number): number {
  return cost > BEGUN ? 2 + (cost >> 1) : 1 + cost;
}

/** The word that was typed alone. */
export function fullMatches(list: WordList, typed: string): TypedWord {
  const costOf = (word: string) => (word === typed ? FULL : -1);
  const find = () => {
    const full = list.numberOf(typed);
    return { words: full < 0 ? [] : [full], costs: [FULL] };
  };
  return { costOf, forgives: false, find };
}

/** The words that begin as typed. */
export function exactMatches(list: WordList, typed: string): TypedWord {
  const costOf = (word: string) => (word === typed ? FULL : word.startsWith(typed) ? BEGUN : -1);
  return { costOf, forgives: false, find: () => findExact(list, typed) };
}

/** The words that begin as typed, and those that nearly do. */
export function nearMatches(list: WordList, typed: string): TypedWord {
  const edits = editsForgiven(typed);
  const exact = exactMatches(list, typed);
  if (edits === 0) return exact;
  const walk = new BeginningWalk(typed, edits);
  const costOf = (word: string) => {
    const cost = exact.costOf(word);
    if (cost >= 0) return cost;
    const least = walk.editsTo(word);
    return least > edits ? -1 : costOfEdits(least);
  };
  return { costOf, forgives: true, find: () => findNear(list, typed, edits) };
}

function findExact(list: WordList, typed: string): WordMatches {
  const full = list.numberOf(typed);
  const begun = list.startingWith(typed);
  if (full < 0) return { words: begun, costs: new Uint8Array(begun.length).fill(BEGUN) };
  const words = new Uint32Array(begun.length + 1);
  words[0] = full;
  words.set(begun, 1);
  return { words, costs: new Uint8Array(words.length).fill(BEGUN, 1) };
}

function findNear(list: WordList, typed: string, edits: number): WordMatches {
  const exact = findExact(list, typed);
  const byEdits = Array.from({ length: edits }, (): number[] => []);
  list.visitNear(typed, edits, (word, distance) => byEdits[distance - 1]?.push(word));
  const near = byEdits.flat();
  const words = new Uint32Array(exact.words.length + near.length);
  words.set(exact.words);
  words.set(near, exact.words.length);
  const costs = new Uint8Array(words.length);
  costs.set(exact.costs);
  let place = exact.words.length;
  for (const [at, { length }] of byEdits.entries()) {
    costs.fill(costOfEdits(at + 1), place, place + length);
    place += length;
  }
  return { words, costs };
}

function costOfEdits(edits: number): number {
  return 2 * edits + BEGUN;
}
