import { Buffer } from 'node:buffer';
import { constants, deflateRawSync, type ZlibOptions } from 'node:zlib';

/**
 * How a stream that can be joined ends: an empty stored block, which brings it to a whole byte (RFC 1951 §3.2.4), and an empty last
 * block of fixed codes (§3.2.6). Without the second it can be followed by another stream. That a stream of another origin
 * ends so has a chance of one in 2⁴⁸.
 */
const LAST_BLOCK = Buffer.from([0x03, 0x00]);
const TAIL = Buffer.from([0x00, 0x00, 0xff, 0xff, ...LAST_BLOCK]);

/**
 * Text as raw deflate that every reader inflates as any other, and that {@link withoutLastBlock} makes the beginning of a
 * longer stream. It is eight bytes longer than it need be. The result has a buffer of its own.
 */
export function deflateJoinable(text: string, level: number): Uint8Array {
  const open = openStream(Buffer.from(text), level);
  const stream = new Uint8Array(open.length + LAST_BLOCK.length);
  stream.set(open);
  stream.set(LAST_BLOCK, open.length);
  return stream;
}

/** A deflate stream that does not end: another follows it. */
export function openStream(bytes: Uint8Array, level: number): Uint8Array {
  return deflateRawSync(bytes, {
    ...deflateOptions(bytes.length, level),
    finishFlush: constants.Z_SYNC_FLUSH,
  });
}

/** Bytes up to which the small tables below find nearly what the large ones would: their window reaches back 4096 − 262 bytes. */
const SMALL = 3_800;

/** Options for some bytes. With tables made for large files zlib took 50 µs for a page of 3.5 kB, with small ones 32. */
export function deflateOptions(size: number, level: number): ZlibOptions {
  return size <= SMALL ? { level, windowBits: 12, memLevel: 5 } : { level };
}

/** What of a stream of {@link deflateJoinable} another can follow; null for a stream of another origin. */
export function withoutLastBlock(stream: Uint8Array): Uint8Array | null {
  const from = stream.length - TAIL.length;
  if (from < 0 || TAIL.compare(stream, from) !== 0) return null;
  return stream.subarray(0, stream.length - LAST_BLOCK.length);
}
