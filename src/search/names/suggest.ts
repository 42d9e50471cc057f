import { foldName } from '#text';
import type { FacetKind } from '../results.ts';
import type { AliasTable } from './alias-table.ts';
import { BestTerms, type FoundTerm } from './best-terms.ts';
import { kindCode, TERM_KINDS } from './kinds.ts';
import { NameMatcher, weightOf } from './name-matcher.ts';
import { keyOf, type NameTable } from './name-table.ts';
import { PopularTerms } from './popular-terms.ts';
import type { TermTable } from './term-table.ts';
import { exactMatches, fullMatches, nearMatches, type TypedWord, tierOf, typedWords } from './typed-words.ts';

/** Kinds of names that are suggested. */
export type SuggestionKind = FacetKind | 'creator' | 'series';

/**
 * What is suggested: names of these kinds, at most so many (100), of works of these fandoms only where any are given. With
 * `unused` names that no work has now are suggested too, after the others of their tier.
 */
export type SuggestOptions = {
  kinds: readonly SuggestionKind[];
  fandoms?: readonly string[];
  limit: number;
  unused?: boolean;
};

/**
 * A name that may be meant, and how many works have it. `alias` is the synonym, or the other name of a relationship, that was
 * found where the name itself was not, or not as well; null otherwise. `fandoms` are those it is mostly used in, if it is not
 * one itself.
 */
export type Suggestion = {
  kind: SuggestionKind;
  name: string;
  works: number;
  alias: string | null;
  fandoms: string[];
};

/** What a suggestion has to know of works. */
export type NameUses = {
  /** Works that have a term now. */
  worksOf(term: number): number;
  /** The fandoms that a term is mostly used in. */
  fandomsOf(term: number): string[];
  /** Whether a term is one of some work of these fandoms. */
  usedIn(fandoms: readonly string[]): (term: number) => boolean;
};

const MOST = 100;
/** Typing errors are looked for where fewer names begin as typed. */
const FEW = 5;
/** Tiers of a name that was typed whole, and of one with words that begin as typed. */
const WHOLE_NAME = 0;
const BEGUN_NAME = 2;
/** Where more of the names than this begin as typed, the most popular are looked at first, so many of them at most. */
const WIDE_SHARE = 1 / 64;
const LEAST_WIDE = 1000;
const MOST_LOOKED = 2000;

type MatchesOf = (list: NameTable['words'], typed: string) => TypedWord;
type Asked = { text: string; words: readonly string[]; options: SuggestOptions; limit: number };

type Finding = { kinds: Uint8Array; best: BestTerms; takes: (term: number) => boolean; unused: boolean };

/** Suggests names for what is being typed. */
export class Suggester {
  readonly #terms: TermTable;
  readonly #uses: NameUses;
  readonly #matcher = new NameMatcher();
  #popular: PopularTerms | null = null;

  constructor(terms: TermTable, uses: NameUses) {
    this.#terms = terms;
    this.#uses = uses;
  }

  /** Bytes kept to work with. */
  get memory(): number {
    return this.#matcher.memory + (this.#popular?.memory ?? 0);
  }

  /**
   * Names that have a word beginning with each typed word, in any order, or that are called so by a synonym; where they are fewer
   * than five, also names with words that begin nearly so: with one edit in words of 4 to 7 letters, two from 8 on. The name
   * that was typed whole comes first, then those with all words in full, those with beginnings, those with the fewest edits; among
   * them those of most works.
   */
  suggest(text: string, options: SuggestOptions): Suggestion[] {
    const limit = Math.min(MOST, Math.max(0, Math.floor(options.limit)));
    const words = typedWords(text);
    if (limit === 0 || options.kinds.length === 0) return [];
    const asked: Asked = { text, words, options, limit };
    const exact = this.#findExact(asked);
    const best = exact.length < Math.min(limit, FEW) ? this.#find(asked, nearMatches) : exact;
    return best.terms().map((found) => this.#suggestion(found));
  }

  /** To be called when works or synonyms have changed. */
  forget(): void {
    this.#popular = null;
  }

  /** Where what was typed begins very many names, the terms of most works are looked at first, which are soon enough. */
  #findExact(asked: Asked): BestTerms {
    if (!this.#isWide(asked.words)) return this.#find(asked, exactMatches);
    const finding = this.#begin(asked);
    this.#visitAll(asked.words, finding, fullMatches);
    return this.#isFoundAmongPopular(asked.words, finding) ? finding.best : this.#find(asked, exactMatches);
  }

  #find(asked: Asked, matchesOf: MatchesOf): BestTerms {
    const finding = this.#begin(asked);
    if (asked.words.length > 0) this.#visitAll(asked.words, finding, matchesOf);
    return finding.best;
  }

  /** With the names that are called just so. */
  #begin({ text, options, limit }: Asked): Finding {
    const kinds = new Uint8Array(TERM_KINDS.length);
    for (const kind of options.kinds) kinds[kindCode(kind)] = 1;
    const takes = options.fandoms === undefined ? () => true : this.#uses.usedIn(options.fandoms);
    const finding: Finding = { kinds, best: new BestTerms(limit), takes, unused: options.unused === true };
    for (const kind of options.kinds) this.#offerWhole(kind, text, finding);
    return finding;
  }

  #visitAll(words: readonly string[], finding: Finding, matchesOf: MatchesOf): void {
    this.#visit(this.#terms.names, words, finding, matchesOf, (term, tier) =>
      this.#offer(term, tier, finding, null, 0),
    );
    for (const table of [this.#terms.shipNames, this.#terms.aliases])
      this.#visit(table.names, words, finding, matchesOf, (alias, tier) =>
        this.#offerMeant(table, alias, tier, finding),
      );
  }

  /** Whether so many names have words that begin as typed that a few of the most popular must be among the best. */
  #isWide(words: readonly string[]): boolean {
    const { names } = this.#terms;
    if (words.length === 0 || names.size < LEAST_WIDE) return false;
    let share = 1;
    for (const word of words) {
      share *= weightOf(names, exactMatches(names.words, word).find(), names.size) / names.size;
      if (share <= WIDE_SHARE) return false;
    }
    return true;
  }

  /** Offers terms by falling number of works until no other can be better; whether that came about soon. */
  #isFoundAmongPopular(words: readonly string[], finding: Finding): boolean {
    this.#popular ??= new PopularTerms(this.#terms, (term) => this.#uses.worksOf(term));
    const { kindCodes } = this.#terms;
    let looked = 0;
    for (const term of this.#popular.terms) {
      if (finding.kinds[kindCodes[term] ?? 0] !== 1) continue;
      if (!finding.best.mayTake(BEGUN_NAME, this.#uses.worksOf(term))) return true;
      looked += 1;
      if (looked > MOST_LOOKED) return false;
      this.#popular.visitNames(term, (named, table, alias) => {
        const begins = words.every((word) => named.some((one) => one.startsWith(word)));
        if (begins) this.#offer(term, BEGUN_NAME, finding, table, alias);
      });
    }
    return false;
  }

  #visit(
    table: NameTable,
    words: readonly string[],
    { kinds }: Finding,
    matchesOf: MatchesOf,
    visit: (name: number, tier: number) => void,
  ): void {
    const matches = words.map((word) => matchesOf(table.words, word));
    this.#matcher.visit(table, kinds, matches, (name, cost) => visit(name, tierOf(cost)));
  }

  #suggestion({ term, works, alias }: FoundTerm): Suggestion {
    const kind = this.#terms.kindOf(term) as SuggestionKind;
    const name = this.#terms.nameOf(term);
    return {
      kind,
      name,
      works,
      alias: alias === null || foldName(alias) === foldName(name) ? null : alias,
      fandoms: kind === 'fandom' ? [] : this.#uses.fandomsOf(term),
    };
  }

  #offerWhole(kind: SuggestionKind, text: string, finding: Finding): void {
    if (keyOf(kind, text, []) === '') return;
    const { names, shipNames, aliases } = this.#terms;
    const term = names.find(kind, text);
    if (term >= 0) this.#offer(term, WHOLE_NAME, finding, null, 0);
    for (const table of [shipNames, aliases]) {
      const alias = table.names.find(kind, text);
      if (alias >= 0) this.#offerMeant(table, alias, WHOLE_NAME, finding);
    }
  }

  #offerMeant(table: AliasTable, alias: number, tier: number, finding: Finding): void {
    table.visitMeanings(alias, (term) => {
      for (const one of this.#terms.meaningOf(term)) this.#offer(one, tier, finding, table, alias);
    });
  }

  #offer(term: number, tier: number, finding: Finding, by: AliasTable | null, alias: number): void {
    const { best, takes, unused } = finding;
    const works = this.#uses.worksOf(term);
    if ((works === 0 && !unused) || !best.mayTake(tier, works) || !takes(term)) return;
    best.offer({
      term,
      tier,
      works,
      length: this.#terms.names.lengthOf(term),
      alias: by === null ? null : by.names.nameOf(alias),
    });
  }
}
