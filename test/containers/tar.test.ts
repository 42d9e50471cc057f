import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { type ContainerFault, type ContainerLimits, DEFAULT_LIMITS, isTar, readTar } from '#containers';
import { containerKind, expandContainer, isContainer } from '../../src/library/expand-container.ts';
import { buildTar, paxRecord } from './build-tar.ts';
import { buildZip } from './build-zip.ts';

async function readAll(bytes: Uint8Array, limits: ContainerLimits = DEFAULT_LIMITS) {
  const files: { path: string; text: string }[] = [];
  const faults: ContainerFault[] = [];
  for await (const found of readTar(bytes, limits)) {
    if ('code' in found) faults.push(found);
    else files.push({ path: found.path, text: Buffer.from(found.bytes).toString('utf8') });
  }
  return { files, faults, codes: faults.map((fault) => fault.code) };
}

async function packed(files: Record<string, string>): Promise<Uint8Array> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, content);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const STORY = 'Alice was beginning to get very tired.\n'.repeat(40);

describe('isTar', () => {
  it.each([
    ['ustar', 'ustar\x0000', '0', true],
    ["GNU's own magic", 'ustar  \0', '0', true],
    ['Version 7, without a magic', '', '\0', true],
  ])('knows %s', (_, magic, type, expected) => {
    expect(isTar(buildTar([{ name: 'story.txt', content: STORY, magic, type }]))).toBe(expected);
  });

  it.each([
    ['a text', Buffer.from(STORY)],
    ['a zip', buildZip([{ name: 'a.txt', content: STORY, stored: true }])],
    ['empty blocks', Buffer.alloc(1024)],
    ['a wrong checksum', buildTar([{ name: 'a.txt', content: STORY, checksum: 7 }])],
    ['less than a block', buildTar([{ name: 'a.txt', content: STORY }]).subarray(0, 511)],
    ['a size that is no number', buildTar([{ name: 'a.txt', claimedSize: 'not a size!' }])],
    ['nothing', new Uint8Array()],
  ])('does not take %s for one', (_, bytes) => {
    expect(isTar(bytes)).toBe(false);
  });
});

describe('readTar', () => {
  it('yields the files of an ordinary tar in its order, with their times', async () => {
    const bytes = buildTar([
      { name: 'a/one.txt', content: 'first' },
      { name: 'zwei-ü.txt', content: '' },
    ]);
    const { files, faults } = await readAll(bytes);
    expect(files).toEqual([
      { path: 'a/one.txt', text: 'first' },
      { path: 'zwei-ü.txt', text: '' },
    ]);
    expect(faults).toEqual([]);
    const first = await readTar(bytes, DEFAULT_LIMITS).next();
    expect(first.value).toMatchObject({ modified: new Date(0o7240261450 * 1000) });
  });

  it('reads what another program packed, long names and all', async () => {
    const files = { [`${'deep/'.repeat(60)}story.txt`]: STORY, 'ünïcode.txt': 'ü' };
    const read = await readAll(await packed(files));
    expect(read.files).toEqual(Object.entries(files).map(([path, text]) => ({ path, text })));
    expect(read.faults).toEqual([]);
  });

  const long = `${'a-long-name/'.repeat(15)}story.txt`;
  it.each([
    ['pax', { name: 'p', type: 'x', content: paxRecord('path', long) }],
    ['GNU', { name: '././@LongLink', type: 'L', content: `${long}\0`, magic: 'ustar  \0' }],
  ])('gives a file the long name that %s writes before it', async (_, before) => {
    const { files } = await readAll(buildTar([before, { name: 'cut short', content: 'x' }]));
    expect(files).toEqual([{ path: long, text: 'x' }]);
  });

  it('reads a name that is not UTF-8 as Latin-1', async () => {
    const { files } = await readAll(buildTar([{ name: Buffer.from('caf\xe9.txt', 'latin1'), content: 'x' }]));
    expect(files).toEqual([{ path: 'café.txt', text: 'x' }]);
  });

  it.each(['../escape.txt', '/etc/passwd', 'C:/windows.txt', 'a\\..\\..\\escape.txt'])(
    'leaves out the unsafe name %j and goes on',
    async (name) => {
      const { files, codes } = await readAll(
        buildTar([
          { name, content: 'bad' },
          { name: 'good.txt', content: 'good' },
        ]),
      );
      expect(files).toEqual([{ path: 'good.txt', text: 'good' }]);
      expect(codes).toEqual(['FL-ZIP-UNSAFE-NAME']);
    },
  );

  it.each([
    ['a hard link', '1'],
    ['a symbolic link', '2'],
    ['a character device', '3'],
    ['a block device', '4'],
    ['a FIFO', '6'],
    ['a type that nobody knows', 'Q'],
  ])('leaves out %s and says so', async (_, type) => {
    const { files, faults } = await readAll(
      buildTar([
        { name: 'odd', type, link: '/etc/passwd' },
        { name: 'good.txt', content: 'good' },
      ]),
    );
    expect(files).toEqual([{ path: 'good.txt', text: 'good' }]);
    expect(faults).toMatchObject([{ code: 'FL-FILE-NOT-A-FILE', path: 'odd' }]);
  });

  it('passes over folders and the files that macOS adds', async () => {
    const { files, faults } = await readAll(
      buildTar([
        { name: 'folder/', type: '5' },
        { name: 'old folder/', type: '\0', magic: '' },
        { name: 'folder/.DS_Store', content: 'x' },
        { name: 'folder/story.txt', content: 'x' },
      ]),
    );
    expect(files.map((file) => file.path)).toEqual(['folder/story.txt']);
    expect(faults).toEqual([]);
  });

  it('leaves out an entry over the limit and goes on', async () => {
    const bytes = buildTar([
      { name: 'large.txt', content: 'x'.repeat(2000) },
      { name: 'small.txt', content: 'x' },
    ]);
    const { files, faults } = await readAll(bytes, { ...DEFAULT_LIMITS, maxEntryBytes: 1000 });
    expect(files.map((file) => file.path)).toEqual(['small.txt']);
    expect(faults).toMatchObject([{ code: 'FL-FILE-TOO-LARGE', path: 'large.txt' }]);
  });

  it.each([
    ['FL-ZIP-TOO-MANY', { maxEntries: 1 }],
    ['FL-ZIP-TOO-LARGE', { maxTotalBytes: 5 }],
  ])('ends with %s at its limit', async (code, limit) => {
    const bytes = buildTar(['a', 'b', 'c'].map((name) => ({ name, content: 'four' })));
    const { files, codes } = await readAll(bytes, { ...DEFAULT_LIMITS, ...limit });
    expect(files.map((file) => file.path)).toEqual(['a']);
    expect(codes).toEqual([code]);
  });

  it('gives what precedes a cut, the part of the cut file included, then the fault', async () => {
    const bytes = buildTar([
      { name: 'whole.txt', content: STORY },
      { name: 'cut.txt', content: STORY },
    ]);
    const { files, codes } = await readAll(bytes.subarray(0, 512 + 2048 + 512 + 700));
    expect(files).toEqual([
      { path: 'whole.txt', text: STORY },
      { path: 'cut.txt', text: STORY.slice(0, 700) },
    ]);
    expect(codes).toEqual(['FL-ZIP-DAMAGED']);
  });

  it('gives what precedes a damaged header, then the fault', async () => {
    const bytes = buildTar([
      { name: 'whole.txt', content: STORY },
      { name: 'bad.txt', content: STORY, checksum: 1 },
    ]);
    const { files, codes } = await readAll(bytes);
    expect(files).toEqual([{ path: 'whole.txt', text: STORY }]);
    expect(codes).toEqual(['FL-ZIP-DAMAGED']);
  });

  it('lets its consumer stop early', async () => {
    const bytes = buildTar(['a', 'b', 'c'].map((name) => ({ name, content: STORY })));
    for await (const entry of readTar(bytes, DEFAULT_LIMITS)) {
      expect(entry.path).toBe('a');
      break;
    }
  });

  it('ends, whatever bytes it is given', async () => {
    const sound = buildTar([
      { name: 'p', type: 'x', content: paxRecord('path', 'långt namn.txt') },
      { name: 'a.txt', content: STORY },
      { name: 'b.txt', content: 'short' },
    ]);
    const mutation = fc.tuple(fc.nat(sound.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { maxLength: 8 }), fc.nat(sound.length), async (changes, cut) => {
        const bytes = Uint8Array.from(sound.subarray(0, sound.length - (cut % 3 === 0 ? cut : 0)));
        for (const [at, byte] of changes) bytes[at % Math.max(1, bytes.length)] = byte;
        const { files } = await readAll(bytes);
        for (const { path } of files) expect(path).not.toMatch(/^\/|(?:^|\/)\.\.(?:\/|$)/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('expandContainer', () => {
  it('unpacks a tar, and a tar in a gzip file by nesting', async () => {
    const tar = buildTar([{ name: 'folder/story.txt', content: STORY }]);
    expect(isContainer(tar)).toBe(true);
    expect(containerKind(tar)).toBe('tar');
    const outer = { bytes: gzipSync(tar), name: 'stories.tgz', path: 'stories.tgz' };
    expect(isContainer(outer.bytes)).toBe(true);
    for await (const middle of expandContainer(outer)) {
      if ('code' in middle) throw new Error(middle.code);
      expect(middle).toMatchObject({ name: 'stories.tar', path: 'stories.tgz!/stories.tar' });
      for await (const inner of expandContainer(middle))
        expect(inner).toMatchObject({
          name: 'story.txt',
          path: 'stories.tgz!/stories.tar!/folder/story.txt',
        });
    }
  });
});
