import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import {
  type ConvertOptions,
  convertFile,
  type ExportOptions,
  exportWork,
  exportWorks,
  findWorks,
  readStory,
  type Selection,
  saveSearch,
  selectWorks,
} from '#library';
import { type App, FORMATS } from '../../src/app.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

const TEXT = 'The lamp had been out for an hour when Dane came up the stairs, and the rain had not stopped.';

function story(title: string, fields: string): string {
  return `Title: ${title}\nAuthor: Margery Quill\nFandom: Harbour Lights\n${fields}\n***\n\n${TEXT}\n\n${TEXT}\n`;
}

const STORIES = {
  'a.txt': story(
    'The Second Lamp',
    'Rating: R\nWarnings: character death\nSeries: Lamps, #2\nNotes: Thanks, all.\n',
  ),
  'b.txt': story('The First Lamp', 'Rating: G\nSeries: Lamps, #1\nDate: 1999-02-03\n'),
  'c.txt': story('The Tide', 'Rating: PG-13\nSummary: It comes in.\n'),
};

async function library(): Promise<App> {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(STORIES)) writeFileSync(path.join(folder, name), text);
  const app = await temporaryLibrary();
  await importInto(app, folder);
  return app;
}

async function exported(app: App, selection: Selection, options: Partial<ExportOptions> = {}) {
  const files = [];
  for await (const file of exportWorks(app.library, selection, {
    extension: 'epub',
    as: 'one-book',
    ...options,
  }))
    files.push(file);
  return files;
}

async function titlesIn({ bytes, fileName }: { bytes: Uint8Array; fileName: string }) {
  const { works } = await readStory(FORMATS, { bytes, name: fileName, path: fileName });
  return works.map(({ reading }) => reading.title);
}

describe('works are taken away together', () => {
  it('a series as one book in its order, the same bytes each time, which EPUBCheck finds nothing in', async () => {
    const app = await library();
    const [book, ...more] = await exported(app, { kind: 'series', name: 'lamps' });
    if (!book) throw new Error('no book');
    expect(more).toEqual([]);
    expect(book.fileName).toBe('lamps-Margery-Quill.epub');
    expect(await titlesIn(book)).toEqual(['The First Lamp', 'The Second Lamp']);
    const [again] = await exported(app, { kind: 'series', name: 'lamps' });
    expect(Buffer.compare(book.bytes, again?.bytes ?? new Uint8Array())).toBe(0);
    const { messages } = await EpubCheck.validate(book.bytes);
    expect(messages.filter(({ severity }) => severity !== 'info' && severity !== 'usage')).toEqual([]);
  });

  it('what a search finds, a saved one by its name, and works picked by hand', async () => {
    const app = await library();
    await saveSearch(app.library, { name: 'Tides', query: 'title:tide' });
    const [found] = await exported(
      app,
      { kind: 'query', text: 'rating:<=teen sort:title' },
      { title: 'Mild' },
    );
    expect(found?.fileName).toBe('Mild-Margery-Quill.epub');
    expect(await titlesIn(found ?? never())).toEqual(['The First Lamp', 'The Tide']);
    const [saved] = await exported(app, { kind: 'search', name: 'tides' });
    expect(await titlesIn(saved ?? never())).toEqual(['The Tide']);
    const ids = (await findWorks(app.library, 'sort:title', { page: 1 })).works.map(({ id }) => id);
    const [picked] = await exported(app, { kind: 'works', ids: ids.toReversed() }, { extension: 'txt' });
    expect(picked?.fileName).toBe('The-Tide-and-2-more-Margery-Quill.txt');
    expect(await titlesIn(picked ?? never())).toEqual(['The Tide', 'The Second Lamp', 'The First Lamp']);
    const [page] = await exported(app, { kind: 'works', ids }, { extension: 'html' });
    expect(await titlesIn(page ?? never())).toHaveLength(3);
  });

  it('no more than may be, whatever names them', async () => {
    const app = await library();
    const all = { kind: 'query', text: '' } as const;
    const { works: ids } = await selectWorks(app.library, all, undefined, 3);
    for (const selection of [all, { kind: 'works', ids } as const])
      await expect(selectWorks(app.library, selection, undefined, 2)).rejects.toMatchObject({
        code: 'FL-USE-BOOK-SIZE',
        subject: '3 works',
      });
  });

  it('as many files, each named with its number', async () => {
    const app = await library();
    const files = await exported(app, { kind: 'query', text: 'sort:title' }, { as: 'many', extension: 'md' });
    expect(files.map(({ fileName }) => fileName.replace(/\d+/, 'N'))).toEqual([
      'The-First-Lamp-Margery-Quill-N.md',
      'The-Second-Lamp-Margery-Quill-N.md',
      'The-Tide-Margery-Quill-N.md',
    ]);
  });

  it('as many books, each of which is known again by its bytes and by the name it was written under', async () => {
    const app = await library();
    const files = await exported(app, { kind: 'query', text: '' }, { as: 'many' });
    expect(files).toHaveLength(3);
    for (const { bytes, fileName } of files) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      expect(await app.library.catalogue.servedFile(hash)).toMatchObject({ hash, format: 'epub' });
      const name = createHash('md5').update(fileName).digest('hex');
      expect(await app.library.catalogue.servedAs(name)).toMatchObject([{ hash }]);
    }
  });

  it.each<[string, Selection, Partial<ExportOptions>, string]>([
    ['a series nobody wrote', { kind: 'series', name: 'Bells' }, {}, 'FL-USE-NOTHING-CHOSEN'],
    ['a search that finds nothing', { kind: 'query', text: 'title:bells' }, {}, 'FL-USE-NOTHING-CHOSEN'],
    ['a search that says nothing', { kind: 'query', text: 'rating:purple' }, {}, 'FL-QUERY-'],
    ['a saved search that is not there', { kind: 'search', name: 'Bells' }, {}, 'FL-USE-NO-SEARCH'],
    ['a number that is none', { kind: 'works', ids: [99 as WorkId] }, {}, 'FL-USE-NO-WORK'],
    [
      'one book of a format of single works',
      { kind: 'query', text: '' },
      { extension: 'json' },
      'FL-USE-NOT-ONE-BOOK',
    ],
    [
      'a format that nobody writes',
      { kind: 'query', text: '' },
      { extension: 'doc' },
      'FL-USE-UNKNOWN-FORMAT',
    ],
  ])('and %s is said', async (_, selection, options, code) => {
    const app = await library();
    await expect(exported(app, selection, options)).rejects.toThrow(
      expect.objectContaining({ code: expect.stringContaining(code) }),
    );
  });
});

it('every form that is read back gives the fields and words of the work in the library', async () => {
  const app = await library();
  const [work] = (await findWorks(app.library, 'title:second', { page: 1 })).works;
  if (!work) throw new Error('no work');
  for (const extension of ['epub', 'html', 'xhtml', 'txt', 'md']) {
    const again = await temporaryLibrary();
    const folder = temporaryFolder();
    const { bytes, fileName } = await exportWork(app.library, work.id, extension);
    writeFileSync(path.join(folder, fileName), bytes);
    await importInto(again, folder);
    const [read] = (await findWorks(again.library, '', { page: 1 })).works;
    const { id: _, addedAt: __, updatedAt: ___, ...fields } = work;
    expect(read, extension).toMatchObject(fields);
  }
});

it('a file of several stories is converted to one book, which gives each of them', async () => {
  const app = await library();
  const [text] = await exported(app, { kind: 'query', text: 'sort:title' }, { extension: 'txt' });
  const input = { bytes: (text ?? never()).bytes, name: 'three_lamps.txt', path: 'three_lamps.txt' };
  const readers = { formats: FORMATS, collections: [] };
  const written = async (options: ConvertOptions) => {
    const files = [];
    for await (const file of convertFile(readers, input, 'epub', options)) files.push(file);
    return files;
  };
  const [book, ...more] = await written({ as: 'one-book' });
  expect(more).toEqual([]);
  expect(book?.fileName).toBe('three-lamps-Margery-Quill.epub');
  expect(await titlesIn(book ?? never())).toEqual(['The First Lamp', 'The Second Lamp', 'The Tide']);
  expect(await written({})).toHaveLength(3);
});

function never(): never {
  throw new Error('nothing was written');
}
