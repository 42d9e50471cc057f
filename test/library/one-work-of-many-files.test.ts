import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportWork, findWorks, listOriginals, readChapters } from '#library';
import type { App } from '../../src/app.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';
import { writeZip } from './write-zip.ts';

const CASES = path.join(import.meta.dirname, '../corpus/producers');
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

type Described = {
  metadata: {
    title: string;
    creators: { name: string }[];
    contributors?: string[];
    identifiers: { scheme: string | null; value: string }[];
    subjects?: string[];
    sources?: string[];
    publisher?: string;
  };
  spine: string[];
};

/** The EPUB of a case: its documents, and a package that says what `book.json` does. */
function epubOf(folder: string): Uint8Array {
  const { metadata, spine }: Described = JSON.parse(readFileSync(path.join(folder, 'book.json'), 'utf8'));
  const said = [
    `<dc:title>${escaped(metadata.title)}</dc:title>`,
    ...metadata.creators.map(({ name }) => `<dc:creator opf:role="aut">${escaped(name)}</dc:creator>`),
    ...(metadata.contributors ?? []).map((one) => `<dc:contributor>${escaped(one)}</dc:contributor>`),
    ...metadata.identifiers.map(
      ({ scheme, value }, at) =>
        `<dc:identifier${at === 0 ? ' id="uid"' : ''}${scheme ? ` opf:scheme="${scheme}"` : ''}>${escaped(value)}</dc:identifier>`,
    ),
    ...(metadata.subjects ?? []).map((one) => `<dc:subject>${escaped(one)}</dc:subject>`),
    ...(metadata.sources ?? []).map((one) => `<dc:source>${escaped(one)}</dc:source>`),
    `<dc:publisher>${escaped(metadata.publisher ?? '')}</dc:publisher><dc:language>en</dc:language>`,
  ];
  const items = spine.map(
    (name, at) => `<item id="i${at}" href="${name}" media-type="application/xhtml+xml"/>`,
  );
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="uid"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${said.join('')}</metadata><manifest>${items.join('')}</manifest><spine>${spine.map((_, at) => `<itemref idref="i${at}"/>`).join('')}</spine></package>`;
  return writeZip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'content.opf': opf,
    ...Object.fromEntries(spine.map((name) => [name, readFileSync(path.join(folder, name))])),
  });
}

/** One story in the forms that one downloader makes of it, by file name. */
function formsOf(maker: string, forms: Record<string, string>): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(forms).map(([ending, name]) => {
      const folder = path.join(CASES, maker, name);
      const input = readdirSync(folder).find((file) => file.startsWith('input.'));
      return [`story.${ending}`, input ? readFileSync(path.join(folder, input)) : epubOf(folder)];
    }),
  );
}

async function onlyWork(app: App) {
  const { total, works } = await findWorks(app.library, '', { page: 1 });
  expect(total).toBe(1);
  const [work] = works;
  if (!work) throw new Error('no work');
  const chapters = await readChapters(app.library, work.id, 'all');
  const text = await exportWork(app.library, work.id, 'txt');
  const originals = await listOriginals(app.library, work.id);
  const { title, creators, rating, tags, summary, status, language, series, published } = work;
  return {
    fields: { title, creators, rating, tags, summary, status, language, series, published },
    chapters: chapters.map((chapter) => [chapter.title, chapter.words]),
    words: Buffer.from(text.bytes)
      .toString()
      .replace(/[*_\s]+/g, ' '),
    originals: originals.length,
  };
}

const STORIES: [string, Record<string, Uint8Array>][] = [
  ['FanFicFare', formsOf('fanficfare', { epub: 'epub', html: 'html', txt: 'txt' })],
  [
    'FanFicFare, with notes',
    formsOf('fanficfare', { epub: 'notes-epub', html: 'notes-html', txt: 'notes-txt' }),
  ],
];

describe.each(STORIES)('one story in several files of %s', (_, files) => {
  const names = Object.keys(files);

  it('is one work with each file as an original, in whatever order they come', async () => {
    const orders = [names, [...names].reverse()];
    const found = [];
    for (const order of orders) {
      const app = await temporaryLibrary();
      for (const name of order) {
        const folder = temporaryFolder();
        writeFileSync(path.join(folder, name), files[name] ?? new Uint8Array());
        expect((await importInto(app, folder)).results.failed).toBe(0);
      }
      found.push(await onlyWork(app));
    }
    expect(found[0]?.originals).toBe(names.length);
    expect(found[1]).toEqual(found[0]);
  });

  it('gives the same fields and the same words from each of them', async () => {
    const found = [];
    for (const name of names) {
      const app = await temporaryLibrary();
      const folder = temporaryFolder();
      writeFileSync(path.join(folder, name), files[name] ?? new Uint8Array());
      await importInto(app, folder);
      found.push({ ...(await onlyWork(app)), originals: 0 });
    }
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
  });
});
