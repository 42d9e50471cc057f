import { Buffer } from 'node:buffer';
import { decodeEntryName } from './entry-name.ts';

/** Signatures and fixed parts of APPNOTE 4.3.7, 4.3.12 and 4.3.16. */
const LOCAL = Buffer.from([0x50, 0x4b, 3, 4]);
const CENTRAL = Buffer.from([0x50, 0x4b, 1, 2]);
const END = Buffer.from([0x50, 0x4b, 5, 6]);
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const LOOKED_AT = 65_536;

/**
 * The first names of a zip, at most `most`, without unpacking anything: from its directory, else from the local headers
 * in its first 64 KiB. For telling what a package is; the names are not checked for safety.
 */
export function zipNames(bytes: Uint8Array, most = 500): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = directoryNames(buffer, most);
  return names.length > 0 ? names : localNames(buffer, most);
}

function directoryNames(buffer: Buffer, most: number): string[] {
  const names: string[] = [];
  const tail = buffer.subarray(Math.max(0, buffer.length - END_LENGTH - LONGEST_COMMENT));
  const end = tail.lastIndexOf(END);
  if (end < 0 || end + END_LENGTH > tail.length) return names;
  let at = tail.readUInt32LE(end + 16);
  while (names.length < most && at + CENTRAL_LENGTH <= buffer.length) {
    if (!buffer.subarray(at, at + CENTRAL.length).equals(CENTRAL)) break;
    const length = buffer.readUInt16LE(at + 28);
    const start = at + CENTRAL_LENGTH;
    names.push(decodeEntryName(buffer.subarray(start, start + length), buffer.readUInt16LE(at + 8)));
    at = start + length + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return names;
}

function localNames(buffer: Buffer, most: number): string[] {
  const names: string[] = [];
  const head = buffer.subarray(0, LOOKED_AT);
  let at = head.indexOf(LOCAL);
  while (at >= 0 && at + LOCAL_LENGTH <= head.length && names.length < most) {
    const start = at + LOCAL_LENGTH;
    const length = head.readUInt16LE(at + 26);
    names.push(decodeEntryName(head.subarray(start, start + length), head.readUInt16LE(at + 6)));
    at = head.indexOf(LOCAL, start);
  }
  return names;
}
