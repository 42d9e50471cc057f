/**
 * The seam for received bytes. A store keeps every original for good, under its SHA-256, exactly as received; nothing
 * ever overwrites or changes one.
 */
declare const sha256Brand: unique symbol;

/** A SHA-256 in 64 lower-case hexadecimal digits. */
export type Sha256 = string & { readonly [sha256Brand]: true };

/** The originals of one library. */
export interface OriginalStore {
  /** Keeps bytes, durable when it resolves; storing the same bytes again changes nothing. Throws FL-LIB-FULL. */
  put(bytes: Uint8Array): Promise<Sha256>;
  /** The bytes, checked against their hash. Throws FL-LIB-ORIGINAL-MISSING when absent or not what they were. */
  get(hash: Sha256): Promise<Uint8Array>;
  has(hash: Sha256): Promise<boolean>;
}
