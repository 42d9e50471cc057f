import type { Evidence } from '#document';
import { readDate, readStatus } from '#headers';
import { languageCode } from '#text';
import { findLabel } from '#vocabulary';
import type { StoryAddress } from '../../read-work.ts';
import { archiveCategories, archiveRating, archiveRelationship, archiveWarnings } from '../archive-tags.ts';
import { countOf, isoDay } from '../counts.ts';
import type { Said } from '../said.ts';
import { keptTag } from '../site-genres.ts';
import { storyAddress } from '../story-address.ts';

/**
 * One line of a title page: its label as written, its value on one line and with its paragraphs. `values` are those of a list
 * that was never joined.
 */
export type TitleEntry = {
  label: string;
  value: string;
  prose: string;
  evidence: Evidence;
  values?: readonly string[];
};

/** What FanFicFare calls a value, by the label that it prints by default (formats §4). */
const KEYS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    category: 'category',
    categories: 'category',
    genre: 'genre',
    genres: 'genre',
    language: 'language',
    characters: 'characters',
    character: 'characters',
    relationships: 'ships',
    relationship: 'ships',
    ships: 'ships',
    status: 'status',
    published: 'published',
    updated: 'updated',
    packaged: 'technical',
    rating: 'rating',
    warnings: 'warnings',
    warning: 'warnings',
    chapters: 'technical',
    words: 'words',
    publisher: 'technical',
    'story url': 'address',
    'author url': 'technical',
    summary: 'summary',
    description: 'summary',
    series: 'series',
    'story id': 'technical',
    'author id': 'technical',
    'site abbrev': 'technical',
    'extra tags': 'technical',
    'downloader version': 'technical',
    fandoms: 'fandoms',
    fandom: 'fandoms',
    'freeform tags': 'freeforms',
    'ao3 categories': 'archiveCategories',
  }),
);

/** Labels are configurable: what people changed them to is mostly what headers call the same thing. */
const KEYS_OF_FIELDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    fandom: 'category',
    genre: 'genre',
    language: 'language',
    characters: 'characters',
    relationship: 'ships',
    status: 'status',
    rating: 'rating',
    warnings: 'warnings',
    wordCount: 'words',
    summary: 'summary',
  }),
);

function keyOf(label: string): string | undefined {
  const [field, ...others] = findLabel(label)?.fields ?? [];
  const known = KEYS.get(label.toLowerCase());
  return known ?? (others.length > 0 ? undefined : KEYS_OF_FIELDS.get(field ?? ''));
}

/** Whether a label is one that FanFicFare prints by default. */
export function isTitleLabel(label: string): boolean {
  return KEYS.has(label.toLowerCase());
}

/**
 * Takes the lines of a title page. Lists are joined by `, `, so a name that holds one is parted. Where the Archive of
 * Our Own was the source, its fandoms, tags and categories have lines of their own, and `Genre` repeats them.
 */
export function takeEntries(said: Said, entries: readonly TitleEntry[]): void {
  const byKey = new Map<string, TitleEntry>();
  for (const entry of entries) {
    const series = /^series\s?\[?\d{0,2}\]?$/i.test(entry.label);
    const key = series && byKey.has('series') ? 'more' : series ? 'series' : keyOf(entry.label);
    if (key === 'more' || key === undefined) takeOther(said, entry, byKey.get('series'));
    else if (key !== 'technical' && !byKey.has(key)) byKey.set(key, entry);
  }
  for (const [key, entry] of byKey) TAKERS.get(key)?.(said, entry);
  takeTags(said, byKey);
}

/** What no field is for; a second series only where it is not the first again. */
function takeOther(said: Said, entry: TitleEntry, series: TitleEntry | undefined): void {
  const again = /^series/i.test(entry.label) && entry.value === series?.value;
  if (!again) said.add(entry.label.replace(/^series\b.{0,10}$/i, 'Series'), entry.value, entry.evidence);
}

const TAKERS: ReadonlyMap<string, (said: Said, entry: TitleEntry) => void> = new Map<
  string,
  (said: Said, entry: TitleEntry) => void
>([
  ['language', (said, { value, evidence }) => said.take('language', languageCode(value), evidence)],
  ['characters', (said, entry) => said.take('characters', valuesOf(entry), entry.evidence)],
  [
    'ships',
    (said, entry) => said.take('relationships', valuesOf(entry).map(archiveRelationship), entry.evidence),
  ],
  ['status', (said, { value, evidence }) => said.take('status', readStatus(value), evidence)],
  ['published', (said, { value, evidence }) => said.take('date', dayOf(value), evidence)],
  ['updated', (said, { value, evidence }) => said.take('dateUpdated', dayOf(value), evidence)],
  ['rating', (said, { value, evidence }) => said.take('rating', archiveRating(value), evidence)],
  ['warnings', (said, entry) => said.take('warnings', archiveWarnings(valuesOf(entry)), entry.evidence)],
  ['words', (said, { value, evidence }) => said.take('wordCount', countOf(value), evidence)],
  ['summary', (said, { prose, evidence }) => said.take('summary', prose || null, evidence)],
  ['series', takeSeries],
]);

function takeTags(said: Said, byKey: ReadonlyMap<string, TitleEntry>): void {
  const fandoms = byKey.get('fandoms') ?? byKey.get('category');
  if (fandoms !== undefined) said.take('fandoms', valuesOf(fandoms), fandoms.evidence);
  const categories = byKey.get('archiveCategories');
  const named = categories === undefined ? [] : archiveCategories(valuesOf(categories));
  if (categories !== undefined) said.take('categories', named, categories.evidence);
  const tags = byKey.get('freeforms') ?? byKey.get('genre');
  if (tags === undefined) return;
  const values = valuesOf(tags).filter((value) => !named.some((name) => name === value));
  said.take('genres', values.map(keptTag), tags.evidence);
}

/** `Name [3]`: the series and the place in it. */
function takeSeries(said: Said, { value, evidence }: TitleEntry): void {
  const [, name = value, position] = /^(.{1,500}?)\s\[(\d{1,5})(?:\.\d{1,2})?\]$/.exec(value) ?? [];
  const at = position === undefined ? null : Number(position);
  said.take('series', { name, position: at, of: null, relation: null, related: null }, evidence);
}

function valuesOf({ value, values }: TitleEntry): string[] {
  return values === undefined ? listOf(value) : [...new Set(values)];
}

/** The values of a list; one that is given twice counts once. */
export function listOf(value: string): string[] {
  return [...new Set(value.split(/,\s/).map((one) => one.trim()))].filter((one) => one !== '');
}

function dayOf(value: string): string | null {
  return isoDay(value) ?? readDate(value)?.date ?? null;
}

/** The address that identifies the story: never a chapter's, even where the first chapter is what was asked for. */
export function wholeWork(written: string): StoryAddress[] {
  const found = storyAddress(written);
  return found === null ? [] : [{ address: found.address }];
}
