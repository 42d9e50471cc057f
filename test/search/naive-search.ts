/** What the facet index should answer, worked out work by work with nothing shared but the seam types. */
import type { WorkFacets } from '#catalogue';
import type { Condition, Facet, FacetKind, Query, Sort } from '#search';

const SCALE = ['General', 'Teen', 'Mature', 'Explicit'];
const fold = (name: string) => name.toLowerCase();
const wordsOf = (name: string) => fold(name).match(/[a-z0-9]+/g) ?? [];
const unique = (values: string[]) => [...new Set(values)];

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
      return work.language === null ? [] : [work.language];
    case 'complete':
      return work.status === 'unknown' ? [] : [work.status === 'complete' ? 'yes' : 'no'];
    default:
      return work.tags.filter((tag) => tag.kind === kind).map((tag) => tag.name);
  }
}

/** Works that meet the condition, in the order asked for. */
export function naiveSearch(works: readonly WorkFacets[], { condition, sort }: Query): WorkFacets[] {
  const found = works.filter((work) => meets(work, condition, works));
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

function meets(work: WorkFacets, condition: Condition, all: readonly WorkFacets[]): boolean {
  switch (condition.kind) {
    case 'all':
      return true;
    case 'and':
      return condition.parts.every((part) => meets(work, part, all));
    case 'or':
      return condition.parts.some((part) => meets(work, part, all));
    case 'not':
      return !meets(work, condition.part, all);
    case 'word':
    case 'phrase':
      return textMatches(work, condition);
    case 'name':
      return nameMatches(work, condition, all);
    case 'rating':
      return ratingMatches(work.rating, condition);
    case 'number': {
      const number = work[condition.field];
      return number >= (condition.from ?? 0) && number <= (condition.to ?? Number.POSITIVE_INFINITY);
    }
    case 'date':
      return dateMatches(work, condition);
    case 'complete':
      return valuesOf(work, 'complete').includes(condition.value ? 'yes' : 'no');
  }
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
  const namesOf = (one: WorkFacets): string[] => {
    if (field === 'by') return one.creators;
    if (field === 'series') return one.series === null ? [] : [one.series];
    return valuesOf(one, field === 'ship' ? 'relationship' : field);
  };
  const kind: FacetKind = field === 'ship' ? 'relationship' : 'tag';
  const isWhole = (name: string) => facetKey(kind, name) === facetKey(kind, value);
  if (!prefix && all.some((one) => namesOf(one).some(isWhole))) return namesOf(work).some(isWhole);
  if (field === 'warning' || field === 'category') return false;
  if (field === 'ship') return namesOf(work).some((name) => shipMatches(name, value, prefix));
  return namesOf(work).some((name) => hasWords(wordsOf(name), wordsOf(value), prefix));
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
