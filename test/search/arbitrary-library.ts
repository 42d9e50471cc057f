import fc from 'fast-check';
import type { BatchId, FacetTag, WorkFacets, WorkFlag, WorkId, WorkTag } from '#catalogue';
import type { Condition, Query, ReaderView, Sort } from '#search';
import { HAS_VALUES, IS_VALUES } from '../../src/search/query.ts';
import { conditionOf } from './arbitrary-query.ts';

const FANDOMS = ['Sherlock Holmes', 'sherlock holmes', 'Holmes', 'Emma', 'Raffles', 'The Holmes Case'];
const PEOPLE = ['Sherlock Holmes', 'John Watson', 'Emma Woodhouse', 'A J Raffles', 'Bunny Manders'];
const TAGS = ['Fluff', 'slow burn', 'Slow Burn', 'Slow', 'angst with fluff', 'tea'];
const TITLES = ['A Study', 'The Study', 'Study in Tea', 'Emma', 'the end', 'End of the Study', 'Zebra'];
const CREATORS = ['Annie', 'annie lee', 'Bo Lee', 'Cy'];
const LANGUAGES = ['en', 'en-GB', 'de'];
const DATES = ['2003', '2004', '2004-02', '2004-02-28', '2005-12-31'];
const MOMENTS = ['2020-01-01T00:00:00.000Z', '2020-01-01T12:30:00.000Z', '2021-06-30T23:59:59.000Z'];
const RATINGS = ['General', 'Teen', 'Mature', 'Explicit', 'Not Rated'] as const;
const WARNINGS = ['Major Character Death', 'No Archive Warnings Apply', 'Underage Sex'];
const CATEGORIES = ['Gen', 'F/F', 'M/M'];
const SOURCES = ['archive.example', 'www-archive.example', 'stories.invalid'];
const STATUSES = ['complete', 'wip', 'hiatus', 'abandoned', 'unknown'] as const;
const FLAGS: WorkFlag[] = ['summary', 'notes', 'comments', 'pictures', 'edits', 'review'];

const ship = fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 2, maxLength: 3 });
const tag: fc.Arbitrary<WorkTag> = fc.oneof(
  fc.constantFrom(...FANDOMS).map((name): WorkTag => ({ kind: 'fandom', name })),
  fc.constantFrom(...PEOPLE).map((name): WorkTag => ({ kind: 'character', name })),
  fc.constantFrom(...TAGS).map((name): WorkTag => ({ kind: 'tag', name })),
  ship.map((members): WorkTag => ({ kind: 'relationship', name: members.join('/'), members })),
);

const facetTag: fc.Arbitrary<FacetTag> = fc
  .tuple(tag, fc.nat({ max: 3 }))
  .map(([one, chance]) => (chance === 0 ? { ...one, above: true } : one));

/** A work among a few names, so that queries meet some. Numbers run from 1 to 40. */
export const anyWork: fc.Arbitrary<WorkFacets> = fc.record({
  id: fc.integer({ min: 1, max: 40 }).map((id) => id as WorkId),
  title: fc.constantFrom(...TITLES),
  creators: fc.uniqueArray(fc.constantFrom(...CREATORS), { maxLength: 2 }),
  rating: fc.constantFrom(...RATINGS),
  warnings: fc.uniqueArray(fc.constantFrom(...WARNINGS), { maxLength: 2 }),
  categories: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { maxLength: 2 }),
  tags: fc.array(facetTag, { maxLength: 5 }),
  language: fc.option(fc.constantFrom(...LANGUAGES)),
  status: fc.constantFrom(...STATUSES),
  words: fc.constantFrom(0, 100, 999, 1000, 4999, 5000, 50_000, 100_000),
  chapters: fc.integer({ min: 1, max: 3 }),
  published: fc.option(fc.constantFrom(...DATES)),
  addedAt: fc.constantFrom(...MOMENTS),
  updatedAt: fc.constantFrom(...MOMENTS),
  series: fc.option(fc.constantFrom('Baker Street', 'street')),
  batch: fc.integer({ min: 1, max: 2 }).map((id) => id as BatchId),
  kudos: fc.option(fc.constantFrom(0, 1, 1000)),
  source: fc.option(fc.constantFrom(...SOURCES)),
  has: fc.uniqueArray(fc.constantFrom(...FLAGS), { maxLength: 3 }),
});

const WORDS = ['study', 'tea', 'holmes', 'slow', 'burn', 'emma', 'with', 'st', 'woodhouse'];
const name = (field: Extract<Condition, { kind: 'name' }>['field'], values: string[]) =>
  fc.record({
    kind: fc.constant('name' as const),
    field: fc.constant(field),
    value: fc.constantFrom(...values),
    prefix: fc.boolean(),
  });
const fixed = (field: 'warning' | 'category' | 'lang' | 'status', values: readonly string[]) =>
  fc.constantFrom(...values).map((value): Condition => ({ kind: 'name', field, value, prefix: false }));

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('word' as const), text: fc.constantFrom(...WORDS), prefix: fc.boolean() }),
  fc
    .tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS))
    // Across members of a relationship: they stand in the order in which they first came, which the naive search does not know.
    .filter(([a, b]) => a !== 'holmes' || b !== 'emma')
    .map(([a, b]): Condition => ({ kind: 'phrase', text: `${a} ${b}` })),
  name('fandom', [...FANDOMS, 'case', 'sher', 'case holmes', 'nobody']),
  name('character', [...PEOPLE, 'watson', 'emma']),
  name('ship', ['Holmes/Watson', 'John Watson/Sherlock Holmes', 'emma', 'Raffles/Bunny/Holmes', 'w/h']),
  name('tag', [...TAGS, 'burn', 'flu']),
  name('by', [...CREATORS, 'lee']),
  name('title', ['study', 'the study', 'en', 'tea study']),
  name('series', ['street', 'baker']),
  fixed('warning', [...WARNINGS, 'Not Stated']),
  fixed('category', CATEGORIES),
  fixed('lang', LANGUAGES),
  fixed('status', STATUSES),
  name('who', [...PEOPLE, 'watson', 'holmes', 'emma', 'ra']),
  name('source', [...SOURCES, 'archive', 'stories', 'arch']),
  fc
    .constantFrom('Holmes/Watson', 'John Watson/Sherlock Holmes', 'emma', 'Raffles/Bunny', 'nobody')
    .map((value): Condition => ({ kind: 'otp', value })),
  fc.constantFrom(...HAS_VALUES).map((what): Condition => ({ kind: 'has', what })),
  fc.constantFrom(...IS_VALUES).map((what): Condition => ({ kind: 'is', what })),
  fc.record({
    kind: fc.constant('rating' as const),
    comparison: fc.constantFrom('=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
    value: fc.constantFrom(...RATINGS),
  }),
  fc
    .tuple(
      fc.constantFrom('words' as const, 'chapters' as const, 'kudos' as const, 'batch' as const),
      fc.constantFrom(0, 1, 2, 1000),
    )
    .chain(([field, from]) =>
      fc.constantFrom<Condition>(
        { kind: 'number', field, from, to: null },
        { kind: 'number', field, from: null, to: from },
        { kind: 'number', field: 'words', from: 1000, to: 4999 },
        { kind: 'number', field, from, to: from },
      ),
    ),
  fc
    .tuple(
      fc.constantFrom('published' as const, 'added' as const, 'updated' as const),
      fc.constantFrom('2004', '2004-02', '2004-02-28', '2020-01-01', '2021'),
    )
    .chain(([field, date]) =>
      fc.constantFrom<Condition>(
        { kind: 'date', field, from: date, to: null },
        { kind: 'date', field, from: null, to: date },
        { kind: 'date', field, from: date, to: date },
      ),
    ),
  fc
    .tuple(
      fc.constantFrom('published' as const, 'added' as const, 'updated' as const),
      fc.constantFrom(
        { kind: 'calendar' as const, unit: 'year' as const, back: 1 },
        { kind: 'calendar' as const, unit: 'week' as const, back: 0 },
        { kind: 'age' as const, unit: 'month' as const, from: null, to: 6 },
        { kind: 'age' as const, unit: 'week' as const, from: 20, to: null },
        { kind: 'age' as const, unit: 'day' as const, from: 1, to: 40 },
      ),
    )
    .map(([field, period]): Condition => ({ kind: 'when', field, period })),
);

const sort: fc.Arbitrary<Sort> = fc.record({
  by: fc.constantFrom('added', 'updated', 'published', 'title', 'creator', 'words', 'chapters', 'kudos'),
  descending: fc.boolean(),
});

const ids = fc.uniqueArray(
  fc.integer({ min: 1, max: 45 }).map((id) => id as WorkId),
  { maxLength: 20 },
);

/** A reader of the works of {@link anyWork}, and of some that are not there. */
export const anyReader: fc.Arbitrary<ReaderView> = fc.record({
  opened: ids,
  finished: ids,
  bookmarked: ids,
  muted: fc.option(conditionOf(leaf)),
});

/** A query over the names of {@link anyWork}. */
export const anyLibraryQuery: fc.Arbitrary<Query> = fc.record({
  condition: conditionOf(leaf),
  sort: sort,
});
