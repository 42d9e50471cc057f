import { RATING_SCALE, type RatingName } from '#vocabulary';
import { type LibraryNames, tagsWithWords, termsNamed, titleTerms, wholeNames } from './find-names.ts';
import { nameWords } from './name-words.ts';
import type { TermKind } from './names/kinds.ts';
import { conjuncts } from './normal-form.ts';
import { rangesOf } from './number-ranges.ts';
import type { Comparison, Condition } from './query.ts';
import { renderCondition } from './render-text.ts';
import type { ReaderView, TextAnswer } from './search-index.ts';
import type { ColumnRange, SegmentSets } from './segment-sets.ts';

/** A condition that the text index answers. */
export type TextLeaf = Extract<Condition, { kind: 'word' | 'phrase' }>;
/** What the text index answered, by the leaf as text. */
export type TextHits = ReadonlyMap<string, TextAnswer>;
/** What a query is answered from beside the index. */
export type Circumstances = { hits: TextHits; reader: ReaderView; now: Date };
/** A condition that terms answer, alone or in part. */
type TermLeaf = Extract<Condition, { kind: 'name' | 'rating' | 'has' | 'is' | 'otp' | 'word' | 'phrase' }>;

/** Finds the terms that conditions mean. Good for one query: each condition is looked up once, whatever segments it is asked of. */
export class TermFinder {
  readonly #names: LibraryNames;
  readonly #known = new Map<Condition, number[][]>();
  readonly #whole = new Map<string, number[]>();

  constructor(names: LibraryNames) {
    this.#names = names;
  }

  /** Terms of which a work has one of each list. */
  termsOf(leaf: TermLeaf): number[][] {
    const known = this.#known.get(leaf);
    if (known) return known;
    const found = this.#find(leaf);
    this.#known.set(leaf, found);
    return found;
  }

  /** The terms that a whole name means. */
  whole(kind: TermKind, value: string): number[] {
    const key = `${kind} ${value}`;
    const known = this.#whole.get(key) ?? wholeNames(this.#names, kind, value);
    this.#whole.set(key, known);
    return known;
  }

  /** Terms that every work that meets a condition has; not always all of them. */
  required(condition: Condition): number[] {
    return conjuncts(condition).flatMap((part) => {
      if (part.kind !== 'name' && part.kind !== 'rating') return [];
      return this.termsOf(part).flatMap((terms) => (terms.length === 1 ? terms : []));
    });
  }

  #find(leaf: TermLeaf): number[][] {
    const { terms } = this.#names;
    switch (leaf.kind) {
      case 'name':
        return leaf.field === 'title'
          ? (titleTerms(this.#names, leaf.value, leaf.prefix) ?? [[]])
          : [
              termsNamed(this.#names, leaf.field, leaf.value, leaf.prefix, (kind, value) =>
                this.whole(kind, value),
              ),
            ];
      case 'rating':
        return [ratingsThat(leaf.comparison, leaf.value).flatMap((name) => terms.named('rating', name))];
      case 'has':
      case 'is':
        return [this.#flagged(leaf.what)];
      case 'otp':
        return [termsNamed(this.#names, 'ship', leaf.value, false), this.#flagged('otp')];
      case 'word':
      case 'phrase':
        return [tagsWithWords(this.#names, nameWords(leaf.text), leaf.kind === 'word' && leaf.prefix)];
    }
  }

  #flagged(flag: string): number[] {
    return this.#names.terms.named('flag', flag);
  }
}

/** Finds the documents of a segment that meet a condition. Good for one query: each condition is worked out once. */
export class Evaluator<Docs> {
  readonly #sets: SegmentSets<Docs>;
  readonly #finder: TermFinder;
  readonly #circumstances: Circumstances;
  readonly #known = new Map<Condition, Docs>();

  constructor(sets: SegmentSets<Docs>, finder: TermFinder, circumstances: Circumstances) {
    this.#sets = sets;
    this.#finder = finder;
    this.#circumstances = circumstances;
  }

  /** The documents that meet a condition, some of which may not be live. */
  find(condition: Condition): Docs {
    if (condition.kind === 'all') return this.#sets.all();
    const known = this.#known.get(condition);
    if (known) return known;
    const found = this.#workOut(condition);
    this.#known.set(condition, found);
    return found;
  }

  #workOut(condition: Exclude<Condition, { kind: 'all' }>): Docs {
    switch (condition.kind) {
      case 'and':
        return this.#allOf(condition.parts);
      case 'or':
        return this.#sets.or(condition.parts.map((part) => this.find(part)));
      case 'not':
        return this.#sets.andNot(this.#sets.all(), this.find(condition.part));
      case 'word':
      case 'phrase':
        return this.#textSet(condition);
      case 'name':
      case 'rating':
      case 'has':
      case 'otp':
        return this.#withTerms(this.#finder.termsOf(condition));
      case 'is':
        return this.#stateSet(condition);
      case 'number':
      case 'date':
      case 'when':
        return this.#sets.within(this.#sets.all(), rangesOf(condition, this.#circumstances.now));
    }
  }

  /** Smallest sets first, then what is left out, then what is within bounds. */
  #allOf(parts: readonly Condition[]): Docs {
    const sets: Docs[] = [];
    const without: Docs[] = [];
    const ranges: ColumnRange[] = [];
    for (const part of parts) {
      if (part.kind === 'number' || part.kind === 'date' || part.kind === 'when')
        ranges.push(...rangesOf(part, this.#circumstances.now));
      else if (part.kind === 'not') without.push(this.find(part.part));
      else sets.push(this.find(part));
    }
    const sized = sets.map((set) => ({ set, size: this.#sets.sizeOf(set) })).sort((a, b) => a.size - b.size);
    let found = sized[0]?.set ?? this.#sets.all();
    for (const { set } of sized.slice(1)) found = this.#sets.and(found, set);
    for (const set of without) found = this.#sets.andNot(found, set);
    return ranges.length === 0 ? found : this.#sets.within(found, ranges);
  }

  #stateSet(condition: Extract<Condition, { kind: 'is' }>): Docs {
    const { opened, finished, bookmarked } = this.#circumstances.reader;
    switch (condition.what) {
      case 'unseen':
        return this.#sets.andNot(this.#sets.all(), this.#sets.ofWorks(opened));
      case 'unread':
        return this.#sets.andNot(this.#sets.all(), this.#sets.ofWorks(finished));
      case 'bookmarked':
        return this.#sets.ofWorks(bookmarked);
      default:
        return this.#withTerms(this.#finder.termsOf(condition));
    }
  }

  /** Works whose text matches, or a tag of which has the words side by side. */
  #textSet(leaf: TextLeaf): Docs {
    const inText = this.#sets.ofWorks(this.#circumstances.hits.get(renderCondition(leaf))?.works ?? []);
    return this.#sets.or([inText, this.#withTerms(this.#finder.termsOf(leaf))]);
  }

  #withTerms([first = [], ...others]: readonly (readonly number[])[]): Docs {
    let found = this.#sets.ofTerms(first);
    for (const terms of others) found = this.#sets.and(found, this.#sets.ofTerms(terms));
    return found;
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
