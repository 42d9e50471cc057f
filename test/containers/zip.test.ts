import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import {
  type ContainerFault,
  type ContainerLimits,
  DEFAULT_LIMITS,
  isZip,
  MAX_NESTING,
  readZip,
} from '#containers';
import { buildZip } from './build-zip.ts';

const ENCRYPTED = 0x0001;
const UTF8_NAME = 0x0800;
const UNIX = 3;
const SYMBOLIC_LINK = (0o120777 << 16) >>> 0;
const MEBIBYTE = 1_048_576;

async function readAll(bytes: Uint8Array, limits: ContainerLimits = DEFAULT_LIMITS) {
  const files: { path: string; text: string }[] = [];
  const faults: ContainerFault[] = [];
  for await (const found of readZip(bytes, limits)) {
    if ('code' in found) faults.push(found);
    else files.push({ path: found.path, text: Buffer.from(found.bytes).toString('utf8') });
  }
  return { files, faults, codes: faults.map((fault) => fault.code) };
}

function packWithYazl(files: Record<string, string>): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const zip = new ZipFile();
    for (const [path, text] of Object.entries(files))
      zip.addBuffer(Buffer.from(text), path, { mtime: new Date('2001-02-03T04:05:06Z') });
    zip.end();
    const chunks: Buffer[] = [];
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk));
    zip.outputStream.on('end', () => resolve(Buffer.concat(chunks)));
    zip.outputStream.on('error', reject);
  });
}

describe('readZip', () => {
  it('yields the files of an ordinary zip in its order', async () => {
    const bytes = await packWithYazl({ 'a/one.txt': 'first', 'zwei-ü.txt': 'second' });
    expect(isZip(bytes)).toBe(true);
    const { files, faults } = await readAll(bytes);
    expect(files).toEqual([
      { path: 'a/one.txt', text: 'first' },
      { path: 'zwei-ü.txt', text: 'second' },
    ]);
    expect(faults).toEqual([]);
  });

  it('reads an empty zip as nothing', async () => {
    const bytes = buildZip([]);
    expect(isZip(bytes)).toBe(true);
    expect(await readAll(bytes)).toMatchObject({ files: [], faults: [] });
  });

  it.each([
    '../escape.txt',
    'a/../../escape.txt',
    '/etc/passwd',
    'C:/windows.txt',
    'c:relative.txt',
    '..\\escape.txt',
    'a\\..\\..\\escape.txt',
    '\\\\server\\share.txt',
    'a/.. /escape.txt',
    'nul\0byte.txt',
    `${'long/'.repeat(300)}name.txt`,
  ])('leaves out the unsafe name %j and goes on', async (name) => {
    const { files, codes } = await readAll(
      buildZip([
        { name, content: 'bad' },
        { name: 'good.txt', content: 'good' },
      ]),
    );
    expect(files).toEqual([{ path: 'good.txt', text: 'good' }]);
    expect(codes).toEqual(['FL-ZIP-UNSAFE-NAME']);
  });

  it.each([
    ['folder\\story.txt', 'folder/story.txt', 0],
    ['./story.txt', 'story.txt', 0],
    ['a//b.txt', 'a/b.txt', 0],
    ['story...txt', 'story...txt', 0],
    [Buffer.from([0x82, 0x74, 0x82, 0x2e, 0x74, 0x78, 0x74]), 'été.txt', 0],
    ['été.txt', 'été.txt', 0],
    ['été.txt', 'été.txt', UTF8_NAME],
  ])('reads the name %j as %s', async (name, path, flags) => {
    const { files } = await readAll(buildZip([{ name, content: 'x', flags }]));
    expect(files).toEqual([{ path, text: 'x' }]);
  });

  it('passes over folders and the files that macOS adds', async () => {
    const names = ['folder/', '__MACOSX/._story.txt', 'folder/.DS_Store', 'folder/story.txt'];
    const { files, faults } = await readAll(
      buildZip(names.map((name) => ({ name, content: name.endsWith('/') ? '' : 'x' }))),
    );
    expect(files.map((file) => file.path)).toEqual(['folder/story.txt']);
    expect(faults).toEqual([]);
  });

  it('keeps both of two entries with one name', async () => {
    const { files } = await readAll(
      buildZip([
        { name: 'a.txt', content: '1' },
        { name: 'a.txt', content: '2' },
      ]),
    );
    expect(files.map((file) => file.text)).toEqual(['1', '2']);
  });

  it('leaves out encrypted entries and says so once', async () => {
    const secret = { content: 'xxxxxxxxxxxxxx', flags: ENCRYPTED };
    const { files, codes } = await readAll(
      buildZip([
        { name: 's1.txt', ...secret },
        { name: 's2.txt', ...secret },
        { name: 'open.txt', content: 'open' },
      ]),
    );
    expect(files).toEqual([{ path: 'open.txt', text: 'open' }]);
    expect(codes).toEqual(['FL-ZIP-ENCRYPTED']);
  });

  it('leaves out symbolic links', async () => {
    const link = { name: 'link.txt', content: '/etc/passwd', madeBy: UNIX, attributes: SYMBOLIC_LINK };
    const { files, codes } = await readAll(buildZip([link, { name: 'b.txt', content: 'b' }]));
    expect(files).toEqual([{ path: 'b.txt', text: 'b' }]);
    expect(codes).toEqual(['FL-FILE-NOT-A-FILE']);
  });

  it('leaves out an entry packed by another method', async () => {
    const { files, codes } = await readAll(
      buildZip([
        { name: 'a.txt', content: 'a', method: 12 },
        { name: 'b.txt', content: 'b' },
      ]),
    );
    expect(files).toEqual([{ path: 'b.txt', text: 'b' }]);
    expect(codes).toEqual(['FL-ZIP-METHOD']);
  });

  it('stops a bomb early and goes on with the rest', async () => {
    const bytes = buildZip([
      { name: 'bomb.txt', content: new Uint8Array(200 * MEBIBYTE) },
      { name: 'good.txt', content: 'good' },
    ]);
    const { files, codes } = await readAll(bytes);
    expect(codes).toEqual(['FL-ZIP-RATIO']);
    expect(files).toEqual([{ path: 'good.txt', text: 'good' }]);
  });

  it('ends with a fault when entries that share their data unpack to far more than the file holds', async () => {
    const content = new Uint8Array(MEBIBYTE).map((_, at) => (at % 97) + at / 7_000);
    const parts = Array.from({ length: 2_000 }, (_, index) => ({
      name: `${index}.txt`,
      content,
      sameDataAs: 0,
    }));
    const bytes = buildZip([{ name: 'first.txt', content }, ...parts.map((part) => ({ ...part }))]);
    const { files, codes } = await readAll(bytes, {
      ...DEFAULT_LIMITS,
      maxEntryBytes: 2 * MEBIBYTE,
      maxRatio: 20,
    });
    expect(codes).toEqual(['FL-ZIP-RATIO']);
    expect(files.length).toBeLessThan(200);
  });

  it.each([
    ['less', 3],
    ['more', 5_000],
  ])('reports an entry whose header claims %s than it holds', async (_, claimedSize) => {
    const { files, codes } = await readAll(
      buildZip([
        { name: 'liar.txt', content: 'twelve bytes', claimedSize },
        { name: 'b.txt', content: 'b' },
      ]),
    );
    expect(files).toEqual([{ path: 'b.txt', text: 'b' }]);
    expect(codes).toEqual(['FL-ZIP-DAMAGED']);
  });

  it('stops at the limits to entries, to one file and to all', async () => {
    const parts = Array.from({ length: 10 }, (_, index) => ({
      name: `${index}.txt`,
      content: 'x'.repeat(100),
      stored: true,
    }));
    const bytes = buildZip(parts);
    const many = await readAll(bytes, { ...DEFAULT_LIMITS, maxEntries: 4 });
    expect([many.files.length, many.codes]).toEqual([4, ['FL-ZIP-TOO-MANY']]);
    const total = await readAll(bytes, { ...DEFAULT_LIMITS, maxTotalBytes: 350 });
    expect([total.files.length, total.codes]).toEqual([3, ['FL-ZIP-TOO-LARGE']]);
    const large = await readAll(bytes, { ...DEFAULT_LIMITS, maxEntryBytes: 99 });
    expect([large.files.length, new Set(large.codes)]).toEqual([0, new Set(['FL-FILE-TOO-LARGE'])]);
  });

  it('yields what precedes the cut of a truncated zip, then a fault', async () => {
    const bytes = buildZip(
      ['a', 'b', 'c'].map((name) => ({ name: `${name}.txt`, content: `${name} `.repeat(500), stored: true })),
    );
    const { files, codes } = await readAll(bytes.subarray(0, Math.floor(bytes.length * 0.6)));
    expect(files.map((file) => file.path)).toEqual(['a.txt']);
    expect(codes).toEqual(['FL-ZIP-DAMAGED']);
  });

  it('yields what is whole when one entry in the middle is damaged', async () => {
    const bytes = buildZip(
      ['a', 'b', 'c'].map((name) => ({ name: `${name}.txt`, content: name.repeat(50), stored: true })),
    );
    const at = Buffer.from(bytes).indexOf('b'.repeat(50));
    bytes[at + 10] = 0;
    const { files, faults } = await readAll(bytes);
    expect(files.map((file) => file.path)).toEqual(['a.txt', 'c.txt']);
    expect(faults).toMatchObject([{ code: 'FL-ZIP-DAMAGED', path: 'b.txt' }]);
  });

  it('returns a zip in a zip as an ordinary entry', async () => {
    const inner = buildZip([{ name: 'story.txt', content: 'inside' }]);
    const found: Uint8Array[] = [];
    for await (const entry of readZip(buildZip([{ name: 'inner.zip', content: inner }]), DEFAULT_LIMITS))
      if ('bytes' in entry) found.push(entry.bytes);
    expect(found.map(isZip)).toEqual([true]);
    expect(MAX_NESTING).toBeGreaterThanOrEqual(2);
  });

  it('lets the consumer stop early', async () => {
    const bytes = buildZip(
      Array.from({ length: 50 }, (_, index) => ({ name: `${index}.txt`, content: 'x' })),
    );
    const paths: string[] = [];
    for await (const entry of readZip(bytes, DEFAULT_LIMITS)) {
      paths.push(entry.path);
      if (paths.length === 2) break;
    }
    expect(paths).toEqual(['0.txt', '1.txt']);
  });

  it('never throws and never yields an unsafe path, whatever bytes of a zip are changed', async () => {
    const whole = Buffer.from(
      buildZip([
        { name: 'a.txt', content: 'a'.repeat(300) },
        { name: 'folder/b.txt', content: 'b', stored: true },
      ]),
    );
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), fc.nat(whole.length), async (changes, length) => {
        const bytes = Buffer.from(whole);
        for (const { at, byte } of changes) bytes[at] = byte;
        for await (const entry of readZip(bytes.subarray(0, length), DEFAULT_LIMITS))
          if ('bytes' in entry) expect(entry.path).not.toMatch(/^\/|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)|\\/);
      }),
      { numRuns: 300 },
    );
  });
});
