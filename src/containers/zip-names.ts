import { Buffer } from 'node:buffer';
import { decodeEntryName, isSystemFile, safePath } from './entry-name.ts';

/** Central directory header and end of central directory (APPNOTE 4.3.12, 4.3.16): signatures and fixed lengths. */
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_HEADER_LENGTH = 46;
const END_SIGNATURE = Buffer.from([0x50, 0x4b, 5, 6]);
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
/** Local file header (APPNOTE 4.3.7). */
const LOCAL_SIGNATURE = Buffer.from([0x50, 0x4b, 3, 4]);
const LOCAL_LENGTH = 30;
/** As far as local headers are looked for where the directory is missing, bytes. */
const LOOKED_AT = 1 << 20;

/**
 * The names of a zip's files as paths, at most `most`, without unpacking anything: from its directory, or, where that is
 * missing or broken, from the local headers in its first megabyte. Folders, unsafe names and macOS's own files are left
 * out. Never throws.
 */
export function zipNames(bytes: Uint8Array, most = 2_000): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listed = directoryNames(buffer, most);
  const names = listed.length > 0 ? listed : localNames(buffer.subarray(0, LOOKED_AT), most);
  return names.flatMap((name) => {
    const path = safePath(name);
    return path === null || path.endsWith('/') || isSystemFile(path) ? [] : [path];
  });
}

function directoryNames(buffer: Buffer, most: number): string[] {
  const from = Math.max(0, buffer.length - END_LENGTH - LONGEST_COMMENT);
  const end = buffer.subarray(from).lastIndexOf(END_SIGNATURE);
  if (end < 0 || from + end + END_LENGTH > buffer.length) return [];
  const size = buffer.readUInt32LE(from + end + 12);
  const stated = buffer.readUInt32LE(from + end + 16);
  const names: string[] = [];
  let at = isHeader(buffer, stated) ? stated : from + end - size;
  while (names.length < most && isHeader(buffer, at)) {
    const nameLength = buffer.readUInt16LE(at + 28);
    const nameAt = at + DIRECTORY_HEADER_LENGTH;
    const flags = buffer.readUInt16LE(at + 8);
    names.push(decodeEntryName(buffer.subarray(nameAt, nameAt + nameLength), flags));
    at = nameAt + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return names;
}

function isHeader(buffer: Buffer, at: number): boolean {
  return (
    at >= 0 && at + DIRECTORY_HEADER_LENGTH <= buffer.length && buffer.readUInt32LE(at) === DIRECTORY_HEADER
  );
}

function localNames(buffer: Buffer, most: number): string[] {
  const names: string[] = [];
  let at = buffer.indexOf(LOCAL_SIGNATURE);
  while (at >= 0 && at + LOCAL_LENGTH <= buffer.length && names.length < most) {
    const nameEnd = at + LOCAL_LENGTH + buffer.readUInt16LE(at + 26);
    names.push(decodeEntryName(buffer.subarray(at + LOCAL_LENGTH, nameEnd), buffer.readUInt16LE(at + 6)));
    at = buffer.indexOf(LOCAL_SIGNATURE, nameEnd);
  }
  return names;
}
