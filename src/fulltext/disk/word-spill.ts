import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { ByteWriter } from '../byte-writer.ts';
import { ByteReader } from '../static/packed-works.ts';
import {
  filesOfWords,
  type PackedWord,
  packWord,
  WORD_PLACES,
  type WordFile,
  type WordPlace,
} from '../static/word-files.ts';
import { MOST_BYTES } from '../word-scanner.ts';

/** Bytes that are in memory until they are written to the file. */
const MOST_BUFFERED = 32 * 1024 * 1024;

/** A stretch of the file. */
type Stretch = { at: number; length: number };

const utf8 = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Turns the words of works into files by words. What was taken in lies in one file, sorted by the two letters that words begin with, so that
 * memory holds the words of two letters at a time, however many works there are.
 */
export class WordSpill {
  readonly #file: string;
  readonly #descriptor: number;
  readonly #buffers = new Map<string, ByteWriter>();
  readonly #stretches = new Map<string, Stretch[]>();
  /** One word, at most as long as one is read. */
  readonly #letters = new Uint8Array(2 * MOST_BYTES);
  #buffered = 0;
  #end = 0;

  /** `file` is made, and gone when the spill is closed. */
  constructor(file: string) {
    this.#file = file;
    this.#descriptor = openSync(file, 'w+');
  }

  /** Takes in the words of a work; works come in the order of their numbers. */
  add(work: number, words: ReadonlyMap<string, WordPlace>): void {
    const byBeginning = new Map<string, [string, WordPlace][]>();
    for (const entry of words) {
      const beginning = beginningOf(entry[0]);
      const group = byBeginning.get(beginning);
      if (group === undefined) byBeginning.set(beginning, [entry]);
      else group.push(entry);
    }
    for (const [beginning, group] of byBeginning) this.#put(beginning, work, group);
    if (this.#buffered > MOST_BUFFERED) this.#flush();
  }

  /** The files of all words, in the order of their letters. */
  *files(): Generator<WordFile> {
    this.#flush();
    const beginnings = [...this.#stretches.keys()].sort();
    for (let from = 0; from < beginnings.length; ) {
      const letter = firstLetter(beginnings[from] ?? '');
      let to = from;
      const words: PackedWord[] = [];
      for (; firstLetter(beginnings[to] ?? '') === letter && to < beginnings.length; to += 1)
        words.push(...this.#wordsOf(beginnings[to] ?? ''));
      yield* filesOfWords(letter, words);
      from = to;
    }
  }

  close(): void {
    closeSync(this.#descriptor);
    rmSync(this.#file, { force: true });
  }

  #put(beginning: string, work: number, words: readonly [string, WordPlace][]): void {
    const buffer = this.#buffers.get(beginning) ?? new ByteWriter(64);
    this.#buffers.set(beginning, buffer);
    const before = buffer.length;
    buffer.number(work);
    buffer.number(words.length);
    for (const [word, place] of words) {
      const { written } = utf8.encodeInto(word, this.#letters);
      buffer.number(written * WORD_PLACES.length + WORD_PLACES.indexOf(place));
      buffer.copy(this.#letters, 0, written);
    }
    this.#buffered += buffer.length - before;
  }

  #flush(): void {
    for (const [beginning, buffer] of this.#buffers) {
      const bytes = buffer.bytes();
      for (let done = 0; done < bytes.length; )
        done += writeSync(this.#descriptor, bytes, done, bytes.length - done, this.#end + done);
      const stretches = this.#stretches.get(beginning) ?? [];
      this.#stretches.set(beginning, stretches);
      stretches.push({ at: this.#end, length: bytes.length });
      this.#end += bytes.length;
    }
    this.#buffers.clear();
    this.#buffered = 0;
  }

  /** The words of a beginning, in the order of their letters. */
  #wordsOf(beginning: string): PackedWord[] {
    const found = new Map<string, Record<WordPlace, number[]>>();
    for (const stretch of this.#stretches.get(beginning) ?? []) {
      const reader = new ByteReader(this.#read(stretch));
      while (!reader.isAtEnd) {
        const work = reader.number();
        for (let left = reader.number(); left > 0; left -= 1) {
          const said = reader.number();
          const word = decoder.decode(reader.take(Math.floor(said / WORD_PLACES.length)));
          const works = found.get(word) ?? { title: [], about: [], text: [] };
          found.set(word, works);
          works[WORD_PLACES[said % WORD_PLACES.length] ?? 'text'].push(work);
        }
      }
    }
    return [...found]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([word, { title, about, text }]) =>
        packWord(word, {
          title: Uint32Array.from(title),
          about: Uint32Array.from(about),
          text: Uint32Array.from(text),
        }),
      );
  }

  #read({ at, length }: Stretch): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const read = readSync(this.#descriptor, bytes, done, length - done, at + done);
      if (read === 0) throw new Error(`${this.#file} is shorter than what was written to it`);
      done += read;
    }
    return bytes;
  }
}

function firstLetter(word: string): string {
  return word === '' ? '' : String.fromCodePoint(word.codePointAt(0) ?? 0);
}

function beginningOf(word: string): string {
  const first = firstLetter(word);
  return first + firstLetter(word.slice(first.length));
}
