import { HitSum, type Hits, NO_HITS, placeOf } from './hits.ts';
import { ListCursor, NO_DOCUMENT } from './list-cursor.ts';
import type { WeightedList } from './prepare-query.ts';
import { type Leaf, type SegmentScope, score, scored } from './ranking.ts';
import { FIELD_WEIGHTS, fieldAt, HEAD_FIELDS } from './text-document.ts';

/** The documents that have any of some words. */
export function matchWord(
  lists: readonly WeightedList[],
  leaf: Leaf,
  scope: SegmentScope,
  candidates: Uint32Array | null,
): Hits {
  const { segment } = scope;
  const [only] = lists;
  if (!only) return NO_HITS;
  if (lists.length === 1 && candidates === null && leaf.field < 0) return wholeList(only, leaf, scope);
  const cursor = new ListCursor(segment);
  const weigh = leaf.field < 0 ? () => cursor.weight : weigherInField(cursor, leaf.field, scope);
  if (lists.length === 1) {
    cursor.open(only.entry);
    return listAmong(cursor, () => weigh() * only.weight, leaf, scope, candidates);
  }
  // Forms of one word count as one word that stands there more often.
  const weights = new HitSum(segment.documents);
  for (const { entry, weight } of lists) {
    cursor.open(entry);
    visit(cursor, candidates, (document) => {
      const found = weigh();
      if (found > 0) weights.add(document, found * weight);
    });
  }
  return scored(weights.hits(), leaf, scope);
}

function wholeList(
  { entry, weight }: WeightedList,
  { rarity }: Leaf,
  { segment, norms }: SegmentScope,
): Hits {
  const documents = new Uint32Array(entry.documents);
  const weights = new Uint32Array(entry.documents);
  const scores = new Float64Array(entry.documents);
  new ListCursor(segment).open(entry).readAll(documents, weights);
  for (let index = 0; index < documents.length; index += 1)
    scores[index] = score(rarity, (weights[index] ?? 0) * weight, norms[documents[index] ?? 0] ?? 0);
  return { documents, scores };
}

function listAmong(
  cursor: ListCursor,
  weigh: () => number,
  { rarity }: Leaf,
  { norms }: SegmentScope,
  candidates: Uint32Array | null,
): Hits {
  const most = Math.min(cursor.documents, candidates?.length ?? cursor.documents);
  const documents = new Uint32Array(most);
  const scores = new Float64Array(most);
  let count = 0;
  visit(cursor, candidates, (document) => {
    const weight = weigh();
    if (weight === 0) return;
    documents[count] = document;
    scores[count] = score(rarity, weight, norms[document] ?? 0);
    count += 1;
  });
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

/** Goes through the documents of a list, or those that are candidates too. */
function visit(cursor: ListCursor, candidates: Uint32Array | null, found: (document: number) => void): void {
  if (candidates === null) {
    for (; cursor.document !== NO_DOCUMENT; cursor.next()) found(cursor.document);
    return;
  }
  let at = 0;
  while (cursor.document !== NO_DOCUMENT) {
    at = placeOf(candidates, at, cursor.document);
    const candidate = candidates[at];
    if (candidate === undefined) return;
    if (candidate === cursor.document) {
      found(candidate);
      cursor.next();
    } else cursor.seek(candidate);
  }
}

function weigherInField(cursor: ListCursor, field: number, { segment }: SegmentScope): () => number {
  const { bounds } = segment.parts;
  let places = new Uint32Array(64);
  return () => {
    if (places.length < cursor.count) places = new Uint32Array(2 * cursor.count);
    const at = HEAD_FIELDS * cursor.document;
    const read = cursor.readPlaces(places, 0);
    let count = 0;
    for (let index = 0; index < read; index += 1)
      if (fieldAt(places[index] ?? 0, bounds, at) === field) count += 1;
    return count * (FIELD_WEIGHTS[field] ?? 1);
  };
}
