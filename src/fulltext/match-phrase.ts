import { HitSum, type Hits, placeOf } from './hits.ts';
import { ListCursor, NO_DOCUMENT } from './list-cursor.ts';
import type { WeightedList } from './prepare-query.ts';
import { type Leaf, type SegmentScope, scored } from './ranking.ts';
import { FIELD_WEIGHTS, fieldAt, HEAD_FIELDS } from './text-document.ts';

/** A word of a phrase: how far it stands from the first, and its list. */
type PhraseWord = { offset: number; cursor: ListCursor };

/** The documents in which words stand side by side. Any of several may stand last; before, there is one for each place. */
export function matchPhrase(
  slots: readonly WeightedList[][],
  leaf: Leaf,
  scope: SegmentScope,
  candidates: Uint32Array | null,
): Hits {
  const before = slots.slice(0, -1).flatMap((lists) => lists.slice(0, 1));
  const last = slots.at(-1) ?? [];
  const weights = new HitSum(scope.segment.documents);
  const among =
    last.length > 1 && before.length > 1 ? phraseDocuments(before, scope, candidates) : candidates;
  for (const list of last) {
    const phrase = new Phrase([...before, list], scope, leaf.field);
    phrase.visit(among, (document, weight) => weights.add(document, weight));
  }
  return scored(weights.hits(), leaf, scope);
}

/** The documents that have the words before the last, so that each of many last words is sought in few. */
function phraseDocuments(
  lists: readonly WeightedList[],
  scope: SegmentScope,
  candidates: Uint32Array | null,
): Uint32Array {
  const found = new HitSum(scope.segment.documents);
  new Phrase(lists, scope, -1).visit(candidates, (document) => found.add(document, 1));
  return found.hits().documents;
}

/** One phrase in one segment. */
class Phrase {
  /** Those of fewest documents first. */
  readonly #words: PhraseWord[];
  /** Where the phrase may start in a document. */
  #starts = new Uint32Array(64);
  readonly #bounds: Uint32Array;
  readonly #field: number;

  constructor(lists: readonly WeightedList[], { segment }: SegmentScope, field: number) {
    const words = lists.map(({ entry }, offset) => ({
      offset,
      cursor: new ListCursor(segment).open(entry),
    }));
    this.#words = words.sort((a, b) => a.cursor.documents - b.cursor.documents);
    this.#bounds = segment.parts.bounds;
    this.#field = field;
  }

  /** Goes through the documents that have the phrase, among the candidates where there are some, with what it weighs in each. */
  visit(candidates: Uint32Array | null, found: (document: number, weight: number) => void): void {
    let at = 0;
    let target = 0;
    for (;;) {
      target = this.#alignment(target);
      if (target === NO_DOCUMENT) return;
      if (candidates !== null) {
        at = placeOf(candidates, at, target);
        const candidate = candidates[at];
        if (candidate === undefined) return;
        if (candidate !== target) {
          target = candidate;
          continue;
        }
      }
      const weight = this.#weigh(target);
      if (weight > 0) found(target, weight);
      target += 1;
    }
  }

  /** The first document from `target` on that has all words. */
  #alignment(from: number): number {
    let target = from;
    for (let index = 0; index < this.#words.length; ) {
      const cursor = this.#words[index]?.cursor;
      if (!cursor) break;
      cursor.seek(target);
      if (cursor.document === target) index += 1;
      else {
        target = cursor.document;
        if (target === NO_DOCUMENT) break;
        index = index === 0 ? 1 : 0;
      }
    }
    return target;
  }

  /** How often the phrase stands in a document, each time as much as the field weighs. The word of fewest places leads. */
  #weigh(document: number): number {
    let lead = this.#words[0];
    for (const word of this.#words) if (lead && word.cursor.count < lead.cursor.count) lead = word;
    if (!lead) return 0;
    if (this.#starts.length < lead.cursor.count) this.#starts = new Uint32Array(2 * lead.cursor.count);
    const starts = this.#starts;
    let count = lead.cursor.readPlaces(starts, lead.offset);
    for (const { cursor, offset } of this.#words)
      if (count > 0 && cursor !== lead.cursor) count = cursor.keepPlaces(starts, count, offset);
    let weight = 0;
    for (let index = 0; index < count; index += 1) {
      const field = fieldAt(starts[index] ?? 0, this.#bounds, HEAD_FIELDS * document);
      if (this.#field < 0 || this.#field === field) weight += FIELD_WEIGHTS[field] ?? 1;
    }
    return weight;
  }
}
