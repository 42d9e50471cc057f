/** Addresses of pages; the only place that spells them. */
import type { BatchId, TagKind, WorkId } from '#catalogue';
import { type Condition, type NameField, type Query, renderQuery } from '#search';
import type { RatingName } from '#vocabulary';

const TAG_FIELDS: Record<TagKind, NameField> = {
  fandom: 'fandom',
  relationship: 'ship',
  character: 'character',
  tag: 'tag',
};

export function workAddress(id: WorkId): string {
  return `/works/${id}`;
}

export function chapterAddress(id: WorkId, position: number): string {
  return `/works/${id}/chapters/${position}`;
}

export function batchAddress(id: BatchId): string {
  return `/imports/${id}`;
}

/** The list of works that answer a query; the first page and the empty query leave their parameter out. */
export function searchAddress(query: Query | string, page = 1): string {
  const text = typeof query === 'string' ? query : renderQuery(query);
  const parameters = new URLSearchParams();
  if (text !== '') parameters.set('q', text);
  if (page > 1) parameters.set('page', String(page));
  const search = parameters.toString();
  return search === '' ? '/works' : `/works?${search}`;
}

function conditionAddress(condition: Condition): string {
  return searchAddress({ condition, sort: null });
}

/** The files that a story in parts came in: works of one title by one creator. */
export function partsAddress(work: { title: string; creators: readonly string[] }): string {
  const [creator] = work.creators;
  const title: Condition = { kind: 'name', field: 'title', value: work.title, prefix: false };
  if (creator === undefined) return conditionAddress(title);
  const by: Condition = { kind: 'name', field: 'by', value: creator, prefix: false };
  return conditionAddress({ kind: 'and', parts: [title, by] });
}

/** The works with a name in a field. */
export function nameAddress(field: NameField, value: string): string {
  return conditionAddress({ kind: 'name', field, value, prefix: false });
}

/** The works with a tag. */
export function tagAddress(kind: TagKind, name: string): string {
  return nameAddress(TAG_FIELDS[kind], name);
}

/** The works with a rating. */
export function ratingAddress(value: RatingName): string {
  return conditionAddress({ kind: 'rating', comparison: '=', value });
}

/** The works that a source dates to a year. */
export function yearAddress(year: number): string {
  return conditionAddress({ kind: 'date', field: 'published', from: String(year), to: String(year) });
}

/** The works of one import. */
export function batchWorksAddress(id: BatchId): string {
  return conditionAddress({ kind: 'number', field: 'batch', from: id, to: id });
}
