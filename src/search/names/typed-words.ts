import { nameWords } from '../name-words.ts';
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

/** The words of a name that one typed word may stand for, nearest first, each with its cost. */
export type WordMatches = { words: ArrayLike<number>; costs: ArrayLike<number> };

/** The distinct folded words of what was typed. */
export function typedWords(text: string): string[] {
  return [...new Set(nameWords(text.slice(0, MOST_TYPED)))].slice(0, MOST_WORDS);
}

/** Typing errors that are forgiven in a word: none below 4 letters, one below 8, else two. */
export function editsForgiven(word: string): number {
  if (word.length < ONE_EDIT) return 0;
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

/** The words that begin as typed. */
export function exactMatches(list: WordList, typed: string): WordMatches {
  const full = list.numberOf(typed);
  const begun = list.startingWith(typed).filter((word) => word !== full);
  if (full < 0) return { words: begun, costs: new Uint8Array(begun.length).fill(BEGUN) };
  const words = Uint32Array.of(full, ...begun);
  return { words, costs: new Uint8Array(words.length).fill(BEGUN, 1).fill(FULL, 0, 1) };
}

/** The words that begin as typed, and those that nearly do. */
export function nearMatches(list: WordList, typed: string): WordMatches {
  const edits = editsForgiven(typed);
  const exact = exactMatches(list, typed);
  if (edits === 0) return exact;
  const byEdits = Array.from({ length: edits }, (): number[] => []);
  list.visitNear(typed, edits, (word, distance) => byEdits[distance - 1]?.push(word));
  const costs = byEdits.flatMap((words, at) => words.map(() => 2 * (at + 1) + BEGUN));
  return {
    words: [...Array.from(exact.words), ...byEdits.flat()],
    costs: [...Array.from(exact.costs), ...costs],
  };
}
