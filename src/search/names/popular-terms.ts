import type { AliasTable } from './alias-table.ts';
import type { TermTable } from './term-table.ts';

/** Terms of fewer works are not listed: they are most, and one by one they are found as quickly. */
const LEAST_WORKS = 2;

/** Two numbers are sorted as one: terms are fewer than this, and works fewer than 2²⁵. */
const SPAN = 2 ** 28;

/** Terms by falling number of works, and what else each is called, as they were at one moment. */
export class PopularTerms {
  readonly terms: Uint32Array;
  readonly #shipNames: LinksByTerm;
  readonly #aliases: LinksByTerm;
  readonly #table: TermTable;

  constructor(table: TermTable, worksOf: (term: number) => number) {
    this.#table = table;
    this.terms = byWorks(table.size, worksOf);
    this.#shipNames = new LinksByTerm(table.shipNames, (term) => [term]);
    this.#aliases = new LinksByTerm(table.aliases, (term) => table.meaningOf(term));
  }

  get memory(): number {
    return this.terms.byteLength + this.#shipNames.memory + this.#aliases.memory;
  }

  /** Visits the words of each name of a term: its own, with no table, and its other names. */
  visitNames(term: number, visit: (words: string[], table: AliasTable | null, alias: number) => void): void {
    visit(this.#table.names.wordsOf(term), null, 0);
    for (const links of [this.#shipNames, this.#aliases])
      links.visit(term, (alias) => visit(links.table.names.wordsOf(alias), links.table, alias));
  }
}

/** The aliases of a table by the term that they mean. */
class LinksByTerm {
  readonly table: AliasTable;
  readonly #links: Float64Array;

  constructor(table: AliasTable, meaningOf: (term: number) => number[]) {
    this.table = table;
    const links: number[] = [];
    for (let alias = 0; alias < table.names.size; alias += 1)
      table.visitMeanings(alias, (term) => {
        for (const one of meaningOf(term)) links.push(one * SPAN + alias);
      });
    this.#links = Float64Array.from(links).sort();
  }

  get memory(): number {
    return this.#links.byteLength;
  }

  visit(term: number, visit: (alias: number) => void): void {
    const least = term * SPAN;
    let place = 0;
    let to = this.#links.length;
    while (place < to) {
      const middle = (place + to) >>> 1;
      if ((this.#links[middle] ?? 0) < least) place = middle + 1;
      else to = middle;
    }
    for (
      let link = this.#links[place];
      link !== undefined && link < least + SPAN;
      link = this.#links[place]
    ) {
      visit(link - least);
      place += 1;
    }
  }
}

function byWorks(size: number, worksOf: (term: number) => number): Uint32Array {
  const ranked: number[] = [];
  for (let term = 0; term < size; term += 1) {
    const works = worksOf(term);
    if (works >= LEAST_WORKS) ranked.push(works * SPAN + SPAN - 1 - term);
  }
  return Uint32Array.from(Float64Array.from(ranked).sort().reverse(), (rank) => SPAN - 1 - (rank % SPAN));
}
