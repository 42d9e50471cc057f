import { readShip, type Ship } from '#vocabulary';
import { shipKey } from '../ship-name.ts';
import { AliasTable, type AliasTableArrays } from './alias-table.ts';
import { kindCode, type TermKind } from './kinds.ts';
import { NameTable, type NameTableArrays } from './name-table.ts';

/** A {@link TermTable} as arrays. */
export type TermTableArrays = {
  names: NameTableArrays;
  shipNames: AliasTableArrays;
  aliases: AliasTableArrays;
};

const RELATIONSHIP = kindCode('relationship');

/** A name that means another of the same kind. */
type Alias = { kind: TermKind; name: string; of: string };

/** Names of every kind, each numbered once: spellings that fold alike are one term, shown as it first came. */
export class TermTable {
  readonly names: NameTable;
  /** How many works have a term now: whoever keeps the works tells it. */
  worksOf: (term: number) => number = () => 0;
  /** Other names of relationships: what `Clex` means, whose members are `Clark` and `Lex`. */
  readonly shipNames: AliasTable;
  #aliases: AliasTable;

  /** @throws RangeError where hashes are no honest ones */
  constructor(saved?: TermTableArrays) {
    this.names = new NameTable(saved?.names);
    this.shipNames = new AliasTable(saved?.shipNames);
    this.#aliases = new AliasTable(saved?.aliases);
  }

  get size(): number {
    return this.names.size;
  }

  /** Bytes that the arrays take, with their room to grow. */
  get memory(): number {
    const tables = [this.names, this.shipNames, this.#aliases];
    return tables.reduce((sum, { memory }) => sum + memory, 0);
  }

  /** Synonyms, as they were last saved. */
  get aliases(): AliasTable {
    return this.#aliases;
  }

  /** The kind of each term, by its code; good until the next term is added. */
  get kindCodes(): Uint8Array {
    return this.names.kindCodes;
  }

  nameOf(term: number): string {
    return this.names.nameOf(term);
  }

  kindOf(term: number): TermKind | undefined {
    return this.names.kindOf(term);
  }

  /** Makes room for so many names. */
  reserve(names: number): void {
    this.names.reserve(names);
  }

  /** The number of a name, which is new where nobody had it. */
  intern(kind: TermKind, name: string, members: readonly string[] = []): number {
    const term = this.names.intern(kind, name, members);
    if (kind === 'relationship' && members.length > 1) this.#addShipName(term, name, members);
    return term;
  }

  /** The terms that a whole name means, however it is folded and whatever order a relationship's members stand in. */
  named(kind: TermKind, name: string): number[] {
    const term = this.names.find(kind, name);
    const named = term < 0 ? [] : [term];
    if (kind === 'relationship') named.push(...this.shipNames.named(kind, name));
    return [...new Set(named)];
  }

  /** The terms of a kind whose names hold all words, in any order; with `prefix` the last is a beginning. */
  withWords(kind: TermKind, words: readonly string[], prefix: boolean): number[] {
    return this.names.withWords(kind, words, prefix);
  }

  /** The terms of a kind whose whole folded name begins so. */
  beginning(kind: TermKind, start: string): number[] {
    return this.names.beginning(kind, start);
  }

  /** A relationship's members, as its name or its works give them. */
  shipOf(term: number): Ship {
    return this.names.shipOf(term);
  }

  /** Takes these synonyms in place of those there were. What they mean becomes a term, whether or not a work has it. */
  saveAliases(aliases: Iterable<Alias>): void {
    const table = new AliasTable();
    for (const { kind, name, of } of aliases) {
      const terms = this.named(kind, of);
      for (const term of terms.length > 0 ? terms : [this.intern(kind, of)]) table.add(kind, name, term);
    }
    this.#aliases = table;
  }

  /** The terms that a whole name is a synonym of. */
  meant(kind: TermKind, name: string): number[] {
    const alias = this.#aliases.names.find(kind, name);
    return alias < 0 ? [] : this.meaningsOf(alias);
  }

  /** The terms that a synonym means. */
  meaningsOf(alias: number): number[] {
    return [...new Set(this.#aliases.meaningsOf(alias).flatMap((term) => this.meaningOf(term)))];
  }

  /** What a synonym of a term means: a relationship that no work has as it is may be the other name of one that came later. */
  meaningOf(term: number): number[] {
    const isBare = this.kindCodes[term] === RELATIONSHIP && this.worksOf(term) === 0;
    return isBare ? [...new Set([term, ...this.named('relationship', this.nameOf(term))])] : [term];
  }

  /** Everything as arrays without their room to grow; good until the next term is added. */
  arrays(): TermTableArrays {
    return {
      names: this.names.arrays(),
      shipNames: this.shipNames.arrays(),
      aliases: this.#aliases.arrays(),
    };
  }

  #addShipName(term: number, name: string, members: readonly string[]): void {
    if (shipKey(readShip(name)) !== shipKey(readShip(name, members)))
      this.shipNames.add('relationship', name, term);
  }
}
