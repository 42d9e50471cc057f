import type { DateField, NameField, NumberField, SortOrder } from './query.ts';

/** Every name that may stand before the colon, in its normal form. */
export type FieldName =
  | NameField
  | NumberField
  | DateField
  | 'rating'
  | 'complete'
  | 'crossover'
  | 'has'
  | 'is'
  | 'otp'
  | 'sort';

const NUMBER_FIELDS: ReadonlySet<string> = new Set<NumberField>([
  'words',
  'chapters',
  'kudos',
  'id',
  'batch',
]);
const DATE_FIELDS: ReadonlySet<string> = new Set<DateField>(['published', 'updated', 'added']);

/** What people type for a field, with the field it means. Normal names are listed as themselves. */
export const FIELD_ALIASES: ReadonlyMap<string, FieldName> = new Map<string, FieldName>([
  ['fandom', 'fandom'],
  ['fandoms', 'fandom'],
  ['ship', 'ship'],
  ['ships', 'ship'],
  ['pairing', 'ship'],
  ['pairings', 'ship'],
  ['relationship', 'ship'],
  ['relationships', 'ship'],
  ['character', 'character'],
  ['characters', 'character'],
  ['char', 'character'],
  ['tag', 'tag'],
  ['tags', 'tag'],
  ['freeform', 'tag'],
  ['genre', 'tag'],
  ['warning', 'warning'],
  ['warnings', 'warning'],
  ['category', 'category'],
  ['categories', 'category'],
  ['by', 'by'],
  ['author', 'by'],
  ['authors', 'by'],
  ['creator', 'by'],
  ['creators', 'by'],
  ['title', 'title'],
  ['series', 'series'],
  ['lang', 'lang'],
  ['language', 'lang'],
  ['language_id', 'lang'],
  ['who', 'who'],
  ['cast', 'who'],
  ['source', 'source'],
  ['site', 'source'],
  ['host', 'source'],
  ['status', 'status'],
  ['state', 'status'],
  ['words', 'words'],
  ['word', 'words'],
  ['wordcount', 'words'],
  ['word_count', 'words'],
  ['chapters', 'chapters'],
  ['chapter', 'chapters'],
  ['kudos', 'kudos'],
  ['kudos_count', 'kudos'],
  ['id', 'id'],
  ['work', 'id'],
  ['batch', 'batch'],
  ['import', 'batch'],
  ['published', 'published'],
  ['written', 'published'],
  ['posted', 'published'],
  ['date', 'published'],
  ['updated', 'updated'],
  ['revised', 'updated'],
  ['revised_at', 'updated'],
  ['added', 'added'],
  ['imported', 'added'],
  ['rating', 'rating'],
  ['rated', 'rating'],
  ['complete', 'complete'],
  ['completed', 'complete'],
  ['finished', 'complete'],
  ['crossover', 'crossover'],
  ['crossovers', 'crossover'],
  ['has', 'has'],
  ['is', 'is'],
  ['otp', 'otp'],
  ['sort', 'sort'],
  ['order', 'sort'],
]);

/** What AO3 counts and a library cannot, with what may be asked for instead. */
export const UNCOUNTED: ReadonlyMap<string, string> = new Map([
  ['hits', 'kudos:>100'],
  ['comments', 'has:comments'],
  ['bookmarks', 'is:bookmarked'],
]);

/** What people type after `sort:`, with the order it means. */
export const SORT_ALIASES: ReadonlyMap<string, SortOrder> = new Map<string, SortOrder>([
  ['relevance', 'relevance'],
  ['best', 'relevance'],
  ['added', 'added'],
  ['imported', 'added'],
  ['updated', 'updated'],
  ['revised', 'updated'],
  ['published', 'published'],
  ['date', 'published'],
  ['posted', 'published'],
  ['date posted', 'published'],
  ['date updated', 'updated'],
  ['revised_at', 'updated'],
  ['created_at', 'published'],
  ['title', 'title'],
  ['creator', 'creator'],
  ['author', 'creator'],
  ['by', 'creator'],
  ['words', 'words'],
  ['length', 'words'],
  ['word_count', 'words'],
  ['word count', 'words'],
  ['chapters', 'chapters'],
  ['kudos', 'kudos'],
  ['kudos_count', 'kudos'],
  ['random', 'random'],
]);

/** Whether the usual direction of an order is descending: newest, longest, best first; names run from A to Z. */
export function descendsUsually(order: SortOrder): boolean {
  return order !== 'title' && order !== 'creator' && order !== 'random';
}

/** Whether a field's values are whole numbers. */
export function isNumberField(field: FieldName): field is NumberField {
  return NUMBER_FIELDS.has(field);
}

/** Whether a field's values are dates. */
export function isDateField(field: FieldName): field is DateField {
  return DATE_FIELDS.has(field);
}

/** A query for each field that shows what it takes. */
export const FIELD_EXAMPLES: Record<FieldName, string> = {
  fandom: 'fandom:"Sherlock Holmes"',
  ship: 'ship:Holmes/Watson',
  character: 'character:Watson',
  tag: 'tag:"slow burn"',
  warning: 'warning:none',
  category: 'category:gen',
  by: 'by:anonymous',
  title: 'title:study',
  series: 'series:"Baker Street"',
  lang: 'lang:en',
  who: 'who:Watson',
  source: 'source:archiveofourown.org',
  status: 'status:complete',
  words: 'words:>10k',
  chapters: 'chapters:1',
  kudos: 'kudos:>100',
  id: 'id:1',
  batch: 'batch:1',
  published: 'published:2004',
  updated: 'updated:>2004-01',
  added: 'added:2024',
  rating: 'rating:<=teen',
  complete: 'complete:yes',
  crossover: 'crossover:yes',
  has: 'has:summary',
  is: 'is:oneshot',
  otp: 'otp:Holmes/Watson',
  sort: 'sort:words',
};
