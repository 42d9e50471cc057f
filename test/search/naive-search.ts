/** What the facet index should answer, worked out work by work with nothing shared but the seam types. */
import type { WorkFacets } from '#catalogue';
import type { Condition, Facet, FacetKind, HasValue, IsValue, Query, ReaderView, Sort } from '#search';

/** What is known beside the works: who reads, and when. */
export type Around = { reader: ReaderView; now: Date };
/** A search of one by one: all works, since what a name means depends on the others. */
type Search = Around & { all: readonly WorkFacets[] };

const SCALE = ['General', 'Teen', 'Mature', 'Explicit'];
const fold = (name: string) => name.toLowerCase();
const wordsOf = (name: string) => fold(name).match(/[a-z0-9]+/g) ?? [];
const unique = (values: string[]) => [...new Set(values)];

const BANDS: [number, string][] = [
  [0, '<1000'],
  [1000, '1000-4999'],
  [5000, '5000-9999'],
  [10_000, '10000-49999'],
  [50_000, '50000-99999'],
  [100_000, '>=100000'],
];

/** Values of a facet that a work has, as it spells them. */
export function valuesOf(work: WorkFacets, kind: FacetKind): string[] {
  switch (kind) {
    case 'rating':
      return [work.rating];
    case 'warning':
      return work.warnings.length === 0 ? ['Not Stated'] : work.warnings;
    case 'category':
      return work.categories;
    case 'language':
      return (work.language ?? '')
        .split('-')
        .flatMap((part, at, parts) => (part === '' ? [] : parts.slice(0, at + 1).join('-')));
    case 'status':
      return [work.status];
    case 'length':
      return [BANDS.findLast(([least]) => work.words >= least)?.[1] ?? ''];
    case 'year':
      return work.published === null ? [] : [work.published.slice(0, 4)];
    case 'source':
      return work.source === null ? [] : [work.source];
    default:
      return work.tags.filter((tag) => tag.kind === kind).map((tag) => tag.name);
  }
}

/** Works that meet the condition and are not muted, in the order asked for. */
export function naiveSearch(
  works: readonly WorkFacets[],
  { condition, sort }: Query,
  around: Around,
): WorkFacets[] {
  const search = { ...around, all: works };
  const { muted } = around.reader;
  const found = works.filter(
    (work) => meets(work, condition, search) && (muted === null || !meets(work, muted, search)),
  );
  return found.sort((a, b) => compare(a, b, sort ?? { by: 'added', descending: true }) || b.id - a.id);
}

/** Counts of every value of a facet, by value in lower case. */
export function naiveCounts(works: readonly WorkFacets[], kind: FacetKind): Map<string, number> {
  const counts = new Map<string, number>();
  for (const work of works)
    for (const value of unique(valuesOf(work, kind).map((one) => facetKey(kind, one))))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** A facet of the index in the same form, without values that nothing has. */
export function countsOf(facet: Facet): Map<string, number> {
  return new Map(
    facet.values
      .filter(({ count }) => count > 0)
      .map(({ value, count }) => [facetKey(facet.kind, value), count]),
  );
}

function facetKey(kind: FacetKind, value: string): string {
  return kind === 'relationship' ? fold(value).split('/').sort().join('/') : fold(value);
}

function meets(work: WorkFacets, condition: Condition, search: Search): boolean {
  switch (condition.kind) {
    case 'all':
      return true;
    case 'and':
      return condition.parts.every((part) => meets(work, part, search));
    case 'or':
      return condition.parts.some((part) => meets(work, part, search));
    case 'not':
      return !meets(work, condition.part, search);
    case 'word':
    case 'phrase':
      return textMatches(work, condition);
    case 'name':
      return nameMatches(work, condition, search.all);
    case 'rating':
      return ratingMatches(work.rating, condition);
    case 'number': {
      const number = work[condition.field];
      if (number === null) return false;
      return number >= (condition.from ?? 0) && number <= (condition.to ?? Number.POSITIVE_INFINITY);
    }
    case 'date':
      return dateMatches(work, condition);
    case 'when':
      return dateMatches(work, { kind: 'date', field: condition.field, ...daysOf(condition, search.now) });
    case 'has':
      return has(work, condition.what);
    case 'is':
      return isSo(work, condition.what, search.reader);
    case 'otp':
      return (
        unique(ownNames(work, 'relationship')).length < 2 &&
        nameMatches(work, { kind: 'name', field: 'ship', value: condition.value, prefix: false }, search.all)
      );
  }
}

function has(work: WorkFacets, what: HasValue): boolean {
  if (what === 'series' || what === 'language' || what === 'kudos') return work[what] !== null;
  return what === 'date' ? work.published !== null : work.has.includes(what);
}

function isSo(work: WorkFacets, what: IsValue, reader: ReaderView): boolean {
  switch (what) {
    case 'crossover':
      return unique(ownNames(work, 'fandom')).length > 1;
    case 'oneshot':
      return work.chapters === 1 && work.status === 'complete';
    case 'edited':
      return work.has.includes('edits');
    case 'unseen':
      return !reader.opened.includes(work.id);
    case 'unread':
      return !reader.finished.includes(work.id);
    case 'bookmarked':
      return reader.bookmarked.includes(work.id);
  }
}

/** Names of a work's own: not those that are only there since a tag stands below them. */
function ownNames(work: WorkFacets, kind: 'fandom' | 'relationship'): string[] {
  return work.tags.filter((tag) => tag.kind === kind && !tag.above).map(({ name }) => facetKey(kind, name));
}

/** The days that a time told from the present means, counted one by one. */
function daysOf(
  { period }: Extract<Condition, { kind: 'when' }>,
  now: Date,
): { from: string | null; to: string | null } {
  if (period.kind === 'age') {
    const { unit, from, to } = period;
    return {
      from: to === null ? null : dayBefore(now, unit, to),
      to: from === null ? null : dayBefore(new Date(dayBefore(now, unit, from)), 'day', 1),
    };
  }
  const { unit, back } = period;
  if (unit !== 'week') {
    const date = dayBefore(now, unit, back).slice(0, unit === 'day' ? 10 : unit === 'month' ? 7 : 4);
    return { from: date, to: date };
  }
  let monday = new Date(now);
  while (monday.getUTCDay() !== 1) monday = new Date(monday.getTime() - DAY);
  const from = new Date(monday.getTime() - back * 7 * DAY);
  return { from: dayText(from), to: dayText(new Date(from.getTime() + 6 * DAY)) };
}

const DAY = 86_400_000;
const dayText = (date: Date) => date.toISOString().slice(0, 10);

/** Good for months in which the day of `now` is. */
function dayBefore(now: Date, unit: 'day' | 'week' | 'month' | 'year', back: number): string {
  if (unit === 'day' || unit === 'week')
    return dayText(new Date(now.getTime() - back * DAY * (unit === 'week' ? 7 : 1)));
  const months = now.getUTCFullYear() * 12 + now.getUTCMonth() - back * (unit === 'year' ? 12 : 1);
  return dayText(new Date(Date.UTC(Math.floor(months / 12), months % 12, now.getUTCDate())));
}

/** What the text index stands in for: the words of the title. */
export function titleMatches(
  work: WorkFacets,
  leaf: Extract<Condition, { kind: 'word' | 'phrase' }>,
): boolean {
  return inARow(wordsOf(work.title), wordsOf(leaf.text), leaf.kind === 'word' && leaf.prefix);
}

function textMatches(work: WorkFacets, leaf: Extract<Condition, { kind: 'word' | 'phrase' }>): boolean {
  const prefix = leaf.kind === 'word' && leaf.prefix;
  return (
    titleMatches(work, leaf) || work.tags.some((tag) => inARow(wordsOf(tag.name), wordsOf(leaf.text), prefix))
  );
}

function nameMatches(
  work: WorkFacets,
  { field, value, prefix }: Extract<Condition, { kind: 'name' }>,
  all: readonly WorkFacets[],
): boolean {
  if (field === 'title') return hasWords(wordsOf(work.title), wordsOf(value), prefix);
  if (field === 'lang') return work.language === value || (work.language ?? '').startsWith(`${value}-`);
  if (field === 'who') return personMatches(work, value, prefix, all);
  const namesOf = (one: WorkFacets): string[] => {
    if (field === 'by') return one.creators;
    if (field === 'series') return one.series === null ? [] : [one.series];
    return valuesOf(one, field === 'ship' ? 'relationship' : field);
  };
  const kind: FacetKind = field === 'ship' ? 'relationship' : 'tag';
  const isWhole = (name: string) => facetKey(kind, name) === facetKey(kind, value);
  if (!prefix && all.some((one) => namesOf(one).some(isWhole))) return namesOf(work).some(isWhole);
  if (field === 'warning' || field === 'category' || field === 'status') return false;
  if (field === 'ship') return namesOf(work).some((name) => shipMatches(name, value, prefix));
  return namesOf(work).some((name) => hasWords(wordsOf(name), wordsOf(value), prefix));
}

function personMatches(
  work: WorkFacets,
  value: string,
  prefix: boolean,
  all: readonly WorkFacets[],
): boolean {
  const people = (one: WorkFacets) =>
    one.tags.flatMap(({ kind, name, members = [] }) => (kind === 'character' ? [name] : members));
  const isWhole = (name: string) => fold(name) === fold(value);
  if (!prefix && all.some((one) => people(one).some(isWhole))) return people(work).some(isWhole);
  return people(work).some((name) => hasWords(wordsOf(name), wordsOf(value), prefix));
}

function shipMatches(name: string, value: string, prefix: boolean): boolean {
  const members = name.split('/').map(wordsOf);
  const asked = value.split('/').map(wordsOf);
  const place = (index: number, free: string[][]): boolean =>
    index === asked.length ||
    free.some(
      (member, at) =>
        hasWords(member, asked[index] ?? [], prefix && index === asked.length - 1) &&
        place(index + 1, free.toSpliced(at, 1)),
    );
  return place(0, members);
}

function ratingMatches(
  rating: string,
  { comparison, value }: Extract<Condition, { kind: 'rating' }>,
): boolean {
  if (comparison === '=') return rating === value;
  const difference = SCALE.indexOf(rating) - SCALE.indexOf(value);
  if (!SCALE.includes(rating) || !SCALE.includes(value)) return false;
  if (comparison === '<') return difference < 0;
  if (comparison === '<=') return difference <= 0;
  return comparison === '>' ? difference > 0 : difference >= 0;
}

/** By the texts of days: a month has no more than its 31st. */
function dateMatches(work: WorkFacets, { field, from, to }: Extract<Condition, { kind: 'date' }>): boolean {
  const date =
    field === 'published' ? work.published : (field === 'added' ? work.addedAt : work.updatedAt).slice(0, 10);
  if (date === null) return false;
  const first = (text: string) => `${text}-01-01`.slice(0, 10);
  const last = (text: string) => (text.length === 4 ? `${text}-12-31` : `${text}-31`.slice(0, 10));
  return (from === null || last(date) >= first(from)) && (to === null || first(date) <= last(to));
}

function compare(a: WorkFacets, b: WorkFacets, { by, descending }: Sort): number {
  const key = (work: WorkFacets): string | number | null => {
    switch (by) {
      case 'words':
      case 'chapters':
      case 'kudos':
        return work[by];
      case 'title':
        return work.language === 'de' ? fold(work.title) : fold(work.title).replace(/^(?:the|an?) /, '');
      case 'creator':
        return work.creators[0] === undefined ? null : fold(work.creators[0]);
      case 'published':
        return work.published === null ? null : `${work.published}-01-01`.slice(0, 10);
      default:
        return by === 'updated' ? work.updatedAt : work.addedAt;
    }
  };
  const left = key(a);
  const right = key(b);
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? 1 : -1;
  return left < right === descending ? 1 : -1;
}

function hasWords(name: string[], words: string[], prefix: boolean): boolean {
  return (
    words.length > 0 &&
    words.every((word, index) =>
      prefix && index === words.length - 1 ? name.some((one) => one.startsWith(word)) : name.includes(word),
    )
  );
}

function inARow(name: string[], words: string[], prefix: boolean): boolean {
  return name.some((_, start) =>
    words.every((word, index) => {
      const candidate = name[start + index] ?? '';
      return prefix && index === words.length - 1 ? candidate.startsWith(word) : candidate === word;
    }),
  );
}
