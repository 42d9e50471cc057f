import {
  beginsWith,
  compareBytes,
  DictionaryCursor,
  type StoredDictionary,
  type WordEntry,
} from './dictionary.ts';

/** Bytes that need not be in memory. */
export type ByteSource = {
  readonly length: number;
  /** The bytes from `start` up to `end`. They are not to be written to, and stay as they are. */
  read(start: number, end: number): Uint8Array;
};

/** What a segment consists of. Documents are numbered in the order of their works' ids. */
export type SegmentParts = {
  /** The ids of the works, ascending. */
  works: Uint32Array;
  /** What the caller knows the state of each document by. */
  stamps: Uint32Array;
  /** How many words each document has. */
  lengths: Uint32Array;
  /** For each document, the places where its second to fifth field begin. */
  bounds: Uint32Array;
  /** How many documents there are in each language, by BCP 47 code. */
  languages: Readonly<Record<string, number>>;
  dictionary: StoredDictionary;
  /** The lists of words, as {@link PostingWriter} writes them: documents, and the places in them. */
  entries: ByteSource;
  places: ByteSource;
};

/** Most beginnings of one prefix, and most words remembered. */
const MOST_WORDS = 100_000;
const MOST_KNOWN = 4096;

/** An index of some works that never changes. */
export class Segment {
  readonly parts: SegmentParts;
  readonly documents: number;
  /** Words of all documents. */
  readonly words: number;
  /** About how many bytes it takes. */
  readonly bytes: number;
  readonly #known = new Map<string, WordEntry | null>();

  constructor(parts: SegmentParts) {
    this.parts = parts;
    this.documents = parts.works.length;
    this.bytes = parts.entries.length + parts.places.length + parts.dictionary.words.length;
    this.words = parts.lengths.reduce((sum, length) => sum + length, 0);
  }

  /** The list of a folded word, or null where it stands nowhere. */
  find(word: string): WordEntry | null {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const bytes = utf8.encode(word);
    const cursor = new DictionaryCursor(this.parts.dictionary);
    const entry = cursor.seek(bytes) && compareBytes(cursor.word, bytes) === 0 ? cursor.entry : null;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(word, entry);
    return entry;
  }

  /** The words that begin so, in order, with their lists. */
  beginning(prefix: string): { word: string; entry: WordEntry }[] {
    const found: { word: string; entry: WordEntry }[] = [];
    const bytes = utf8.encode(prefix);
    const cursor = new DictionaryCursor(this.parts.dictionary);
    for (let more = cursor.seek(bytes); more && beginsWith(cursor.word, bytes); more = cursor.next()) {
      found.push({ word: decoder.decode(cursor.word), entry: cursor.entry });
      if (found.length === MOST_WORDS) break;
    }
    return found;
  }

  /** The document of a work, or -1. */
  documentOf(work: number): number {
    const { works } = this.parts;
    let low = 0;
    let high = works.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const here = works[middle] ?? 0;
      if (here === work) return middle;
      if (here < work) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

const utf8 = new TextEncoder();
const decoder = new TextDecoder();

/** Bytes that are in memory. */
export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return { length: bytes.length, read: (start, end) => bytes.subarray(start, end) };
}
