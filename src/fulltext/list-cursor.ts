import type { WordEntry } from './dictionary.ts';
import { BLOCK, LENGTH_FROM, type PostingWriter } from './posting-writer.ts';
import type { Segment } from './segment.ts';

const NO_BYTES: Uint8Array = new Uint8Array(0);
/** Comes after every document. */
export const NO_DOCUMENT = 0xffff_ffff;

/** Reads the list of a word: goes from document to document, or passes over many at once, and tells the places in one. */
export class ListCursor {
  /** How many documents the list has. */
  documents = 0;
  /** The document it stands at: {@link NO_DOCUMENT} after the last. */
  document = NO_DOCUMENT;
  readonly #segment: Segment;
  #entry: WordEntry = { documents: 0, entriesAt: 0, entryBytes: 0, placesAt: 0, placeBytes: 0 };
  #entries = NO_BYTES;
  /** For every block: its last document, and where its entries and its places end. */
  #table = new Uint32Array(3);
  #blocks = 0;
  #start = 0;
  /** The block that is unpacked, and what is in it. */
  #block = -1;
  #inBlock = 0;
  #index = 0;
  readonly #documentsOf = new Uint32Array(BLOCK);
  readonly #counts = new Uint32Array(BLOCK);
  readonly #extras = new Uint32Array(BLOCK);
  readonly #lengths = new Uint32Array(BLOCK);
  /** The places of the block, once they are asked for, and where those of a document begin in them. */
  #places = NO_BYTES;
  #placesBlock = -1;
  #placesIndex = 0;
  #placesAt = 0;

  constructor(segment: Segment) {
    this.#segment = segment;
  }

  /** Goes to the first document of a list. */
  open(entry: WordEntry): this {
    this.#entry = entry;
    this.documents = entry.documents;
    this.#entries = this.#segment.parts.entries.read(entry.entriesAt, entry.entriesAt + entry.entryBytes);
    this.#blocks = Math.ceil(entry.documents / BLOCK);
    if (this.#table.length < 3 * this.#blocks) this.#table = new Uint32Array(3 * this.#blocks);
    this.#start = this.#readTable();
    this.#placesBlock = -1;
    this.#enter(0);
    return this;
  }

  /** How often the word stands in the document. */
  get count(): number {
    return this.#counts[this.#index] ?? 0;
  }

  /** What the fields of the head add to that. */
  get extra(): number {
    return this.#extras[this.#index] ?? 0;
  }

  /** How often, each time as much as the field weighs. */
  get weight(): number {
    return (this.#counts[this.#index] ?? 0) + (this.#extras[this.#index] ?? 0);
  }

  /** Goes to the next document. */
  next(): void {
    this.#index += 1;
    if (this.#index < this.#inBlock) this.document = this.#documentsOf[this.#index] ?? 0;
    else this.#enter(this.#block + 1);
  }

  /** Goes to the first document that is not before `target`, if it is not there or after it already. */
  seek(target: number): void {
    if (this.document >= target) return;
    if ((this.#table[3 * this.#block] ?? 0) < target) {
      const block = this.#blockOf(target);
      this.#enter(block);
      if (block === this.#blocks) return;
    }
    const documents = this.#documentsOf;
    let index = this.#index;
    while ((documents[index] ?? NO_DOCUMENT) < target) index += 1;
    this.#index = index;
    this.document = documents[index] ?? NO_DOCUMENT;
  }

  /** Copies all documents, and what the word weighs in each, to two arrays that are long enough. */
  readAll(documents: Uint32Array, weights: Uint32Array): void {
    let out = 0;
    for (let block = 0; block < this.#blocks; block += 1) {
      this.#enter(block);
      for (let index = 0; index < this.#inBlock; index += 1) {
        documents[out] = this.#documentsOf[index] ?? 0;
        weights[out] = (this.#counts[index] ?? 0) + (this.#extras[index] ?? 0);
        out += 1;
      }
    }
  }

  /** Copies the places in the document to an array that is long enough, each less by `offset`; those before it are left out. */
  readPlaces(places: Uint32Array, offset: number): number {
    this.#findPlaces();
    const bytes = this.#places;
    let at = this.#placesAt;
    let place = 0;
    let read = 0;
    for (let left = this.count; left > 0; left -= 1) {
      const byte = bytes[at] ?? 0;
      if (byte < 128) {
        place += byte;
        at += 1;
      } else {
        place += numberAt(bytes, at);
        at = numberEnd;
      }
      if (place < offset) continue;
      places[read] = place - offset;
      read += 1;
    }
    return read;
  }

  /** Of the first `count` of some ascending places, keeps those so far before a place in the document. Answers how many. */
  keepPlaces(places: Uint32Array, count: number, offset: number): number {
    this.#findPlaces();
    const bytes = this.#places;
    let at = this.#placesAt;
    let left = this.count;
    let place = -1;
    let kept = 0;
    for (let index = 0; index < count; index += 1) {
      const target = (places[index] ?? 0) + offset;
      while (place < target) {
        if (left === 0) return kept;
        left -= 1;
        const byte = bytes[at] ?? 0;
        if (place < 0) place = 0;
        if (byte < 128) {
          place += byte;
          at += 1;
        } else {
          place += numberAt(bytes, at);
          at = numberEnd;
        }
      }
      if (place !== target) continue;
      places[kept] = target - offset;
      kept += 1;
    }
    return kept;
  }

  /** Adds the places in the document, as they are stored, to a list that is written. */
  copyPlaces(writer: PostingWriter): void {
    this.#findPlaces();
    const start = this.#placesAt;
    this.#index += 1;
    this.#passPlaces();
    this.#index -= 1;
    writer.copyPlaces(this.#places, start, this.#placesAt);
  }

  #findPlaces(): void {
    const block = this.#block;
    if (this.#placesBlock !== block) {
      const at = this.#entry.placesAt;
      const before = block === 0 ? 0 : (this.#table[3 * block - 1] ?? 0);
      this.#places = this.#segment.parts.places.read(at + before, at + (this.#table[3 * block + 2] ?? 0));
      this.#placesBlock = block;
      this.#placesIndex = 0;
      this.#placesAt = 0;
    }
    this.#passPlaces();
  }

  /** Goes over the places of the documents of the block that come before this one. */
  #passPlaces(): void {
    const places = this.#places;
    let at = this.#placesAt;
    for (; this.#placesIndex < this.#index; this.#placesIndex += 1) {
      const length = this.#lengths[this.#placesIndex] ?? 0;
      if (length > 0) at += length;
      else
        for (let left = this.#counts[this.#placesIndex] ?? 0; left > 0; at += 1)
          if ((places[at] ?? 0) < 128) left -= 1;
    }
    this.#placesAt = at;
  }

  #readTable(): number {
    const table = this.#table;
    const end = this.#blocks - 1;
    let at = 0;
    for (let block = 0; block < end; block += 1)
      for (let part = 0; part < 3; part += 1) {
        const value = numberAt(this.#entries, at);
        at = numberEnd;
        table[3 * block + part] = value + (block === 0 ? 0 : (table[3 * block - 3 + part] ?? 0));
      }
    table[3 * end] = NO_DOCUMENT;
    table[3 * end + 1] = this.#entry.entryBytes - at;
    table[3 * end + 2] = this.#entry.placeBytes;
    return at;
  }

  /** The first block after this one whose last document is not before `target`; the number of blocks where none is. */
  #blockOf(target: number): number {
    const table = this.#table;
    let low = this.#block + 1;
    let step = 1;
    while (low + step < this.#blocks && (table[3 * (low + step)] ?? 0) < target) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, this.#blocks);
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((table[3 * middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #enter(block: number): void {
    if (block >= this.#blocks) {
      this.document = NO_DOCUMENT;
      this.#block = this.#blocks - 1;
      this.#index = this.#inBlock;
      return;
    }
    const entries = this.#entries;
    const inBlock = Math.min(BLOCK, this.documents - block * BLOCK);
    let at = this.#start + (block === 0 ? 0 : (this.#table[3 * block - 2] ?? 0));
    let document = block === 0 ? -1 : (this.#table[3 * block - 3] ?? 0);
    for (let index = 0; index < inBlock; index += 1) {
      const head = numberAt(entries, at);
      at = numberEnd;
      document += head >>> 2;
      let count = 1;
      let extra = 0;
      let length = 0;
      if ((head & 1) === 0) {
        count = numberAt(entries, at);
        at = numberEnd;
      }
      if ((head & 2) !== 0) {
        extra = numberAt(entries, at);
        at = numberEnd;
      }
      if (count >= LENGTH_FROM) {
        length = numberAt(entries, at);
        at = numberEnd;
      }
      this.#documentsOf[index] = document;
      this.#counts[index] = count;
      this.#extras[index] = extra;
      this.#lengths[index] = length;
    }
    if (inBlock < BLOCK) this.#documentsOf[inBlock] = NO_DOCUMENT;
    this.#block = block;
    this.#inBlock = inBlock;
    this.#index = 0;
    this.document = this.#documentsOf[0] ?? NO_DOCUMENT;
  }
}

/** Where the number ended that was read last: a second answer of {@link numberAt} without an object for each. */
let numberEnd = 0;

/** The varint at a place. */
function numberAt(bytes: Uint8Array, from: number): number {
  let byte = bytes[from] ?? 0;
  let at = from + 1;
  let value = byte & 127;
  for (let shift = 7; byte > 127; shift += 7) {
    byte = bytes[at] ?? 0;
    at += 1;
    value |= (byte & 127) << shift;
  }
  numberEnd = at;
  return value >>> 0;
}
