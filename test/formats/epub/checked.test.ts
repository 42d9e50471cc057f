import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { chapterText } from '#document';
import { convertFile, readStory } from '#library';
import { COLLECTIONS, FORMATS } from '../../../src/app.ts';
import { metadataOf } from '../../../src/library/catalogue-work.ts';
import { corpusFolder } from '../../corpus-folder.ts';
import { drawnBooks } from './drawn-books.ts';
import { faultsOf } from './faults-of.ts';

/** Books of generated works that are checked; more when the environment says so. */
const GENERATED = Number(process.env['FANLIGHT_BOOKS'] ?? 60);
const READERS = { formats: FORMATS, collections: COLLECTIONS };

describe('EPUBCheck finds no error and nothing to warn of', () => {
  it(`in ${GENERATED} books of works with hostile titles and contents`, async () => {
    for (const { titles, bytes } of await drawnBooks(GENERATED, 6))
      expect(await faultsOf(bytes), titles).toEqual([]);
  }, 600_000);

  it.each(filesBelow(path.join(import.meta.dirname, '..', '..', '..', 'samples')))(
    'in the book of %s, which is read back with its fields and words',
    async (file) => {
      await expectSameBook(file);
    },
  );
});

const corpus = corpusFolder('public-domain-prose');
const NOVELS = ['11-alice', 'jonah-hebrew', '25217-shui-hu-hou-zhuan', '2407-werther-1'];

if (corpus !== null) {
  test.each(NOVELS)('nor in the book of %s', async (folder) => {
    const [file] = filesBelow(path.join(corpus, folder)).filter((name) => /\.(?:txt|html?)$/.test(name));
    await expectSameBook(file ?? '');
  });
} else {
  test('books of novels were left out: the folder of the corpus is not there', () => {
    expect(corpus).toBeNull();
  });
}

/** Expects that each work of a file makes a book without faults that gives the same work back. */
async function expectSameBook(file: string): Promise<void> {
  const input = { bytes: readFileSync(file), name: path.basename(file), path: path.basename(file) };
  const read = await readStory(FORMATS, input);
  let index = 0;
  for await (const { bytes } of convertFile(READERS, input, 'epub')) {
    expect(await faultsOf(bytes)).toEqual([]);
    const { works: again, losses } = await readStory(FORMATS, { bytes, name: 'a.epub', path: 'a.epub' });
    expect(losses).toEqual([]);
    const before = read.works[index];
    const [after] = again;
    if (before === undefined || after === undefined) throw new Error('the book holds no work');
    const language = before.reading.language ?? before.document.language ?? null;
    expect(metadataOf(after.reading, 'a.epub', after.reading.language)).toEqual(
      metadataOf(before.reading, input.name, language),
    );
    expect(after.document.chapters.map(chapterText)).toEqual(before.document.chapters.map(chapterText));
    index += 1;
  }
  expect(index).toBe(read.works.length);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(?:README|about)/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/\.(?:zip|sql|mbox|gz|db)$/i.test(file));
}
