import { bytesFromJson, bytesToJson, type ReversibleBytes } from '#text';
import { isJsonObject, opensRecordOf, recordOf } from '../stored-record.ts';
import type { Row } from './row.ts';

/** The tables that a story's record may hold, in the order in which it does. */
const TABLES = [
  'stories',
  'chapters',
  'coauthors',
  'authors',
  'categories',
  'characters',
  'classtypes',
  'classes',
  'genres',
  'warnings',
  'ratings',
  'series',
  'inseries',
  'challenges',
  'reviews',
] as const;
/** The name of a table in a record, without the site's prefix. */
export type RecordTable = (typeof TABLES)[number];

/** A text that stood in a file beside the dump; `number` is the chapter's (3.x) or page's (1.x) own. */
export type StoryFile = { path: string; number: number; bytes: Uint8Array };

/** All that a dump holds of one story: its rows, and those rows of other tables that they name. */
export type StoryRows = {
  /** Columns `sitename`, `url`, `prefix`, `folder`, `store`, `version`. */
  site: Row;
  tables: ReadonlyMap<RecordTable, readonly Row[]>;
  files: readonly StoryFile[];
};

const FORMAT = 'efiction-story';
const VERSION = 1;
const MOST_ROWS = 200_000;

/**
 * The record as JSON: the bytes of every value can be had back from it, and the same rows always give the same text. One
 * value a line, so that a place in it can be told.
 */
export function writeRecord({ site, tables, files }: StoryRows): string {
  const record: Record<string, unknown> = { format: FORMAT, version: VERSION, site: writeRow(site) };
  for (const table of TABLES) {
    const rows = tables.get(table) ?? [];
    if (rows.length > 0) record[table] = rows.map(writeRow);
  }
  if (files.length > 0)
    record['files'] = files.map(({ path, number, bytes }) => ({ path, number, text: bytesToJson(bytes) }));
  return JSON.stringify(record, null, 1);
}

function writeRow(row: Row): Record<string, ReversibleBytes | null> {
  const written: Record<string, ReversibleBytes | null> = Object.create(null);
  for (const [column, value] of row) written[column] = value === null ? null : bytesToJson(value);
  return written;
}

/** Whether a text opens as a record does. */
export function opensRecord(text: string): boolean {
  return opensRecordOf(text, FORMAT);
}

/** Reads a record; null where the text is none. Values that no record has are passed over. */
export function parseRecord(text: string): StoryRows | null {
  const parsed = recordOf(text, FORMAT);
  if (parsed === null) return null;
  const tables = new Map<RecordTable, Row[]>();
  for (const table of TABLES) {
    const rows = parsed[table];
    if (Array.isArray(rows)) tables.set(table, rows.slice(0, MOST_ROWS).filter(isJsonObject).map(parseRow));
  }
  const site = isJsonObject(parsed['site']) ? parseRow(parsed['site']) : new Map();
  const files = Array.isArray(parsed['files']) ? parsed['files'].slice(0, MOST_ROWS).flatMap(parseFile) : [];
  return { site, tables, files };
}

function parseRow(value: Record<string, unknown>): Row {
  return new Map(Object.entries(value).map(([column, cell]) => [column, bytesFromJson(cell)]));
}

function parseFile(value: unknown): StoryFile[] {
  if (!isJsonObject(value)) return [];
  const { path, number, text } = value;
  const bytes = bytesFromJson(text);
  if (typeof path !== 'string' || typeof number !== 'number' || bytes === null) return [];
  return [{ path, number, bytes }];
}

/**
 * Where a value of the first row of a table (or of `site`) stands in a record's text; null where it is not there. A line break
 * inside a JSON string is escaped, so lines tell the parts apart.
 */
export function placeInRecord(
  text: string,
  table: RecordTable,
  column: string,
): { start: number; end: number } | null {
  const head = text.indexOf(`\n "${table}": [\n`);
  if (head < 0) return null;
  const end = text.indexOf('\n  }', head);
  const key = `\n   ${JSON.stringify(column)}: `;
  const line = text.indexOf(key, head);
  if (line < 0 || end < 0 || line > end) return null;
  const start = line + key.length;
  const close = text.indexOf('\n', start);
  const last = close < 0 ? text.length : close;
  return { start, end: text[last - 1] === ',' ? last - 1 : last };
}
