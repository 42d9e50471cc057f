import {
  brotliDecompressSync,
  constants,
  crc32,
  gunzipSync,
  gzip,
  inflateRawSync,
  inflateSync,
} from 'node:zlib';
import { isCode } from '#errors';
import { isGzip } from './gzip.ts';

/** Fixed part of a member's header, its trailer, and the flags of what may stand between (RFC 1952 §2.3). */
const HEADER = 10;
const TRAILER = 8;
const HAS_HEADER_CHECKSUM = 0x02;
const HAS_EXTRA = 0x04;
const HAS_NAME = 0x08;
const HAS_COMMENT = 0x10;
/** Packed bytes that surely hold the first word of what they unpack to. */
const ENOUGH_TO_PEEK = 1024;

/**
 * One member of a gzip file: `packed` is how many bytes it takes, `sound` whether its checksum is right. `cut`: it ends
 * after the bytes given. `large`: it unpacks to more than the limit. `damaged`: it cannot be unpacked.
 */
export type GzipMember =
  | { kind: 'member'; bytes: Uint8Array; packed: number; sound: boolean }
  | { kind: 'cut' | 'large' | 'damaged' };

/** Packs bytes into one member, beside other work of the process; no time is in it, so that the same bytes give the same member. */
export function packMember(bytes: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // A copy: what zlib gives is the beginning of a larger piece of memory, which would be held as long.
    gzip(bytes, (error, packed) => (error === null ? resolve(new Uint8Array(packed)) : reject(error)));
  });
}

/** Unpacks the member that bytes begin with, to at most `limit` bytes. What follows it is not looked at. */
export function gunzipMember(bytes: Uint8Array, limit: number): GzipMember {
  const start = endOfHeader(bytes);
  if (start === null) return { kind: isGzip(bytes) || bytes.length <= HEADER ? 'cut' : 'damaged' };
  try {
    const { buffer, engine } = inflateRawSync(bytes.subarray(start), {
      maxOutputLength: limit,
      info: true,
    }) as unknown as { buffer: Uint8Array; engine: { bytesWritten: number } };
    const end = start + engine.bytesWritten;
    if (end + TRAILER > bytes.length) return { kind: 'cut' };
    const trailer = new DataView(bytes.buffer, bytes.byteOffset + end, TRAILER);
    const sound =
      trailer.getUint32(0, true) === crc32(buffer) && trailer.getUint32(4, true) === buffer.length >>> 0;
    return { kind: 'member', bytes: viewOf(buffer), packed: end + TRAILER, sound };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'large' };
    return { kind: isCode(error, 'Z_BUF_ERROR') ? 'cut' : 'damaged' };
  }
}

/** The first bytes of what a gzip file unpacks to; empty when it is none, or damaged there. */
export function gunzipStart(bytes: Uint8Array): Uint8Array {
  return isGzip(bytes) ? gunzipPart(bytes.subarray(0, ENOUGH_TO_PEEK)) : new Uint8Array();
}

/** As much as the member that bytes begin with unpacks to where it is cut, at most `limit` bytes; empty where that is nothing. */
export function gunzipPart(bytes: Uint8Array, limit: number = ENOUGH_TO_PEEK * 1040): Uint8Array {
  const start = endOfHeader(bytes);
  if (start === null) return new Uint8Array();
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: limit };
    return viewOf(inflateRawSync(bytes.subarray(start), options));
  } catch {
    return new Uint8Array();
  }
}

/**
 * Undoes a content coding of HTTP (RFC 9110 §8.4.1): gzip, deflate (with and without zlib's wrapping, as servers write
 * both) and br. Bytes that are not in the coding they are said to be in come back as they are, since crawlers often
 * store pages decoded. Null when the content is damaged or unpacks to more than `limit` bytes; a cut one gives its part.
 */
export function undoCoding(bytes: Uint8Array, coding: string, limit: number): Uint8Array | null {
  const options = { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    switch (coding) {
      case 'gzip':
      case 'x-gzip':
        return isGzip(bytes) ? viewOf(gunzipSync(bytes, options)) : bytes;
      case 'deflate':
        return viewOf(isZlib(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options));
      case 'br':
        return viewOf(brotliDecompressSync(bytes, { maxOutputLength: limit }));
      default:
        return bytes;
    }
  } catch {
    return coding === 'gzip' || coding === 'x-gzip' ? null : asPlain(bytes);
  }
}

/** The same bytes as no Buffer, which is what the rest of the program passes on. */
function viewOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Content that says it is packed and begins as a page does. */
function asPlain(bytes: Uint8Array): Uint8Array | null {
  const LESS_THAN = 0x3c;
  return bytes.subarray(0, 64).includes(LESS_THAN) ? bytes : null;
}

/** RFC 1950 §2.2: method 8 and a header that 31 divides. */
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

/** Where the packed data of a member begins; null when its header is not whole or is none. */
function endOfHeader(bytes: Uint8Array): number | null {
  if (!isGzip(bytes)) return null;
  const flags = bytes[3] ?? 0;
  let at = HEADER;
  if ((flags & HAS_EXTRA) !== 0) at += 2 + (bytes[at] ?? 0) + ((bytes[at + 1] ?? 0) << 8);
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if ((flags & HAS_HEADER_CHECKSUM) !== 0) at += 2;
  return at < bytes.length ? at : null;
}
