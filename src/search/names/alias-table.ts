import type { TermKind } from './kinds.ts';
import { NameTable, type NameTableArrays } from './name-table.ts';
import { withSlack } from './slack.ts';

/** The arrays of an {@link AliasTable}: links `i` says that alias `aliases[i]` means term `terms[i]`. */
export type AliasTableArrays = { names: NameTableArrays; aliases: Uint32Array; terms: Uint32Array };

/** Other names of terms. An alias may mean several terms, and a term may have several aliases. */
export class AliasTable {
  readonly names: NameTable;
  /** Links in the order in which they came, and of each the one before it with the same alias, and 1. */
  #aliases = new Uint32Array(0);
  #terms = new Uint32Array(0);
  #before = new Uint32Array(0);
  #lasts = new Uint32Array(0);
  #links = 0;

  /** @throws RangeError where hashes are no honest ones */
  constructor(saved?: AliasTableArrays) {
    this.names = new NameTable(saved?.names);
    for (const [link, alias] of saved?.aliases.entries() ?? []) this.#link(alias, saved?.terms[link] ?? 0);
  }

  get memory(): number {
    const arrays = [this.#aliases, this.#terms, this.#before, this.#lasts];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, this.names.memory);
  }

  add(kind: TermKind, name: string, term: number): void {
    const alias = this.names.intern(kind, name);
    if (!this.meaningsOf(alias).includes(term)) this.#link(alias, term);
  }

  /** The terms that a whole name is another name of. */
  named(kind: TermKind, name: string): number[] {
    const alias = this.names.find(kind, name);
    return alias < 0 ? [] : this.meaningsOf(alias);
  }

  /** The terms that an alias means, those that came first leading. */
  meaningsOf(alias: number): number[] {
    const meanings: number[] = [];
    this.visitMeanings(alias, (term) => meanings.push(term));
    return meanings.reverse();
  }

  /** Visits the terms that an alias means, those that came last leading. */
  visitMeanings(alias: number, visit: (term: number) => void): void {
    for (let link = this.#lasts[alias] ?? 0; link > 0; link = this.#before[link - 1] ?? 0)
      visit(this.#terms[link - 1] ?? 0);
  }

  /** Everything as arrays without their room to grow; good until the next alias is added. */
  arrays(): AliasTableArrays {
    return {
      names: this.names.arrays(),
      aliases: this.#aliases.subarray(0, this.#links),
      terms: this.#terms.subarray(0, this.#links),
    };
  }

  #link(alias: number, term: number): void {
    this.#aliases = withSlack(this.#aliases, this.#links + 1);
    this.#terms = withSlack(this.#terms, this.#links + 1);
    this.#before = withSlack(this.#before, this.#links + 1);
    this.#lasts = withSlack(this.#lasts, alias + 1);
    this.#aliases[this.#links] = alias;
    this.#terms[this.#links] = term;
    this.#before[this.#links] = this.#lasts[alias] ?? 0;
    this.#links += 1;
    this.#lasts[alias] = this.#links;
  }
}
