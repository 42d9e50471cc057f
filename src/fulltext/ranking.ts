import type { Hits } from './hits.ts';
import type { Segment } from './segment.ts';

/** How soon a further occurrence counts for little, and how much a long text counts against it (BM25; Robertson and Zaragoza 2009). */
const SATURATION = 1.2;
const LENGTH_PENALTY = 0.75;

/** What the ranking knows of a whole library. */
export type Statistics = { documents: number; averageLength: number };

/** The statistics of some segments. Works that are gone count until their segment is merged. */
export function statisticsOf(segments: readonly Segment[]): Statistics {
  let documents = 0;
  let words = 0;
  for (const segment of segments) {
    documents += segment.documents;
    words += segment.words;
  }
  return { documents, averageLength: documents === 0 ? 1 : Math.max(1, words / documents) };
}

/** What it says of a document that it has a word which so many have: more for a rare one, never below 0. */
export function rarity(having: number, { documents }: Statistics): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
}

/** What one occurrence more or less adds: `weight` is how often a word stands in a document, each time as much as its field weighs. */
export function score(rarityOfWord: number, weight: number, norm: number): number {
  return (rarityOfWord * weight * (SATURATION + 1)) / (weight + norm);
}

/** Where a query is answered: a segment, its place among all, and the norms of its documents. */
export type SegmentScope = { segment: Segment; place: number; norms: Float32Array };

/** What a word or phrase says of a document that has it, and the number of the only field that counts, or -1. */
export type Leaf = { rarity: number; field: number };

/** Hits with scores in the place of weights, which are overwritten. */
export function scored({ documents, scores }: Hits, leaf: Leaf, scope: SegmentScope): Hits {
  for (let index = 0; index < documents.length; index += 1)
    scores[index] = score(leaf.rarity, scores[index] ?? 0, scope.norms[documents[index] ?? 0] ?? 0);
  return { documents, scores };
}

const norms = new WeakMap<Segment, { averageLength: number; norms: Float32Array }>();

/** For each document of a segment, what its length does to {@link score}. */
export function normsOf(segment: Segment, { averageLength }: Statistics): Float32Array {
  const known = norms.get(segment);
  if (known?.averageLength === averageLength) return known.norms;
  const made = Float32Array.from(
    segment.parts.lengths,
    (length) => SATURATION * (1 - LENGTH_PENALTY + (LENGTH_PENALTY * length) / averageLength),
  );
  norms.set(segment, { averageLength, norms: made });
  return made;
}
