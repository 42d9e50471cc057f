import { blockText } from '#document';
import type { HeaderContext } from '#headers';
import { parseTree, readTree } from '#markup';
import type { Book, BookMetadata } from '../book.ts';
import type { ReadWork, StoryAddress } from '../read-work.ts';
import { Sayings, type Stands } from './sayings.ts';
import { readSubjects } from './subjects.ts';

/** What programs put where nobody said anything. */
const NOBODY =
  /^(?:unknown(?: author)?|anonymous author|unbekannt(?:er autor)?|inconnu\(?e?\)?|desconocid[oa]|sconosciuto|n\/a|none|null|author)$/i;
const NO_TITLE =
  /^(?:unknown|untitled(?: document)?|unbekannt|inconnu|no title|document\d{0,3}|[\w-]{1,80}\.(?:x?html?|docx?|txt|rtf|pdf|odt))$/i;
/** Longer text than this can tell its language better than a program's default. */
const TELLING_TEXT = 2_000;

/** A book's metadata as hints for the header; what says nothing is left out. */
export function bookHints(metadata: BookMetadata): NonNullable<HeaderContext['hints']> {
  const title = bookTitle(metadata);
  const [author] = authorsOf(metadata);
  return { ...(title !== null && { title }), ...(author !== undefined && { author }) };
}

/**
 * A work with what its book's metadata says. A labelled line of the text is the author's own word and stands; else
 * title and creators are the book's, and all that the text does not say. `detected` is the language of the text; `stands`
 * says what else stands besides labelled lines.
 */
export function withMetadata(
  work: ReadWork,
  { metadata, packageSource }: Pick<Book, 'metadata' | 'packageSource'>,
  detected: string | null,
  stands?: Stands,
): ReadWork {
  const said = new Sayings(work, packageSource, stands);
  const title = bookTitle(metadata);
  if (title !== null && !said.isStated('title')) said.say('title', title, 'title', metadata.title ?? title);
  const authors = authorsOf(metadata);
  if (authors.length > 0 && !said.isStated('authors')) said.say('authors', authors, 'creator', ...authors);
  const summary = metadata.description === null ? null : plainText(metadata.description);
  if (summary !== null && !said.isStated('summary')) said.say('summary', summary, 'description', summary);
  sayPeople(said, metadata);
  saySeries(said, metadata);
  sayDates(said, metadata);
  if (metadata.rights !== null && said.reading.copyright === null)
    said.say('copyright', metadata.rights, 'rights', metadata.rights);
  readSubjects(metadata, said);
  sayLanguage(said, metadata, detected, work);
  const { reading, evidence } = said;
  const document = { ...work.document, ...(reading.language !== null && { language: reading.language }) };
  const addresses = addressesOf(metadata);
  const updated = metadata.dates.map(modifiedOf).find((date) => date !== null);
  return {
    ...work,
    reading,
    evidence,
    document,
    ...(addresses.length > 0 && { addresses }),
    ...(updated != null && { updated }),
  };
}

/** The title without what programs and libraries put around it; null where it says nothing. */
export function bookTitle({ title, creators }: BookMetadata): string | null {
  const bare = (title ?? '')
    .replace(/^microsoft word - /i, '')
    .replace(/^the project gutenberg e-?(?:book|text) of /i, '')
    .trim();
  const byline = creators
    .map(({ name }) => `, by ${name}`)
    .find((one) => bare.replace(/\.$/, '').endsWith(one));
  const own = byline === undefined ? bare : bare.slice(0, bare.lastIndexOf(byline));
  return own === '' || NO_TITLE.test(own) ? null : own.slice(0, 1_000);
}

function authorsOf({ creators }: BookMetadata): string[] {
  const names = creators
    .filter(({ role }) => role === null || role === 'aut' || role === 'cre')
    .map(({ name }) => name);
  return [...new Set(names)].filter((name) => !NOBODY.test(name));
}

function sayPeople(said: Sayings, { creators }: BookMetadata): void {
  const byRole = (...roles: string[]) =>
    creators.filter(({ role }) => role !== null && roles.includes(role)).map(({ name }) => name);
  const translators = byRole('trl');
  const { reading } = said;
  if (translators.length > 0 && reading.translation === null) {
    const translation = { translator: translators, originalTitle: null, originalUrl: null, permission: null };
    said.say('translation', translation, '(?:creator|contributor)', ...translators);
  }
  const artists = byRole('ill', 'art');
  if (artists.length > 0 && reading.artist.length === 0)
    said.say('artist', artists, '(?:creator|contributor)', ...artists);
  const editors = byRole('edt').filter((name) => !NOBODY.test(name));
  if (editors.length > 0)
    said.say(
      'other',
      [...reading.other, ...editors.map((value) => ({ label: 'Editor', value }))],
      '(?:creator|contributor)',
      ...editors,
    );
}

function saySeries(said: Sayings, { metas }: BookMetadata): void {
  const name = metas.get('calibre:series')?.[0];
  if (name === undefined || name.trim() === '' || said.reading.series?.name != null) return;
  const stated = metas.get('calibre:series_index')?.[0];
  const position = Number.parseFloat(stated ?? '');
  const series = {
    name,
    position: Number.isFinite(position) ? position : null,
    of: null,
    relation: null,
    related: null,
  };
  said.say('series', series, 'meta', name);
}

/** Programs write the year 101 where they know none. */
const EARLIEST = 1400;

function sayDates(said: Sayings, { dates }: BookMetadata): void {
  const published =
    dates.find(({ event }) => event?.toLowerCase() === 'publication') ??
    dates.find(({ event }) => event === null);
  const date = dayOf(published?.value ?? '');
  if (date !== null && published !== undefined && said.reading.date === null)
    said.say('date', date, 'date', published.value);
}

function dayOf(value: string): string | null {
  const day = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=$|T|\s)/.exec(value.trim())?.[0];
  return day !== undefined && Number(day.slice(0, 4)) >= EARLIEST ? day : null;
}

function modifiedOf({ event, value }: BookMetadata['dates'][number]): string | null {
  if (event !== 'modified' && event?.toLowerCase() !== 'modification') return null;
  const time = Date.parse(value);
  if (Number.isNaN(time) || dayOf(value) === null) return null;
  return value.includes('T') ? new Date(time).toISOString() : dayOf(value);
}

function sayLanguage(
  said: Sayings,
  { languages }: BookMetadata,
  detected: string | null,
  work: ReadWork,
): void {
  const stated = languages.find(
    (one) => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/i.test(one) && !/^(?:und|mul|zxx)$/i.test(one),
  );
  const length = work.document.chapters.reduce((sum, { blocks }) => sum + JSON.stringify(blocks).length, 0);
  const isDefault = stated === undefined || /^en(?:-|$)/i.test(stated);
  const contradicted = isDefault && detected !== null && detected !== 'en' && length > TELLING_TEXT;
  if (stated !== undefined && !contradicted) said.say('language', stated, 'language', stated);
  else said.reading.language ??= detected;
}

/** Addresses under which the story was published: those that identify the book, or its only source. */
function addressesOf({ identifiers, sources }: BookMetadata): StoryAddress[] {
  const own = identifiers
    .map(({ value }) => value.replace(/^(?:url|uri):(?=https?:)/i, ''))
    .filter(isStoryAddress);
  const from = sources.filter(isStoryAddress);
  const all = own.length > 0 || from.length > 1 ? own : from;
  return [...new Set(all)].map((address) => ({ address }));
}

/** An address of something on a site, not of the site. */
function isStoryAddress(value: string): boolean {
  if (!/^https?:\/\//i.test(value) || value.length > 2_000 || !URL.canParse(value)) return false;
  const { pathname, search } = new URL(value);
  return pathname.length > 1 || search.length > 1;
}

/** A description as plain text: markup in it becomes paragraphs. Null where it says nothing. */
export function plainText(description: string): string | null {
  const { blocks } = readTree(parseTree(description.slice(0, 100_000)));
  const text = blocks.map((block) => blockText(block).trim()).filter((part) => part !== '');
  return text.length === 0 ? null : text.join('\n\n');
}
