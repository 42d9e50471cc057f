import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atomFeed,
  feedId,
  feedUpdated,
  opdsAcquisition,
  opdsNavigation,
  openSearchDescription,
  type Shelf,
} from '#feeds';
import { corpusFolder } from '../corpus-folder.ts';
import { atom, atomFaults, links, opdsFaults, readXml } from './feed-rules.ts';
import { card, listing, PLACE } from './sample-listing.ts';

const SHELVES: readonly Shelf[] = [
  {
    id: feedId(PLACE.library, 'shelf', 1),
    title: 'Added last',
    says: 'Every work, the newest first.',
    address: '/opds/new',
    updated: '2026-02-03T04:05:06.789Z',
    relation: 'new',
  },
  {
    id: feedId(PLACE.library, 'search', 7),
    title: ' ',
    says: 'Works with <tags> & "words".',
    address: '/opds/searches/7',
    updated: 'never',
    relation: 'subsection',
  },
];
const ROOT = {
  id: feedId(PLACE.library, 'root'),
  title: 'The library',
  says: '3 works.',
  updated: '2026-02-03T04:05:06Z',
};

const DOCUMENTS: Record<string, () => string> = {
  'atom-page': () => atomFeed(listing(), PLACE),
  'atom-empty': () => atomFeed(listing({ works: [], total: 0, page: 1, pages: 1 }), PLACE),
  'opds-books': () => opdsAcquisition(listing({ address: (page) => `/opds/searches/7?page=${page}` }), PLACE),
  'opds-root': () => opdsNavigation(ROOT, SHELVES, PLACE),
  'open-search': () => openSearchDescription(PLACE),
};

describe('each document', () => {
  it.each(Object.entries(DOCUMENTS))('%s is what was written down', (name, write) => {
    const file = path.join(import.meta.dirname, 'expected', `${name}.xml`);
    expect(write()).toBe(readFileSync(file, 'utf8'));
  });

  it.each(['atom-page', 'atom-empty'])('%s keeps the rules of Atom', (name) => {
    expect(atomFaults(readXml(DOCUMENTS[name]?.() ?? ''))).toEqual([]);
  });

  it.each(['opds-books', 'opds-root'])('%s keeps the rules of OPDS', (name) => {
    expect(opdsFaults(readXml(DOCUMENTS[name]?.() ?? ''))).toEqual([]);
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
    const sound = DOCUMENTS['opds-books']?.() ?? '';
    expect(sound).toContain(from);
    expect(opdsFaults(readXml(sound.replace(from, to)))).not.toEqual([]);
  });
});

describe('an entry', () => {
  it('gives rating and warnings before everything else that the work says', () => {
    const [entry] = atom(readXml(atomFeed(listing(), PLACE)), 'entry');
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
    const [entry] = atom(readXml(atomFeed(listing({ works: [card(1)] }), PLACE)), 'entry');
    expect(atom(entry ?? readXml('<x/>'), 'summary')[0]?.text).toContain('Warnings: The author did not say');
  });

  it('cuts a summary that has no end', () => {
    const feed = atomFeed(listing({ works: [card(1, { summary: 'tide '.repeat(100_000) })] }), PLACE);
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
        const source = listing({ works: [work], title: other, sentence: title });
        expect(atomFaults(readXml(atomFeed(source, PLACE)))).toEqual([]);
        expect(opdsFaults(readXml(opdsAcquisition(source, PLACE)))).toEqual([]);
      }),
    );
  });
});

describe('pages of a feed', () => {
  const relations = (page: number, pages: number) => {
    const feed = readXml(atomFeed(listing({ page, pages }), PLACE));
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
    ];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names)
      expect(name).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('never change', () => {
    expect(feedId(PLACE.library, 'work', 300)).toBe('urn:uuid:01234567-89ab-8cde-8004-00000000012c');
  });
});

describe('the date of a feed', () => {
  it('is that of its newest work, or the one given', () => {
    expect(feedUpdated(listing())).toBe('2026-02-03T04:05:06Z');
    expect(feedUpdated(listing({ works: [] }))).toBe('2025-12-31T00:00:00Z');
    expect(feedUpdated(listing({ works: [], since: 'x' }))).toBe('1970-01-01T00:00:00Z');
  });
});
