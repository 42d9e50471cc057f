/**
 * The words of a site without a server: files that hold all words of one beginning, none of them large, so that a browser loads only
 * the few that a search asks for.
 */
import { ByteWriter } from '../byte-writer.ts';
import { ByteReader, packWorks, unpackWorks } from './packed-works.ts';

/** Where a word stands in a work, what counts most first: its title; what else is said of it (names, tags, summary); its text. */
export const WORD_PLACES = ['title', 'about', 'text'] as const;
/** One of {@link WORD_PLACES}; a work is listed for a word under the first that holds. */
export type WordPlace = (typeof WORD_PLACES)[number];
/** The works that have a word, ascending, by the place where it counts most. */
export type WordWorks = Record<WordPlace, Uint32Array>;

/** A word as it stands in a file. */
export type PackedWord = { word: string; bytes: Uint8Array };
/** A file of words: the beginning that they share, which {@link WordDirectory} finds it by, and its bytes. */
export type WordFile = { beginning: string; bytes: Uint8Array };

/** Bytes of a file, about; one that holds a single word of very many works may be larger. */
const MOST_BYTES = 48 * 1024;
/** Stands behind a beginning that is the whole word, where longer words have files of their own. No word has a blank. */
const WHOLE = ' ';

const utf8 = new TextEncoder();
const decoder = new TextDecoder();

/** A word with its works as they stand in a file. */
export function packWord(word: string, works: WordWorks): PackedWord {
  const letters = utf8.encode(word);
  const writer = new ByteWriter(letters.length + 16);
  writer.number(letters.length);
  writer.copy(letters, 0, letters.length);
  for (const place of WORD_PLACES) {
    const packed = packWorks(works[place]);
    writer.number(packed.length);
    writer.copy(packed, 0, packed.length);
  }
  return { word, bytes: writer.bytes().slice() };
}

/** Goes through the words of a file, in their order; the works of a word are unpacked when they are asked for. */
export function* wordsInFile(bytes: Uint8Array): Generator<{ word: string; works: () => WordWorks }> {
  const reader = new ByteReader(bytes);
  while (!reader.isAtEnd) {
    const word = decoder.decode(reader.take(reader.number()));
    const [title, about, text] = WORD_PLACES.map(() => reader.take(reader.number()));
    const works = (packed: Uint8Array | undefined) => unpackWorks(packed ?? new Uint8Array(0));
    yield { word, works: () => ({ title: works(title), about: works(about), text: works(text) }) };
  }
}

/** Puts words of one beginning, which are in order, into files: one for all, or where that would be large, several of longer beginnings. */
export function* filesOfWords(beginning: string, words: readonly PackedWord[]): Generator<WordFile> {
  const size = words.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size <= MOST_BYTES || words.length === 1) {
    yield { beginning, bytes: joined(words, size) };
    return;
  }
  const longer = new Map<string, PackedWord[]>();
  for (const one of words) {
    const next = String.fromCodePoint(one.word.codePointAt(beginning.length) ?? WHOLE.charCodeAt(0));
    const group = longer.get(next);
    if (group === undefined) longer.set(next, [one]);
    else group.push(one);
  }
  for (const [next, group] of longer) yield* filesOfWords(beginning + next, group);
}

function joined(words: readonly PackedWord[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const word of words) {
    bytes.set(word.bytes, at);
    at += word.bytes.length;
  }
  return bytes;
}

/** What a file of words is called: letters as they are where any file system takes them, else the beginning's bytes in hexadecimal digits. */
export function wordFileName(beginning: string): string {
  if (/^[a-z0-9]+ ?$/.test(beginning)) return `w-${beginning.replace(WHOLE, '-')}.bin`;
  const digits = [...utf8.encode(beginning)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `u-${digits.join('')}.bin`;
}

/** Knows which files of words there are. */
export class WordDirectory {
  readonly #beginnings: ReadonlySet<string>;

  constructor(beginnings: Iterable<string>) {
    this.#beginnings = new Set(beginnings);
  }

  /** The beginning of the file that has a word, if any has. */
  fileOf(word: string): string | null {
    if (this.#beginnings.has(word + WHOLE)) return word + WHOLE;
    for (let length = word.length; length > 0; length -= 1) {
      const beginning = word.slice(0, length);
      if (this.#beginnings.has(beginning)) return beginning;
    }
    return null;
  }

  /** The beginnings of the files that may have words which begin so. */
  filesBeginning(letters: string): string[] {
    const own = this.fileOf(letters);
    const longer = [...this.#beginnings].filter((beginning) => beginning.startsWith(letters));
    return [...new Set([...(own === null ? [] : [own]), ...longer])];
  }
}
