import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BagWriter, checkBag } from '#preservation';
import { corpusFolder } from '../corpus-folder.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { smallBag, sumOf, writeFiles } from './bag-on-disk.ts';

const corpus = corpusFolder('bagit');

/** Every bag of the conformance suite with what must be said of it. */
function conformanceCases(): { name: string; folder: string; valid: boolean }[] {
  if (corpus === null) return [];
  const kinds = ['v0.97/valid', 'v0.97/invalid', 'v1.0/valid', 'v1.0/invalid'];
  return kinds
    .filter((kind) => existsSync(path.join(corpus, kind)))
    .flatMap((kind) =>
      readdirSync(path.join(corpus, kind)).map((bag) => ({
        name: `${kind}/${bag}`,
        folder: path.join(corpus, kind, bag),
        valid: kind.endsWith('/valid'),
      })),
    );
}

describe('the conformance suite of BagIt', () => {
  const cases = conformanceCases();

  if (corpus === null) {
    it('is absent, so its bags were left out', () => expect(corpus).toBeNull());
    return;
  }

  it('has valid and invalid bags', () => {
    expect(cases.filter(({ valid }) => valid).length).toBeGreaterThanOrEqual(13);
    expect(cases.filter(({ valid }) => !valid).length).toBeGreaterThanOrEqual(4);
  });

  it.each(cases)('$name is valid: $valid', async ({ folder, valid }) => {
    const { problems } = await checkBag(folder);
    expect(problems.length === 0, JSON.stringify(problems)).toBe(valid);
  });
});

/** What a check says of some files, as codes in order. */
async function codesOf(files: Record<string, string | Uint8Array>): Promise<string[]> {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return (await checkBag(folder)).problems.map(({ code }) => code);
}

describe('what is wrong with a bag', () => {
  const sum = sumOf('sha256', 'The tide came in.\n');
  const listed = smallBag()['manifest-sha256.txt'] ?? '';

  it('nothing, where nothing is', async () => {
    expect(await codesOf(smallBag())).toEqual([]);
  });

  it.each([
    [
      'a declaration with a byte order mark',
      { 'bagit.txt': '\ufeffBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' },
      'FL-BAG-DECLARATION',
    ],
    [
      'a version of the future',
      { 'bagit.txt': 'BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n' },
      'FL-BAG-DECLARATION',
    ],
    [
      'a third line of the declaration',
      { 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nmore\n' },
      'FL-BAG-DECLARATION',
    ],
    [
      'a charset that nobody knows',
      { 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: klingon\n' },
      'FL-BAG-DECLARATION',
    ],
    ['a payload of another size', { 'bag-info.txt': 'Payload-Oxum: 32.2\n' }, 'FL-BAG-INFO'],
    ['a huge payload', { 'bag-info.txt': `Payload-Oxum: ${'9'.repeat(400)}.2\n` }, 'FL-BAG-INFO'],
    ['a size said twice', { 'bag-info.txt': 'Payload-Oxum: 31.2\npayload-oxum: 31.2\n' }, 'FL-BAG-INFO'],
    ['a blank before a colon', { 'bag-info.txt': 'Contact-Name : Posy\n' }, 'FL-BAG-INFO'],
    ['another file', { 'data/one.txt': 'The tide went out.' }, 'FL-BAG-FILE-CHANGED'],
    ['a file that is not listed', { 'data/four.txt': 'more' }, 'FL-BAG-FILE-UNLISTED'],
    [
      'a file that is not there',
      { 'manifest-sha256.txt': `${listed}${sum}  data/five.txt\n` },
      'FL-BAG-FILE-MISSING',
    ],
    ['a file listed twice', { 'manifest-sha256.txt': `${listed}${sum}  data/one.txt\n` }, 'FL-BAG-MANIFEST'],
    [
      'a file listed twice in two ways',
      { 'manifest-sha256.txt': `${listed}${sum}  ./data/one.txt\n` },
      'FL-BAG-MANIFEST',
    ],
    ['a line that is none', { 'manifest-sha256.txt': `${listed}hello\n` }, 'FL-BAG-MANIFEST'],
    [
      'a tag file among the payload',
      { 'manifest-sha256.txt': `${listed}${sum}  bagit.txt\n` },
      'FL-BAG-MANIFEST',
    ],
    [
      'a way out of the bag',
      { 'manifest-sha256.txt': `${listed}${sum}  data/../../secret\n` },
      'FL-BAG-PATH',
    ],
    ['a way from the root', { 'manifest-sha256.txt': `${listed}${sum}  /etc/hostname\n` }, 'FL-BAG-PATH'],
    ['a drive', { 'manifest-sha256.txt': `${listed}${sum}  C:/secret\n` }, 'FL-BAG-PATH'],
    ['a way out through a tag manifest', { 'tagmanifest-sha256.txt': `${sum}  ../secret\n` }, 'FL-BAG-PATH'],
    [
      'a tag file that is not there',
      { 'tagmanifest-sha256.txt': `${sum}  about.txt\n` },
      'FL-BAG-FILE-MISSING',
    ],
    ['a checksum of another kind', { 'manifest-blake9.txt': `${sum}  data/one.txt\n` }, 'FL-BAG-ALGORITHM'],
    ['a file to be fetched', { 'fetch.txt': 'http://tide.example/six - data/six.txt\n' }, 'FL-BAG-FETCH'],
    ['a fetched way out', { 'fetch.txt': 'http://tide.example/six - data/../../six.txt\n' }, 'FL-BAG-PATH'],
    [
      'a line without an end',
      { 'manifest-sha256.txt': `${listed}${'x'.repeat(200_000)}` },
      'FL-BAG-TAG-FILE',
    ],
  ])('%s', async (_, changed, code) => {
    expect(await codesOf(smallBag(changed))).toContain(code);
  });

  it('no manifest, no payload, no bag', async () => {
    const { 'manifest-sha256.txt': _, ...rest } = smallBag();
    expect(await codesOf(rest)).toContain('FL-BAG-MANIFEST');
    const declaration = smallBag()['bagit.txt'] ?? '';
    expect(await codesOf({ 'bagit.txt': declaration, 'manifest-sha256.txt': '' })).toEqual([
      'FL-BAG-FILE-MISSING',
    ]);
    await expect(codesOf({ 'data/one.txt': '' })).rejects.toMatchObject({ code: 'FL-BAG-NONE' });
  });

  it('text that is not in the charset that the bag names', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, smallBag());
    writeFiles(folder, { 'bag-info.txt': Uint8Array.from([0x43, 0x3a, 0x20, 0xff, 0x0a]) });
    expect((await checkBag(folder)).problems).toEqual([{ code: 'FL-BAG-TAG-FILE', subject: 'bag-info.txt' }]);
  });

  it('links, which are not followed', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, smallBag());
    symlinkSync('/etc', path.join(folder, 'data', 'etc'));
    symlinkSync('/etc/hostname', path.join(folder, 'about.txt'));
    const { problems, files } = await checkBag(folder);
    expect(problems.map(({ code, subject }) => `${code} ${subject}`).sort()).toEqual([
      'FL-BAG-LINK about.txt',
      'FL-BAG-LINK data/etc',
    ]);
    expect(files).toBe(2);
  });

  it('a declaration that is a link to what never ends', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, smallBag());
    const bag = path.join(folder, 'bag');
    mkdirSync(path.join(bag, 'data'), { recursive: true });
    symlinkSync('/dev/zero', path.join(bag, 'bagit.txt'));
    expect((await checkBag(bag)).problems.map(({ code }) => code)).toContain('FL-BAG-DECLARATION');
  });

  it('counts problems and keeps the first ones', async () => {
    const lines = Array.from({ length: 3000 }, (_, n) => `${sum}  data/none-${n}\n`).join('');
    const folder = temporaryFolder();
    writeFiles(folder, smallBag({ 'manifest-sha256.txt': `${listed}${lines}` }));
    const { problems, total } = await checkBag(folder);
    expect([problems.length, total]).toEqual([1000, 3000]);
  });
});

describe('a bag that is written', () => {
  it('is valid whatever its files are called and have in them', async () => {
    const part = fc
      .string({
        unit: fc.constantFrom('a', 'Z', '%', '\r', '\n', ' ', '~', 'é', '%0A', '%25'),
        minLength: 1,
        maxLength: 8,
      })
      .filter((name) => name.trim() !== '');
    const names = fc.uniqueArray(fc.array(part, { minLength: 1, maxLength: 2 }), {
      selector: (parts) => parts[0]?.normalize('NFC').toLowerCase() ?? '',
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(names, fc.uint8Array({ maxLength: 40 }), async (paths, bytes) => {
        const folder = temporaryFolder();
        const writer = await BagWriter.begin(folder);
        for (const parts of paths) await writer.add(parts.join('/'), bytes);
        await writer.addTag('about/read me.txt', 'A bag.\n');
        await writer.finish([{ label: 'Source-Organization', value: 'The\nLighthouse' }]);
        const { problems, files, bytes: size, info } = await checkBag(folder);
        expect(problems).toEqual([]);
        expect([files, size]).toEqual([paths.length, paths.length * bytes.length]);
        expect(info[0]).toEqual({ label: 'Source-Organization', value: 'The Lighthouse' });
      }),
      { numRuns: 25 },
    );
  });

  it('is no bag until it is finished', async () => {
    const folder = temporaryFolder();
    const writer = await BagWriter.begin(folder);
    await writer.add('one.txt', 'The tide came in.\n');
    await writer.close();
    await expect(checkBag(folder)).rejects.toMatchObject({ code: 'FL-BAG-NONE' });
  });
});
