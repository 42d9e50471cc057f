/** Invented works as feeds list them. */
import type { WorkCard, WorkId } from '#catalogue';
import type { FeedPlace, Listing } from '#feeds';
import { metadata } from '../catalogue/samples.ts';

/** Where the sample feeds are given out. */
export const PLACE: FeedPlace = {
  site: 'http://library.example:4100',
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

/** A page of the sample works. */
export function listing(over: Partial<Listing> = {}): Listing {
  return {
    id: 'urn:uuid:01234567-89ab-8cde-8003-000000000007',
    title: 'Tides & lamps',
    sentence: 'Works with the tag Tides.',
    works: WORKS,
    total: 57,
    size: 20,
    page: 2,
    pages: 3,
    since: '2025-12-31T00:00:00.000Z',
    address: (page) => `/searches/7/feed.atom${page > 1 ? `?page=${page}` : ''}`,
    shownAt: '/searches/7?a=1&b=2',
    ...over,
  };
}
