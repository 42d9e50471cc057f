import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, deflateJoinable, readZip } from '#containers';
import type { Block } from '#document';
import type { WritableWork } from '#formats';
import { epubFormat } from '../../../src/formats/epub/format.ts';
import { EVERY_BLOCK, fragment, PICTURE, paragraph, writableWork } from '../writable-works.ts';

/** The files of a book by their names in the package. */
async function filesOf(bytes: Uint8Array | undefined): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const entry of readZip(bytes ?? new Uint8Array(), DEFAULT_LIMITS)) {
    if ('code' in entry) throw new Error(entry.code);
    files.set(entry.path.replace('EPUB/', ''), new TextDecoder().decode(entry.bytes));
  }
  return files;
}

async function written(work: WritableWork): Promise<Map<string, string>> {
  return filesOf((await epubFormat.write?.(work))?.bytes);
}

async function file(work: WritableWork, name: string): Promise<string> {
  return (await written(work)).get(name) ?? '';
}

const SPOILING = writableWork({
  title: 'The Last Watch',
  rating: 'Explicit',
  warnings: ['Major Character Death'],
  summary: 'Dane does not come back.',
  tags: ['Funerals'],
  series: { name: 'Lamps', position: 3 },
});

describe('the cover', () => {
  it('shows title, creators and series, and nothing that a rating or a warning is about', async () => {
    const cover = await file({ ...SPOILING, title: `${SPOILING.title} 水` }, 'cover.svg');
    for (const part of ['The Last', 'Mina H.', 'Lamps · 3']) expect(cover).toContain(part);
    expect(cover).not.toMatch(/Explicit|Death|come back|Funerals/);
  });

  it.each([
    ['drawn, for shelves that show no other', SPOILING.title, 'cover.png', 'image/png'],
    ['made of words, where the face lacks a letter', '水滸後傳', 'cover.svg', 'image/svg+xml'],
  ])('is the picture that the package names: %s', async (_, title, name, type) => {
    const files = await written({ ...SPOILING, title });
    expect([...files.keys()].filter((key) => key.startsWith('cover.'))).toEqual([name]);
    expect(files.get('package.opf')).toContain(
      `<item id="cover" href="${name}" media-type="${type}" properties="cover-image"/>`,
    );
  });
});

describe('what a reader must know', () => {
  it('stands before the text: on the title page and in the preface, and silence is said to be silence', async () => {
    const files = await written(writableWork({ warnings: [], warningsStated: false, rating: 'Mature' }));
    for (const page of ['title.xhtml', 'preface.xhtml'])
      expect(files.get(page)).toMatch(/Mature[\s\S]*The author did not say/);
    const order = [...(files.get('package.opf') ?? '').matchAll(/<itemref idref="page-([a-z0-9-]+)"/g)];
    expect(order.map(([, id]) => id)).toEqual(['title', 'preface', 'chapter-0001']);
  });

  it('stands before the text of each work in a book of several, which has them as parts', async () => {
    const works = [writableWork({ title: 'One' }), { ...SPOILING, title: 'Two' }];
    const book = { id: 'b', title: 'Both', of: 'series' as const, works };
    const files = await filesOf((await epubFormat.writeBook?.(book))?.bytes);
    expect(files.get('work-0002-title.xhtml')).toMatch(/Explicit[\s\S]*Major Character Death/);
    expect(files.get('title.xhtml')).toMatch(/One[\s\S]*Teen And Up[\s\S]*Two[\s\S]*Explicit/);
    const nav = files.get('nav.xhtml') ?? '';
    expect(nav).toMatch(
      /work-0002-title\.xhtml">Two<\/a>\n<ol>\n<li><a href="work-0002-preface\.xhtml">Preface<\/a><\/li>\n<li><a href="work-0002-chapter-0001\.xhtml">/,
    );
    expect(files.get('toc.ncx')).toContain('<meta name="dtb:depth" content="2"/>');
  });
});

it('the package says of which kind everything is', async () => {
  const opf = await file(
    {
      ...SPOILING,
      source: 'https://old.example/s?a=1&b=2',
      updated: '2003-04-05',
      archivePermission: 'Ask first.',
      language: 'he',
    },
    'package.opf',
  );
  const authority = (name: string) => {
    const id = new RegExp(`<dc:subject id="([^"]+)">${name}</dc:subject>`).exec(opf)?.[1];
    return new RegExp(`refines="#${id}" property="authority">urn:x-fanlight:([a-z]+)<`).exec(opf)?.[1];
  };
  expect(authority('Explicit')).toBe('rating');
  expect(authority('Major Character Death')).toBe('warning');
  expect(authority('Funerals')).toBe('tag');
  for (const part of [
    '<meta property="belongs-to-collection" id="series">Lamps</meta>',
    '<meta refines="#series" property="group-position">3</meta>',
    '<dc:source>https://old.example/s?a=1&amp;b=2</dc:source>',
    '<meta property="schema:dateModified">2003-04-05</meta>',
    '<meta property="schema:contentRating">Explicit</meta>',
    '<dc:date>1998-04-01</dc:date>',
    '<dc:rights>Ask first.</dc:rights>',
    '<dc:language>he</dc:language>',
    'page-progression-direction="rtl"',
  ])
    expect(opf).toContain(part);
});

describe('what is said of accessibility', () => {
  const said = async (work: WritableWork) =>
    [...(await file(work, 'package.opf')).matchAll(/property="schema:access(\w+)">([^<]+)</g)].map(
      ([, property, value]) => `${property} ${value}`,
    );
  const figure = (alt: string): Block => ({ type: 'figure', media: PICTURE.sha256, alt });
  const pictured = (alt: string, mediaType = 'image/png') =>
    writableWork({
      pictures: [{ ...PICTURE, mediaType }],
      chapters: [{ title: null, xhtml: fragment([paragraph('Rain.'), figure(alt)]) }],
    });

  it('of text alone', async () => {
    expect(await said(writableWork())).toEqual([
      'Mode textual',
      'ModeSufficient textual',
      'ibilityFeature structuralNavigation',
      'ibilityFeature tableOfContents',
      'ibilityFeature readingOrder',
      'ibilityFeature displayTransformability',
      'ibilityHazard none',
      expect.stringContaining('text only'),
    ]);
  });

  it.each<[string, WritableWork, string[], string[]]>([
    [
      'a described picture',
      pictured('A map'),
      ['ModeSufficient textual', 'ibilityFeature alternativeText', 'ibilityHazard none'],
      [],
    ],
    [
      'a picture without a word',
      pictured(''),
      ['ModeSufficient textual,visual'],
      ['ibilityFeature alternativeText'],
    ],
    [
      'a picture that may move',
      pictured('A map', 'image/gif'),
      ['ibilityHazard unknown'],
      ['ibilityHazard none'],
    ],
    [
      'a drawing of letters',
      writableWork({
        chapters: [
          { title: null, xhtml: fragment(EVERY_BLOCK.filter(({ type }) => type === 'preformatted')) },
        ],
      }),
      ['Mode visual', 'ModeSufficient textual,visual'],
      ['ModeSufficient textual'],
    ],
  ])('of %s is true', async (_, work, there, absent) => {
    const found = await said(work);
    expect(found).toEqual(expect.arrayContaining(there));
    for (const one of absent) expect(found).not.toContain(one);
  });

  it('claims no conformance', async () => {
    expect(await file(SPOILING, 'package.opf')).not.toMatch(/conformsTo|certifiedBy/);
  });
});

it('notes at the end are reached from the beginning and lead back, in a chapter and in the work', async () => {
  const note = (text: string): Block => ({ type: 'note', position: 'end', children: [paragraph(text)] });
  const files = await written(
    writableWork({
      endNotes: 'Goodbye.',
      chapters: [{ title: 'One', xhtml: fragment([paragraph('Rain.'), note('Thanks.'), note('More.')]) }],
    }),
  );
  const chapter = files.get('chapter-0001.xhtml') ?? '';
  for (const number of [1, 2]) {
    expect(chapter).toContain(`<a id="to-note-${number}" href="#note-${number}" epub:type="noteref"`);
    expect(chapter).toContain(`<aside id="note-${number}" class="note note-end" role="note">`);
    expect(chapter).toContain(`<a href="#to-note-${number}" role="doc-backlink">`);
  }
  expect(chapter.indexOf('to-note-1')).toBeLessThan(chapter.indexOf('Rain.'));
  expect(files.get('preface.xhtml')).toContain('href="afterword.xhtml#end-notes"');
  expect(files.get('afterword.xhtml')).toContain('href="preface.xhtml#to-end-notes"');
});

it('a chapter that is kept deflated gives the same page as its text', async () => {
  const blocks = Array.from({ length: 400 }, (_, index) =>
    paragraph(`The lamp burned on for ${index} nights.`),
  );
  const chapters = [blocks, EVERY_BLOCK, [paragraph('漢字 and שלום')]].map((one) => ({
    title: 'One',
    xhtml: fragment(one),
  }));
  const kept = chapters.map((chapter) => ({
    ...chapter,
    kept: {
      bytes: new TextEncoder().encode(chapter.xhtml.value),
      deflated: deflateJoinable(chapter.xhtml.value, 1),
    },
  }));
  expect(await written(writableWork({ chapters: kept }))).toEqual(await written(writableWork({ chapters })));
});
