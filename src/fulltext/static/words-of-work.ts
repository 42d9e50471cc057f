import { WordScanner, wordsOf } from '../word-scanner.ts';
import type { WordPlace } from './word-files.ts';

/** What a work says, by where it is said; `text` are stored XHTML fragments. */
export type SaidOfWork = { title: readonly string[]; about: readonly string[]; text: readonly string[] };

const utf8 = new TextEncoder();
const decoder = new TextDecoder();
const scanner = new WordScanner();

/** Every word of a work, folded, with the place where it counts most. */
export function wordsOfWork({ title, about, text }: SaidOfWork): Map<string, WordPlace> {
  const words = new Map<string, WordPlace>();
  // What counts most comes last and stays.
  for (const word of wordsOfFragments(text)) words.set(word, 'text');
  for (const said of about) for (const word of wordsOf(said)) words.set(word, 'about');
  for (const said of title) for (const word of wordsOf(said)) words.set(word, 'title');
  return words;
}

/**
 * The words of fragments. A story says few words many times, and reading the letters of one costs more than finding it, so they are
 * told apart by hash, length and first letter: 46 bits, which no two words of one story share.
 */
function wordsOfFragments(fragments: readonly string[]): string[] {
  const known = new Set<number>();
  const words: string[] = [];
  for (const fragment of fragments) {
    scanner.read(utf8.encode(fragment), true);
    while (scanner.next()) {
      const { hash, length, word } = scanner;
      const key = hash + 2 ** 32 * (length + 128 * (word[0] ?? 0));
      if (known.has(key)) continue;
      known.add(key);
      words.push(decoder.decode(word.subarray(0, length)));
    }
  }
  return words;
}
