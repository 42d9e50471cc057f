import type { Evidence } from '#document';
import { emptyReading, type Reading } from '#headers';
import { plainText, withMetadata } from '../book/book-metadata.ts';
import type { BookMetadata } from '../book.ts';
import { type TitleEntry, takeEntries } from '../producers/fanficfare/fields.ts';
import { Said } from '../producers/said.ts';
import { storyAddress } from '../producers/story-address.ts';
import type { ReadWork, StoryAddress } from '../read-work.ts';
import { languageOfChapters } from '../story-facts.ts';
import { labelOfKey } from './keys.ts';

/** A value that a program keeps of a story beside its book: under which name, and as a list where it is one. */
export type SaidValue = { name: string; values: readonly string[]; isList: boolean };

/** What a program says of a story beside its book. Addresses are those at which it was published, the chief one first. */
export type SaidBeside = {
  title: string | null;
  creators: readonly string[];
  values: readonly SaidValue[];
  addresses: readonly string[];
};

const LONGEST_RAW = 500;

/**
 * A work with what FanFicFare's own metadata says of it, which is the site's word with lists that were never joined: it
 * stands over everything that the book says, whose evidence is kept behind it.
 */
export function withSiteValues(work: ReadWork, said: SaidBeside): ReadWork {
  const beside = readBeside(said);
  return joined(work, beside, () => true, said.addresses);
}

/**
 * A work with what a keeper's catalogue of books says of it: `metadata` as of a package document, `values` of columns. What
 * the story itself states, under a label or on a page that an archive or a downloader made for it, stands, and so does
 * nothing else that the book says.
 */
export function withKeptValues(work: ReadWork, metadata: BookMetadata, said: SaidBeside): ReadWork {
  const isOpen = ({ evidence }: ReadWork, field: keyof Reading) => !(evidence[field] ?? []).some(isStated);
  const filled = joined(work, readBeside(said), (field) => isOpen(work, field), said.addresses);
  const { reading } = filled;
  const open = { ...filled, reading: { ...reading, ...(isOpen(filled, 'series') && { series: null }) } };
  const languages = isOpen(filled, 'language') ? metadata.languages : [];
  const catalogued = withMetadata(
    open,
    { metadata: { ...metadata, languages } },
    languageOfChapters(work.document.chapters),
    isStated,
  );
  const series = catalogued.reading.series ?? reading.series;
  return { ...catalogued, reading: { ...catalogued.reading, series } };
}

/** What a page made for the story says of it, or a labelled line of it; a package document says things less surely. */
function isStated({ source, confidence }: Evidence): boolean {
  return source === 'label' || source === 'person' || confidence >= 1;
}

/** Values read as the lines of a title page. Those whose name nobody knows are passed over: whoever has them says so. */
function readBeside({ title, creators, values }: SaidBeside): ReadWork {
  const said = new Said();
  said.take('title', title, ...(title === null ? [] : [evidence('title', title)]));
  said.take('authors', [...creators], ...creators.map((name) => evidence('author', name)));
  takeEntries(said, values.flatMap(entryOf));
  return said.work([]);
}

function entryOf({ name, values, isList }: SaidValue): TitleEntry[] {
  const label = labelOfKey(name);
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  const [first] = filled;
  if (label === null || first === undefined) return [];
  const value = filled.join(', ');
  const prose = label === 'Summary' ? (plainText(value) ?? '') : value;
  return [{ label, value, prose, evidence: evidence(name, value), ...(isList && { values: filled }) }];
}

/** Evidence that has no place in the book. */
function evidence(label: string, raw: string): Evidence {
  return { source: 'metadata', raw: raw.slice(0, LONGEST_RAW), start: 0, end: 0, confidence: 1, label };
}

const EMPTY = emptyReading();

/** Two readings of one story: a field of the second counts where it `wins`, or where the first says nothing. */
function joined(
  work: ReadWork,
  beside: ReadWork,
  wins: (field: keyof Reading) => boolean,
  named: readonly string[],
): ReadWork {
  const reading: Reading = { ...work.reading };
  const proof = { ...work.evidence };
  for (const field of Object.keys(beside.evidence) as (keyof Reading)[]) {
    const [ours, theirs] = [work.evidence[field] ?? [], beside.evidence[field] ?? []];
    if (field === 'other') {
      reading.other = withOthers(reading.other, beside.reading.other);
      proof.other = [...ours, ...theirs];
      continue;
    }
    const silent = JSON.stringify(reading[field]) === JSON.stringify(EMPTY[field]);
    const counts = silent || wins(field);
    if (counts) Object.assign(reading, { [field]: beside.reading[field] });
    proof[field] = counts ? [...theirs, ...ours] : [...ours, ...theirs];
  }
  const addresses = addressesOf(work.addresses ?? [], named);
  const updated = laterOf(work.updated, beside.reading.dateUpdated);
  const language = reading.language;
  return {
    ...work,
    reading,
    evidence: proof,
    document: { ...work.document, ...(language !== null && { language }) },
    ...(addresses.length > 0 && { addresses }),
    ...(updated !== undefined && { updated }),
  };
}

function withOthers(own: Reading['other'], more: Reading['other']): Reading['other'] {
  const labels = new Set(own.map(({ label }) => label.toLowerCase()));
  return [...own, ...more.filter(({ label }) => !labels.has(label.toLowerCase()))];
}

/** The book's own addresses first, since they name it whatever somebody's catalogue says. */
function addressesOf(own: readonly StoryAddress[], named: readonly string[]): StoryAddress[] {
  const all = [...own];
  for (const address of named) {
    const found = storyAddress(address);
    if (found !== null && !all.some((one) => one.address === found.address && one.chapter === undefined))
      all.push({ address: found.address });
  }
  return all;
}

function laterOf(own: string | undefined, told: string | null): string | undefined {
  if (told === null) return own;
  return own === undefined || told > own ? told : own;
}
