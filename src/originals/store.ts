/**
 * The seam for received bytes. A store keeps every original for good, under its SHA-256, exactly as received; nothing
 * ever overwrites or changes one.
 */
declare const sha256Brand: unique symbol;

/** A SHA-256 in 64 lower-case hexadecimal digits. */
export type Sha256 = string & { readonly [sha256Brand]: true };

/** An original that is read in pieces. */
export type OriginalFile = {
  readonly bytes: number;
  /** Bytes from `start` to `end` (exclusive), fewer at the end of the file. Throws FL-LIB-ORIGINAL-MISSING. */
  read(start: number, end: number): Promise<Uint8Array>;
  /** All of it in order, in chunks of at most 1 MiB. Throws FL-LIB-ORIGINAL-MISSING. */
  chunks(): AsyncIterable<Uint8Array>;
};

/**
 * How an original is: its bytes are those that were received, are others, are not there, or the disk does not give them.
 */
export type OriginalState = 'sound' | 'changed' | 'missing' | 'unreadable';

/** The originals of one library. */
export interface OriginalStore {
  /** Keeps bytes, durable when it resolves; storing the same bytes again changes nothing. Throws FL-LIB-FULL. */
  put(bytes: Uint8Array): Promise<Sha256>;
  /** Keeps what may be too large for memory, as {@link put} does. What the chunks throw is thrown, and nothing kept. */
  putChunks(chunks: AsyncIterable<Uint8Array>): Promise<{ hash: Sha256; bytes: number }>;
  /** Opens an original of any size; its bytes are not checked. Throws FL-LIB-ORIGINAL-MISSING. */
  open(hash: Sha256): Promise<OriginalFile>;
  /** The bytes, checked against their hash. Throws FL-LIB-ORIGINAL-MISSING when absent or not what they were. */
  get(hash: Sha256): Promise<Uint8Array>;
  has(hash: Sha256): Promise<boolean>;
  /** Reads all of an original and says how it is; `bytes` are those that were read. Holds 1 MiB of it at a time. */
  check(hash: Sha256): Promise<{ state: OriginalState; bytes: number }>;
  /** What lies here under the name of an original, ascending, those after one where it is given; sizes in bytes. */
  list(after?: string): AsyncIterable<{ hash: Sha256; bytes: number }>;
  /**
   * Keeps what another store has, as {@link putChunks} does, in place of what is here; answers its bytes. Throws
   * FL-LIB-ORIGINAL-MISSING, and keeps nothing, where it is not sound there.
   */
  copyFrom(other: OriginalStore, hash: Sha256): Promise<number>;
}
