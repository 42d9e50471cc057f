import { Buffer } from 'node:buffer';
import { type ContainerEntry, type ContainerFault, faultOf } from './entry.ts';
import { safePath } from './entry-name.ts';
import type { ContainerLimits } from './limits.ts';
import { type Budget, gunzipWithin } from './unpack.ts';

const HEADER = 10;
const HAS_EXTRA = 0x04;
const HAS_NAME = 0x08;

/** True when bytes begin as a gzip file does (RFC 1952 §2.3.1, deflate method). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length > HEADER && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/**
 * The one file in a gzip file. Its path is the name stored in the header, or empty. Of a damaged file what precedes the damage comes
 * first, then the fault.
 */
export async function* readGzip(
  bytes: Uint8Array,
  limits: ContainerLimits,
): AsyncGenerator<ContainerEntry | ContainerFault> {
  const budget: Budget = { limits, packed: bytes.length, spent: 0 };
  const path = storedName(bytes);
  const whole = gunzipWithin(bytes, budget);
  if ('bytes' in whole) {
    yield { path, bytes: whole.bytes, modified: modifiedAt(bytes) };
    return;
  }
  if (whole.code === 'FL-ZIP-DAMAGED') {
    const part = gunzipWithin(bytes, budget, true);
    if ('bytes' in part && part.bytes.length > 0)
      yield { path, bytes: part.bytes, modified: modifiedAt(bytes) };
  }
  yield faultOf(whole.code, path);
}

function modifiedAt(bytes: Uint8Array): Date | null {
  const seconds = Buffer.from(bytes.subarray(4, 8)).readUInt32LE(0);
  return seconds === 0 ? null : new Date(seconds * 1_000);
}

/** The original name in the header (RFC 1952 §2.3.1, FNAME, Latin-1), without folders. */
function storedName(bytes: Uint8Array): string {
  const flags = bytes[3] ?? 0;
  if ((flags & HAS_NAME) === 0) return '';
  const extra = (flags & HAS_EXTRA) === 0 ? 0 : 2 + (bytes[HEADER] ?? 0) + ((bytes[HEADER + 1] ?? 0) << 8);
  const start = HEADER + extra;
  const end = bytes.indexOf(0, start);
  if (end < 0) return '';
  const name = Buffer.from(bytes.subarray(start, end)).toString('latin1');
  return safePath(name)?.split('/').at(-1) ?? '';
}
