import { ByteWriter } from './byte-writer.ts';
import { compareBytes, DictionaryCursor, DictionaryWriter } from './dictionary.ts';
import { ListCursor, NO_DOCUMENT } from './list-cursor.ts';
import { PostingWriter } from './posting-writer.ts';
import { bytesInMemory, Segment, type SegmentParts } from './segment.ts';
import { HEAD_FIELDS } from './text-document.ts';

/** A segment, and which of its documents are gone: null where all are there. */
export type MergedSegment = { segment: Segment; dead: Uint8Array | null };

/** A segment that is being read, and the number that each of its documents gets. */
type Source = {
  segment: Segment;
  renumbered: Uint32Array;
  words: DictionaryCursor;
  cursor: ListCursor;
  isAtWord: boolean;
};

const GONE = 0xffff_ffff;

/** One segment with the documents of several that are there. No work may be there in two of them. */
export function mergeSegments(merged: readonly MergedSegment[]): Segment {
  const { order, renumbered } = mergedOrder(merged);
  const sources = merged.map(({ segment }, index): Source => {
    const words = new DictionaryCursor(segment.parts.dictionary);
    return {
      segment,
      renumbered: renumbered[index] ?? new Uint32Array(0),
      words,
      cursor: new ListCursor(segment),
      isAtWord: words.next(),
    };
  });
  const dictionary = new DictionaryWriter();
  const writer = new PostingWriter();
  const sizeOf = (part: 'entries' | 'places') =>
    merged.reduce((sum, { segment }) => sum + segment.parts[part].length, 0);
  const entries = new ByteWriter(sizeOf('entries') + 1024);
  const places = new ByteWriter(sizeOf('places') + 1024);
  for (let word = smallestWord(sources); word !== null; word = smallestWord(sources)) {
    const having = sources.filter((source) => source.isAtWord && compareBytes(source.words.word, word) === 0);
    mergeLists(having, writer);
    const list = writer.finish(entries, places);
    if (list.documents > 0) dictionary.add(word, list);
    for (const source of having) source.isAtWord = source.words.next();
  }
  return new Segment({
    ...mergedColumns(merged, order),
    languages: mergedLanguages(merged),
    dictionary: dictionary.finish(),
    entries: bytesInMemory(entries.bytes()),
    places: bytesInMemory(places.bytes()),
  });
}

/** The documents that stay, in the order of their works, and the number each gets. */
function mergedOrder(merged: readonly MergedSegment[]): {
  order: { source: number; document: number }[];
  renumbered: Uint32Array[];
} {
  const order: { source: number; document: number; work: number }[] = [];
  for (const [source, { segment, dead }] of merged.entries())
    for (const [document, work] of segment.parts.works.entries())
      if (dead?.[document] !== 1) order.push({ source, document, work });
  order.sort((a, b) => a.work - b.work);
  const renumbered = merged.map(({ segment }) => new Uint32Array(segment.documents).fill(GONE));
  for (const [number, { source, document }] of order.entries()) {
    const numbers = renumbered[source];
    if (numbers) numbers[document] = number;
  }
  return { order, renumbered };
}

function mergedColumns(
  merged: readonly MergedSegment[],
  order: readonly { source: number; document: number }[],
): Pick<SegmentParts, 'works' | 'stamps' | 'lengths' | 'bounds'> {
  const works = new Uint32Array(order.length);
  const stamps = new Uint32Array(order.length);
  const lengths = new Uint32Array(order.length);
  const bounds = new Uint32Array(order.length * HEAD_FIELDS);
  for (const [number, { source, document }] of order.entries()) {
    const parts = merged[source]?.segment.parts;
    if (!parts) continue;
    works[number] = parts.works[document] ?? 0;
    stamps[number] = parts.stamps[document] ?? 0;
    lengths[number] = parts.lengths[document] ?? 0;
    for (let field = 0; field < HEAD_FIELDS; field += 1)
      bounds[HEAD_FIELDS * number + field] = parts.bounds[HEAD_FIELDS * document + field] ?? 0;
  }
  return { works, stamps, lengths, bounds };
}

/** Documents that are gone count on: which languages there are matters, not how many works each has. */
function mergedLanguages(merged: readonly MergedSegment[]): Record<string, number> {
  const languages: Record<string, number> = {};
  for (const { segment } of merged)
    for (const [language, count] of Object.entries(segment.parts.languages))
      languages[language] = (languages[language] ?? 0) + count;
  return languages;
}

function smallestWord(sources: readonly Source[]): Uint8Array | null {
  let smallest: Uint8Array | null = null;
  for (const { isAtWord, words } of sources)
    if (isAtWord && (smallest === null || compareBytes(words.word, smallest) < 0)) smallest = words.word;
  return smallest?.slice() ?? null;
}

/** Writes the lists of one word as one, whichever document comes next. */
function mergeLists(having: readonly Source[], writer: PostingWriter): void {
  for (const { cursor, words } of having) cursor.open(words.entry);
  for (;;) {
    let next: Source | null = null;
    let number = GONE;
    for (const source of having) {
      skipGone(source);
      if (source.cursor.document === NO_DOCUMENT) continue;
      const candidate = source.renumbered[source.cursor.document] ?? GONE;
      if (candidate < number) {
        number = candidate;
        next = source;
      }
    }
    if (next === null) return;
    const { cursor } = next;
    cursor.copyPlaces(writer);
    writer.endDocument(number, cursor.count, cursor.extra);
    cursor.next();
  }
}

function skipGone({ cursor, renumbered }: Source): void {
  while (cursor.document !== NO_DOCUMENT && renumbered[cursor.document] === GONE) cursor.next();
}
