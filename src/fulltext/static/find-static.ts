/** Finds works by their words in the files of a site without a server. */
import { wordsOf } from '../word-scanner.ts';
import { WORD_PLACES, WordDirectory, type WordPlace, type WordWorks, wordsInFile } from './word-files.ts';

/** A word that is asked for; `prefix`: words that begin so; `isLeftOut`: works that have it are not wanted. */
export type AskedWord = { word: string; prefix: boolean; isLeftOut: boolean };

/** Where the files are: all their beginnings, and how one of them is loaded. */
export type WordSource = { beginnings: Iterable<string>; load(beginning: string): Promise<Uint8Array> };

/** What a work with a word counts by where it has it. */
const WEIGHTS: Readonly<Record<WordPlace, number>> = { title: 16, about: 4, text: 1 };
/** Words of a search that are looked up, and files that one beginning of a word may take. */
const MOST_WORDS = 24;
const MOST_FILES = 12;

/**
 * The words in what was typed. A minus before a word leaves works out that have it; a star behind it asks for all words that begin so. Whatever
 * stands in quotation marks is words as well: the files do not know which stand side by side.
 */
export function askedWords(text: string): AskedWord[] {
  const asked: AskedWord[] = [];
  for (const piece of text.slice(0, 2_000).split(/[\s"“”„«»]+/)) {
    const isLeftOut = /^[-\u2212]./.test(piece);
    const words = wordsOf(piece);
    for (const [index, word] of words.entries())
      asked.push({ word, isLeftOut, prefix: index === words.length - 1 && piece.endsWith('*') });
  }
  return asked.slice(0, MOST_WORDS);
}

/**
 * How well works answer words, by their numbers up to `last`: 0 where one of the words is missing or one is there that is not wanted. Null where
 * nothing was asked for that works must have.
 */
export async function scoreWords(
  asked: readonly AskedWord[],
  source: WordSource,
  last: number,
): Promise<{ scores: Uint32Array | null; unwanted: Uint8Array }> {
  const directory = new WordDirectory(source.beginnings);
  const unwanted = new Uint8Array(last + 1);
  let scores: Uint32Array | null = null;
  const found = await Promise.all(asked.map((one) => worksOf(one, directory, source)));
  for (const [index, one] of asked.entries()) {
    const own = new Uint32Array(last + 1);
    for (const works of found[index] ?? [])
      for (const place of WORD_PLACES)
        for (const work of works[place])
          if (work <= last) own[work] = Math.max(own[work] ?? 0, WEIGHTS[place]);
    if (one.isLeftOut) for (let work = 0; work <= last; work += 1) unwanted[work] ||= own[work] === 0 ? 0 : 1;
    else scores = scores === null ? own : together(scores, own);
  }
  return { scores, unwanted };
}

function together(scores: Uint32Array, own: Uint32Array): Uint32Array {
  return scores.map((score, work) => {
    const other = own[work] ?? 0;
    return score === 0 || other === 0 ? 0 : score + other;
  });
}

async function worksOf(
  { word, prefix }: AskedWord,
  directory: WordDirectory,
  source: WordSource,
): Promise<WordWorks[]> {
  const one = directory.fileOf(word);
  const files = prefix ? directory.filesBeginning(word).slice(0, MOST_FILES) : one === null ? [] : [one];
  const loaded = await Promise.all(files.map((file) => source.load(file)));
  const found: WordWorks[] = [];
  for (const bytes of loaded)
    for (const entry of wordsInFile(bytes))
      if (prefix ? entry.word.startsWith(word) : entry.word === word) found.push(entry.works());
  return found;
}
