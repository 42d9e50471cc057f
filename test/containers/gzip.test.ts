import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, isGzip, readGzip } from '#containers';

const HAS_NAME = 8;
const MEBIBYTE = 1_048_576;

async function readAll(bytes: Uint8Array, limits = DEFAULT_LIMITS) {
  const found: string[] = [];
  for await (const entry of readGzip(bytes, limits))
    found.push('code' in entry ? entry.code : `${entry.path}|${Buffer.from(entry.bytes).toString('utf8')}`);
  return found;
}

function withName(gzip: Buffer, name: string): Buffer {
  const head = Buffer.from(gzip.subarray(0, 10));
  head[3] = HAS_NAME;
  return Buffer.concat([head, Buffer.from(`${name}\0`, 'latin1'), gzip.subarray(10)]);
}

describe('readGzip', () => {
  it('yields the one file, under the name in its header', async () => {
    const gzip = gzipSync('a story');
    expect(isGzip(gzip)).toBe(true);
    expect(await readAll(gzip)).toEqual(['|a story']);
    expect(await readAll(withName(gzip, 'story.txt'))).toEqual(['story.txt|a story']);
    expect(await readAll(withName(gzip, '../../story.txt'))).toEqual(['|a story']);
  });

  it('reads several members as one file', async () => {
    expect(await readAll(Buffer.concat([gzipSync('one '), gzipSync('two')]))).toEqual(['|one two']);
  });

  it('stops a bomb', async () => {
    expect(await readAll(gzipSync(Buffer.alloc(200 * MEBIBYTE)))).toEqual(['FL-ZIP-RATIO']);
    expect(await readAll(gzipSync('x'.repeat(100)), { ...DEFAULT_LIMITS, maxEntryBytes: 50 })).toEqual([
      'FL-FILE-TOO-LARGE',
    ]);
  });

  it('yields what precedes the cut of a truncated file, then a fault', async () => {
    const text = Array.from({ length: 3_000 }, (_, index) => `line ${index * 7919}`).join('\n');
    const gzip = gzipSync(text);
    const [part, fault] = await readAll(gzip.subarray(0, gzip.length >> 1));
    expect(text.startsWith(part?.slice(1) ?? '-')).toBe(true);
    expect(part?.length).toBeGreaterThan(1_000);
    expect(fault).toBe('FL-ZIP-DAMAGED');
  });
});
