import { ByteWriter } from './byte-writer.ts';
import { DictionaryWriter } from './dictionary.ts';
import { PostingWriter } from './posting-writer.ts';
import { bytesInMemory, Segment } from './segment.ts';
import { type BodyPart, extraWeight, HEAD_FIELDS, type TextDocument } from './text-document.ts';
import { WordTable } from './word-table.ts';

/** Stands between two parts, so that no phrase goes from one into the next. */
const GAP = 0;
/** Places that one entry of the table of documents covers, as a power of two. */
const STEP = 10;

type Added = {
  work: number;
  stamp: number;
  language: string | null;
  start: number;
  end: number;
  words: number;
  bounds: number[];
};

const utf8 = new TextEncoder();

/** Gathers documents, as the numbers of their words in order, and makes a segment of them. */
export class SegmentBuilder {
  #table = new WordTable();
  #added = new Map<number, Added>();
  /** Whether words were read of a document that is gone. */
  #hasLeft = false;

  /** Bytes that what was gathered takes, about, and takes again when the segment is made. */
  get bytes(): number {
    return this.#table.length * 4;
  }

  /** Whether nothing was gathered. */
  get isEmpty(): boolean {
    return this.#added.size === 0;
  }

  /** The stamp of a work that was gathered. */
  stampOf(work: number): number | undefined {
    return this.#added.get(work)?.stamp;
  }

  /** Forgets a work. */
  remove(work: number): void {
    if (this.#added.delete(work)) this.#hasLeft = true;
  }

  /** Adds a document; an earlier one of the same work is forgotten. */
  add({ work, stamp, language, title, creators, summary, notes, body }: TextDocument): void {
    this.remove(work);
    const start = this.#table.length;
    let words = 0;
    const read = ({ kind, bytes }: BodyPart) => {
      const before = this.#table.length;
      this.#table.read(bytes, kind === 'xhtml');
      words += this.#table.length - before;
      if (this.#table.length > before) this.#table.addGap();
    };
    const fields = [[title], creators, summary === null ? [] : [summary], notes];
    const bounds = fields.map((texts) => {
      for (const text of texts) read({ kind: 'text', bytes: utf8.encode(text) });
      return this.#table.length - start;
    });
    for (const part of body) read(part);
    this.#added.set(work, { work, stamp, language, start, end: this.#table.length, words, bounds });
  }

  /** The segment of all documents added. The builder is empty then. */
  finish(): Segment {
    const documents = [...this.#added.values()].sort((a, b) => a.work - b.work);
    const table = this.#table;
    const counts = this.#hasLeft ? countWords(documents, table) : table.counts();
    const segment = new Lists(documents, table, counts).segment();
    this.#table = new WordTable();
    this.#added = new Map();
    this.#hasLeft = false;
    return segment;
  }
}

/** How often each word stands in some documents. */
function countWords(documents: readonly Added[], { tokens, size }: WordTable): Uint32Array {
  const counts = new Uint32Array(size + 1);
  for (const { start, end } of documents)
    for (let at = start; at < end; at += 1) {
      const word = tokens[at] ?? 0;
      counts[word] = (counts[word] ?? 0) + 1;
    }
  return counts;
}

/** Turns the words of documents into the documents of words. A place counts on from document to document while that is done. */
class Lists {
  readonly #documents: readonly Added[];
  readonly #table: WordTable;
  readonly #bounds: Uint32Array;
  /** Where each document begins among all places, and the end. */
  readonly #bases: Uint32Array;
  /** The document of every 1,024th place. */
  readonly #coarse: Uint32Array;
  /** The places of all words, word by word, and where those of a word end. */
  readonly #places: Uint32Array;
  readonly #ends: Uint32Array;

  constructor(documents: readonly Added[], table: WordTable, counts: Uint32Array) {
    this.#documents = documents;
    this.#table = table;
    this.#bounds = Uint32Array.from(documents.flatMap(({ bounds }) => bounds));
    this.#bases = new Uint32Array(documents.length + 1);
    documents.forEach(({ start, end }, index) => {
      this.#bases[index + 1] = (this.#bases[index] ?? 0) + end - start;
    });
    this.#coarse = coarseTable(this.#bases);
    const ends = new Uint32Array(table.size + 1);
    let total = 0;
    for (let word = 1; word < ends.length; word += 1) {
      ends[word] = total;
      total += counts[word] ?? 0;
    }
    const { tokens } = table;
    const places = new Uint32Array(total);
    for (const [index, { start, end }] of documents.entries()) {
      const shift = (this.#bases[index] ?? 0) - start;
      for (let at = start; at < end; at += 1) {
        const word = tokens[at] ?? 0;
        if (word === GAP) continue;
        const place = ends[word] ?? 0;
        places[place] = at + shift;
        ends[word] = place + 1;
      }
    }
    this.#places = places;
    this.#ends = ends;
  }

  segment(): Segment {
    const dictionary = new DictionaryWriter();
    const writer = new PostingWriter();
    const entries = new ByteWriter(this.#places.length + 1024);
    const places = new ByteWriter(this.#places.length * 2 + 1024);
    for (const word of this.#table.sorted()) {
      const start = this.#ends[word - 1] ?? 0;
      const end = this.#ends[word] ?? 0;
      if (start === end) continue;
      this.#writeList(writer, start, end);
      dictionary.add(this.#table.bytesOf(word), writer.finish(entries, places));
    }
    const languages: Record<string, number> = {};
    for (const { language } of this.#documents)
      if (language !== null) languages[language] = (languages[language] ?? 0) + 1;
    return new Segment({
      works: Uint32Array.from(this.#documents, ({ work }) => work),
      stamps: Uint32Array.from(this.#documents, ({ stamp }) => stamp),
      lengths: Uint32Array.from(this.#documents, ({ words }) => words),
      bounds: this.#bounds,
      languages,
      dictionary: dictionary.finish(),
      entries: bytesInMemory(entries.bytes().slice()),
      places: bytesInMemory(places.bytes().slice()),
    });
  }

  #writeList(writer: PostingWriter, start: number, end: number): void {
    const places = this.#places;
    const bases = this.#bases;
    const bounds = this.#bounds;
    let at = start;
    while (at < end) {
      const first = places[at] ?? 0;
      let document = this.#coarse[first >>> STEP] ?? 0;
      while ((bases[document + 1] ?? 0) <= first) document += 1;
      const base = bases[document] ?? 0;
      const limit = bases[document + 1] ?? 0;
      const from = at;
      do at += 1;
      while (at < end && (places[at] ?? 0) < limit);
      const body = base + (bounds[HEAD_FIELDS * document + HEAD_FIELDS - 1] ?? 0);
      let extra = 0;
      for (let head = from; head < at && (places[head] ?? 0) < body; head += 1)
        extra += extraWeight((places[head] ?? 0) - base, bounds, HEAD_FIELDS * document);
      writer.addPlaces(places, from, at, base);
      writer.endDocument(document, at - from, extra);
    }
  }
}

function coarseTable(bases: Uint32Array): Uint32Array {
  const total = bases[bases.length - 1] ?? 0;
  const coarse = new Uint32Array((total >>> STEP) + 1);
  let document = 0;
  for (let index = 0; index < coarse.length; index += 1) {
    const place = index * 2 ** STEP;
    while (document + 2 < bases.length && (bases[document + 1] ?? 0) <= place) document += 1;
    coarse[index] = document;
  }
  return coarse;
}
