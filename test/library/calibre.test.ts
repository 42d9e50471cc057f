import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { exportWork, findWorks, reportBatch, showWork } from '#library';
import type { App } from '../../src/app.ts';
import { buildCalibreLibrary, type TestBook, type TestColumn } from '../formats/calibre/build-library.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';
import { writeZip } from './write-zip.ts';

const TEXT =
  'The lamp had been out for an hour when Dane came up the stairs, and nobody had said a word of it.\n\n';
const STORY = TEXT.repeat(6);
const PAGE = (title: string) => `<!DOCTYPE html><html><head><title>${title}</title></head><body>
<h1>${title}</h1>${`<p>${TEXT}</p>`.repeat(6)}</body></html>`;

const COLUMNS: readonly TestColumn[] = [
  { label: 'status', datatype: 'enumeration' },
  { label: 'genre', datatype: 'text', multiple: true },
  { label: 'category', datatype: 'text', multiple: true },
  { label: 'characters', datatype: 'text', multiple: true },
  { label: 'ships', datatype: 'text', multiple: true },
  { label: 'words', datatype: 'int' },
  { label: 'rating', datatype: 'text' },
  { label: 'warnings', datatype: 'text', multiple: true },
  { label: 'shelf', name: 'My shelf', datatype: 'text' },
  { label: 'stars2', datatype: 'rating' },
];

const WATCH: TestBook = {
  id: 12,
  title: 'The Long Watch',
  authors: ['Margery Quill', 'Ben Tolliver, Jr.'],
  files: { TXT: STORY, AZW3: 'TPZ0 no text that anybody here can read' },
  tags: ['Lighthouses', 'Slow Burn'],
  series: ['Harbour Nights', 2],
  publisher: 'Harbour Press',
  pubdate: '2004-05-06 00:00:00+00:00',
  languages: ['eng'],
  identifiers: { url: 'http|//archive.example/works/77' },
  comments: '<div><p>Three nights on the pier.</p><p>And one morning.</p></div>',
  stars: 10,
  cover: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
  columns: {
    status: 'Completed',
    genre: ['Mystery', 'Hurt/Comfort'],
    category: ['Harbour Lights'],
    characters: ['Dane Hollis', 'Ellis, of the Pier'],
    ships: ['Dane Hollis/Ellis'],
    words: 1234,
    rating: 'Teen And Up Audiences',
    warnings: ['Major Character Death'],
    shelf: 'to read in winter',
    stars2: '8',
  },
};
const LAMP: TestBook = { id: 13, title: 'Lamp', authors: ['Anne Marsh'], files: { HTML: PAGE('Lamp') } };

async function onlyWork(app: App, title: string) {
  const { works } = await findWorks(app.library, `title:"${title}"`, { page: 1 });
  const [work] = works;
  if (work === undefined || works.length > 1) throw new Error(`${works.length} works called ${title}`);
  return work;
}

describe('importing a calibre library', () => {
  it('takes what calibre knows of a book, and keeps all of its forms as originals of one work', async () => {
    const folder = path.join(temporaryFolder(), 'Calibre');
    buildCalibreLibrary(folder, [WATCH, LAMP], COLUMNS);
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    expect(report).toMatchObject({ works: 2, results: { failed: 0 } });

    const work = await onlyWork(app, 'The Long Watch');
    expect(work).toMatchObject({
      creators: ['Margery Quill', 'Ben Tolliver, Jr.'],
      summary: 'Three nights on the pier.\n\nAnd one morning.',
      series: { name: 'Harbour Nights', position: 2 },
      language: 'en',
      published: '2004-05-06',
      status: 'complete',
      rating: 'Teen',
      warnings: ['Major Character Death'],
    });
    const tags = (kind: string) => work.tags.filter((tag) => tag.kind === kind).map(({ name }) => name);
    expect(tags('fandom')).toEqual(['Harbour Lights']);
    expect(tags('character')).toEqual(['Dane Hollis', 'Ellis, of the Pier']);
    expect(tags('relationship')).toEqual(['Dane Hollis/Ellis']);
    expect(tags('tag')).toEqual(expect.arrayContaining(['hurt/comfort', 'Lighthouses', 'Slow Burn']));
    expect(work.other.map(({ value }) => value).join(' ')).not.toContain('to read in winter');

    const originals = await app.library.catalogue.originalsOf(work.id);
    expect(originals.map(({ path: at, role }) => [path.posix.basename(at), role])).toEqual([
      ['The Long Watch - Margery Quill.txt', 'shown'],
      expect.arrayContaining(['part']),
      expect.arrayContaining(['part']),
      expect.arrayContaining(['part']),
    ]);
    expect(originals.map(({ path: at }) => path.posix.basename(at)).sort()).toEqual([
      'The Long Watch - Margery Quill.azw3',
      'The Long Watch - Margery Quill.txt',
      'book-12.json',
      'cover.jpg',
    ]);
    const { address } = await app.library.catalogue.publicationOf(work.id);
    expect(address).toEqual({ host: 'archive.example', path: '/works/77' });
    const evidence = await app.library.catalogue.evidence(work.id);
    expect(evidence).toContainEqual({
      field: 'rating',
      evidence: expect.objectContaining({ source: 'metadata', label: '#rating' }),
    });
  });

  it('says which columns are not shown, and never takes stars for a content rating', async () => {
    const folder = path.join(temporaryFolder(), 'Calibre');
    const rated = { ...LAMP, stars: 8, columns: { rating: '6' } };
    buildCalibreLibrary(folder, [rated], [{ label: 'rating', datatype: 'rating' }]);
    const app = await temporaryLibrary();
    const { batch } = await importInto(app, folder);
    expect(await onlyWork(app, 'Lamp')).toMatchObject({ rating: 'Not Rated', ratingRaw: null });
    const files = await reportBatch(app.library, batch, { page: 1 });
    const database = files?.files.find(({ path: at }) => at.endsWith('metadata.db'));
    expect(database).toMatchObject({
      format: 'calibre',
      losses: [{ code: 'FL-LOSS-KEPT-COLUMN', at: '#rating' }],
    });
  });

  it('changes only what changed when it is imported again', async () => {
    const folder = path.join(temporaryFolder(), 'Calibre');
    buildCalibreLibrary(folder, [WATCH, LAMP], COLUMNS);
    const app = await temporaryLibrary();
    await importInto(app, folder);
    expect(await importInto(app, folder)).toMatchObject({ works: 0, results: { known: 3, imported: 0 } });

    buildCalibreLibrary(folder, [{ ...WATCH, tags: ['Lighthouses'] }, LAMP], COLUMNS);
    const again = await importInto(app, folder);
    expect(again.results).toMatchObject({ revised: 1, known: 1, imported: 1, failed: 0 });
    const work = await onlyWork(app, 'The Long Watch');
    expect(work.revision).toBe(2);
    expect(work.tags.map(({ name }) => name)).not.toContain('Slow Burn');
    expect((await onlyWork(app, 'Lamp')).revision).toBe(1);
  });

  it('knows a book again that calibre renamed, and one that was imported without calibre before', async () => {
    const folder = path.join(temporaryFolder(), 'Calibre');
    buildCalibreLibrary(folder, [LAMP]);
    const away = path.join(folder, '..', 'metadata.db');
    renameSync(path.join(folder, 'metadata.db'), away);
    const app = await temporaryLibrary();
    await importInto(app, path.join(folder, 'Anne Marsh', 'Lamp (13)', 'Lamp - Anne Marsh.html'));
    const { id } = await onlyWork(app, 'Lamp');
    renameSync(away, path.join(folder, 'metadata.db'));
    await importInto(app, folder);
    expect(await onlyWork(app, 'Lamp')).toMatchObject({ id, creators: ['Anne Marsh'] });

    const other = path.join(temporaryFolder(), 'Calibre');
    buildCalibreLibrary(other, [{ ...LAMP, title: 'The Lamp', files: { HTML: PAGE('Lamp') } }]);
    await importInto(app, other);
    expect(await onlyWork(app, 'The Lamp')).toMatchObject({ id });
    expect((await findWorks(app.library, '', { page: 1 })).total).toBe(1);
  });

  it('lets what the story states stand over calibre', async () => {
    const folder = path.join(temporaryFolder(), 'Calibre');
    const typed = `Title: The Lamp Room\nAuthor: Margery Quill\nFandom: Harbour Lights\nRating: PG-13\nSummary: In her own words.\n\n***\n\n${STORY}`;
    const book = {
      ...LAMP,
      title: 'lamp room FINAL',
      files: { TXT: typed },
      comments: 'Somebody else’s words',
      columns: { rating: 'Explicit' },
    };
    buildCalibreLibrary(folder, [book], COLUMNS);
    const app = await temporaryLibrary();
    await importInto(app, folder);
    expect(await onlyWork(app, 'The Lamp Room')).toMatchObject({
      creators: ['Margery Quill'],
      rating: 'Teen',
      summary: 'In her own words.',
    });
  });

  it('stands over what the package of a book says, but for its date, and below what its pages state', async () => {
    const epub = (page: string, date = '') =>
      writeZip({
        mimetype: 'application/epub+zip',
        'META-INF/container.xml':
          '<container><rootfiles><rootfile full-path="content.opf"/></rootfiles></container>',
        'content.opf': `<package><metadata><title>Lamp</title><creator>Anne Marsh</creator>${date}
<meta name="calibre:series" content="Of the package"/></metadata>
<manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`,
        'a.xhtml': page,
      });
    const kept = {
      ...LAMP,
      pubdate: '2004-05-06 00:00:00+00:00',
      series: ['Of calibre', 3] as [string, number],
    };
    const folder = path.join(temporaryFolder(), 'Calibre');
    const app = await temporaryLibrary();
    const imported = async (book: TestBook) => {
      buildCalibreLibrary(folder, [book]);
      await importInto(app, folder);
      return onlyWork(app, 'Lamp');
    };
    const dated = epub(PAGE('Lamp'), '<date>1999-01-02</date>');
    expect(await imported({ ...kept, files: { EPUB: dated } })).toMatchObject({
      published: '1999-01-02',
      series: { name: 'Of calibre', position: 3 },
    });
    expect(await imported({ ...kept, files: { EPUB: epub(PAGE('Lamp')) } })).toMatchObject({
      published: '2004-05-06',
    });
    const typed = PAGE('Lamp').replace('</h1>', '</h1><p>Published: 2001-02-03</p><p>Series: Typed, #1</p>');
    expect(await imported({ ...kept, files: { EPUB: epub(typed) } })).toMatchObject({
      published: '2001-02-03',
      series: { name: 'Typed' },
    });
    // calibre's date of a book whose date nobody knows.
    const unknown = { ...LAMP, pubdate: '0101-01-01 00:00:00+00:00', files: { EPUB: epub(PAGE('Lamp')) } };
    expect(await imported(unknown)).toMatchObject({
      published: null,
      series: { name: 'Of the package' },
    });
  });

  it('reads the next form where the best cannot be read, and a library in a zip', async () => {
    const folder = path.join(temporaryFolder(), 'Calibre');
    const broken = { ...LAMP, files: { EPUB: 'PK\x03\x04 and no more', HTML: PAGE('Lamp') } };
    buildCalibreLibrary(folder, [broken]);
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    expect(report.results).toMatchObject({ failed: 0, imported: 2 });
    const work = await onlyWork(app, 'Lamp');
    expect(await showWork(app.library, work.id)).toMatchObject({ original: { format: 'html' } });
    const files = await reportBatch(app.library, report.batch, { page: 1 });
    expect(files?.files.flatMap(({ losses }) => losses)).toMatchObject([
      { code: 'FL-LOSS-BOOK-FORM', at: 'Lamp - Anne Marsh.epub' },
    ]);

    const packed = path.join(temporaryFolder(), 'library.zip');
    buildCalibreLibrary(folder, [{ ...WATCH, files: { TXT: STORY } }], COLUMNS);
    const place = 'Margery Quill/The Long Watch (12)/The Long Watch - Margery Quill.txt';
    const entries = ['metadata.db', place].map((name) => [
      `Calibre/${name}`,
      readFileSync(path.join(folder, name)),
    ]);
    writeFileSync(packed, writeZip(Object.fromEntries(entries)));
    await importInto(app, packed);
    expect(await onlyWork(app, 'The Long Watch')).toMatchObject({ status: 'complete' });
  });

  it('reads the books as files where the database cannot be read, and says why', async () => {
    const folder = path.join(temporaryFolder(), 'Calibre');
    buildCalibreLibrary(folder, [LAMP]);
    const database = path.join(folder, 'metadata.db');
    const bytes = readFileSync(database);
    writeFileSync(database, bytes.subarray(0, bytes.length / 2));
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    expect(report.failures.map(({ code }) => code)).toContain('FL-FILE-DATABASE');
    expect((await onlyWork(app, 'Lamp')).title).toBe('Lamp');

    writeFileSync(database, bytes);
    for (const beside of ['-journal', '-wal']) {
      writeFileSync(`${database}${beside}`, 'half a transaction');
      const busy = await importInto(app, folder);
      expect(busy.failures.map(({ code }) => code)).toContain('FL-FILE-DATABASE-BUSY');
      rmSync(`${database}${beside}`);
    }
  });

  it('runs nothing of a hostile schema and looks at nothing outside the library', async () => {
    const folder = path.join(temporaryFolder(), 'Calibre');
    buildCalibreLibrary(folder, [LAMP]);
    writeFileSync(path.join(folder, '..', 'outside.html'), PAGE('Outside'));
    const db = new Sqlite(path.join(folder, 'metadata.db'));
    db.exec(`drop table comments;
      create view comments as with recursive n(i) as (select 1 union all select i + 1 from n) select i as book, 'x' as text from n;
      insert into books (id, title, path) values (14, 'Outside', '..');
      insert into data (book, format, uncompressed_size, name) values (14, 'HTML', 1, 'outside')`);
    db.close();
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    expect(report).toMatchObject({ works: 1, losses: 1 });
    expect((await onlyWork(app, 'Lamp')).summary).toBeNull();
  });

  it('never writes into the library', async () => {
    const folder = path.join(temporaryFolder(), 'Calibre');
    buildCalibreLibrary(folder, [WATCH], COLUMNS);
    const before = readFileSync(path.join(folder, 'metadata.db'));
    const app = await temporaryLibrary();
    await importInto(app, folder);
    expect(readFileSync(path.join(folder, 'metadata.db')).equals(before)).toBe(true);
  });
});

describe('metadata of FanFicFare beside a book', () => {
  const said = {
    title: 'The Long Watch',
    author: ['Margery Quill', 'Tolliver, Ben'],
    storyUrl: 'https://archive.example/works/77',
    siteabbrev: 'arc',
    numChapters: '1',
    category: ['Harbour Lights'],
    ships: ['Dane Hollis/Ellis', 'Dane Hollis & Ellis, of the Pier'],
    characters: 'Dane Hollis, Ellis',
    freeformtags: ['Rain, mostly', 'Pining'],
    genre: ['Rain, mostly', 'Pining'],
    status: 'In-Progress',
    rating: 'General Audiences',
    description: '<p>Three nights &amp; a morning.</p>',
    datePublished: '2004-05-06',
    dateUpdated: '2005-01-02',
    series: 'Harbour Nights [3]',
    kudos: '17',
    output_css: 'body {}',
  };

  it('is taken for the one that the book is called after, lists unjoined', async () => {
    const folder = temporaryFolder();
    for (const [name, title] of [
      ['watch.html', 'Watch'],
      ['other.html', 'Other'],
    ] as const)
      writeFileSync(path.join(folder, name), PAGE(title));
    writeFileSync(path.join(folder, 'watch.html.json'), JSON.stringify(said));
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    expect(report).toMatchObject({ works: 2, results: { failed: 0, imported: 2 } });
    const work = await onlyWork(app, 'The Long Watch');
    expect(work).toMatchObject({
      creators: ['Margery Quill', 'Tolliver, Ben'],
      status: 'wip',
      rating: 'General',
      summary: 'Three nights & a morning.',
      published: '2004-05-06',
      series: { name: 'Harbour Nights', position: 3 },
      other: [{ label: 'Kudos', value: '17' }],
    });
    expect(work.tags.map(({ name }) => name)).toEqual([
      'Harbour Lights',
      'Dane Hollis/Ellis',
      'Dane Hollis & Ellis, of the Pier',
      'Dane Hollis',
      'Ellis',
      'Rain, mostly',
      'Pining',
    ]);
    const { address } = await app.library.catalogue.publicationOf(work.id);
    expect(address).toEqual({ host: 'archive.example', path: '/works/77' });
    expect((await exportWork(app.library, work.id, 'txt')).bytes.length).toBeGreaterThan(100);
  });

  it('is taken as metadata.json in a folder of one book, and makes a new revision when it changes', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'watch.html'), PAGE('Watch'));
    writeFileSync(path.join(folder, 'metadata.json'), JSON.stringify(said));
    const app = await temporaryLibrary();
    await importInto(app, folder);
    expect((await onlyWork(app, 'The Long Watch')).revision).toBe(1);
    expect((await importInto(app, folder)).results).toMatchObject({ known: 1 });
    writeFileSync(path.join(folder, 'metadata.json'), JSON.stringify({ ...said, status: 'Completed' }));
    await importInto(app, folder);
    expect(await onlyWork(app, 'The Long Watch')).toMatchObject({ revision: 2, status: 'complete' });
  });

  it('leaves other JSON alone', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'watch.html'), PAGE('Watch'));
    writeFileSync(path.join(folder, 'watch.json'), '{"storyUrl": 3, "siteabbrev": "x", "numChapters": "1"}');
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const { works } = await findWorks(app.library, '', { page: 1 });
    for (const { id } of works) expect(await app.library.catalogue.originalsOf(id)).toHaveLength(1);
  });
});
