import { foldName } from '#text';
import { withRoom } from './growable.ts';
import { nameWords } from './name-words.ts';
import { FACET_KINDS } from './results.ts';
import { readShip, type Ship, shipKey } from './ship-name.ts';

/** What a term can be: a value of a facet, or something else that is asked for by name. A flag is what a work has or is. */
export const TERM_KINDS = [...FACET_KINDS, 'creator', 'series', 'titleWord', 'flag'] as const;
/** One of {@link TERM_KINDS}. */
export type TermKind = (typeof TERM_KINDS)[number];

const CODES = new Map<TermKind, number>(TERM_KINDS.map((kind, code) => [kind, code]));

/** The place of a kind in {@link TERM_KINDS}, as columns hold it. */
export function kindCode(kind: TermKind): number {
  return CODES.get(kind) ?? 0;
}

/** Kinds whose names are also found by the words in them. */
const WORDED: ReadonlySet<TermKind> = new Set<TermKind>([
  'fandom',
  'relationship',
  'character',
  'tag',
  'creator',
  'series',
  'source',
]);

/** Names of every kind, each numbered once: spellings that fold alike are one term, shown as it first came. */
export class TermTable {
  #names: string[] = [];
  /** The kind of each term, as {@link kindCode} numbers it. */
  kindCodes = new Uint8Array(256);
  /** Works that have each term now; kept for facets only. */
  counts = new Uint32Array(256);
  #byKey = new Map<TermKind, Map<string, number>>();
  /** The terms with a word: most words stand in one name only, which needs no list. */
  #byWord = new Map<TermKind, Map<string, number | number[]>>();
  /** Other names of relationships: what `Clex` means, whose members are `Clark` and `Lex`. */
  #shipAliases = new Map<string, number[]>();
  /** Members of relationships whose names do not spell them. */
  #shipMembers = new Map<number, readonly string[]>();

  get size(): number {
    return this.#names.length;
  }

  nameOf(term: number): string {
    return this.#names[term] ?? '';
  }

  kindOf(term: number): TermKind | undefined {
    return TERM_KINDS[this.kindCodes[term] ?? 0];
  }

  count(term: number, change: 1 | -1): void {
    this.counts[term] = (this.counts[term] ?? 0) + change;
  }

  /** The number of a name, which is new where nobody had it. */
  intern(kind: TermKind, name: string, members: readonly string[] = []): number {
    const keys = this.#keysOf(kind);
    const key = kind === 'relationship' ? shipKey(readShip(name, members)) : foldName(name);
    const known = keys.get(key);
    if (known !== undefined) {
      if (kind === 'relationship' && members.length > 1) this.#addAlias(known, name, key);
      return known;
    }
    const term = this.#names.length;
    keys.set(key, term);
    this.#names.push(name);
    this.kindCodes = withRoom(this.kindCodes, term + 1);
    this.kindCodes[term] = kindCode(kind);
    this.counts = withRoom(this.counts, term + 1);
    if (kind === 'relationship') {
      this.#addAlias(term, name, key);
      if (members.length > 1 && shipKey(readShip(name)) !== key) this.#shipMembers.set(term, [...members]);
    }
    if (WORDED.has(kind)) this.#addWords(kind, term, [name, ...members]);
    return term;
  }

  /** The terms that a whole name means, however it is folded and whatever order a relationship's members stand in. */
  named(kind: TermKind, name: string): number[] {
    if (kind !== 'relationship') return listOf(this.#keysOf(kind).get(foldName(name)));
    const key = shipKey(readShip(name));
    return [...new Set([...listOf(this.#keysOf(kind).get(key)), ...(this.#shipAliases.get(key) ?? [])])];
  }

  /** The terms of a kind whose names hold all words, in any order; with `prefix` the last is a beginning. */
  withWords(kind: TermKind, words: readonly string[], prefix: boolean): number[] {
    const byWord = this.#byWord.get(kind);
    if (!byWord || words.length === 0) return [];
    const lists = words.map((word, index) =>
      prefix && index === words.length - 1 ? beginningWith(byWord, word) : listOf(byWord.get(word)),
    );
    lists.sort((a, b) => a.length - b.length);
    const [shortest = [], ...others] = lists;
    const sets = others.map((list) => new Set(list));
    return shortest.filter((term) => sets.every((set) => set.has(term)));
  }

  /** The terms of a kind whose whole folded name begins so. */
  beginning(kind: TermKind, start: string): number[] {
    const found: number[] = [];
    for (const [key, term] of this.#keysOf(kind)) if (key.startsWith(start)) found.push(term);
    return found;
  }

  /** A relationship's members, as its name or its works give them. */
  shipOf(term: number): Ship {
    return readShip(this.nameOf(term), this.#shipMembers.get(term));
  }

  /** All terms of a kind, in the order in which they came. */
  ofKind(kind: TermKind): Iterable<number> {
    return this.#keysOf(kind).values();
  }

  #keysOf(kind: TermKind): Map<string, number> {
    const keys = this.#byKey.get(kind) ?? new Map<string, number>();
    this.#byKey.set(kind, keys);
    return keys;
  }

  #addAlias(term: number, name: string, key: string): void {
    const alias = shipKey(readShip(name));
    if (alias === key) return;
    const terms = this.#shipAliases.get(alias) ?? [];
    if (!terms.includes(term)) terms.push(term);
    this.#shipAliases.set(alias, terms);
  }

  #addWords(kind: TermKind, term: number, names: readonly string[]): void {
    const byWord = this.#byWord.get(kind) ?? new Map<string, number | number[]>();
    this.#byWord.set(kind, byWord);
    for (const word of new Set(names.flatMap(nameWords))) {
      const terms = byWord.get(word);
      if (terms === undefined) byWord.set(word, term);
      else if (typeof terms === 'number') byWord.set(word, [terms, term]);
      else terms.push(term);
    }
  }
}

function listOf(terms: number | number[] | undefined): number[] {
  if (terms === undefined) return [];
  return typeof terms === 'number' ? [terms] : terms;
}

function beginningWith(byWord: ReadonlyMap<string, number | number[]>, start: string): number[] {
  const found = new Set<number>();
  for (const [word, terms] of byWord)
    if (word.startsWith(start)) for (const term of listOf(terms)) found.add(term);
  return [...found];
}
