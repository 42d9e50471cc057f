import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportToCalibre, findWorks, importFiles, reviseWork } from '#library';
import { parseXml, xmlElementsBelow } from '#markup';
import type { App } from '../../src/app.ts';
import { calibrePlace } from '../../src/library/calibre-names.ts';
import { buildCalibreLibrary } from '../formats/calibre/build-library.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

const TEXT =
  'The lamp had been out for an hour when Dane came up the stairs, and nobody had said a word.\n\n'.repeat(4);
const LAMP = `Title: The Lamp: a “Room”?
Author: Margery Quill
Fandom: Harbour Lights
Pairing: Dane Hollis/Ellis
Rating: PG-13
Genre: Mystery
Series: Lamps, #2
Status: Complete
Summary: Three nights, & more.

***

${TEXT}`;
const TIDE = `Title: The Tide\nAuthor: Anne Marsh\nFandom: Harbour Lights\n\n***\n\n${TEXT}`;
const ALL = { kind: 'query', text: '' } as const;

async function library(): Promise<App> {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'lamp.txt'), LAMP);
  writeFileSync(path.join(folder, 'tide.txt'), TIDE);
  const app = await temporaryLibrary();
  await importInto(app, folder);
  return app;
}

async function exported(app: App, folder: string) {
  const done = [];
  for await (const one of exportToCalibre(app.library, ALL, folder)) done.push(one);
  return done.map(({ kind }) => kind).sort();
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort();
}

async function numberOf(app: App, title: string) {
  const [work] = (await findWorks(app.library, `title:"${title}"`, { page: 1 })).works;
  if (work === undefined) throw new Error(`no work ${title}`);
  return work.id;
}

describe('books for calibre', () => {
  it('stand in its own layout, with all that is known in metadata.opf', async () => {
    const app = await library();
    const folder = path.join(temporaryFolder(), 'out');
    expect(await exported(app, folder)).toEqual(['written', 'written']);
    const id = await numberOf(app, 'The Lamp');
    const place = `Margery Quill/The Lamp_ a “Room”_ (${id})`;
    expect(filesBelow(folder)).toEqual(
      [
        '.fanlight-books.json',
        `Anne Marsh/The Tide (${await numberOf(app, 'The Tide')})/The Tide - Anne Marsh.epub`,
        `Anne Marsh/The Tide (${await numberOf(app, 'The Tide')})/metadata.opf`,
        `${place}/The Lamp_ a “Room”_ - Margery Quill.epub`,
        `${place}/metadata.opf`,
      ].sort(),
    );
    const opf = readFileSync(path.join(folder, place, 'metadata.opf'), 'utf8');
    const { root } = parseXml(opf);
    const elements = root === null ? [] : [...xmlElementsBelow(root)];
    const texts = (name: string) =>
      elements.filter((one) => one.name === name).map(({ children }) => children.join(''));
    expect(texts('dc:title')).toEqual(['The Lamp: a “Room”?']);
    expect(texts('dc:subject')).toEqual(['Harbour Lights', 'mystery']);
    expect(texts('dc:description')).toEqual(['<p>Three nights, &amp; more.</p>']);
    const metas = new Map(
      elements
        .filter(({ name }) => name === 'meta')
        .map(({ attributes }) => [attributes['name'], attributes['content']]),
    );
    expect(metas.get('calibre:series')).toBe('Lamps');
    expect(JSON.parse(metas.get('calibre:user_metadata:#ships') ?? '')).toMatchObject({
      '#value#': ['Dane Hollis/Ellis'],
      datatype: 'text',
      is_multiple: '|',
    });
    expect(JSON.parse(metas.get('calibre:user_metadata:#status') ?? '')).toMatchObject({
      '#value#': 'Completed',
    });
  });

  it('are written again only where a work changed, and follow its new title', async () => {
    const app = await library();
    const folder = path.join(temporaryFolder(), 'out');
    await exported(app, folder);
    expect(await exported(app, folder)).toEqual(['unchanged', 'unchanged']);
    const id = await numberOf(app, 'The Tide');
    await reviseWork(app.library, id, { title: 'The Ebb' });
    expect(await exported(app, folder)).toEqual(['unchanged', 'written']);
    expect(existsSync(path.join(folder, 'Anne Marsh', `The Tide (${id})`))).toBe(false);
    expect(existsSync(path.join(folder, 'Anne Marsh', `The Ebb (${id})`, 'The Ebb - Anne Marsh.epub'))).toBe(
      true,
    );
    rmSync(path.join(folder, 'Anne Marsh'), { recursive: true });
    expect(await exported(app, folder)).toEqual(['unchanged', 'written']);
  });

  it('touch nothing that was not written from here', async () => {
    const app = await library();
    const folder = path.join(temporaryFolder(), 'out');
    const id = await numberOf(app, 'The Tide');
    const place = path.join(folder, 'Anne Marsh', `The Tide (${id})`);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, 'metadata.opf'), 'mine');
    writeFileSync(path.join(folder, 'notes.txt'), 'mine too');
    expect(await exported(app, folder)).toEqual(['in-the-way', 'written']);
    expect(readFileSync(path.join(place, 'metadata.opf'), 'utf8')).toBe('mine');
    expect(readdirSync(place)).toEqual(['metadata.opf']);
    expect(readFileSync(path.join(folder, 'notes.txt'), 'utf8')).toBe('mine too');
  });

  it('never go into a library of calibre itself, nor among those of another library', async () => {
    const app = await library();
    const own = path.join(temporaryFolder(), 'Calibre');
    buildCalibreLibrary(own, []);
    const before = filesBelow(own);
    await expect(exported(app, own)).rejects.toMatchObject({ code: 'FL-USE-CALIBRE-LIBRARY' });
    expect(filesBelow(own)).toEqual(before);

    const folder = path.join(temporaryFolder(), 'out');
    await exported(app, folder);
    await expect(exported(await library(), folder)).rejects.toMatchObject({ code: 'FL-USE-CALIBRE-OTHER' });
  });

  it('come back as the works that they are, with the cover they had', async () => {
    const app = await temporaryLibrary();
    const calibre = path.join(temporaryFolder(), 'Calibre');
    const cover = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 9, 9, 9]);
    buildCalibreLibrary(calibre, [
      { id: 5, title: 'The Tide', authors: ['Anne Marsh'], files: { TXT: TEXT }, cover },
    ]);
    await importInto(app, calibre);
    const folder = path.join(temporaryFolder(), 'out');
    await exported(app, folder);
    const written = filesBelow(folder).find((name) => name.endsWith('cover.jpg')) ?? '';
    expect(readFileSync(path.join(folder, written))).toEqual(Buffer.from(cover));
    const report = await importFiles(app.library, [folder], { workers: app.workers });
    expect(report).toMatchObject({ works: 0, results: { joined: 1, failed: 0 } });
    expect((await findWorks(app.library, '', { page: 1 })).total).toBe(1);
  });
});

describe('names of folders', () => {
  it.each([
    ['CON', ['aux'], '_aux/_CON (7)'],
    ['../../etc', ['..'], 'Unknown/_._.._etc (7)'],
    ['A/B: C?', ['x'.repeat(300)], `${'x'.repeat(80)}/A_B_ C_ (7)`],
    ['...', [], 'Unknown/Untitled (7)'],
    ['Ends. ', ['\u202eevil\u0000'], '_evil_/Ends (7)'],
    ['漢'.repeat(120), ['ü\u0308'.repeat(3)], null],
  ])('%j by %j', (title, creators, expected) => {
    const { folder, stem } = calibrePlace(title, creators, 7);
    if (expected !== null) expect(folder).toBe(expected);
    for (const part of [...folder.split('/'), `${stem}.epub`]) {
      expect(Buffer.byteLength(part)).toBeLessThan(255);
      expect(part).not.toMatch(/^\.{1,2}$|[\\:*?"<>|\p{Cc}]/u);
    }
    expect(folder.split('/')).toHaveLength(2);
  });
});
