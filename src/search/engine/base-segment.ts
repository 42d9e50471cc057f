import type { WorkId } from '#catalogue';
import { FACET_KINDS } from '../results.ts';
import { type Arena, bitBytes } from './arena.ts';
import { Column } from './columns.ts';
import { momentOf } from './moments.ts';
import { KeyReader } from './packed-keys.ts';
import {
  CODED_COLUMNS,
  type CodedColumn,
  type SectionName,
  type SectionTable,
  type SegmentFacts,
  words,
} from './segment-layout.ts';
import { columnsOf, type MomentColumn, type WordColumn } from './segment-rows.ts';

/** Documents by work number are a table where the numbers are at most so many times as many as the works. */
const SPARSE = 4;

/**
 * Works that do not change, in one arena: what is found and counted by kernels. A work that was saved anew or removed since is masked: its
 * document is no longer live.
 */
export class BaseSegment {
  readonly arena: Arena;
  readonly sections: SectionTable;
  readonly facts: SegmentFacts;
  /** Bytes of a bitset of all documents. */
  readonly bitBytes: number;
  /** The address of a bitset of all documents. */
  readonly every: number;
  /** The address of the bitset of live documents. */
  readonly live: number;
  /** Live documents. */
  size: number;
  readonly #places: Uint32Array;
  readonly #dense = new Map<number, number>();
  /** How many masked documents have each term that facets count. */
  readonly #maskedOf = new Map<number, number>();
  readonly #docs: (id: WorkId) => number | undefined;
  readonly #columns: Record<CodedColumn | 'ids', Column>;
  readonly #titles: KeyReader;
  readonly #creators: KeyReader;

  constructor(arena: Arena, sections: SectionTable, facts: SegmentFacts) {
    this.arena = arena;
    this.sections = sections;
    this.facts = facts;
    this.bitBytes = bitBytes(facts.documents);
    this.every = arena.take(this.bitBytes);
    this.live = arena.take(this.bitBytes);
    this.size = facts.documents;
    for (const at of [this.every, this.live]) setFirst(arena.u32At(at, this.bitBytes / 4), facts.documents);
    this.#places = placesOf(this.words('terms'));
    this.words('densePlaces').forEach((place, index) => {
      this.#dense.set(place, sections.denseBits.at + index * this.bitBytes);
    });
    this.#docs = documentsOf(this.words('ids'));
    const columnOf = (name: CodedColumn) =>
      new Column(arena, this.at(name), this.at('columnValues'), facts.columns[name]);
    this.#columns = {
      ...columnsOf(CODED_COLUMNS, columnOf),
      ids: new Column(arena, this.at('ids'), 0, { width: 4, from: 0, to: 0 }),
    };
    this.#titles = this.#keysOf('titleStarts', 'titleBytes');
    this.#creators = this.#keysOf('creatorStarts', 'creatorBytes');
  }

  /** Document slots, masked ones included. */
  get documents(): number {
    return this.facts.documents;
  }

  get hasMasked(): boolean {
    return this.size < this.facts.documents;
  }

  /** The address of a section. */
  at(name: SectionName): number {
    return this.sections[name].at;
  }

  /** A section's numbers of 32 bits; good until the arena grows. */
  words(name: SectionName): Uint32Array<ArrayBuffer> {
    return words(this.arena, this.sections, name);
  }

  /** One number of a section of 32 bits. */
  word(name: SectionName, index: number): number {
    return this.arena.u32[(this.sections[name].at >>> 2) + index] ?? 0;
  }

  /** The place of a term, or undefined where no document has it. */
  placeOf(term: number): number | undefined {
    const place = this.#places[term];
    return place === undefined || place === 0 ? undefined : place - 1;
  }

  /** Documents of a place, masked ones included. */
  cardOf(place: number): number {
    return this.word('cards', place);
  }

  /** The address of a place's bitset, or undefined where its documents are a list. */
  bitsOf(place: number): number | undefined {
    return this.#dense.get(place);
  }

  /** The address of a place's packed list of documents. */
  listOf(place: number): number {
    return this.sections.lists.at + this.word('listStarts', place);
  }

  column(name: CodedColumn | 'ids'): Column {
    return this.#columns[name];
  }

  /** A number of each of some documents. */
  valuesOf(name: WordColumn, docs: Uint32Array): Uint32Array {
    return this.#columns[name].valuesOf(docs);
  }

  /** A number of a document. */
  valueOf(name: WordColumn, doc: number): number {
    return this.#columns[name].valueOf(doc);
  }

  /** Live documents that have a term. */
  worksOf(term: number): number {
    const place = this.placeOf(term);
    if (place === undefined) return 0;
    if (!this.hasMasked) return this.cardOf(place);
    if (place < (this.facts.kindStarts[FACET_KINDS.length] ?? 0))
      return this.cardOf(place) - (this.#maskedOf.get(term) ?? 0);
    const { kernels } = this.arena;
    const bits = this.bitsOf(place);
    if (bits !== undefined) return kernels.countCommon(bits, this.live, this.bitBytes);
    return kernels.countListed(this.listOf(place), this.cardOf(place), this.arena.spread, this.live);
  }

  idOf(doc: number): WorkId {
    return this.word('ids', doc) as WorkId;
  }

  /** The live document of a work. */
  documentOf(id: WorkId): number | undefined {
    const doc = this.#docs(id);
    return doc !== undefined && this.isLive(doc) ? doc : undefined;
  }

  isLive(doc: number): boolean {
    return (((this.arena.u32[(this.live >>> 2) + (doc >>> 5)] ?? 0) >>> (doc & 31)) & 1) === 1;
  }

  /** Masks a work's document. Returns whether it was live. */
  mask(id: WorkId): boolean {
    const doc = this.documentOf(id);
    if (doc === undefined) return false;
    for (const term of this.facetTermsOf(doc)) this.#maskedOf.set(term, (this.#maskedOf.get(term) ?? 0) + 1);
    const at = (this.live >>> 2) + (doc >>> 5);
    this.arena.u32[at] = (this.arena.u32[at] ?? 0) & ~(1 << (doc & 31));
    this.size -= 1;
    return true;
  }

  /** The terms of a document that facets count. */
  facetTermsOf(doc: number): number[] {
    const { arena } = this;
    const start = (this.sections.records.at >>> 1) + this.word('recordStarts', doc);
    const end = (this.sections.records.at >>> 1) + this.word('recordStarts', doc + 1);
    const number = (at: number) => arena.u16[at] ?? 0;
    const heads = [
      ...this.#headsOfSignature('firstStarts', 'firstHeads', number(start)),
      ...this.#headsOfSignature('secondStarts', 'secondHeads', number(start + 1)),
      ...arena.u16.subarray(start + 3, start + 3 + number(start + 2)),
    ];
    const places = heads.map((head) => this.word('headPlaces', head));
    for (let at = start + 3 + number(start + 2); at < end; at += 2)
      places.push(number(at) + number(at + 1) * 0x10000);
    return places.map((place) => this.word('terms', place));
  }

  #headsOfSignature(starts: SectionName, heads: SectionName, signature: number): Uint16Array {
    const from = this.word(starts, signature);
    return this.arena.u16At(this.at(heads) + from * 2, this.word(starts, signature + 1) - from);
  }

  /** What a document's title sorts by. */
  titleKeyOf(doc: number): string | null {
    return keyOf(this.#titles, this.#columns.titleRanks.valueOf(doc));
  }

  /** What a document's first creator sorts by. */
  creatorKeyOf(doc: number): string | null {
    return keyOf(this.#creators, this.#columns.creatorRanks.valueOf(doc));
  }

  /** All keys of titles or creators in order. */
  keysOf(name: 'title' | 'creator'): string[] {
    return name === 'title' ? this.#titles.all(this.facts.titles) : this.#creators.all(this.facts.creators);
  }

  /** Milliseconds since 1970. */
  moment(name: MomentColumn, doc: number): number {
    return momentOf(this.#columns[`${name}High`].valueOf(doc), this.word(`${name}Low`, doc));
  }

  #keysOf(starts: SectionName, bytes: SectionName): KeyReader {
    return new KeyReader(() => ({
      starts: this.words(starts),
      bytes: this.arena.u8At(this.at(bytes), this.sections[bytes].length),
    }));
  }
}

/** Sets the first bits of a bitset. */
function setFirst(bits: Uint32Array, length: number): void {
  bits.fill(0xffffffff, 0, length >>> 5);
  if ((length & 31) > 0) bits[length >>> 5] = (1 << (length & 31)) - 1;
}

/** For each term its place and one more. */
function placesOf(terms: Uint32Array): Uint32Array {
  let greatest = 0;
  for (const term of terms) if (term > greatest) greatest = term;
  const places = new Uint32Array(greatest + 1);
  for (let place = 0; place < terms.length; place += 1) places[terms[place] ?? 0] = place + 1;
  return places;
}

function documentsOf(ids: Uint32Array): (id: WorkId) => number | undefined {
  let greatest = 0;
  for (const id of ids) if (id > greatest) greatest = id;
  if (greatest > SPARSE * ids.length + 1024) {
    const docs = new Map<number, number>();
    ids.forEach((id, doc) => {
      docs.set(id, doc);
    });
    return (id) => docs.get(id);
  }
  const table = new Uint32Array(greatest + 1);
  for (let doc = 0; doc < ids.length; doc += 1) table[ids[doc] ?? 0] = doc + 1;
  return (id) => {
    const doc = table[id] ?? 0;
    return doc === 0 ? undefined : doc - 1;
  };
}

/** The key of a rank from 1; null for 0. */
function keyOf(keys: KeyReader, rank: number): string | null {
  return rank === 0 ? null : keys.key(rank - 1);
}
