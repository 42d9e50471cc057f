import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { readSettings } from '#config';
import { findWorks, reviseWork } from '#library';
import { openApp } from '../../src/app.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

type Library = Awaited<ReturnType<typeof temporaryLibrary>>['library'];

/** Files of one story each, with a header and a word of their own. */
function stories(count: number): string {
  const folder = path.join(temporaryFolder(), 'stories');
  mkdirSync(folder);
  for (let at = 0; at < count; at += 1)
    writeFileSync(
      path.join(folder, `${at}.txt`),
      `Title: Story ${at}\nAuthor: Annie\nSummary: On the moors.\n\n***\n\nThe lanterns of number x${at} were burning that night, and nobody slept.\n`,
    );
  return folder;
}

const found = async (library: Library, query: string) => (await findWorks(library, query, { page: 1 })).total;
const indexOf = (data: string) => path.join(data, 'index', 'text');
const filesIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.segment'));

/** Opens a library again, for reading or writing, and asks it. */
async function asked(data: string, query: string, readOnly = false): Promise<number> {
  const app = await openApp(readSettings({ data }, undefined, {}), { readOnly });
  try {
    return await found(app.library, query);
  } finally {
    await app.close();
  }
}

describe('the text of a library', () => {
  it('is found when an import ends, in its forms and phrases, and again when it is opened', async () => {
    const data = path.join(temporaryFolder(), 'data');
    const app = await temporaryLibrary(data);
    await importInto(app, stories(30));
    for (const [query, total] of [
      ['lantern', 30],
      ['"lantern"', 0],
      ['"lanterns of number"', 30],
      ['x7', 1],
      ['moor burns', 30],
      ['x1*', 11],
    ] as const)
      expect(await found(app.library, query)).toBe(total);
    await app.close();
    expect(filesIn(indexOf(data))).toHaveLength(1);
    expect(await asked(data, 'x7', true)).toBe(1);
  });

  it('follows corrections, and is left alone by those that change no word', async () => {
    const data = path.join(temporaryFolder(), 'data');
    const app = await temporaryLibrary(data);
    await importInto(app, stories(3));
    const before = filesIn(indexOf(data));
    await reviseWork(app.library, 2 as WorkId, { rating: 'Mature' });
    expect(filesIn(indexOf(data))).toEqual(before);
    await reviseWork(app.library, 2 as WorkId, { title: 'Lighthouse', summary: null });
    expect(await found(app.library, 'lighthouse x1')).toBe(1);
    expect(await found(app.library, 'moors')).toBe(2);
    await app.close();
    expect(await asked(data, 'lighthouse')).toBe(1);
  });

  it('is made anew where its files are lost or damaged, at once or when it is asked', async () => {
    const data = path.join(temporaryFolder(), 'data');
    const app = await temporaryLibrary(data);
    await importInto(app, stories(40));
    await app.close();
    const folder = indexOf(data);
    rmSync(folder, { recursive: true });
    expect(await asked(data, 'lantern', true)).toBe(40);
    expect(await asked(data, 'lantern')).toBe(40);
    for (const place of [0.1, 0.5, 0.9, 0.99]) {
      const [file = ''] = filesIn(folder).map((name) => path.join(folder, name));
      const bytes = readFileSync(file);
      const at = Math.floor(bytes.length * place);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      writeFileSync(file, bytes);
      expect(await asked(data, '"lanterns of number"')).toBe(40);
    }
    writeFileSync(path.join(folder, 'manifest.json'), '{}');
    expect(await asked(data, 'x39')).toBe(1);
    expect(await asked(data, 'x39', true)).toBe(1);
  });

  it('is made anew where the damage is found by what takes in changes', async () => {
    const data = path.join(temporaryFolder(), 'data');
    const app = await temporaryLibrary(data);
    await importInto(app, stories(40));
    for (let work = 1; work <= 20; work += 1)
      await app.library.catalogue.revise(work as WorkId, { title: 'New' }, '2026-01-01T00:00:00.000Z');
    await app.close();
    const [file = ''] = filesIn(indexOf(data)).map((name) => path.join(indexOf(data), name));
    const bytes = readFileSync(file);
    bytes.fill(0xff, Math.floor(bytes.length * 0.9));
    writeFileSync(file, bytes);
    expect(await asked(data, '"lanterns of number"', true)).toBe(40);
    expect(await asked(data, 'new')).toBe(20);
  });

  it('catches up with what was saved while nothing kept it', async () => {
    const data = path.join(temporaryFolder(), 'data');
    const app = await temporaryLibrary(data);
    await importInto(app, stories(5));
    await app.library.catalogue.revise(1 as WorkId, { title: 'Unkept' }, '2026-01-01T00:00:00.000Z');
    await app.close();
    expect(await asked(data, 'unkept', true)).toBe(1);
    expect(await asked(data, 'unkept')).toBe(1);
  });
});
