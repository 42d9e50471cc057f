/**
 * The fields of a written work, under one name each, however a form sets them: what is written by these is read back by
 * {@link readingOfFields} as it was.
 */
import { emptyReading, type Reading } from '#headers';
import {
  type ReadWork,
  shownRating,
  shownRelationship,
  shownSeries,
  shownStatus,
  shownWarnings,
} from '#stories';
import { CATEGORY_NAMES, RATING_ORDER, ratingName, warningNames } from '#vocabulary';
import type { WritableWork } from './format.ts';

/** The name of a field. `otherLabel` and `otherValue` come in pairs; `warningsStated` is set where no warning stands. */
export type FieldName =
  | 'title'
  | 'creator'
  | 'rating'
  | 'ratingRaw'
  | 'warning'
  | 'warningsStated'
  | 'category'
  | 'fandom'
  | 'relationship'
  | 'character'
  | 'tag'
  | 'series'
  | 'seriesPosition'
  | 'part'
  | 'partOf'
  | 'language'
  | 'status'
  | 'published'
  | 'updated'
  | 'words'
  | 'source'
  | 'permission'
  | ProseName
  | 'otherLabel'
  | 'otherValue';

/** The name of a field of prose. */
export type ProseName =
  | 'summary'
  | 'notes'
  | 'endNotes'
  | 'dedication'
  | 'spoilers'
  | 'setting'
  | 'disclaimer'
  | 'archivePermission';

/** Fields of prose that stand before the text, in their order, with what heads each. */
export const PROSE_BEFORE: readonly (readonly [ProseName, string])[] = [
  ['summary', 'Summary'],
  ['notes', 'Notes'],
  ['dedication', 'Dedication'],
  ['spoilers', 'Spoilers'],
  ['setting', 'Setting'],
  ['disclaimer', 'Disclaimer'],
  ['archivePermission', 'Archiving'],
];

/** What heads the notes after the text. */
export const END_NOTES = 'Notes at the end';

/** A rating by AO3's public name; what is none of AO3's stays as it is. */
export function shownRatingName(rating: string): string {
  const known = RATING_ORDER.find((one) => one === rating);
  return known === undefined ? rating : ratingName(known);
}

/** Warnings in words, never empty: silence is said to be silence. */
export function shownWarningNames(work: Pick<WritableWork, 'warnings' | 'warningsStated'>): string[] {
  return warningNames(work);
}

/** A series with the work's place in it; empty where it has none. */
export function seriesLine({ series }: Pick<WritableWork, 'series'>): string {
  if (series === null) return '';
  return series.position === null ? series.name : `${series.name}, part ${series.position}`;
}

/** A title, or what a book is called that has none: a book must have one. */
export function filledTitle(title: string): string {
  return title.trim() === '' ? 'Untitled' : title;
}

/** When the newest of some works was made (ISO 8601); empty where there is none. */
export function lastModified(works: readonly Pick<WritableWork, 'modified'>[]): string {
  return works.reduce((latest, { modified }) => (modified > latest ? modified : latest), '');
}

/** Whether prose says anything. */
export function isSaid(text: string | null): text is string {
  return text !== null && text.trim() !== '';
}

/** What the fields of a written work say, and what they say beyond its header. */
export type FieldReading = { reading: Reading } & Pick<ReadWork, 'addresses' | 'updated'>;

/** A reading of the values that were found under each name, in their order. */
export function readingOfFields(all: (name: FieldName) => readonly string[]): FieldReading {
  const first = (name: FieldName) => all(name)[0] ?? null;
  const empty = emptyReading();
  const labels = all('otherLabel');
  const reading: Reading = {
    ...empty,
    title: first('title'),
    authors: [...all('creator')],
    fandoms: [...all('fandom')],
    relationships: all('relationship').map(shownRelationship),
    characters: [...all('character')],
    genres: [...all('tag')],
    categories: CATEGORY_NAMES.filter((name) => all('category').includes(name)),
    rating: { ...shownRating(first('rating')), raw: first('ratingRaw') },
    warnings: warningsOf(all('warning'), first('warningsStated') !== null),
    series: shownSeries(first('series'), first('seriesPosition')),
    part: partOf(first('part'), first('partOf')),
    language: first('language'),
    status: shownStatus(first('status')),
    date: first('published'),
    dateUpdated: first('updated'),
    summary: first('summary'),
    notes: first('notes'),
    endNotes: first('endNotes'),
    dedication: first('dedication'),
    spoilers: { ...empty.spoilers, raw: first('spoilers') },
    setting: first('setting'),
    disclaimer: first('disclaimer'),
    archivePermission: {
      ...empty.archivePermission,
      policy: permissionOf(first('permission')),
      raw: first('archivePermission'),
    },
    wordCount: numberOf(first('words')),
    other: all('otherValue').map((value, index) => ({ label: labels[index] ?? '', value })),
  };
  const source = first('source');
  const updated = first('updated');
  return {
    reading,
    ...(source !== null && { addresses: [{ address: source }] }),
    ...(updated !== null && { updated }),
  };
}

/** Which field of a reading each name tells, for evidence. */
export const FIELD_OF_NAME: ReadonlyMap<string, keyof Reading> = new Map<FieldName, keyof Reading>([
  ['title', 'title'],
  ['creator', 'authors'],
  ['rating', 'rating'],
  ['warning', 'warnings'],
  ['category', 'categories'],
  ['fandom', 'fandoms'],
  ['relationship', 'relationships'],
  ['character', 'characters'],
  ['tag', 'genres'],
  ['series', 'series'],
  ['part', 'part'],
  ['language', 'language'],
  ['status', 'status'],
  ['published', 'date'],
  ['updated', 'dateUpdated'],
  ['summary', 'summary'],
  ['notes', 'notes'],
  ['endNotes', 'endNotes'],
  ['dedication', 'dedication'],
  ['spoilers', 'spoilers'],
  ['setting', 'setting'],
  ['disclaimer', 'disclaimer'],
  ['archivePermission', 'archivePermission'],
]);

function warningsOf(names: readonly string[], stated: boolean): Reading['warnings'] {
  const warnings = shownWarnings(names);
  return { ...warnings, stated: warnings.stated || stated };
}

function partOf(n: string | null, of: string | null): Reading['part'] {
  const number = numberOf(n);
  return number === null ? null : { n: number, of: numberOf(of) };
}

function permissionOf(text: string | null): Reading['archivePermission']['policy'] {
  return POLICIES.find((policy) => policy === text) ?? 'unknown';
}

const POLICIES: readonly Reading['archivePermission']['policy'][] = ['yes', 'ask', 'no', 'listed-only'];

function numberOf(text: string | null): number | null {
  const number = text === null || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}
