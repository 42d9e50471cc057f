import type { WorkId } from '#catalogue';
import { type DocSet, idsOf } from './doc-set.ts';
import type { BaseSet, BaseSets } from './engine/base-sets.ts';
import type { DeltaSets } from './engine/delta-sets.ts';
import type { BaseOrders } from './engine/order-base.ts';
import type { MomentColumn, WordColumn } from './engine/segment-rows.ts';
import type { Sort } from './query.ts';
import type { Relevance } from './relevance.ts';
import type { TextAnswer } from './search-index.ts';
import { firstOf, mergeSorted, type Sorted, type SortedBy, type SortKey, shuffled } from './sort-works.ts';

/** What an order reads of a segment's documents. */
type Sortable = {
  idOf(doc: number): WorkId;
  valueOf(name: WordColumn, doc: number): number;
  moment(name: MomentColumn, doc: number): number;
  titleKeyOf(doc: number): string | null;
  creatorKeyOf(doc: number): string | null;
};

/** The works found in either segment. */
export type FoundParts = {
  base: { sets: BaseSets; orders: BaseOrders; relevance: Relevance; found: BaseSet } | null;
  delta: { sets: DeltaSets; relevance: Relevance; found: DocSet };
};

/**
 * One page of works in an order. Relevance adds up over the text answers of the words wanted; works found by a tag only follow. Random orders of
 * one seed agree as long as works have their ids.
 */
export function sortedPage(
  parts: FoundParts,
  sort: Sort,
  page: { offset: number; limit: number },
  wanted: readonly TextAnswer[],
): WorkId[] {
  if (sort.by !== 'relevance') return pageOf(parts, sort, page);
  const summed = parts.base === null ? [parts.delta] : [parts.base, parts.delta];
  for (const { sets, relevance } of summed) relevance.sumUp(sets.segment, wanted);
  const ids = pageOf(parts, sort, page);
  for (const { sets, relevance } of summed) relevance.clear(sets.segment, wanted);
  return ids;
}

function pageOf({ base, delta }: FoundParts, sort: Sort, page: { offset: number; limit: number }): WorkId[] {
  const end = page.offset + page.limit;
  const { by, descending } = sort;
  const late = firstOf(
    idsOf(delta.found),
    end,
    sortedBy(delta.sets.segment, sort, delta.relevance),
    descending,
  );
  if (base === null) return idsIn(late, page);
  const segment = base.sets.segment;
  const inBase = sortedBy(segment, sort, base.relevance);
  if (by === 'relevance' || by === 'random') {
    const early = firstOf(base.sets.list(base.found), end, inBase, descending);
    return idsIn(mergeSorted(early, late, descending), page);
  }
  const docs = base.orders.first(base.found, by, descending, end);
  if (late.length > 0) {
    const early = Array.from(docs, (doc) => ({ id: inBase.idOf(doc), key: inBase.keyOf(doc) }));
    return idsIn(mergeSorted(early, late, descending), page);
  }
  const ids: WorkId[] = [];
  for (let at = page.offset; at < Math.min(end, docs.length); at += 1) ids.push(segment.idOf(docs[at] ?? 0));
  return ids;
}

function idsIn(sorted: readonly Sorted[], page: { offset: number; limit: number }): WorkId[] {
  return sorted.slice(page.offset, page.offset + page.limit).map(({ id }) => id);
}

function sortedBy(segment: Sortable, sort: Sort, relevance: Relevance): SortedBy {
  return { idOf: (doc) => segment.idOf(doc), keyOf: keysFor(segment, sort, relevance) };
}

/** The key that each document of a segment is sorted by. */
function keysFor(segment: Sortable, sort: Sort, relevance: Relevance): (doc: number) => SortKey {
  const { by } = sort;
  switch (by) {
    case 'added':
    case 'updated':
      return (doc) => segment.moment(by, doc) || null;
    case 'words':
    case 'chapters':
      return (doc) => segment.valueOf(by, doc);
    case 'kudos':
      return (doc) => segment.valueOf('kudos', doc) || null;
    case 'published':
      return (doc) => segment.valueOf('publishedFrom', doc) || null;
    case 'title':
      return (doc) => segment.titleKeyOf(doc);
    case 'creator':
      return (doc) => segment.creatorKeyOf(doc);
    case 'random':
      return (doc) => shuffled(segment.idOf(doc), sort.seed ?? 0);
    case 'relevance':
      return (doc) => relevance.of(doc);
  }
}
