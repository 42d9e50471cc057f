import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { chapterText } from '#document';
import type { WritableWork } from '#formats';
import { convertFile, readStory } from '#library';
import { COLLECTIONS, FORMATS } from '../../../src/app.ts';
import { epubFormat } from '../../../src/formats/epub/format.ts';
import { metadataOf } from '../../../src/library/catalogue-work.ts';
import { corpusFolder } from '../../corpus-folder.ts';
import { arbitraryChapters, arbitraryFields, workOf } from '../arbitrary-work.ts';
import { PICTURE } from '../writable-works.ts';

/** Books of generated works that are checked; more when the environment says so. */
const GENERATED = Number(process.env['FANLIGHT_BOOKS'] ?? 60);
const READERS = { formats: FORMATS, collections: COLLECTIONS };

async function faultsOf(bytes: Uint8Array | undefined): Promise<string[]> {
  const { messages } = await EpubCheck.validate(bytes ?? new Uint8Array());
  return messages
    .filter(({ severity }) => severity !== 'info' && severity !== 'usage')
    .map(({ id, message, location }) => `${id} ${message} ${location?.path}:${location?.line}`);
}

const works = fc.tuple(arbitraryFields, arbitraryChapters, fc.boolean()).map(([fields, chapters, shows]) => {
  const shown = chapters.map(({ title, xhtml }) => ({ title, xhtml }));
  return workOf({ ...fields, chapters: shown, ...(shows && { pictures: [PICTURE] }) });
});

describe('EPUBCheck finds no error and nothing to warn of', () => {
  it(`in ${GENERATED} books of works with hostile titles and contents`, async () => {
    const one = works.map((work): [WritableWork, ...WritableWork[]] => [work]);
    const several = fc.array(works, { minLength: 2, maxLength: 3 });
    for (const drawn of fc.sample(fc.oneof(one, several), { numRuns: GENERATED, seed: 6 })) {
      const [work] = drawn;
      const book = { id: 'drawn', title: work?.title ?? '', of: 'selection' as const, works: drawn };
      const file = drawn.length === 1 && work ? epubFormat.write?.(work) : epubFormat.writeBook?.(book);
      const bytes = (await file)?.bytes;
      expect(await faultsOf(bytes), JSON.stringify(drawn.map(({ title }) => title))).toEqual([]);
    }
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
