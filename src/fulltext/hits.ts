/** Documents of a segment that match, ascending, and how well each does. */
export type Hits = { documents: Uint32Array; scores: Float64Array };

/** No documents. */
export const NO_HITS: Hits = { documents: new Uint32Array(0), scores: new Float64Array(0) };

/** Documents that match without a score. */
export function unranked(documents: Uint32Array): Hits {
  return { documents, scores: new Float64Array(documents.length) };
}

/** The numbers from 0 up to a count. */
export function everyDocument(count: number): Uint32Array {
  const documents = new Uint32Array(count);
  for (let document = 0; document < count; document += 1) documents[document] = document;
  return documents;
}

/** The documents of both; scores are added. */
export function bothHits(one: Hits, other: Hits): Hits {
  const [fewer, more] = one.documents.length <= other.documents.length ? [one, other] : [other, one];
  const documents = new Uint32Array(fewer.documents.length);
  const scores = new Float64Array(fewer.documents.length);
  let count = 0;
  let at = 0;
  for (let index = 0; index < fewer.documents.length; index += 1) {
    const document = fewer.documents[index] ?? 0;
    at = placeOf(more.documents, at, document);
    if (more.documents[at] !== document) continue;
    documents[count] = document;
    scores[count] = (fewer.scores[index] ?? 0) + (more.scores[at] ?? 0);
    count += 1;
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

/** The documents that are not among the hits. */
export function without(documents: Uint32Array, hits: Hits): Uint32Array {
  const left = new Uint32Array(documents.length);
  let count = 0;
  let at = 0;
  for (const document of documents) {
    at = placeOf(hits.documents, at, document);
    if (hits.documents[at] === document) continue;
    left[count] = document;
    count += 1;
  }
  return left.subarray(0, count);
}

/** The first place from `from` on whose number is not below `target`, in ascending numbers. Quick where it is near. */
export function placeOf(numbers: Uint32Array, from: number, target: number): number {
  let low = from;
  let step = 1;
  while (low + step < numbers.length && (numbers[low + step - 1] ?? 0) < target) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, numbers.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < target) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds up hits of several kinds in the documents of a segment, or among some of them. */
export class HitSum {
  readonly #scores: Float64Array;
  readonly #seen: Uint8Array;
  #count = 0;

  constructor(documents: number) {
    this.#scores = new Float64Array(documents);
    this.#seen = new Uint8Array(documents);
  }

  add(document: number, score: number): void {
    this.#count += 1 - (this.#seen[document] ?? 0);
    this.#seen[document] = 1;
    this.#scores[document] = (this.#scores[document] ?? 0) + score;
  }

  /** The documents to which something was added, with the sums. */
  hits(): Hits {
    const documents = new Uint32Array(this.#count);
    const scores = new Float64Array(this.#count);
    let count = 0;
    for (
      let document = this.#seen.indexOf(1);
      document >= 0;
      document = this.#seen.indexOf(1, document + 1)
    ) {
      documents[count] = document;
      scores[count] = this.#scores[document] ?? 0;
      count += 1;
    }
    return { documents, scores };
  }
}
