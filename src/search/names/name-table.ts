import { foldName } from '#text';
import { readShip, type Ship } from '#vocabulary';
import { nameWords, visitWords } from '../name-words.ts';
import { shipKey } from '../ship-name.ts';
import { HashSlots, hashOf } from './hash-slots.ts';
import { kindCode, TERM_KINDS, type TermKind, WORDED } from './kinds.ts';
import { NameBlob, type NameBlobArrays } from './name-blob.ts';
import { RecentNames } from './recent-names.ts';
import { ShipMembers, type ShipMembersArrays } from './ship-members.ts';
import { withSlack } from './slack.ts';
import { WordList, type WordListArrays } from './word-list.ts';
import { WordPostings, type WordPostingsArrays } from './word-postings.ts';

/** A {@link NameTable} as arrays. */
export type NameTableArrays = {
  seed: number;
  /** By name: its kind, as {@link kindCode} numbers it, and the hash of its key. */
  kindCodes: Uint8Array;
  hashes: Uint32Array;
  names: NameBlobArrays;
  members: ShipMembersArrays;
  words: WordListArrays;
  postings: WordPostingsArrays;
};

/** Kinds whose words are listed although their names are not asked for by words: one word each, found by its beginning. */
const LISTED: ReadonlySet<TermKind> = new Set<TermKind>([...WORDED, 'titleWord']);

/**
 * Names of every kind, numbered from 0 in the order in which they came, in a few large arrays. Spellings that fold alike are
 * one name, kept as it first came; a relationship is told by its members in any order.
 */
export class NameTable {
  /** The kind of each name, as {@link kindCode} numbers it. */
  kindCodes: Uint8Array;
  readonly words: WordList;
  readonly postings: WordPostings;
  readonly #names: NameBlob;
  readonly #slots: HashSlots;
  readonly #members: ShipMembers;
  readonly #seed: number;
  readonly #recent = new RecentNames();
  readonly #textOf = (name: number) => this.#names.textOf(name);

  /** @throws RangeError where hashes are no honest ones */
  constructor(saved?: NameTableArrays) {
    this.#seed = saved?.seed ?? Math.floor(Math.random() * 2 ** 32);
    this.kindCodes = saved?.kindCodes ?? new Uint8Array(0);
    this.#names = new NameBlob(saved?.names);
    this.#slots = new HashSlots(saved?.hashes);
    this.#members = new ShipMembers(saved?.members);
    this.words = new WordList(this.#seed, saved?.words);
    this.postings = new WordPostings(saved?.postings);
  }

  get size(): number {
    return this.#names.length;
  }

  /** Bytes that the arrays take, with their room to grow. */
  get memory(): number {
    const parts = [this.#names, this.#slots, this.#members, this.words, this.postings];
    return parts.reduce((sum, { memory }) => sum + memory, this.kindCodes.byteLength);
  }

  /** Makes room for so many names. */
  reserve(names: number): void {
    this.kindCodes = withSlack(this.kindCodes, names);
    this.#slots.reserve(names);
  }

  nameOf(name: number): string {
    return name < this.size ? this.#recent.get(name, this.#textOf) : '';
  }

  /** Bytes of a name in UTF-8. */
  lengthOf(name: number): number {
    return this.#names.sizeOf(name);
  }

  kindOf(name: number): TermKind | undefined {
    return TERM_KINDS[this.kindCodes[name] ?? 0];
  }

  /** A relationship's members, as its name spells them or as they were given. */
  shipOf(name: number): Ship {
    return readShip(this.nameOf(name), this.#members.of(name));
  }

  /** The folded words of a name, and of a relationship's members where they were given. */
  wordsOf(name: number): string[] {
    return nameWords([this.nameOf(name), ...this.#members.of(name)].join(' '));
  }

  /** The number of the name that a spelling is; -1 where it is not here. */
  find(kind: TermKind, spelling: string): number {
    const key = keyOf(kind, spelling.toWellFormed(), []);
    return this.#find(kindCode(kind), key, hashOf(key, kindCode(kind), this.#seed));
  }

  /** The number of a name, which is new where it was not here. `members` are those of a relationship. */
  intern(kind: TermKind, spelling: string, members: readonly string[] = []): number {
    const name = spelling.toWellFormed();
    const given = kind === 'relationship' ? members.map((member) => member.toWellFormed()) : [];
    const code = kindCode(kind);
    const key = keyOf(kind, name, given);
    const hash = hashOf(key, code, this.#seed);
    const known = this.#find(code, key, hash);
    if (known >= 0) return known;
    const number = this.#names.add(name);
    this.#slots.add(hash);
    this.kindCodes = withSlack(this.kindCodes, number + 1);
    this.kindCodes[number] = code;
    const isSpelt = given.length === 0 || (given.length > 1 && keyOf(kind, name, []) === key);
    if (!isSpelt) this.#members.add(number, given);
    if (LISTED.has(kind)) this.#addWords(number, isSpelt ? key : foldName([name, ...given].join(' ')));
    return number;
  }

  /** The names of a kind that hold all words, in any order, ascending; with `prefix` the last is a beginning. */
  withWords(kind: TermKind, words: readonly string[], prefix: boolean): number[] {
    const whole = prefix ? words.slice(0, -1) : words;
    const begun = prefix ? words.at(-1) : undefined;
    if (words.length === 0 || !WORDED.has(kind)) return [];
    const numbers = whole.map((word) => this.words.numberOf(word));
    if (numbers.includes(-1)) return [];
    numbers.sort((a, b) => this.postings.weightOf(a) - this.postings.weightOf(b));
    const starts = begun === undefined ? null : this.#startingWith(begun);
    const [rarest, ...others] = numbers;
    let found = rarest === undefined ? (starts ?? []) : Array.from(this.postings.namesOf(rarest));
    for (const word of others) found = intersect(found, this.postings.namesOf(word));
    if (starts && rarest !== undefined) found = intersect(found, starts);
    const code = kindCode(kind);
    return found.filter((name) => this.kindCodes[name] === code);
  }

  /** The names of a kind whose whole folded name begins so, ascending. */
  beginning(kind: TermKind, start: string): number[] {
    const code = kindCode(kind);
    const [word] = nameWords(start);
    const isListed = LISTED.has(kind) && word === start;
    const candidates = isListed ? this.#startingWith(start) : this.kindCodes.subarray(0, this.size).keys();
    const found: number[] = [];
    for (const name of candidates)
      if (this.kindCodes[name] === code && this.#keyAt(name).startsWith(start)) found.push(name);
    return found;
  }

  /** Everything as arrays without their room to grow; good until the next name is added. */
  arrays(): NameTableArrays {
    return {
      seed: this.#seed,
      kindCodes: this.kindCodes.subarray(0, this.size),
      hashes: this.#slots.hashes(),
      names: this.#names.arrays(),
      members: this.#members.arrays(),
      words: this.words.arrays(),
      postings: this.postings.arrays(),
    };
  }

  #find(code: number, key: string, hash: number): number {
    const isShip = TERM_KINDS[code] === 'relationship';
    return this.#slots.find(
      hash,
      (name) =>
        this.kindCodes[name] === code &&
        (isShip ? shipKey(this.shipOf(name)) === key : this.#names.foldsTo(name, key)),
    );
  }

  #keyAt(name: number): string {
    return this.kindOf(name) === 'relationship' ? shipKey(this.shipOf(name)) : foldName(this.nameOf(name));
  }

  /** The names of all kinds with a word that begins so, ascending. */
  #startingWith(start: string): number[] {
    const marks = new Uint8Array(this.size);
    for (const word of this.words.startingWith(start))
      for (const name of this.postings.namesOf(word)) marks[name] = 1;
    const found: number[] = [];
    for (let name = marks.indexOf(1); name >= 0; name = marks.indexOf(1, name + 1)) found.push(name);
    return found;
  }

  /** A folded text has the words of a name: a relationship's are those of its members, with whatever sign between. */
  #addWords(name: number, folded: string): void {
    const words: number[] = [];
    visitWords(folded, (from, to) => {
      const word = this.words.intern(folded, from, to);
      if (!words.includes(word)) this.postings.add(word, name);
      words.push(word);
    });
  }
}

/** What spellings of one name share; empty where nothing is named. */
export function keyOf(kind: TermKind, name: string, members: readonly string[]): string {
  return kind === 'relationship' ? shipKey(readShip(name, members)) : foldName(name);
}

/** What two ascending lists share. */
function intersect(few: readonly number[], many: ArrayLike<number>): number[] {
  const shared: number[] = [];
  let place = 0;
  for (const number of few) {
    while (place < many.length && (many[place] ?? 0) < number) place += 1;
    if (many[place] === number) shared.push(number);
  }
  return shared;
}
