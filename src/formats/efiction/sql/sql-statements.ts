import {
  asciiOf,
  BROKEN,
  type ByteRange,
  isQuote,
  NEED,
  readName,
  skipBlank,
  skipString,
  skipWord,
} from './sql-bytes.ts';

/** What a statement turned out to be. `next` is the place after what was read of it. */
export type Statement =
  | { kind: 'table'; name: string; columns: string[]; next: number }
  /** `next` is where its rows begin; `columns` null where it names none. */
  | { kind: 'insert'; table: string; columns: string[] | null; next: number }
  | { kind: 'delimiter'; mark: string; next: number }
  /** Anything else: what follows up to the delimiter is of no use. */
  | { kind: 'other'; next: number }
  | { kind: 'need' };

const NEEDED: Statement = { kind: 'need' };
const MODIFIERS = new Set(['LOW_PRIORITY', 'DELAYED', 'HIGH_PRIORITY', 'IGNORE', 'INTO']);
const NOT_COLUMNS = new Set([
  'PRIMARY',
  'KEY',
  'UNIQUE',
  'INDEX',
  'CONSTRAINT',
  'FULLTEXT',
  'SPATIAL',
  'CHECK',
  'FOREIGN',
  'PERIOD',
]);
const MOST_COLUMNS = 400;

/** Reads the opening of a statement, from its first byte that is no blank. */
export function readStatement(range: ByteRange, from: number): Statement {
  const word = wordAt(range, from);
  if (word === null) return NEEDED;
  switch (word.text) {
    case 'CREATE':
      return readCreate(range, word.next);
    case 'INSERT':
    case 'REPLACE':
      return readInsert(range, word.next);
    case 'DELIMITER':
      return readDelimiter(range, word.next);
    default:
      return { kind: 'other', next: from };
  }
}

function wordAt(range: ByteRange, from: number): { text: string; next: number } | null {
  const at = skipBlank(range, from);
  if (at < 0) return null;
  const next = skipWord(range, at);
  if (next < 0) return null;
  return { text: asciiOf(range.bytes, at, Math.min(next, at + 30)).toUpperCase(), next };
}

function readDelimiter(range: ByteRange, from: number): Statement {
  const line = range.bytes.indexOf(0x0a, from);
  const to = line < 0 || line >= range.end ? range.end : line;
  if (to === range.end && !range.done) return NEEDED;
  const mark = asciiOf(range.bytes, from, Math.min(to, from + 40)).trim();
  return { kind: 'delimiter', mark: mark === '' ? ';' : mark, next: to };
}

function readCreate(range: ByteRange, from: number): Statement {
  let next = from;
  for (const expected of ['TABLE', 'IF', 'NOT', 'EXISTS']) {
    const word = wordAt(range, next);
    if (word === null) return NEEDED;
    if (word.text !== expected) {
      if (expected !== 'TABLE') break;
      if (word.text !== 'TEMPORARY') return { kind: 'other', next };
      const second = wordAt(range, word.next);
      if (second === null) return NEEDED;
      if (second.text !== 'TABLE') return { kind: 'other', next };
      next = second.next;
      continue;
    }
    next = word.next;
  }
  const name = readName(range, next);
  if (name.next === NEED) return NEEDED;
  const open = name.next < 0 ? BROKEN : skipBlank(range, name.next);
  if (open === NEED) return NEEDED;
  if (open < 0 || range.bytes[open] !== 0x28) return { kind: 'other', next };
  const columns: string[] = [];
  const end = readColumns(range, open, columns);
  if (end === NEED) return NEEDED;
  return end < 0 ? { kind: 'other', next: open } : { kind: 'table', name: name.name, columns, next: end };
}

/** The names that begin the parts of a bracketed list; keys and constraints are none. */
function readColumns(range: ByteRange, open: number, columns: string[]): number {
  let at = open + 1;
  for (;;) {
    at = skipBlank(range, at);
    if (at < 0 || at >= range.end) return NEED;
    const quoted = range.bytes[at] === 0x60 || isQuote(range.bytes[at]);
    const { name, next } = readName(range, at);
    if (next < 0) return next;
    if ((quoted || !NOT_COLUMNS.has(name.toUpperCase())) && columns.length < MOST_COLUMNS) columns.push(name);
    at = skipPart(range, next);
    if (at < 0) return at;
    if (range.bytes[at] === 0x29) return at + 1;
    at++;
  }
}

/** The comma or bracket that ends a part of a list. */
function skipPart(range: ByteRange, from: number): number {
  let depth = 0;
  let at = from;
  while (at < range.end) {
    const byte = range.bytes[at];
    if (isQuote(byte) || byte === 0x60) {
      const next = skipString(range, at);
      if (next < 0) return next;
      at = next;
      continue;
    }
    if (byte === 0x28) depth++;
    else if (byte === 0x29) {
      if (depth === 0) return at;
      depth--;
    } else if (byte === 0x2c && depth === 0) return at;
    at++;
  }
  return NEED;
}

function readInsert(range: ByteRange, from: number): Statement {
  let start = from;
  for (;;) {
    const word = wordAt(range, start);
    if (word === null) return NEEDED;
    if (!MODIFIERS.has(word.text)) break;
    start = word.next;
  }
  const name = readName(range, start);
  if (name.next === NEED) return NEEDED;
  if (name.next < 0) return { kind: 'other', next: start };
  let at = skipBlank(range, name.next);
  if (at < 0) return NEEDED;
  let columns: string[] | null = null;
  if (range.bytes[at] === 0x28) {
    columns = [];
    const end = readColumns(range, at, columns);
    if (end === NEED) return NEEDED;
    if (end < 0) return { kind: 'other', next: at };
    at = end;
  }
  const word = wordAt(range, at);
  if (word === null) return NEEDED;
  if (word.text !== 'VALUES' && word.text !== 'VALUE') return { kind: 'other', next: at };
  return { kind: 'insert', table: name.name, columns, next: word.next };
}

/** The place after the next delimiter outside quotes; NEED where there is none. */
export function skipStatement(range: ByteRange, from: number, mark: string): number {
  const first = mark.charCodeAt(0);
  let at = from;
  while (at < range.end) {
    const byte = range.bytes[at] ?? 0;
    if (isQuote(byte) || byte === 0x60) {
      const next = skipString(range, at);
      if (next < 0) return next;
      at = next;
      continue;
    }
    if (byte === first && asciiOf(range.bytes, at, at + mark.length) === mark) return at + mark.length;
    if (byte === 0x2d || byte === 0x23) {
      const next = skipBlank(range, at);
      if (next < 0) return next;
      at = Math.max(next, at + 1);
    } else at++;
  }
  return range.done ? range.end : NEED;
}
