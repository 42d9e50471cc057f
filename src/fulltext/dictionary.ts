import { ByteWriter } from './byte-writer.ts';
import type { ListSizes } from './posting-writer.ts';

/** Words of which the first alone is written whole. */
const GROUP = 16;

/** Where the list of a word is: how many documents it has, and its bytes in the two streams of the segment. */
export type WordEntry = ListSizes & { entriesAt: number; placesAt: number };

/** A dictionary as it is stored: its words, and for each group of 16 where it begins in them and in both streams. */
export type StoredDictionary = { words: Uint8Array; groups: Uint32Array; count: number };

/** Writes a dictionary: words in the order of their bytes, each with the sizes of its list. */
export class DictionaryWriter {
  readonly #words = new ByteWriter(1 << 16);
  readonly #groups: number[] = [];
  #last = new Uint8Array(0);
  #count = 0;
  #entriesAt = 0;
  #placesAt = 0;

  add(word: Uint8Array, list: ListSizes): void {
    const isFirst = this.#count % GROUP === 0;
    if (isFirst) this.#groups.push(this.#words.length, this.#entriesAt, this.#placesAt);
    const shared = isFirst ? 0 : sharedLength(this.#last, word);
    if (!isFirst) this.#words.number(shared);
    this.#words.number(word.length - shared);
    this.#words.copy(word, shared, word.length);
    for (const size of [list.documents, list.entryBytes, list.placeBytes]) this.#words.number(size);
    this.#last = word.slice();
    this.#count += 1;
    this.#entriesAt += list.entryBytes;
    this.#placesAt += list.placeBytes;
  }

  finish(): StoredDictionary {
    return { words: this.#words.bytes(), groups: Uint32Array.from(this.#groups), count: this.#count };
  }
}

function sharedLength(one: Uint8Array, other: Uint8Array): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[length] === other[length]) length += 1;
  return length;
}

/** Goes through a dictionary in the order of its words. */
export class DictionaryCursor {
  readonly #stored: StoredDictionary;
  readonly #word = new Uint8Array(256);
  #length = 0;
  #at = 0;
  #next = 0;
  #entry: WordEntry = { documents: 0, entriesAt: 0, entryBytes: 0, placesAt: 0, placeBytes: 0 };

  constructor(stored: StoredDictionary) {
    this.#stored = stored;
  }

  /** The bytes of the word. Good until the next move. */
  get word(): Uint8Array {
    return this.#word.subarray(0, this.#length);
  }

  get entry(): WordEntry {
    return this.#entry;
  }

  /** Goes to the next word; false after the last. */
  next(): boolean {
    if (this.#next >= this.#stored.count) return false;
    const isFirst = this.#next % GROUP === 0;
    if (isFirst) this.#enterGroup(this.#next / GROUP);
    const shared = isFirst ? 0 : this.#number();
    const added = this.#number();
    for (let index = 0; index < added; index += 1)
      this.#word[shared + index] = this.#stored.words[this.#at + index] ?? 0;
    this.#at += added;
    this.#length = shared + added;
    const { entriesAt, entryBytes, placesAt, placeBytes } = this.#entry;
    this.#entry = {
      entriesAt: entriesAt + entryBytes,
      placesAt: placesAt + placeBytes,
      documents: this.#number(),
      entryBytes: this.#number(),
      placeBytes: this.#number(),
    };
    this.#next += 1;
    return true;
  }

  /** Goes to the first word that is not before `word`; false where all are. */
  seek(word: Uint8Array): boolean {
    this.#next = GROUP * this.#groupOf(word);
    while (this.next()) if (compareBytes(this.word, word) >= 0) return true;
    return false;
  }

  /** The last group whose first word is not after `word`, or the first. */
  #groupOf(word: Uint8Array): number {
    let low = 0;
    let high = Math.ceil(this.#stored.count / GROUP);
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      this.#next = middle * GROUP;
      this.next();
      if (compareBytes(this.word, word) <= 0) low = middle;
      else high = middle;
    }
    return low;
  }

  #enterGroup(group: number): void {
    const { groups } = this.#stored;
    this.#at = groups[3 * group] ?? 0;
    const entriesAt = groups[3 * group + 1] ?? 0;
    const placesAt = groups[3 * group + 2] ?? 0;
    this.#entry = { documents: 0, entriesAt, entryBytes: 0, placesAt, placeBytes: 0 };
  }

  #number(): number {
    const { words } = this.#stored;
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = words[this.#at] ?? 0;
      this.#at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }
}

/** Negative where `one` comes first, 0 where both are equal. */
export function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const most = Math.min(one.length, other.length);
  for (let index = 0; index < most; index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Whether a word begins with some bytes. */
export function beginsWith(word: Uint8Array, beginning: Uint8Array): boolean {
  if (word.length < beginning.length) return false;
  for (let index = 0; index < beginning.length; index += 1)
    if (word[index] !== beginning[index]) return false;
  return true;
}
