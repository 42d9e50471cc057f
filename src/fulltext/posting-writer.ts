import { ByteWriter } from './byte-writer.ts';

/** Documents between two entries of a list's table of blocks. */
export const BLOCK = 64;
/** From so many places on, a document's entry says how many bytes they take, so that they can be passed over. */
export const LENGTH_FROM = 8;

/**
 * Writes the list of one word at a time: the documents it stands in, how often, and where.
 *
 * A document's entry is the distance to the one before × 4, + 2 where the head weighs (see `SegmentBuilder`), + 1 where it stands
 * there once; then, unless once, how often; where the head weighs, by how much; from eight places on, the bytes of the places.
 * Places are distances too, in bytes of their own. A list of more than 64 documents begins with a table of its blocks: for each but the
 * last, the distances of its last document, of the end of its entries and of the end of its places to those of the block before.
 */
export class PostingWriter {
  readonly #table = new ByteWriter();
  readonly #entries = new ByteWriter();
  readonly #places = new ByteWriter();
  #documents = 0;
  #last = -1;
  #placesBefore = 0;
  /** The ends of the last full block, and those written to the table last. */
  #full = { last: 0, entries: 0, places: 0 };
  #written = { last: 0, entries: 0, places: 0 };

  /** Adds the places of the document that is written: ascending numbers, from `start` up to `end`, counted from `base`. */
  addPlaces(numbers: Uint32Array, start: number, end: number, base: number): void {
    this.#places.differences(numbers, start, end, base);
  }

  /** Adds all places of the document that is written, as bytes of another list. */
  copyPlaces(bytes: Uint8Array, start: number, end: number): void {
    this.#places.copy(bytes, start, end);
  }

  /** Ends a document, which comes after all before it, with what was added of its places. */
  endDocument(document: number, count: number, extra: number): void {
    if (this.#documents > 0 && this.#documents % BLOCK === 0) this.#writeBlock();
    const entries = this.#entries;
    const once = count === 1 ? 1 : 0;
    entries.number(((document - this.#last) << 2) | (extra > 0 ? 2 : 0) | once);
    if (!once) entries.number(count);
    if (extra > 0) entries.number(extra);
    if (count >= LENGTH_FROM) entries.number(this.#places.length - this.#placesBefore);
    this.#placesBefore = this.#places.length;
    this.#last = document;
    this.#documents += 1;
    if (this.#documents % BLOCK === 0)
      this.#full = { last: document, entries: entries.length, places: this.#places.length };
  }

  /** Ends the list: writes it to the end of two streams and begins anew. */
  finish(entries: ByteWriter, places: ByteWriter): ListSizes {
    const sizes = {
      documents: this.#documents,
      entryBytes: this.#table.length + this.#entries.length,
      placeBytes: this.#places.length,
    };
    entries.append(this.#table);
    entries.append(this.#entries);
    places.append(this.#places);
    for (const part of [this.#table, this.#entries, this.#places]) part.clear();
    this.#documents = 0;
    this.#last = -1;
    this.#placesBefore = 0;
    this.#written = { last: 0, entries: 0, places: 0 };
    return sizes;
  }

  #writeBlock(): void {
    this.#table.number(this.#full.last - this.#written.last);
    this.#table.number(this.#full.entries - this.#written.entries);
    this.#table.number(this.#full.places - this.#written.places);
    this.#written = this.#full;
  }
}

/** How many documents a list has, and its bytes in the two streams. */
export type ListSizes = { documents: number; entryBytes: number; placeBytes: number };
