import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atomFeed,
  feedId,
  feedIdOf,
  newestOf,
  opds1Entry,
  opds1Page,
  opds2Page,
  opds2Publication,
  opdsAuthentication,
  openSearchDescription,
  siteSearchDescription,
} from '#feeds';
import { corpusFolder } from '../corpus-folder.ts';
import { atom, atomFaults, links, opdsFaults, readXml } from './feed-rules.ts';
import { opds2Faults, publicationFaults } from './opds2-rules.ts';
import { booksPage, card, chapterNews, news, PLACE, waysPage } from './sample-listing.ts';

const newsOf = (work: Parameters<typeof opds1Entry>[0]) =>
  news({ entries: [{ kind: 'work', work, text: null }] });

const DOCUMENTS: Record<string, () => string> = {
  'atom-page.xml': () => atomFeed(news(), PLACE),
  'atom-empty.xml': () => atomFeed(news({ entries: [] }), PLACE),
  'atom-chapters.xml': () => atomFeed(chapterNews(), PLACE),
  'opds-books.xml': () => opds1Page(booksPage(), PLACE).body,
  'opds-root.xml': () => opds1Page(waysPage(), PLACE).body,
  'opds-entry.xml': () => opds1Entry(card(1), PLACE),
  'open-search.xml': () => openSearchDescription(PLACE),
  'site-search.xml': () => siteSearchDescription(PLACE),
  'atom-hub.xml': () => atomFeed(news(), PLACE, 'https://hub.example/'),
  'opds2-books.json': () => opds2Page(booksPage(), PLACE).body,
  'opds2-empty.json': () => opds2Page(booksPage({ books: [], facets: [], total: 0 }), PLACE).body,
  'opds2-root.json': () => opds2Page(waysPage(), PLACE).body,
  'opds2-publication.json': () => opds2Publication(card(1), PLACE),
  'opds-authentication.json': () => opdsAuthentication(PLACE),
};
const written = (name: string) => DOCUMENTS[name]?.() ?? '';

describe('each document', () => {
  it.each(Object.entries(DOCUMENTS))('%s is what was written down', (name, write) => {
    const file = path.join(import.meta.dirname, 'expected', name);
    const expected = readFileSync(file, 'utf8');
    if (name.endsWith('.json')) expect(JSON.parse(write())).toEqual(JSON.parse(expected));
    else expect(write()).toBe(expected);
  });

  it.each(['atom-page.xml', 'atom-empty.xml', 'atom-chapters.xml', 'atom-hub.xml'])(
    '%s keeps the rules of Atom',
    (name) => {
      expect(atomFaults(readXml(written(name)))).toEqual([]);
    },
  );

  it.each(['opds-books.xml', 'opds-root.xml'])('%s keeps the rules of OPDS 1.2', (name) => {
    expect(opdsFaults(readXml(written(name)))).toEqual([]);
  });

  it.each(['opds2-books.json', 'opds2-empty.json', 'opds2-root.json'])(
    '%s keeps the rules of OPDS 2.0',
    (name) => {
      expect(opds2Faults(JSON.parse(written(name)))).toEqual([]);
    },
  );

  it('opds2-publication.json keeps them as well', () => {
    expect(publicationFaults(JSON.parse(written('opds2-publication.json')))).toEqual([]);
  });
});

describe('the rules', () => {
  const examples = corpusFolder('opds');
  it.skipIf(examples === null).each(['opds1-acquisition-page1.xml', 'opds1-root-navigation.xml'])(
    'find no fault with %s of the corpus (left out where it is not)',
    (name) => {
      const source = readFileSync(path.join(examples ?? '', 'examples', name), 'utf8');
      expect(opdsFaults(readXml(source))).toEqual([]);
    },
  );

  it
    .skipIf(examples === null)
    .each(['opds2-root.json', 'opds2-publications-page2.json', 'opds2-groups.json'])(
    'find no fault with %s of the corpus (left out where it is not)',
    (name) => {
      const source = readFileSync(path.join(examples ?? '', 'examples', name), 'utf8');
      expect(opds2Faults(JSON.parse(source))).toEqual([]);
    },
  );

  it.each([
    ['"rel":"self"', '"rel":"itself"'],
    ['"title":"Tides & lamps"', '"title":""'],
    ['http://opds-spec.org/acquisition/open-access', 'alternate'],
    ['"modified":"2026-02-03T04:05:06Z"', '"modified":"yesterday"'],
    [',"templated":true', ''],
    ['"numberOfItems":57', '"numberOfItems":-1'],
    ['"author":[{"name":"Anonymous"}]', '"author":[]'],
    ['"language":"en"', '"language":""'],
  ])('of OPDS 2.0 find the fault when %s is %s', (from, to) => {
    const sound = written('opds2-books.json');
    expect(sound).toContain(from);
    expect(opds2Faults(JSON.parse(sound.replaceAll(from, to)))).not.toEqual([]);
  });

  it.each([
    ['<id>urn:uuid:01', '<id>x</id><id>urn:uuid:01'],
    ['<updated>2026-02-03T04:05:06Z', '<updated>yesterday'],
    ['<author><name>Anonymous', '<author><name>'],
    ['acquisition/open-access" type="application/epub+zip"', 'acquisition/open-access"'],
    ['acquisition/open-access', 'elsewhere'],
    ['rel="start"', 'rel="begin"'],
    ['<summary type="text">', '<summary type="html">'],
    ['kind=acquisition', 'kind=navigation'],
  ])('find the fault when %s is %s', (from, to) => {
    const sound = written('opds-books.xml');
    expect(sound).toContain(from);
    expect(opdsFaults(readXml(sound.replaceAll(from, to)))).not.toEqual([]);
  });
});

describe('an entry', () => {
  it('gives rating and warnings before everything else that the work says', () => {
    const [entry] = atom(readXml(atomFeed(news({ entries: news().entries.toReversed() }), PLACE)), 'entry');
    if (entry === undefined) throw new Error('no entry');
    const order = entry.children.map(({ name, attributes }) =>
      `${name.replace(/^.*\}/, '')} ${attributes['scheme'] ?? attributes['rel'] ?? ''}`.trim(),
    );
    expect(order.slice(0, 5)).toEqual([
      'id',
      'title',
      'category urn:x-fanlight:rating',
      'category urn:x-fanlight:warning',
      'category urn:x-fanlight:warning',
    ]);
    expect(atom(entry, 'summary')[0]?.text).toMatch(
      /^Rating: Teen And Up Audiences \(the author wrote “PG-13”\)\nWarnings: Major Character Death, Graphic/,
    );
  });

  it('says that the author did not say', () => {
    const [entry] = atom(readXml(atomFeed(newsOf(card(1)), PLACE)), 'entry');
    expect(atom(entry ?? readXml('<x/>'), 'summary')[0]?.text).toContain('Warnings: The author did not say');
  });

  it('cuts a summary that has no end', () => {
    const feed = atomFeed(newsOf(card(1, { summary: 'tide '.repeat(100_000) })), PLACE);
    expect(feed.length).toBeLessThan(8_000);
    expect(feed).toContain('tide…');
  });

  it('keeps the rules whatever the work is called', () => {
    const words = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 4 }), words, words, (names, title, other) => {
        const work = card(1, {
          title,
          creators: names,
          summary: other,
          published: other,
          language: other,
          permissionRaw: title,
          tags: names.map((name) => ({ kind: 'tag' as const, name })),
        });
        const said = { title: other, says: title };
        const page = booksPage({ ...said, books: [{ work, note: other }] });
        expect(atomFaults(readXml(atomFeed({ ...newsOf(work), ...said }, PLACE)))).toEqual([]);
        expect(opdsFaults(readXml(opds1Page(page, PLACE).body))).toEqual([]);
        expect(opds2Faults(JSON.parse(opds2Page(page, PLACE).body))).toEqual([]);
      }),
    );
  });
});

describe('pages of a feed', () => {
  const relations = (page: number, pages: number) => {
    const paging = { ...news().paging, page, pages };
    const feed = readXml(atomFeed(news({ paging }), PLACE));
    return ['first', 'previous', 'next', 'last'].map(
      (relation) => links(feed, relation)[0]?.attributes['href']?.replace(/^.*atom/, '') ?? null,
    );
  };
  it.each([
    [1, 1, [null, null, null, null]],
    [1, 3, ['', null, '?page=2', '?page=3']],
    [2, 3, ['', '', '?page=3', '?page=3']],
    [3, 3, ['', '?page=2', null, '?page=3']],
    [9, 3, ['', '?page=3', null, '?page=3']],
  ])('page %i of %i leads to %j', (page, pages, expected) => {
    expect(relations(page, pages)).toEqual(expected);
  });
});

describe('names', () => {
  it('are UUIDs that differ by library, kind and number', () => {
    const other = 'fedcba9876543210fedcba9876543210';
    const names = [
      feedId(PLACE.library, 'root'),
      feedId(PLACE.library, 'shelf', 1),
      feedId(PLACE.library, 'search', 1),
      feedId(PLACE.library, 'work', 1),
      feedId(PLACE.library, 'work', 2 ** 31),
      feedId(other, 'work', 1),
      feedIdOf(PLACE.library, 'query', 'tide'),
      feedIdOf(PLACE.library, 'query', 'Tide'),
      feedIdOf(PLACE.library, 'feed', 'tide'),
    ];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names)
      expect(name).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('never change', () => {
    expect(feedId(PLACE.library, 'work', 300)).toBe('urn:uuid:01234567-89ab-8cde-8004-00000000012c');
    expect(feedIdOf(PLACE.library, 'query', 'tide')).toBe('urn:uuid:01234567-89ab-8cde-8007-8a28929ac7f9');
  });
});

describe('the date of a feed', () => {
  it('is that of its newest work, or the one given', () => {
    const since = '2025-12-31T00:00:00.000Z';
    expect(newestOf(['2026-01-01', '2026-02-03T04:05:06.789Z'], since)).toBe('2026-02-03T04:05:06Z');
    expect(newestOf([], since)).toBe('2025-12-31T00:00:00Z');
    expect(newestOf([], 'x')).toBe('1970-01-01T00:00:00Z');
  });
});
