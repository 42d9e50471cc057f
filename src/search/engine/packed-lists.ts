import { inSlices } from './slices.ts';

/**
 * Ascending ids in few bytes: for four ids a byte with two bits each, the lowest first, that say how many bytes an id takes less one; after all
 * of these, of each id its difference from the one before, lowest byte first. The first differs from 0.
 */
export type PackedLists = {
  /** The first byte of each list, and the end of all. */
  starts: Uint32Array;
  bytes: Uint8Array;
};

/** Bytes of {@link spreadTable}. */
export const SPREAD_BYTES = 256 * 16 + 256;

/**
 * What spreads packed bytes: for each byte of lengths which byte goes to each place of four numbers of 32 bits, 0xff for none; then for each how
 * many bytes those are.
 */
export function spreadTable(): Uint8Array {
  const table = new Uint8Array(SPREAD_BYTES).fill(0xff, 0, 256 * 16);
  for (let lengths = 0; lengths < 256; lengths += 1) {
    let next = 0;
    for (let nth = 0; nth < 4; nth += 1)
      for (let byte = 0; byte <= ((lengths >>> (2 * nth)) & 3); byte += 1) {
        table[lengths * 16 + nth * 4 + byte] = next;
        next += 1;
      }
    table[256 * 16 + lengths] = next;
  }
  return table;
}

/** Packs lists of ids: those of list `n` are `ids[starts[n]] … ids[starts[n + 1] - 1]`. Yields between lists. */
export function* packLists(ids: Uint32Array, starts: Uint32Array): Generator<void, PackedLists> {
  const packed = new Uint32Array(starts.length);
  yield* inSlices(starts.length - 1, (from, to) => {
    for (let list = from; list < to; list += 1)
      packed[list + 1] = (packed[list] ?? 0) + packedLength(ids, starts[list] ?? 0, starts[list + 1] ?? 0);
  });
  const bytes = new Uint8Array(packed.at(-1) ?? 0);
  yield* inSlices(starts.length - 1, (from, to) => {
    for (let list = from; list < to; list += 1)
      pack(ids, starts[list] ?? 0, starts[list + 1] ?? 0, bytes, packed[list] ?? 0);
  });
  return { starts: packed, bytes };
}

function packedLength(ids: Uint32Array, from: number, to: number): number {
  let length = (to - from + 3) >>> 2;
  let last = 0;
  for (let at = from; at < to; at += 1) {
    const id = ids[at] ?? 0;
    length += bytesOf(id - last);
    last = id;
  }
  return length;
}

function pack(ids: Uint32Array, from: number, to: number, bytes: Uint8Array, start: number): void {
  let next = start + ((to - from + 3) >>> 2);
  let last = 0;
  for (let at = from; at < to; at += 1) {
    const id = ids[at] ?? 0;
    const difference = id - last;
    last = id;
    const length = bytesOf(difference);
    const nth = at - from;
    const lengths = start + (nth >>> 2);
    bytes[lengths] = (bytes[lengths] ?? 0) | ((length - 1) << (2 * (nth & 3)));
    for (let shift = 0; shift < 8 * length; shift += 8) {
      bytes[next] = difference >>> shift;
      next += 1;
    }
  }
}

function bytesOf(number: number): number {
  return number < 0x100 ? 1 : number < 0x10000 ? 2 : number < 0x1000000 ? 3 : 4;
}
