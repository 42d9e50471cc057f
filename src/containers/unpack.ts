import { constants, crc32, gunzipSync, inflateRawSync } from 'node:zlib';
import type { ErrorCode } from '#errors';
import { type ContainerLimits, RATIO_FLOOR } from './limits.ts';

/** What is left of a container's allowance. `packed` is the size of the whole container. */
export type Budget = { limits: ContainerLimits; packed: number; spent: number };

/** Unpacked bytes and how many packed ones they took, or why there are none. */
export type Unpacked = { bytes: Uint8Array; consumed: number } | { code: ErrorCode; endsContainer: boolean };

const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks one run of bytes within the limits. Inflating stops at the first limit reached, whatever the headers claim, so memory stays
 * below `maxEntryBytes`; what was inflated for nothing counts as spent.
 */
export function unpackWithin(packed: Uint8Array, method: number, budget: Budget): Unpacked {
  if (method !== STORED && method !== DEFLATED) return { code: 'FL-ZIP-METHOD', endsContainer: false };
  const cap = capFor(packed.length, budget);
  if (method === STORED) {
    if (packed.length > cap.bytes) return overrun(cap, budget);
    budget.spent += packed.length;
    return { bytes: packed, consumed: packed.length };
  }
  return inflateWithin(packed.length, cap, budget, () => {
    const { buffer, engine } = inflateRawSync(packed, {
      maxOutputLength: cap.bytes,
      info: true,
    }) as unknown as {
      buffer: Uint8Array;
      engine: { bytesWritten: number };
    };
    return { bytes: buffer, consumed: engine.bytesWritten };
  });
}

/** Unpacks a gzip file (RFC 1952), all members; with `partly`, as much as a damaged one gives. */
export function gunzipWithin(packed: Uint8Array, budget: Budget, partly = false): Unpacked {
  const cap = capFor(packed.length, budget);
  const finishFlush = partly ? constants.Z_SYNC_FLUSH : constants.Z_FINISH;
  return inflateWithin(packed.length, cap, budget, () => ({
    bytes: gunzipSync(packed, { maxOutputLength: cap.bytes, finishFlush }),
    consumed: packed.length,
  }));
}

/** True when the bytes are what the entry's headers promised. */
export function isAsPromised(bytes: Uint8Array, size: number, checksum: number): boolean {
  return bytes.length === size && crc32(bytes) === checksum >>> 0;
}

/** What a damaged run is charged for each packed byte, since zlib does not say how much it unpacked before it failed. */
const DAMAGED_CHARGE = 8;

type Cap = { bytes: number; code: ErrorCode; endsContainer: boolean };

function capFor(packed: number, { limits, packed: whole, spent }: Budget): Cap {
  const caps: Cap[] = [
    { bytes: limits.maxEntryBytes, code: 'FL-FILE-TOO-LARGE', endsContainer: false },
    { bytes: Math.max(RATIO_FLOOR, packed * limits.maxRatio), code: 'FL-ZIP-RATIO', endsContainer: false },
    {
      bytes: Math.max(limits.maxEntryBytes, whole * limits.maxRatio) - spent,
      code: 'FL-ZIP-RATIO',
      endsContainer: true,
    },
    { bytes: limits.maxTotalBytes - spent, code: 'FL-ZIP-TOO-LARGE', endsContainer: true },
  ];
  const cap = caps.reduce((least, next) => (next.bytes < least.bytes ? next : least));
  return { ...cap, bytes: Math.max(1, cap.bytes) };
}

function inflateWithin(
  packed: number,
  cap: Cap,
  budget: Budget,
  inflate: () => { bytes: Uint8Array; consumed: number },
): Unpacked {
  try {
    const unpacked = inflate();
    budget.spent += unpacked.bytes.length;
    return unpacked;
  } catch (error) {
    if (error instanceof RangeError) return overrun(cap, budget);
    budget.spent += Math.min(cap.bytes, packed * DAMAGED_CHARGE);
    return { code: 'FL-ZIP-DAMAGED', endsContainer: false };
  }
}

function overrun(cap: Cap, budget: Budget): Unpacked {
  budget.spent += cap.bytes;
  return { code: cap.code, endsContainer: cap.endsContainer };
}
