/** Invented things for the page of parts: works, marks, a search. */
import type { WorkCard, WorkId, WorkMarks } from '#catalogue';
import type { EmptyPart, FoundWorks } from '#library';
import { describeQuery, parseQuery, queryParts, renderQuery } from '#search';

const MOMENT = '2026-03-04T10:20:00.000Z';

/** A work that says all that a work can say in a list. */
export const FULL: WorkCard = {
  id: 1 as WorkId,
  revision: 1,
  title: 'The Lamp at the End of the Quay',
  creators: ['Ada Vane', 'Tom Reed'],
  rating: 'Teen',
  ratingRaw: 'PG-13, for a fall',
  warnings: ['Major Character Death'],
  warningsStated: true,
  categories: ['F/F', 'Gen'],
  tags: [
    { kind: 'fandom', name: 'Harbour Lights' },
    { kind: 'relationship', name: 'Mara Kell/Ines Ward' },
    { kind: 'character', name: 'Jon Ives' },
    { kind: 'tag', name: 'Storms' },
    { kind: 'tag', name: 'a tag that is as long as people make them when they tell half the story in it' },
  ],
  language: 'en',
  summary: 'Nobody had lit it for nine years.\n\nThen somebody did.',
  notes: null,
  endNotes: null,
  disclaimer: null,
  dedication: null,
  spoilers: 'the second season',
  setting: null,
  series: { name: 'Tides', position: 2 },
  part: null,
  status: 'wip',
  permission: 'yes',
  permissionRaw: 'anywhere, with my name',
  published: '1999-04-12',
  other: [],
  words: 12_400,
  chapters: 7,
  addedAt: MOMENT,
  updatedAt: MOMENT,
};

/** A work that says next to nothing. */
export const BARE: WorkCard = {
  ...FULL,
  id: 2 as WorkId,
  title: 'untitled3',
  creators: [],
  rating: 'Not Rated',
  ratingRaw: null,
  warnings: [],
  warningsStated: false,
  categories: [],
  tags: [],
  language: null,
  summary: null,
  spoilers: null,
  series: null,
  status: 'unknown',
  permissionRaw: null,
  published: null,
  words: 210,
  chapters: 1,
};

/** A reader's marks on the first of them. */
export const MARKS: WorkMarks = {
  work: FULL.id,
  opened: MOMENT,
  finished: MOMENT,
  bookmarked: MOMENT,
  note: 'For the next rainy evening.',
};

/** A search, as if it had found both. */
export function foundFor(asked: string): FoundWorks {
  const { query, problems } = parseQuery(asked);
  return {
    query,
    text: renderQuery(query),
    sentence: describeQuery(query),
    problems,
    total: 2,
    hidden: 0,
    page: 1,
    pages: 1,
    works: [FULL, BARE],
    facets: [],
  };
}

/** Why a search found nothing: no work is in the fandom, and three are in the language. */
export function nothingFound(): EmptyPart[] {
  const works = (text: string) => ({ text, works: text === 'lang:de' ? 3 : 0 });
  return queryParts(foundFor('fandom:Nowhere lang:de').query).map(({ says, condition, without }) => ({
    says,
    alone: works(condition === null ? '' : renderQuery({ condition, sort: null })),
    without: works(renderQuery(without)),
  }));
}
