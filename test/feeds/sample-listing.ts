/** Invented works as feeds list them. */
import type { WorkCard, WorkId } from '#catalogue';
import { type BooksPage, type FeedPlace, feedId, type News, type WaysPage } from '#feeds';
import { markupOf } from '#markup';
import { metadata } from '../catalogue/samples.ts';

/** Where the sample feeds are given out. */
export const PLACE: FeedPlace = {
  site: 'http://library.example:4100/key/abcde',
  home: 'http://library.example:4100',
  library: '0123456789abcdef0123456789abcdef',
};

/** A card with the fields that a test cares about. */
export function card(id: number, over: Partial<WorkCard> = {}): WorkCard {
  return {
    ...metadata(),
    id: id as WorkId,
    revision: 1,
    words: 1234,
    chapters: 1,
    addedAt: '2026-01-02T03:04:05.678Z',
    updatedAt: '2026-02-03T04:05:06.789Z',
    ...over,
  };
}

/** Works with something in every field, with nothing, and with what XML must not hold. */
export const WORKS: readonly WorkCard[] = [
  card(1, {
    title: 'Lamps & <Tides>',
    creators: ['Anne Elk', 'B. Mole'],
    warnings: ['Major Character Death', 'Graphic Depictions Of Violence'],
    warningsStated: true,
    categories: ['F/F'],
    tags: [
      { kind: 'fandom', name: 'Harbour Lights' },
      { kind: 'relationship', name: 'Mara/Ives', members: ['Mara', 'Ives'] },
      { kind: 'character', name: 'Mara' },
      { kind: 'tag', name: 'Storms "& fog"' },
    ],
    summary: 'A lighthouse,\nand who keeps it.\n\n<b>Not bold.</b>',
    permissionRaw: 'Ask first',
    chapters: 3,
  }),
  card(2, {
    title: '  ',
    creators: [],
    rating: 'Not Rated',
    ratingRaw: null,
    categories: [],
    language: null,
    summary: null,
    published: null,
    status: 'wip',
    words: 1,
    updatedAt: '2026-01-01T00:00:00.000Z',
  }),
  card(3, { title: 'Bell\u0007 \ud800 \ufffe 🗼', creators: [' '], rating: 'Explicit', published: 'spring' }),
];

/** The second of three pages at a path. */
function paging(path: string) {
  return { page: 2, pages: 3, address: (page: number) => `${path}${page > 1 ? `?page=${page}` : ''}` };
}

/** A page of the sample works as news; the last with its text. */
export function news(over: Partial<News> = {}): News {
  const [first, ...others] = WORKS;
  const text = markupOf('<h2>One</h2><p>The lamp <em>turned</em>.</p>');
  return {
    id: 'urn:uuid:01234567-89ab-8cde-8003-000000000007',
    title: 'Tides & lamps',
    says: 'Works with the tag Tides.',
    updated: '2026-02-03T04:05:06.789Z',
    paging: paging('/searches/7/feed.atom'),
    shownAt: '/searches/7?a=1&b=2',
    entries: [
      ...others.map((work) => ({ kind: 'work', work, text: null }) as const),
      ...(first === undefined ? [] : [{ kind: 'work', work: first, text } as const]),
    ],
    ...over,
  };
}

/** Two chapters of a work as news. */
export function chapterNews(): News {
  const work = WORKS[0] ?? card(1);
  const cameAt = '2026-01-01T00:00:00.000Z';
  const chapters = [
    { position: 2, title: null, words: 1, cameAt, changedAt: '2026-03-01T00:00:00.000Z' },
    { position: 1, title: 'Ebb & <flow>', words: 1_200, cameAt, changedAt: cameAt },
  ];
  const entries = chapters.map((chapter) => ({ kind: 'chapter', work, chapter, text: null }) as const);
  return news({ entries, paging: { page: 1, pages: 1, address: () => '/works/1/feed.atom' } });
}

/** A page of the sample works as books. */
export function booksPage(over: Partial<BooksPage> = {}): BooksPage {
  return {
    kind: 'books',
    id: 'urn:uuid:01234567-89ab-8cde-8003-000000000007',
    title: 'Tides & lamps',
    says: 'Works with the tag Tides.',
    updated: '2026-02-03T04:05:06.789Z',
    up: '/searches',
    paging: paging('/searches/7'),
    books: WORKS.map((work, at) => (at === 0 ? { work, note: 'You are in chapter 2 of 3' } : { work })),
    total: 57,
    size: 20,
    facets: [
      {
        title: 'Rating',
        links: [
          { title: 'Any rating', path: '/works?q=tide', count: null, active: true },
          { title: 'General', path: '/works?q=tide&x=%22', count: 41, active: false },
        ],
      },
    ],
    shownAt: '/searches/7?a=1&b=2',
    ...over,
  };
}

/** The root with three ways. */
export function waysPage(over: Partial<WaysPage> = {}): WaysPage {
  const updated = '2026-02-03T04:05:06.789Z';
  const way = { updated, count: null, holds: 'books' } as const;
  return {
    kind: 'ways',
    id: feedId(PLACE.library, 'root'),
    title: 'The library',
    says: '3 works.',
    updated,
    up: null,
    paging: { page: 1, pages: 1, address: () => '' },
    ways: [
      {
        ...way,
        id: feedId(PLACE.library, 'shelf', 1),
        title: 'Added last',
        says: 'Every work, the newest first.',
        path: '/new',
        relation: 'new',
      },
      {
        ...way,
        id: feedId(PLACE.library, 'shelf', 3),
        title: 'Bookmarks',
        says: 'Yours.',
        path: '/bookmarks',
        relation: 'shelf',
      },
      {
        ...way,
        id: feedId(PLACE.library, 'search', 7),
        title: ' ',
        says: 'Works with <tags> & "words".',
        path: '/searches/7',
        updated: 'never',
        relation: 'subsection',
        holds: 'ways',
        count: 12,
      },
    ],
    ...over,
  };
}
