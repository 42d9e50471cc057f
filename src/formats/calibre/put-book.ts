import { type BookMetadata, labelOfKey, type ReadWork, type SaidValue, withKeptValues } from '#stories';
import { languageCode } from '#text';
import type { CalibreBook, CustomValue } from './book-record.ts';

/**
 * What identifiers of a number alone are the addresses of. Source: the names that people give to them in calibre, as the
 * FanFicFare plug-in and the pages of these sites' users do.
 */
const SITES: ReadonlyMap<string, (id: string) => string> = new Map([
  ['ao3', (id) => `https://archiveofourown.org/works/${id}`],
  ['ffn', (id) => `https://www.fanfiction.net/s/${id}`],
  ['ffnet', (id) => `https://www.fanfiction.net/s/${id}`],
  ['fictionpress', (id) => `https://www.fictionpress.com/s/${id}`],
]);
/** Identifiers that are an address, the surest first. */
const ADDRESSES = ['url', 'uri'];

/**
 * A story with what calibre says of its book: as a package document would say it, and its columns. Stars are the keeper's
 * opinion and never a content rating, whatever their column is called.
 */
export function withBook(work: ReadWork, book: CalibreBook): ReadWork {
  return withKeptValues(work, metadataOf(book), {
    title: null,
    creators: [],
    values: book.columns.flatMap(columnOf),
    addresses: addressesOf(book),
  });
}

function metadataOf(book: CalibreBook): BookMetadata {
  const { series, pubdate } = book;
  const metas = new Map<string, string[]>();
  if (series !== null) {
    metas.set('calibre:series', [series.name]);
    metas.set('calibre:series_index', [String(series.index)]);
  }
  return {
    title: book.title,
    creators: book.authors.map((name) => ({ name, role: null })),
    contributors: [],
    identifiers: [],
    languages: book.languages.flatMap((code) => languageCode(code) ?? []),
    subjects: book.tags,
    description: book.comments,
    publisher: book.publisher,
    dates: pubdate === null ? [] : [{ event: null, value: pubdate }],
    sources: [],
    rights: null,
    metas,
    packages: [],
  };
}

/** Whether a column is shown with a story: one of stars is not, nor one whose name says nothing. */
export function isShown({ label, datatype }: Pick<CustomValue, 'label' | 'datatype'>): boolean {
  return datatype !== 'rating' && labelOfKey(label) !== null;
}

function columnOf(column: CustomValue): SaidValue[] {
  const { label, isList, values } = column;
  return isShown(column) ? [{ name: `#${label}`, values, isList }] : [];
}

function addressesOf({ identifiers }: CalibreBook): string[] {
  const whole = ADDRESSES.flatMap((type) => identifiers.filter((one) => one.type === type)).map(({ value }) =>
    // Older versions have a bar for the colon, which parts a type from its value.
    value.replace(/^(https?)\|/i, '$1:').replaceAll('|', ','),
  );
  const numbered = identifiers.flatMap(({ type, value }) => {
    const address = SITES.get(type);
    if (address === undefined) return [];
    return /^\d{1,12}$/.test(value) ? [address(value)] : [value];
  });
  return [...whole, ...numbered].filter((address) => /^https?:\/\//i.test(address));
}
