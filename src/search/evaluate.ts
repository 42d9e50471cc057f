import type { WorkId } from '#catalogue';
import { RATING_SCALE, type RatingName } from '#vocabulary';
import { type DocSet, EMPTY, filterSet, intersect, sizeOf, subtract, union } from './doc-set.ts';
import { tagsWithWords, termsNamed, titleTerms } from './find-names.ts';
import type { Flag, LibraryTables } from './library-tables.ts';
import { nameWords } from './name-words.ts';
import type { Comparison, Condition, IsValue } from './query.ts';
import { fixedDates } from './relative-dates.ts';
import { renderCondition } from './render-text.ts';
import type { ReaderView } from './search-index.ts';

/** A condition that the text index answers. */
export type TextLeaf = Extract<Condition, { kind: 'word' | 'phrase' }>;
/** What the text index answered, by the leaf as text. */
export type TextHits = ReadonlyMap<string, readonly WorkId[]>;
/** What a query is answered from beside the tables. */
export type Circumstances = { hits: TextHits; reader: ReaderView; now: Date };

type Test = (doc: number) => boolean;
type Tested = Extract<Condition, { kind: 'number' | 'date' | 'when' }>;

/** Finds the works that meet a condition. Good for one query: equal parts are worked out once. */
export class Evaluator {
  readonly #tables: LibraryTables;
  readonly #circumstances: Circumstances;
  readonly #known = new Map<string, DocSet>();

  constructor(tables: LibraryTables, circumstances: Circumstances) {
    this.#tables = tables;
    this.#circumstances = circumstances;
  }

  /** The live documents that meet a condition. */
  find(condition: Condition): DocSet {
    const found = this.#setOf(condition);
    return this.#tables.hasDead && condition.kind !== 'all'
      ? intersect(found, this.#tables.liveSet())
      : found;
  }

  #setOf(condition: Condition): DocSet {
    if (condition.kind === 'all') return this.#tables.liveSet();
    const key = renderCondition(condition);
    const known = this.#known.get(key);
    if (known) return known;
    const found = this.#workOut(condition);
    this.#known.set(key, found);
    return found;
  }

  #workOut(condition: Exclude<Condition, { kind: 'all' }>): DocSet {
    switch (condition.kind) {
      case 'and':
        return this.#allOf(condition.parts);
      case 'or':
        return this.#union(condition.parts.map((part) => this.#setOf(part)));
      case 'not':
        return subtract(this.#tables.liveSet(), this.#setOf(condition.part));
      case 'word':
      case 'phrase':
        return this.#textSet(condition);
      case 'name':
        return condition.field === 'title'
          ? this.#titleSet(condition.value, condition.prefix)
          : this.#termsSet(termsNamed(this.#tables, condition.field, condition.value, condition.prefix));
      case 'rating':
        return this.#termsSet(
          ratingsThat(condition.comparison, condition.value).flatMap((name) =>
            this.#tables.terms.named('rating', name),
          ),
        );
      case 'has':
        return this.#flagged(condition.what);
      case 'is':
        return this.#stateSet(condition.what);
      case 'otp':
        return intersect(
          this.#termsSet(termsNamed(this.#tables, 'ship', condition.value, false)),
          this.#flagged('otp'),
        );
      case 'number':
      case 'date':
      case 'when':
        return filterSet(this.#tables.liveSet(), this.#testOf(condition));
    }
  }

  /** Smallest sets first, then what is left out, then what is tested work by work. */
  #allOf(parts: readonly Condition[]): DocSet {
    const sets: DocSet[] = [];
    const without: DocSet[] = [];
    const tests: Test[] = [];
    for (const part of parts) {
      if (part.kind === 'number' || part.kind === 'date' || part.kind === 'when')
        tests.push(this.#testOf(part));
      else if (part.kind === 'not') without.push(this.#setOf(part.part));
      else sets.push(this.#setOf(part));
    }
    const sized = sets.map((set) => ({ set, size: sizeOf(set) })).sort((a, b) => a.size - b.size);
    let found = sized[0]?.set ?? this.#tables.liveSet();
    for (const { set } of sized.slice(1)) found = intersect(found, set);
    for (const set of without) found = subtract(found, set);
    return tests.length === 0 ? found : filterSet(found, (doc) => tests.every((test) => test(doc)));
  }

  #testOf(condition: Tested): Test {
    const { columns } = this.#tables;
    if (condition.kind === 'number') return columns.numberTest(condition.field, condition.from, condition.to);
    const { field, from, to } =
      condition.kind === 'when' ? fixedDates(condition, this.#circumstances.now) : condition;
    return columns.dateTest(field, from, to);
  }

  #flagged(flag: Flag): DocSet {
    return this.#termsSet(this.#tables.terms.named('flag', flag));
  }

  #stateSet(what: IsValue): DocSet {
    const { reader } = this.#circumstances;
    switch (what) {
      case 'unseen':
        return subtract(this.#tables.liveSet(), this.#documentsOf(reader.opened));
      case 'unread':
        return subtract(this.#tables.liveSet(), this.#documentsOf(reader.finished));
      case 'bookmarked':
        return this.#documentsOf(reader.bookmarked);
      default:
        return this.#flagged(what);
    }
  }

  #documentsOf(works: readonly WorkId[]): DocSet {
    const docs = works.flatMap((id) => this.#tables.documentOf(id) ?? []);
    return { kind: 'ids', ids: Uint32Array.from(new Set(docs)).sort() };
  }

  /** Works whose text matches, or a tag of which has the words side by side. */
  #textSet(leaf: TextLeaf): DocSet {
    const inText = this.#documentsOf(this.#circumstances.hits.get(renderCondition(leaf)) ?? []);
    const tags = tagsWithWords(this.#tables, nameWords(leaf.text), leaf.kind === 'word' && leaf.prefix);
    return this.#union([inText, this.#termsSet(tags)]);
  }

  #titleSet(value: string, prefix: boolean): DocSet {
    const sets = (titleTerms(this.#tables, value, prefix) ?? [[]]).map((terms) => this.#termsSet(terms));
    return sets.reduce((found, set) => intersect(found, set));
  }

  #termsSet(terms: readonly number[]): DocSet {
    return this.#tables.postings.unionOf(terms, this.#tables.documents);
  }

  #union(sets: readonly DocSet[]): DocSet {
    return sets.length === 0 ? EMPTY : union(sets, this.#tables.documents);
  }
}

/** The words and phrases of a condition, each once. `wanted` leaves out those under a `not`, which rank nothing. */
export function textLeaves(condition: Condition): { leaf: TextLeaf; key: string; wanted: boolean }[] {
  const found = new Map<string, { leaf: TextLeaf; key: string; wanted: boolean }>();
  const visit = (part: Condition, wanted: boolean): void => {
    if (part.kind === 'and' || part.kind === 'or') for (const one of part.parts) visit(one, wanted);
    else if (part.kind === 'not') visit(part.part, !wanted);
    else if (part.kind === 'word' || part.kind === 'phrase') {
      const key = renderCondition(part);
      const known = found.get(key);
      found.set(key, { leaf: part, key, wanted: wanted || known?.wanted === true });
    }
  };
  visit(condition, true);
  return [...found.values()];
}

function ratingsThat(comparison: Comparison, value: RatingName): readonly RatingName[] {
  if (comparison === '=') return [value];
  if (value === 'Not Rated') return [];
  const limit = RATING_SCALE.indexOf(value);
  return RATING_SCALE.filter((_, place) => {
    if (comparison === '<') return place < limit;
    if (comparison === '<=') return place <= limit;
    return comparison === '>' ? place > limit : place >= limit;
  });
}
