import { type Block, type Chapter, chapterText, type Evidence, type Loss } from '#document';
import { emptyReading, type Reading } from '#headers';
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
import { countWords, type EncodingReport } from '#text';
import { siteAddresses } from './addresses.ts';
import { dateOf, dayOf } from './dates.ts';
import { FieldReader } from './field-reader.ts';
import { bytesOf, numberOf, type Row, textOf } from './row.ts';
import { commentOf } from './story-comments.ts';
import { placeInRecord, type RecordTable, type StoryRows } from './story-record.ts';
import { namedIn, readTags } from './story-tags.ts';

/** A story read from its rows. `works` is empty where none of its chapters has a text. */
export type StoryReading = { works: ReadWork[]; losses: Loss[]; encoding: EncodingReport };

const COUNTED_TITLE =
  /^(?:chapter|chap\.?|part|kapitel|chapitre|cap[ií]tulo|capitolo|rozdział|глава|fejezet)?\s?#?\d{1,4}\.?$/i;

/**
 * Reads a story from its rows (formats §1): what the tables say becomes the reading, each chapter's text a chapter, reviews
 * become comments. `decoded` is the record as text, which evidence points into.
 */
export function readStory(rows: StoryRows, decoded: string): StoryReading {
  const fields = new FieldReader();
  const [story, ...pages] = sortedStories(rows);
  if (story === undefined) return { works: [], losses: [noStory()], encoding: fields.report() };
  const parts = partsOf(rows, story, pages);
  const chapters = parts.map((part) => chapterOf(part, rows, story, parts.length, fields));
  if (chapters.every(({ blocks }) => blocks.every((block) => block.type === 'note')))
    return { works: [], losses: mergeLosses([...fields.losses, noStory()]), encoding: fields.report() };
  const reading = emptyReading();
  const said = readFields(reading, rows, story, fields);
  const language = languageOfChapters(chapters);
  reading.language = language;
  reading.wordCount = countWords(chapters.map((chapter) => chapterText(withoutNotes(chapter))).join('\n\n'));
  const work: ReadWork = {
    reading,
    evidence: evidenceOf(reading, decoded),
    document: { ...(language !== null && { language }), chapters },
    bodyStart: bodyStartOf(chapters.map(withoutNotes)),
    addresses: addressesOf(rows, story, parts),
    comments: commentsOf(rows, story, parts, reading, fields),
  };
  const updated = dateOf(textOf(story, 'updated')) ?? dateOf(textOf(story, 'date'));
  if (updated !== null) work.updated = updated;
  const dead =
    said.length === 0 ? [] : [loss('FL-LOSS-REFERENCE', said.join(', ').slice(0, 200), said.length)];
  return { works: [work], losses: mergeLosses([...fields.losses, ...dead]), encoding: fields.report() };
}

/** The rows of `stories`: one; in 1.x the head and then a row a chapter. */
function sortedStories({ tables }: StoryRows): Row[] {
  const rows = [...(tables.get('stories') ?? [])];
  const isHead = (row: Row) => Number(numberOf(row, 'psid') === numberOf(row, 'sid'));
  return rows.sort((a, b) => isHead(b) - isHead(a) || byOrder(a, b));
}

function byOrder(a: Row, b: Row): number {
  return numberOf(a, 'inorder') - numberOf(b, 'inorder') || idOfPart(a) - idOfPart(b);
}

/** The number of a chapter: its own (3.x), or that of its row in `stories` (1.x). */
function idOfPart(row: Row): number {
  return numberOf(row, 'chapid') || numberOf(row, 'sid');
}

function partsOf({ tables }: StoryRows, story: Row, pages: readonly Row[]): Row[] {
  const chapters = [...(tables.get('chapters') ?? [])].sort(byOrder);
  return chapters.length > 0 ? chapters : [story, ...pages];
}

function chapterOf(part: Row, rows: StoryRows, story: Row, count: number, fields: FieldReader): Chapter {
  const blocks: Block[] = [];
  const note = (column: string, position: 'start' | 'end') => {
    const children = fields.blocks(bytesOf(part, column));
    if (children.length > 0) blocks.push({ type: 'note', position, children });
  };
  note('notes', 'start');
  const text = textOfPart(part, rows);
  const body = fields.chapterBlocks(text);
  if (body.length === 0) fields.losses.push(loss('FL-LOSS-CHAPTER-TEXT', `chapter ${idOfPart(part)}`));
  blocks.push(...body);
  note('endnotes', 'end');
  const title = fields.line(bytesOf(part, 'chapter', ...(part === story ? [] : ['title'])));
  const own =
    title !== '' &&
    !COUNTED_TITLE.test(title) &&
    (count > 1 || title !== fields.line(bytesOf(story, 'title')));
  const first = part === story && title === fields.line(bytesOf(story, 'title'));
  return own && !first ? { title, blocks } : { blocks };
}

/** The text of a chapter: from the database or its file, whichever the site used; from the other where that is empty. */
function textOfPart(part: Row, { site, files }: StoryRows): Uint8Array | null {
  const file = files.find(({ number }) => number === idOfPart(part));
  const stored = bytesOf(part, 'storytext');
  const inFile = file !== undefined && file.bytes.length > 0 ? file.bytes : null;
  return textOf(site, 'store') === 'mysql' ? (stored ?? inFile) : (inFile ?? stored);
}

function withoutNotes({ blocks }: Chapter): Chapter {
  return { blocks: blocks.filter((block) => block.type !== 'note') };
}

/** Fills the reading; answers the references that name nothing. */
function readFields(reading: Reading, rows: StoryRows, story: Row, fields: FieldReader): string[] {
  const title = fields.line(bytesOf(story, 'title'));
  reading.title = title === '' ? null : title;
  const dead = readAuthors(reading, rows, story, fields);
  reading.summary = fields.prose(bytesOf(story, 'summary'));
  reading.notes = fields.prose(bytesOf(story, 'storynotes'));
  dead.push(...readTags(reading, rows, story, fields));
  reading.status = numberOf(story, 'completed') > 0 ? 'complete' : story.has('completed') ? 'wip' : 'unknown';
  reading.date = dayOf(textOf(story, 'date'));
  reading.dateUpdated = dayOf(textOf(story, 'updated'));
  readSeries(reading, rows, fields);
  const featured = numberOf(story, 'featured');
  const add = (label: string, value: string) => reading.other.push({ label, value });
  if (featured > 0) add('Featured', featured === 1 ? 'yes' : 'in the past');
  if (numberOf(story, 'rr') > 0) add('Round robin', 'yes');
  const read = numberOf(story, 'count', 'counter');
  if (read > 0) add('Read', String(read));
  return dead;
}

/** The author, then co-authors: rows of their table, else a list in the story; in a round robin everyone with a chapter. */
function readAuthors(
  reading: Reading,
  { site, tables }: StoryRows,
  story: Row,
  fields: FieldReader,
): string[] {
  const authors = tables.get('authors') ?? [];
  const rows = tables.get('coauthors') ?? [];
  const listed = textOf(site, 'coauthortable') === '' ? textOf(story, 'coauthors') : '';
  const coauthors = rows.length > 0 ? rows.map((row) => textOf(row, 'uid')).join(',') : listed;
  const parts = tables.get('chapters') ?? tables.get('stories') ?? [];
  const robin = numberOf(story, 'rr') > 0 ? parts.map((row) => textOf(row, 'uid')).join(',') : '';
  const ids = [textOf(story, 'uid'), coauthors, robin].join(',');
  const { names, dead } = namedIn(ids, authors, { id: 'uid', name: 'penname' }, fields);
  reading.authors.push(...names);
  return dead.map((uid) => `uid ${uid}`);
}

/** The first series that let the story in is its series; further ones stand beside it. */
function readSeries(reading: Reading, { tables }: StoryRows, fields: FieldReader): void {
  const titles = tables.get('series') ?? [];
  for (const row of tables.get('inseries') ?? []) {
    const series = titles.find((one) => numberOf(one, 'seriesid') === numberOf(row, 'seriesid'));
    const name = series === undefined ? '' : fields.line(bytesOf(series, 'title'));
    if (name === '') continue;
    const position = numberOf(row, 'inorder');
    if (reading.series === null)
      reading.series = {
        name,
        position: position > 0 ? position : null,
        of: null,
        relation: null,
        related: null,
      };
    else reading.other.push({ label: 'Series', value: position > 0 ? `${name}, part ${position}` : name });
  }
}

function addressesOf({ site }: StoryRows, story: Row, parts: readonly Row[]): StoryAddress[] {
  const url = textOf(site, 'url');
  const pages = siteAddresses(url === '' ? null : url, textOf(site, 'folder'));
  const sid = numberOf(story, 'psid') || numberOf(story, 'sid');
  const addresses: StoryAddress[] = [{ address: pages.story(sid) }];
  parts.forEach((part, at) => {
    const chapter = numberOf(part, 'inorder') || at + 1;
    if (part.has('chapid')) addresses.push({ address: pages.chapter(sid, chapter), chapter: at + 1 });
    else if (part !== story) addresses.push({ address: pages.story(numberOf(part, 'sid')), chapter: at + 1 });
  });
  return addresses;
}

function commentsOf(
  { tables }: StoryRows,
  story: Row,
  parts: readonly Row[],
  reading: Reading,
  fields: FieldReader,
): NonNullable<ReadWork['comments']> {
  const names = new Map((tables.get('authors') ?? []).map((row) => [numberOf(row, 'uid'), row]));
  const pennameOf = (uid: number): string | null => {
    const row = names.get(uid);
    return row === undefined ? null : fields.line(bytesOf(row, 'penname')) || null;
  };
  const voices = { pennameOf, creator: pennameOf(numberOf(story, 'uid')) ?? reading.authors[0] ?? null };
  const numbers = new Map(parts.map((part, at) => [idOfPart(part), at + 1]));
  return (tables.get('reviews') ?? []).map((row) => {
    const chapter = row.has('psid') ? numberOf(row, 'sid') : numberOf(row, 'chapid');
    return commentOf(row, voices, fields, numbers.get(chapter));
  });
}

/** Where each field stands in the record: table and column, and how sure it is that it means that. */
const SOURCES: readonly (readonly [keyof Reading, RecordTable, readonly string[], number])[] = [
  ['title', 'stories', ['title'], 1],
  ['authors', 'authors', ['penname'], 1],
  ['summary', 'stories', ['summary'], 1],
  ['notes', 'stories', ['storynotes'], 1],
  ['fandoms', 'stories', ['catid'], 0.9],
  ['categories', 'stories', ['catid', 'classes', 'gid'], 0.9],
  ['characters', 'stories', ['charid'], 1],
  ['genres', 'stories', ['classes', 'gid', 'catid'], 1],
  ['warnings', 'stories', ['classes', 'wid'], 1],
  ['relationships', 'stories', ['classes', 'catid'], 0.9],
  ['rating', 'stories', ['rid'], 1],
  ['series', 'series', ['title'], 1],
  ['status', 'stories', ['completed'], 1],
  ['date', 'stories', ['date'], 1],
  ['dateUpdated', 'stories', ['updated'], 1],
  ['challenge', 'stories', ['challenges'], 1],
];

function evidenceOf(reading: Reading, decoded: string): FieldEvidence {
  const evidence: FieldEvidence = {};
  const empty = emptyReading();
  for (const [field, table, columns, confidence] of SOURCES) {
    if (JSON.stringify(reading[field]) === JSON.stringify(empty[field])) continue;
    const found: Evidence[] = [];
    for (const column of columns) {
      const place = placeInRecord(decoded, table, column);
      if (place === null || place.end - place.start <= 2) continue;
      const raw = decoded.slice(place.start, place.end).slice(0, 500);
      found.push({ source: 'metadata', raw, ...place, confidence, label: column });
      break;
    }
    if (found.length > 0) evidence[field] = found;
  }
  for (const field of ['wordCount', 'language'] as const)
    if (reading[field] !== null)
      evidence[field] = [
        { source: 'inferred', raw: String(reading[field]), start: 0, end: 0, confidence: 0.9 },
      ];
  return evidence;
}
