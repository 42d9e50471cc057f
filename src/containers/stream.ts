import { Readable, type Transform } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import type { ErrorCode } from '#errors';
import { type ContainerLimits, RATIO_FLOOR } from './limits.ts';

/** Why a stream ended before its source did, once it has ended; null when it is whole. */
export type StreamEnd = { fault: ErrorCode | null };

/**
 * Unpacks a gzip file (RFC 1952, all members) of any size as it comes. Of a damaged one what precedes the damage comes,
 * and `end` says so; it never throws but what `packed` throws. Bounded by the limits for all of a container.
 */
export function gunzipChunks(
  packed: AsyncIterable<Uint8Array>,
  limits: ContainerLimits,
  end: StreamEnd,
): AsyncGenerator<Uint8Array> {
  return unpackChunks(packed, createGunzip(), limits, end);
}

/** The same for one run of raw deflate (RFC 1951), as zip has it. */
export function inflateChunks(
  packed: AsyncIterable<Uint8Array>,
  limits: ContainerLimits,
  end: StreamEnd,
): AsyncGenerator<Uint8Array> {
  return unpackChunks(packed, createInflateRaw(), limits, end);
}

async function* unpackChunks(
  packed: AsyncIterable<Uint8Array>,
  engine: Transform,
  limits: ContainerLimits,
  end: StreamEnd,
): AsyncGenerator<Uint8Array> {
  const spent = { packed: 0, unpacked: 0 };
  let failed: unknown = null;
  const source = Readable.from(counted(packed, spent));
  source.on('error', (thrown) => {
    failed = thrown;
    engine.destroy();
  });
  source.pipe(engine);
  try {
    for await (const chunk of engine as AsyncIterable<Uint8Array>) {
      spent.unpacked += chunk.length;
      end.fault = overrun(spent, limits);
      if (end.fault !== null) return;
      yield chunk;
    }
  } catch {
    end.fault = 'FL-ZIP-DAMAGED';
  } finally {
    source.destroy();
    engine.destroy();
  }
  if (failed !== null) throw failed;
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  spent: { packed: number },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    spent.packed += chunk.length;
    yield chunk;
  }
}

function overrun(spent: { packed: number; unpacked: number }, limits: ContainerLimits): ErrorCode | null {
  if (spent.unpacked > limits.maxTotalBytes) return 'FL-ZIP-TOO-LARGE';
  return spent.unpacked > Math.max(RATIO_FLOOR, spent.packed * limits.maxRatio) ? 'FL-ZIP-RATIO' : null;
}
