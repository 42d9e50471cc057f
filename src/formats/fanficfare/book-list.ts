import { Buffer } from 'node:buffer';
import { type SaidValue, withSiteValues } from '#stories';
import type { BookList, ListedBooks } from '../book-list.ts';
import type { CollectionSource, SourceFile } from '../collection.ts';
import type { FormatInput, ReadResult } from '../format.ts';
import { isJsonObject } from '../stored-record.ts';

/** A file of metadata is shorter than this: it lists the chapters, and holds none. Bytes. */
const MOST_BYTES = 4 << 20;
const MOST_VALUES = 1000;
const LONGEST_VALUE = 100_000;
/** Forms in which FanFicFare writes books, the best first. */
const BOOK = /\.(epub|html?|txt)$/i;
/** Names that every one of its files has, as they stand in the text. Source: `story.py`, `defaults.ini` (formats §4). */
const KEYS = ['storyUrl', 'siteabbrev', 'numChapters'];
/** Values that FanFicFare has as lists; as text they are joined by `, `. */
const LISTS = new Set(
  'category,genre,characters,ships,warnings,fandoms,freeformtags,freefromtags,ao3categories,collections'.split(
    ',',
  ),
);

/**
 * The JSON that FanFicFare writes beside a book (`--json-meta-file`: `book.epub.json`), or that people keep there from `-j`
 * (`book.json`, `metadata.json` in a folder of one book).
 */
export const fanficfareMetadata: BookList = {
  name: 'fanficfare',
  named: /\.json$/i,
  reach: 'named-alike',
  isFile: false,
  recognise,
  books,
  put,
};

function recognise({ bytes }: FormatInput): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return /^\s{0,99}\{/.test(head) && KEYS.some((key) => head.includes(`"${key}"`));
}

async function books({ main, beside }: CollectionSource): Promise<ListedBooks> {
  const none: ListedBooks = { books: [], own: [], losses: [] };
  const files = beside.filter(({ name }) => BOOK.test(name)).sort(byForm);
  if (files.length === 0 || main.size > MOST_BYTES) return none;
  const record = await main.read(0, main.size);
  if (parse(record) === null) return none;
  return { ...none, books: [{ place: main.name, record, files, beside: [] }] };
}

function byForm(a: SourceFile, b: SourceFile): number {
  const rank = ({ name }: SourceFile) => (/\.epub$/i.test(name) ? 0 : /\.html?$/i.test(name) ? 1 : 2);
  return rank(a) - rank(b);
}

/** The values by their names; null for what is none of FanFicFare's. */
function parse(record: Uint8Array): Map<string, unknown> | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(record).toString('utf8'));
  } catch {
    return null;
  }
  if (!isJsonObject(parsed) || !KEYS.every((key) => typeof parsed[key] === 'string')) return null;
  return new Map(Object.entries(parsed).slice(0, MOST_VALUES));
}

function put(result: ReadResult, record: Uint8Array): ReadResult {
  const values = parse(record);
  if (values === null || result.works.length !== 1) return result;
  const textsOf = (name: string) => textsIn(values.get(name));
  const said = {
    title: textsOf('title')[0] ?? null,
    creators: peopleIn(values.get('author')),
    values: [...values].flatMap(([name, value]): SaidValue[] => {
      const texts = textsIn(value);
      const isList = Array.isArray(value);
      return texts.length === 0
        ? []
        : [{ name, values: texts, isList: isList && LISTS.has(name.toLowerCase()) }];
    }),
    addresses: textsOf('storyUrl'),
  };
  return { ...result, works: result.works.map((work) => withSiteValues(work, said)) };
}

function textsIn(value: unknown): string[] {
  const list = Array.isArray(value) ? value.slice(0, MOST_VALUES) : [value];
  return list.flatMap((one) => {
    const text = typeof one === 'number' ? String(one) : one;
    return typeof text === 'string' && text.trim() !== '' ? [text.trim().slice(0, LONGEST_VALUE)] : [];
  });
}

/** One name, or several; joined ones are parted, since a site's names hold no comma. */
function peopleIn(value: unknown): string[] {
  return textsIn(value).flatMap((text) => (Array.isArray(value) ? [text] : text.split(', ')));
}
