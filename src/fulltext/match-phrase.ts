import { HitSum, type Hits, placeOf } from './hits.ts';
import { ListCursor, NO_DOCUMENT, PlaceReader } from './list-cursor.ts';
import type { WeightedList } from './prepare-query.ts';
import { type Leaf, type SegmentScope, score } from './ranking.ts';
import { FIELD_WEIGHTS, fieldAt, HEAD_FIELDS } from './text-document.ts';

/** A word of a phrase: how far it stands from the first, and where it is being read. */
type PhraseWord = { offset: number; cursor: ListCursor; places: PlaceReader };

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
  const hits = weights.hits();
  for (let index = 0; index < hits.documents.length; index += 1)
    hits.scores[index] = score(
      leaf.rarity,
      hits.scores[index] ?? 0,
      scope.norms[hits.documents[index] ?? 0] ?? 0,
    );
  return hits;
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
  readonly #words: PhraseWord[];
  readonly #byRarity: PhraseWord[];
  readonly #bounds: Uint32Array;
  readonly #field: number;

  constructor(lists: readonly WeightedList[], { segment }: SegmentScope, field: number) {
    this.#words = lists.map(({ entry }, offset) => ({
      offset,
      cursor: new ListCursor(segment).open(entry),
      places: new PlaceReader(),
    }));
    this.#byRarity = [...this.#words].sort((a, b) => a.cursor.documents - b.cursor.documents);
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
    for (let index = 0; index < this.#byRarity.length; ) {
      const cursor = this.#byRarity[index]?.cursor;
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

  /** How often the phrase stands in a document, each time as much as the field weighs. */
  #weigh(document: number): number {
    const words = this.#words;
    const bounds = this.#bounds;
    const boundsAt = HEAD_FIELDS * document;
    let lead = words[0];
    for (const word of words) {
      word.cursor.places(word.places);
      if (lead && word.cursor.count < lead.cursor.count) lead = word;
    }
    let weight = 0;
    while (lead && lead.places.place !== NO_DOCUMENT) {
      const start = lead.places.place - lead.offset;
      const next = start < 0 ? 0 : this.#startFrom(start, lead);
      if (next === start) {
        const field = fieldAt(start, bounds, boundsAt);
        if (this.#field < 0 || this.#field === field) weight += FIELD_WEIGHTS[field] ?? 1;
        lead.places.next();
      } else if (next === NO_DOCUMENT) break;
      else lead.places.seek(Math.max(next + lead.offset, lead.places.place + 1));
    }
    return weight;
  }

  /** `start` where all words stand as they should from there; otherwise a place before which the phrase cannot start. */
  #startFrom(start: number, lead: PhraseWord): number {
    for (const word of this.#words) {
      if (word === lead) continue;
      const { places, offset } = word;
      places.seek(start + offset);
      if (places.place === NO_DOCUMENT) return NO_DOCUMENT;
      if (places.place !== start + offset) return places.place - offset;
    }
    return start;
  }
}
