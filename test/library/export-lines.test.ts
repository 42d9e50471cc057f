import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OWN_READER, type WorkId } from '#catalogue';
import { EXPORT_LINE } from '#contract';
import {
  decideTags,
  type ExportedLine,
  exportLines,
  type Library,
  markWork,
  muteWorks,
  saveSearch,
} from '#library';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

const PRIVATE = /Margaret|Ellison|gull@|post\.example|\/tmp|private-folder|lamp\.txt|Only for me|For my eyes/;

async function library(): Promise<Library> {
  const folder = path.join(temporaryFolder(), 'private-folder');
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'lamp.txt'),
    `Title: The Lamp Room\nAuthor: Nell Gull\nReal name: Margaret Ellison\nE-mail: gull@post.example\nFandom: Harbour Lights\nCharacters: Mara, Ives\nSeries: Lamps, #1\n\n***\n\nThe lamp had been out for an hour.\n\nNobody came.\n`,
  );
  writeFileSync(
    path.join(folder, 'tide.txt'),
    'Title: The Tide\nAuthor: Bede\nFandom: Tides\n\n***\n\nIt came in.\n',
  );
  const app = await temporaryLibrary();
  await importInto(app, folder);
  return app.library;
}

async function linesOf(from: Library, options: Parameters<typeof exportLines>[1]): Promise<ExportedLine[]> {
  const lines: ExportedLine[] = [];
  for await (const line of exportLines(from, options)) {
    expect(EXPORT_LINE.parse(line)).toEqual(line);
    lines.push(line);
  }
  return lines;
}

const titles = (lines: readonly ExportedLine[]) =>
  lines.flatMap((line) => (line.type === 'work' ? line.title : []));

describe('everything as lines', () => {
  it('is what the library says in public, in one order', async () => {
    const from = await library();
    await decideTags(from, {
      does: 'link',
      below: { kind: 'character', name: 'Mara' },
      above: { kind: 'fandom', name: 'Harbour Lights' },
    });
    const lines = await linesOf(from, { text: true, reader: null });
    const types = lines.map(({ type }) => type);
    expect([...new Set(types)]).toEqual([
      'library',
      'creator',
      'series',
      'tag',
      'batch',
      'work',
      'chapter',
      'end',
    ]);
    expect(titles(lines).sort()).toEqual(['The Lamp Room', 'The Tide']);
    expect(lines.at(-1)).toEqual({ type: 'end', lines: lines.length - 1 });
    const chapter = lines.find((line) => line.type === 'chapter' && line.xhtml?.includes('Nobody came.'));
    expect(chapter).toMatchObject({ position: 1, words: 10 });
    const mara = lines.find((line) => line.type === 'tag' && line.name === 'Mara');
    expect(mara).toMatchObject({ parents: { total: 1, tags: [{ kind: 'fandom', name: 'Harbour Lights' }] } });
  });

  it('holds nothing private, nothing of a reader’s, and no name of a file', async () => {
    const from = await library();
    await markWork(from, 1 as WorkId, { mark: 'bookmarked', set: true, note: 'Only for me' });
    await saveSearch(from, { query: 'lamp', name: 'For my eyes' });
    for (const text of [true, false]) {
      const lines = await linesOf(from, { text, reader: null });
      expect(JSON.stringify(lines)).not.toMatch(PRIVATE);
    }
  });

  it('is without the texts where they are not wanted', async () => {
    const lines = await linesOf(await library(), { text: false, reader: null });
    expect(lines.flatMap((line) => (line.type === 'chapter' ? [line.xhtml] : []))).toEqual([null, null]);
    expect(JSON.stringify(lines)).not.toContain('Nobody came');
  });

  it('is without what a reader muted, for that reader', async () => {
    const from = await library();
    await muteWorks(from, { query: 'fandom:Tides', note: '' });
    expect(titles(await linesOf(from, { text: false, reader: null })).sort()).toEqual([
      'The Lamp Room',
      'The Tide',
    ]);
    const shown = await linesOf(from, { text: false, reader: OWN_READER });
    expect(titles(shown)).toEqual(['The Lamp Room']);
    expect(shown.flatMap((line) => (line.type === 'creator' ? line.name : []))).toEqual(['Nell Gull']);
  });

  it('is read as it is taken, and no further', async () => {
    const from = await library();
    let read = 0;
    const catalogue = new Proxy(from.catalogue, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (name !== 'chapterBodies' || typeof method !== 'function') return method;
        return (...given: unknown[]) => {
          read += 1;
          return Reflect.apply(method, target, given) as unknown;
        };
      },
    });
    const lines = exportLines({ ...from, catalogue }, { text: true, reader: null });
    for await (const line of lines) if (line.type === 'work') break;
    expect(read).toBe(1);
  });

  it('has each work whole, as it was when it was come to', async () => {
    const folder = path.join(temporaryFolder(), 'in');
    mkdirSync(folder);
    const write = (text: string) =>
      writeFileSync(path.join(folder, 'lamp.txt'), `Title: The Lamp Room\n\n***\n\n${text}\n`);
    write('The lamp had been out for an hour.');
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const texts: (string | null)[] = [];
    for await (const line of exportLines(app.library, { text: true, reader: null })) {
      if (line.type === 'chapter') texts.push(line.xhtml);
      if (line.type !== 'work') continue;
      write('Another night it was lit, and nobody came to see it either.');
      await importInto(app, folder);
      expect((await app.library.catalogue.work(line.id))?.revision).toBe(line.revision + 1);
    }
    expect(texts).toEqual([expect.stringContaining('The lamp had been out for an hour.')]);
  });
});
