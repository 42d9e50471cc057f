import type { FacetKind } from '../results.ts';
import type { AliasTable } from './alias-table.ts';
import { BestTerms } from './best-terms.ts';
import { kindCode, TERM_KINDS } from './kinds.ts';
import { NameMatcher } from './name-matcher.ts';
import type { NameTable } from './name-table.ts';
import type { TermTable } from './term-table.ts';
import { exactMatches, nearMatches, tierOf, typedWords, type WordMatches } from './typed-words.ts';

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
const WHOLE_NAME = 0;

type Finding = { kinds: Uint8Array; best: BestTerms; takes: (term: number) => boolean; unused: boolean };

/** Suggests names for what is being typed. */
export class Suggester {
  readonly #terms: TermTable;
  readonly #uses: NameUses;
  readonly #matcher = new NameMatcher();

  constructor(terms: TermTable, uses: NameUses) {
    this.#terms = terms;
    this.#uses = uses;
  }

  /** Bytes kept to work with. */
  get memory(): number {
    return this.#matcher.memory;
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
    const exact = this.#find(text, words, options, limit, exactMatches);
    const best =
      exact.length < Math.min(limit, FEW) ? this.#find(text, words, options, limit, nearMatches) : exact;
    return best.terms().map(({ term, works, alias }) => {
      const kind = this.#terms.kindOf(term) as SuggestionKind;
      const fandoms = kind === 'fandom' ? [] : this.#uses.fandomsOf(term);
      return { kind, name: this.#terms.nameOf(term), works, alias, fandoms };
    });
  }

  #find(
    text: string,
    words: readonly string[],
    options: SuggestOptions,
    limit: number,
    matchesOf: (list: NameTable['words'], typed: string) => WordMatches,
  ): BestTerms {
    const kinds = new Uint8Array(TERM_KINDS.length);
    for (const kind of options.kinds) kinds[kindCode(kind)] = 1;
    const takes = options.fandoms === undefined ? () => true : this.#uses.usedIn(options.fandoms);
    const finding: Finding = { kinds, best: new BestTerms(limit), takes, unused: options.unused === true };
    for (const kind of options.kinds) this.#offerWhole(kind, text, finding);
    if (words.length === 0) return finding.best;
    const { names, shipNames, aliases } = this.#terms;
    this.#visit(names, words, finding, matchesOf, (term, tier) => this.#offer(term, tier, null, finding));
    const offerMeant = (table: AliasTable, meaningsOf: (alias: number) => number[]) =>
      this.#visit(table.names, words, finding, matchesOf, (alias, tier) => {
        for (const term of meaningsOf(alias)) this.#offer(term, tier, { table, alias }, finding);
      });
    offerMeant(shipNames, (alias) => shipNames.meaningsOf(alias));
    offerMeant(aliases, (alias) => this.#terms.meaningsOf(alias));
    return finding.best;
  }

  #visit(
    table: NameTable,
    words: readonly string[],
    { kinds }: Finding,
    matchesOf: (list: NameTable['words'], typed: string) => WordMatches,
    visit: (name: number, tier: number) => void,
  ): void {
    const matches = words.map((word) => matchesOf(table.words, word));
    this.#matcher.visit(table, kinds, matches, (name, cost) => visit(name, tierOf(cost)));
  }

  #offerWhole(kind: SuggestionKind, text: string, finding: Finding): void {
    const { names, shipNames, aliases } = this.#terms;
    const term = names.find(kind, text);
    if (term >= 0) this.#offer(term, WHOLE_NAME, null, finding);
    for (const table of [shipNames, aliases]) {
      const alias = table.names.find(kind, text);
      const meanings =
        alias < 0 ? [] : table === aliases ? this.#terms.meaningsOf(alias) : table.meaningsOf(alias);
      for (const one of meanings) this.#offer(one, WHOLE_NAME, { table, alias }, finding);
    }
  }

  #offer(
    term: number,
    tier: number,
    by: { table: AliasTable; alias: number } | null,
    finding: Finding,
  ): void {
    const { best, takes, unused } = finding;
    const works = this.#uses.worksOf(term);
    if ((works === 0 && !unused) || !best.mayTake(tier, works) || !takes(term)) return;
    const alias = by === null ? null : by.table.names.nameOf(by.alias);
    best.offer({ term, tier, works, length: this.#terms.names.lengthOf(term), alias });
  }
}
