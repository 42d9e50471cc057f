import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type Entry, openPromise } from 'yauzl';
import { type LyingFile, storedFile, streamLargeZip, writeZip } from '#containers';

const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A mebibyte of nothing, which is left out where a file has it: the disk keeps no zeros for a hole. */
const NOTHING = new Uint8Array(1024 * 1024);

function small(text: string): LyingFile {
  const bytes = Buffer.from(text);
  return { method: 0, crc: crc32(bytes), packed: bytes.length, size: bytes.length, pieces: pieces([bytes]) };
}

/** So many mebibytes of nothing. Its CRC-32 is not told truly: nobody reads all of it here. */
function large(mebibytes: number): LyingFile {
  const size = mebibytes * NOTHING.length;
  return { method: 0, crc: 0, packed: size, size, pieces: pieces(Array(mebibytes).fill(NOTHING)) };
}

async function* pieces(all: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* all;
}

/** Writes a zip with holes in place of nothing, and answers what yauzl finds in it, with the text of small files. */
async function written(
  files: readonly (readonly [string, LyingFile])[],
): Promise<(readonly [string, number, string])[]> {
  const file = path.join(folder, `${files.length}.zip`);
  const handle = await open(file, 'w');
  let end = 0;
  for await (const piece of streamLargeZip(files)) {
    if (piece !== NOTHING) await handle.write(piece, 0, piece.length, end);
    end += piece.length;
  }
  await handle.close();
  const zip = await openPromise(file, { lazyEntries: true });
  const found: [string, number, string][] = [];
  for await (const entry of zip.eachEntry())
    found.push([entry.fileName, entry.uncompressedSize, await textOf(entry)]);
  return found;

  async function textOf(entry: Entry): Promise<string> {
    if (entry.uncompressedSize > 1000) return '';
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    return Buffer.concat(parts).toString('utf8');
  }
}

describe('a zip of any size', () => {
  it('is a zip without extensions where it is small', async () => {
    const parts: Uint8Array[] = [];
    for await (const piece of streamLargeZip([
      ['a.txt', small('a')],
      ['b/ü.txt', small('b')],
    ]))
      parts.push(piece);
    const plain = writeZip([
      ['a.txt', storedFile(Buffer.from('a'))],
      ['b/ü.txt', storedFile(Buffer.from('b'))],
    ]);
    expect(Buffer.concat(parts).equals(plain)).toBe(true);
  });

  it('holds a file of more than four gibibytes, and files after it', async () => {
    expect(
      await written([
        ['before', small('before')],
        ['large', large(4200)],
        ['after', small('after')],
      ]),
    ).toEqual([
      ['before', 6, 'before'],
      ['large', 4200 * 1024 * 1024, ''],
      ['after', 5, 'after'],
    ]);
  });

  it('holds more files than a number of sixteen bits counts', async () => {
    const files = Array.from({ length: 65_540 }, (_, index) => [String(index), large(0)] as const);
    const parts: Uint8Array[] = [];
    for await (const piece of streamLargeZip(files)) parts.push(piece);
    const end = Buffer.concat(parts.slice(-1));
    expect(end.readUInt32LE(0)).toBe(0x0606_4b50);
    expect(end.readBigUInt64LE(32)).toBe(65_540n);
    expect(end.readUInt16LE(end.length - 12)).toBe(0xffff);
  });
});
