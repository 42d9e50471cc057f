import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { WorkId } from '#catalogue';
import { readSettings } from '#config';
import { importFiles } from '#library';
import { type App, openApp } from '../../src/app.ts';
import { temporaryFolder, temporaryLibrary } from './temporary-library.ts';
import { writeZip } from './write-zip.ts';

/** The smallest picture: one transparent point, 67 bytes. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

export type Held = App & { data: string; top: string };

/** Makes libraries of ten stories and an e-book with a picture, each in a folder of its own: one is imported, the others are copies. */
export function librariesWithPictures(): () => Promise<Held> {
  const template = mkdtempSync(path.join(tmpdir(), 'fanlight-template-'));
  beforeAll(async () => {
    const folder = path.join(template, 'in');
    mkdirSync(folder);
    for (let count = 0; count < 10; count += 1)
      writeFileSync(path.join(folder, `s${count}.txt`), storyText(count));
    writeFileSync(path.join(folder, 'book.epub'), bookWithPicture());
    const settings = readSettings({ data: path.join(template, 'data'), workers: 2 }, undefined, {});
    const app = await openApp(settings, { index: false });
    const entry = new URL('../../dist/import-worker.js', import.meta.url);
    await importFiles(app.library, [folder], { workers: { ...app.workers, entry } });
    await app.close();
  }, 120_000);
  afterAll(() => rmSync(template, { recursive: true, force: true }));
  return async () => {
    const top = temporaryFolder();
    cpSync(template, top, { recursive: true });
    const data = path.join(top, 'data');
    return { ...(await temporaryLibrary(data)), data, top };
  };
}

/** A story by number. */
export function storyText(count: number): string {
  return `Title: Tide ${count}\nAuthor: Posy\nRating: G\n\n***\n\nNumber ${count}. The tide came in over the causeway.\n`;
}

/** Every file under a folder with its bytes, by its path there. */
export function filesUnder(folder: string): Map<string, string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = found.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return new Map(files.map((file) => [path.relative(folder, file), readFileSync(file, 'base64')]));
}

/** What a library holds, as far as a person meets it. */
export async function contentOf({ library: { catalogue } }: Pick<App, 'library'>): Promise<unknown> {
  const works = await catalogue.facets(0, 1000);
  const bodies = await Promise.all(works.map(({ id }) => catalogue.chapterBodies(id)));
  const cards = await catalogue.cards(works.map(({ id }) => id));
  return {
    cards,
    bodies: bodies.map((chapters) => chapters.map((body) => Buffer.from(body).toString('base64'))),
  };
}

/** Corrects the title of a work. */
export async function retitle({ library }: Pick<App, 'library'>, id: number, title: string): Promise<void> {
  await library.catalogue.revise(id as WorkId, { title }, '2026-02-01T00:00:00.000Z');
}

/** An e-book of one story with a picture. */
export function bookWithPicture(): Uint8Array {
  const page = (body: string) =>
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Lamp</title></head><body>${body}</body></html>`;
  return writeZip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'book.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:x:lamp</dc:identifier><dc:title>The Lamp</dc:title><dc:creator>Posy</dc:creator><dc:language>en</dc:language></metadata>
      <manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/><item id="p" href="lamp.png" media-type="image/png"/></manifest>
      <spine><itemref idref="c"/></spine></package>`,
    'c.xhtml': page(
      `<h1>One</h1><p>${'The lamp turned, and the sea went on under it. '.repeat(20)}</p><p><img src="lamp.png" alt="A lamp"/></p>`,
    ),
    'lamp.png': PNG,
  });
}
