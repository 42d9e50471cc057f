import { Buffer } from 'node:buffer';
import { FanlightError } from '#errors';
import { loss } from '#stories';
import type { Collection, CollectionItem, CollectionSource, SourceFile } from '../collection.ts';
import type { FormatInput, Recognition } from '../format.ts';
import { type ArchiveRecord, countOpenings, parseArchiveDb } from './archive-db.ts';
import { ArchiveFiles, isArchiveText } from './archive-files.ts';
import { readRecord } from './read-record.ts';
import { type StoredRecord, writeRecord } from './record.ts';
import { type Sheet, type SheetField, sheetOf } from './sheet.ts';

const LONGEST_DB = 64 << 20;
const LONGEST_FILE = 32 << 20;

/** An Automated Archive: its `ARCHIVE_DB.pl` and the story files beside it. Source: formats §8. */
export const automatedArchiveCollection: Collection = {
  name: 'automated-archive',
  title: 'Automated Archive',
  recognise,
  claims: ({ beside }) => beside.map(({ path }) => path).filter(isArchiveText),
  read,
};

const OPENING_BRACE = 0x7b;
const KEYS = [
  'Title',
  'Author',
  'Location',
  'FileType',
  'PrintTime',
  'Summary',
  'Rating',
  'Email',
  'LocationURL',
];

function recognise(head: FormatInput): Recognition | null {
  const bytes = head.bytes.subarray(0, 65_536);
  if (!bytes.includes(OPENING_BRACE)) return null;
  const text = Buffer.from(bytes).toString('latin1');
  const openings = countOpenings(text);
  const keys = KEYS.filter((key) => new RegExp(`['"]?\\b${key}\\b['"]?\\s{0,50}(?:=>|,)`).test(text));
  if (openings === 0 || keys.length < 3) return null;
  const named = /^archive_db/i.test(head.name);
  return {
    confidence: named || keys.length >= 4 ? 0.95 : 0.75,
    reason: `it is a Perl hash of records with ${keys.slice(0, 3).join(', ')}`,
  };
}

/** Throws FL-FILE-EMPTY, and FL-FILE-NO-STORY where there is no record. */
async function* read({ main, beside }: CollectionSource): AsyncGenerator<CollectionItem> {
  if (main.size === 0) throw new FanlightError('FL-FILE-EMPTY', main.name);
  const bytes = await main.read(0, Math.min(main.size, LONGEST_DB));
  const text = Buffer.from(bytes).toString('latin1');
  const { records, damaged, cut } = parseArchiveDb(text);
  if (records.length === 0) throw new FanlightError('FL-FILE-NO-STORY', main.name);
  yield { kind: 'progress', bytes: bytes.length };
  const files = new ArchiveFiles(beside);
  const seen = new Map<string, number>();
  const entries = records.map((record) => entryOf(record, files, seen));
  for (const entry of entries) yield* readEntry(entry, files);
  for (const at of damaged) yield { kind: 'loss', loss: loss('FL-LOSS-ROW', `byte ${at}`) };
  if (cut || main.size > LONGEST_DB)
    yield { kind: 'loss', loss: loss('FL-LOSS-CUT', `byte ${bytes.length}`) };
  for (const file of files.rest())
    if (file.size > 0 && file.size <= LONGEST_FILE)
      yield { kind: 'file', place: file.path, bytes: await file.read(0, file.size) };
}

/** A record with its own file; chapters are found when every record has its own. A number used again gets another behind it. */
type Entry = { id: string; fields: ReadonlyMap<string, Uint8Array>; place: Place; file: SourceFile | null };
type Place = { title: string; location: string; fileType: string; offsite: boolean };

function entryOf({ id, fields }: ArchiveRecord, files: ArchiveFiles, seen: Map<string, number>): Entry {
  const times = (seen.get(id) ?? 0) + 1;
  seen.set(id, times);
  const values = new Map<string, Uint8Array>();
  for (const [name, value] of fields) values.set(name, Buffer.from(value, 'latin1'));
  const place = placeOf(sheetOf(values));
  return { id: times === 1 ? id : `${id}-${times}`, fields: values, place, file: files.find(place) };
}

function placeOf({ fields }: Sheet): Place {
  const firstOf = (role: SheetField['role']) => fields.find((one) => one.role === role)?.value ?? '';
  const location = firstOf('location') || (firstOf('address').split(/[?#]/)[0] ?? '');
  const marked = /^(?:1|yes|y|true|on)$/i.test(firstOf('offsite'));
  const elsewhere =
    /^https?:/i.test(firstOf('location')) || (firstOf('location') === '' && firstOf('address') !== '');
  return {
    title: firstOf('title').slice(0, 100),
    location,
    fileType: firstOf('file-type'),
    offsite: marked || elsewhere || firstOf('file-type') === '',
  };
}

async function* readEntry(
  { id, fields, place, file }: Entry,
  files: ArchiveFiles,
): AsyncGenerator<CollectionItem> {
  const sources = [...(file === null ? [] : [file]), ...files.chapters(place, file)];
  if (sources.length === 0) {
    const code = place.offsite ? 'FL-LOSS-OFFSITE' : 'FL-LOSS-CHAPTER-TEXT';
    yield { kind: 'loss', loss: loss(code, `record ${id}: ${place.title}`) };
    return;
  }
  const parts: { path: string; bytes: Uint8Array }[] = [];
  for (const source of sources) {
    if (source.size > LONGEST_FILE) yield { kind: 'loss', loss: loss('FL-LOSS-TRUNCATED', source.path) };
    parts.push({ path: source.path, bytes: await source.read(0, Math.min(source.size, LONGEST_FILE)) });
  }
  const record: StoredRecord = { id, fields, files: parts };
  const bytes = Buffer.from(writeRecord(record), 'utf8');
  yield { kind: 'story', place: `record-${id}`, bytes, parts, result: readRecord(record) };
}
