import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentNames, nameMd5, partialMd5 } from '../../src/library/document-names.ts';
import { corpusFolder, corpusJson } from '../corpus-folder.ts';

type Sized = { size: number; digest: string };
type Vectors = {
  synthetic: Sized[];
  synthetic_more: Sized[];
  files_in_this_corpus: (Sized & { file: string })[];
  sparse_1gib: Sized;
  common_mistake: Sized;
  file_name_method: { name: string; digest: string }[];
};

const folder = corpusFolder('kosync');
const vectors = folder === null ? null : corpusJson<Vectors>(folder, 'partial-md5-vectors.json');

const pattern = (size: number) =>
  Uint8Array.from({ length: size }, (_, at) => (31 * at + Math.floor(at / 256)) % 256);

describe('the partial MD5', () => {
  it.each([
    [0, 'd41d8cd98f00b204e9800998ecf8427e'],
    [500, '21f0df72cce9bc7da8dae2512ee5feed'],
    [1024, 'f4cd1641040a17288bb6104d9e66bdb5'],
    [1025, '170a888db01c00d8fc3e5d8d84de5838'],
    [4097, 'e4380141eef244ffcf9ca6ae1b67d59c'],
    [200_000, '1784b150454ef4cf6780ceb94af0386f'],
  ])('of %i bytes is %s', (size, digest) => {
    expect(partialMd5(pattern(size))).toBe(digest);
  });

  it('does not begin with its second sample', () => {
    expect(partialMd5(pattern(200_000))).not.toBe('a4c467911c7cce46aa803a42866f5ac1');
  });
});

describe.skipIf(vectors === null)('the vectors of the corpus (left out where it is not)', () => {
  it.each([...(vectors?.synthetic ?? []), ...(vectors?.synthetic_more ?? [])])(
    '$size bytes are $digest',
    ({ size, digest }) => {
      expect(partialMd5(pattern(size))).toBe(digest);
    },
  );

  it.each(vectors?.files_in_this_corpus ?? [])('$file is $digest', ({ file, size, digest }) => {
    const bytes = readFileSync(path.join(folder ?? '', file));
    expect([bytes.length, partialMd5(bytes)]).toEqual([size, digest]);
  });

  it('a file above 1 GiB is known by twelve samples', () => {
    // Memory that nothing is written to takes no room.
    const bytes = new Uint8Array(vectors?.sparse_1gib.size ?? 0);
    const offsets = [0, ...Array.from({ length: 11 }, (_, power) => 1024 * 4 ** power)];
    for (const offset of offsets)
      bytes.set(new TextEncoder().encode(String(offset).padStart(16, '0')), offset);
    expect(partialMd5(bytes)).toBe(vectors?.sparse_1gib.digest);
  });

  it.each(vectors?.file_name_method ?? [])('the name $name is $digest', ({ name, digest }) => {
    expect(nameMd5(name)).toBe(digest);
  });
});

describe('the names of a book', () => {
  const bytes = pattern(10);
  it.each<[string, { title: string; creators: string[] }, string[]]>([
    ['one creator', { title: 'Tide', creators: ['Anne'] }, ['Anne - Tide.epub']],
    ['two', { title: 'Tide', creators: ['Anne', 'Bo'] }, ['Anne - Tide.epub', 'Anne, Bo - Tide.epub']],
    ['nobody, nothing', { title: ' ', creators: [] }, ['Anonymous - Untitled.epub']],
    [
      'characters that file systems refuse',
      { title: 'Tide: 1/2?', creators: ['A'] },
      ['A - Tide: 1_2?.epub', 'A - Tide_ 1_2_.epub'],
    ],
  ])('by %s', (_, work, names) => {
    expect(documentNames(bytes, 'Tide-Anne.epub', work)).toEqual([
      partialMd5(bytes),
      nameMd5('Tide-Anne.epub'),
      ...names.map(nameMd5),
    ]);
  });
});
