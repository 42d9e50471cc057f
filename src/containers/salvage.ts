import { Buffer } from 'node:buffer';
import { type ContainerEntry, type ContainerFault, faultOf } from './entry.ts';
import { decodeEntryName, isSystemFile, safePath } from './entry-name.ts';
import { type Budget, isAsPromised, unpackWithin } from './unpack.ts';

/** Local file header (APPNOTE 4.3.7). */
const LOCAL_HEADER = 30;
const ENCRYPTED = 0x0001;
const SIZES_FOLLOW = 0x0008;
const LOCAL_SIGNATURE = Buffer.from([0x50, 0x4b, 3, 4]);

/**
 * Entries of a zip whose directory is missing or broken, read from the local headers in front of each file, up to the first that is cut.
 * Always ends with a fault, since the directory would have said whether there was more.
 */
export function* salvageEntries(
  bytes: Uint8Array,
  budget: Budget,
): Generator<ContainerEntry | ContainerFault> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = buffer.indexOf(LOCAL_SIGNATURE);
  for (let count = 0; at >= 0 && at + LOCAL_HEADER <= buffer.length; count++) {
    if (count >= budget.limits.maxEntries) {
      yield faultOf('FL-ZIP-TOO-MANY');
      return;
    }
    const header = readLocalHeader(buffer, at);
    const unpacked = unpackWithin(header.packed, header.method, budget);
    if (!('bytes' in unpacked) && unpacked.endsContainer) {
      yield faultOf(unpacked.code, header.name);
      return;
    }
    const complete = 'bytes' in unpacked && isWhole(header, unpacked.bytes);
    const path = safePath(header.name);
    if (complete && (header.flags & ENCRYPTED) === 0 && isFile(path))
      yield { path, bytes: unpacked.bytes, modified: null };
    at = buffer.indexOf(LOCAL_SIGNATURE, header.dataStart + (complete ? unpacked.consumed : 0));
  }
  yield faultOf('FL-ZIP-DAMAGED');
}

type LocalHeader = {
  name: string;
  flags: number;
  method: number;
  dataStart: number;
  packed: Buffer;
  size: number;
  checksum: number;
};

function readLocalHeader(buffer: Buffer, at: number): LocalHeader {
  const flags = buffer.readUInt16LE(at + 6);
  const nameLength = buffer.readUInt16LE(at + 26);
  const dataStart = at + LOCAL_HEADER + nameLength + buffer.readUInt16LE(at + 28);
  const packedSize = (flags & SIZES_FOLLOW) !== 0 ? buffer.length : buffer.readUInt32LE(at + 18);
  return {
    flags,
    name: decodeEntryName(buffer.subarray(at + LOCAL_HEADER, at + LOCAL_HEADER + nameLength), flags),
    method: buffer.readUInt16LE(at + 8),
    dataStart,
    packed: buffer.subarray(dataStart, dataStart + packedSize),
    size: buffer.readUInt32LE(at + 22),
    checksum: buffer.readUInt32LE(at + 14),
  };
}

function isWhole(header: LocalHeader, bytes: Uint8Array): boolean {
  if ((header.flags & SIZES_FOLLOW) !== 0) return header.method !== 0;
  return isAsPromised(bytes, header.size, header.checksum);
}

function isFile(path: string | null): path is string {
  return path !== null && !path.endsWith('/') && !isSystemFile(path);
}
