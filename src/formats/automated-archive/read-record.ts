import { chapterText, type Evidence, type Loss } from '#document';
import {
  emptyReading,
  type Reading,
  readGenres,
  readRating,
  readRelationships,
  understandLines,
} from '#headers';
import {
  bodyStartOf,
  type FieldEvidence,
  languageOfChapters,
  loss,
  mergeLosses,
  noStory,
  type ReadWork,
  type StoryAddress,
} from '#stories';
import { countWords } from '#text';
import { CATEGORY_WORDS } from '#vocabulary';
import type { ReadResult } from '../format.ts';
import { dayOf } from './dates.ts';
import { readStoryFile, type StoryText } from './read-file.ts';
import type { StoredRecord } from './record.ts';
import { headerLines, isKnownTag, labelOf, proseOf, type Sheet, type SheetField, sheetOf } from './sheet.ts';

/** How sure a tag field is whose name the site's keeper made up: known by its name, or guessed from its value. */
const BY_NAME = 0.8;
const BY_CONTENT = 0.5;

/**
 * Reads a record and the files of its text. What the database says wins over the header in a file where both speak; both
 * are evidence. `decoded` is the record as lines and, after it, the files. Source: formats §8.
 */
export function readRecord(record: StoredRecord): ReadResult {
  const sheet = sheetOf(record.fields);
  let decoded = `${sheet.text}\n`;
  const texts: StoryText[] = [];
  for (const file of record.files) {
    const text = readStoryFile(file, decoded.length);
    texts.push(text);
    decoded += `${text.decoded}\n`;
  }
  const read = texts.flatMap(({ work }) => (work === null ? [] : [work]));
  const said = readSheet(sheet);
  const losses = mergeLosses([
    ...texts.flatMap((text) => text.losses),
    ...(read.length === 0 ? [noStory()] : []),
  ]);
  const [first] = read;
  return {
    format: 'automated-archive-story',
    encoding: {
      name: texts[0]?.charset ?? sheet.charsets[0] ?? 'utf-8',
      confidence: 0.9,
      reason: `the record in ${sheet.charsets.join(', ') || 'no charset'}; the files in ${texts.map((text) => text.charset).join(', ') || 'none'}`,
      repaired: [...sheet.repaired, ...texts.flatMap((text) => text.repaired)],
    },
    decoded,
    losses: losses.length > 0 && first !== undefined ? withoutNoStory(losses) : losses,
    works: first === undefined ? [] : [workOf(record, sheet, said, first, read)],
  };
}

/** Where one of several files has no story, the others still are one; its own loss says which. */
function withoutNoStory(losses: readonly Loss[]): Loss[] {
  return losses.map((one) =>
    one.code === 'FL-FILE-NO-STORY' ? loss('FL-LOSS-CHAPTER-TEXT', one.at, one.count) : one,
  );
}

function workOf(
  { files }: StoredRecord,
  sheet: Sheet,
  said: { reading: Reading; evidence: FieldEvidence },
  first: ReadWork,
  all: readonly ReadWork[],
): ReadWork {
  const chapters = all.flatMap((work) => titledChapters(work, all.length > 1));
  const { reading, evidence } = merged(said, first);
  const language = first.reading.language ?? languageOfChapters(chapters);
  reading.language = language;
  reading.wordCount = countWords(chapters.map(chapterText).join('\n\n'));
  const addresses = addressesOf(
    sheet,
    files.map(({ path }) => path),
  );
  return {
    reading,
    evidence,
    document: { ...(language !== null && { language }), chapters },
    bodyStart: bodyStartOf(chapters),
    ...(addresses.length > 0 && { addresses }),
  };
}

/** The chapters of one file of several; what its header says of itself is its title. */
function titledChapters({ document, reading }: ReadWork, several: boolean): ReadWork['document']['chapters'] {
  const [only] = document.chapters;
  const title = reading.chapterTitle;
  if (
    !several ||
    document.chapters.length !== 1 ||
    only === undefined ||
    only.title !== undefined ||
    title === null
  )
    return document.chapters;
  return [{ title, blocks: only.blocks }];
}

const EMPTY = emptyReading();

/** The database's reading, completed by the header in the file; evidence of both, the winner's first. */
function merged(
  { reading, evidence }: { reading: Reading; evidence: FieldEvidence },
  file: ReadWork,
): { reading: Reading; evidence: FieldEvidence } {
  const result: Reading = { ...reading };
  const proof: FieldEvidence = {};
  for (const field of Object.keys(EMPTY) as (keyof Reading)[]) {
    const silent = JSON.stringify(reading[field]) === JSON.stringify(EMPTY[field]);
    if (silent) Object.assign(result, { [field]: file.reading[field] });
    const both = [...(evidence[field] ?? []), ...(file.evidence[field] ?? [])];
    if (both.length > 0) proof[field] = both;
  }
  result.emails = [...new Set([...reading.emails, ...file.reading.emails])];
  return { reading: result, evidence: proof };
}

function readSheet(sheet: Sheet): { reading: Reading; evidence: FieldEvidence } {
  const understood = understandLines(headerLines(sheet), {});
  const reading: Reading = { ...understood.reading, language: null, other: [] };
  const evidence: FieldEvidence = {};
  for (const [field, found] of Object.entries(understood.evidence)) {
    const kept = found.filter((one) => one.source === 'label').map((one) => metadataEvidence(one, sheet));
    if (kept.length > 0) Object.assign(evidence, { [field]: kept });
  }
  readOwnFields(reading, evidence, sheet);
  delete evidence.other;
  const unread = new Set(understood.reading.other.map(({ label }) => label));
  for (const field of sheet.fields)
    if (field.role === 'tag' && field.value !== '' && (!isKnownTag(field) || unread.has(labelOf(field.name))))
      guessTag(reading, evidence, field);
  return { reading, evidence };
}

function metadataEvidence(one: Evidence, sheet: Sheet): Evidence {
  const field = sheet.fields.find(({ start, end }) => one.start >= start && one.start <= end);
  const own = field !== undefined && field.role !== 'tag';
  return { ...one, source: 'metadata', confidence: own ? one.confidence : Math.min(one.confidence, BY_NAME) };
}

/** The fields that every site has. */
function readOwnFields(reading: Reading, evidence: FieldEvidence, { fields }: Sheet): void {
  const dates: SheetField[] = [];
  for (const field of fields) {
    const { role, value } = field;
    if (value === '') continue;
    if (role === 'title') {
      reading.title = value;
      evidence.title = [proof(field, 1)];
    } else if (role === 'author' && reading.authors.length === 0) {
      reading.authors = [value];
      evidence.authors = [proof(field, 1)];
    } else if (role === 'email') {
      reading.emails.push(value);
      evidence.emails = [proof(field, 1)];
    } else if (role === 'summary' || role === 'notes') {
      reading[role] = proseOf(value) || null;
      evidence[role] = [proof(field, 1)];
    } else if (role === 'date') dates.push(field);
  }
  const dated = dates.find(({ value }) => dayOf(value) !== null);
  if (dated === undefined) return;
  reading.date = dayOf(dated.value);
  evidence.date = [proof(dated, 1)];
}

function proof({ name, value, start, end }: SheetField, confidence: number): Evidence {
  return { source: 'metadata', raw: value.slice(0, 500), start, end, confidence, label: name };
}

/** A field that nobody knows by name: told by what its value looks like, else kept as it stands. */
function guessTag(reading: Reading, evidence: FieldEvidence, field: SheetField): void {
  const { name: label, value } = field;
  const add = (name: keyof Reading) => {
    evidence[name] = [...(evidence[name] ?? []), proof(field, BY_CONTENT)];
  };
  const category = CATEGORY_WORDS.get(value.toLowerCase());
  const rating = value.length <= 30 ? readRating(value) : null;
  const pairs = readRelationships(value, { fandoms: reading.fandoms, kind: 'prose' }).relationships;
  const genres = readGenres(value);
  if (category !== undefined) {
    if (!reading.categories.includes(category)) reading.categories.push(category);
    add('categories');
  } else if (rating !== null && rating.value !== null && reading.rating.raw === null) {
    reading.rating = rating;
    add('rating');
  } else if (pairs.length > 0) {
    reading.relationships.push(...pairs);
    add('relationships');
  } else if (genres.genres.length > 0 && genres.unknown.length === 0) {
    reading.genres.push(...genres.genres.filter((genre) => !reading.genres.includes(genre)));
    add('genres');
  } else {
    reading.other.push({ label, value });
    add('other');
  }
}

/** Where the story stood: its own address, else the place of its file below the archive. */
function addressesOf({ fields }: Sheet, paths: readonly string[]): StoryAddress[] {
  const firstOf = (role: SheetField['role']) => fields.find((one) => one.role === role)?.value ?? '';
  const address = firstOf('address');
  const location = firstOf('location');
  for (const url of [address, location])
    if (/^https?:\/\/\S{3,500}$/i.test(url) && URL.canParse(url)) return [{ address: url }];
  const [path] = paths;
  if (location === '' || path === undefined) return [];
  const ending = /\.[a-z]{3,4}$/i.exec(path)?.[0] ?? '';
  const place = location.replace(/^[./]{1,20}/, '');
  return [{ address: `/${place.toLowerCase().endsWith(ending.toLowerCase()) ? place : place + ending}` }];
}
