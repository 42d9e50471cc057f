/** Pieces of invented names and texts. */
import { pick, type Random } from './random.ts';

/** A word of so many syllables. */
export function inventWord(random: Random, syllables: readonly string[], count: number): string {
  let word = '';
  for (let left = count; left > 0; left -= 1) word += pick(random, syllables);
  return word;
}

export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
