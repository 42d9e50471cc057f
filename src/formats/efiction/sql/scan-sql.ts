import { ByteWindow } from './byte-window.ts';
import { asciiOf, BROKEN, type ByteRange, NEED, rowAfter, skipBlank, sureBlank } from './sql-bytes.ts';
import { readRow, SqlRow } from './sql-row.ts';
import { readStatement, skipStatement } from './sql-statements.ts';

/** Takes a row: where it begins in the stream and how many bytes it has; good until it returns. */
export type RowSink = (row: SqlRow, offset: number, length: number) => void;

/**
 * Who is told of a dump's contents. `insert` is called once for each statement and answers who takes its rows, and how many
 * values they have where that is known.
 */
export type SqlVisitor = {
  table(name: string, columns: readonly string[]): void;
  insert(table: string, columns: readonly string[] | null): { sink: RowSink; width: number | null };
};

/** How far the scan is, and what was wrong. `broken` are the offsets of damaged rows, `cut` where the dump ends too early. */
export type ScanNews =
  | { kind: 'progress'; bytes: number }
  | { kind: 'broken'; at: number; table: string }
  | { kind: 'cut'; at: number; table: string };

/** A row longer than this is taken for damage: it is ten times the longest chapter that people wrote. */
const LONGEST_ROW = 24 << 20;
/** A statement that is no row: a definition, a setting. */
const LONGEST_STATEMENT = 4 << 20;
/** So often a beginning is looked for right after one that led nowhere; then what was looked at is given up, or damage could cost hours. */
const MOST_SEARCHES = 50;
const OPEN = 0x28;
const COMMA = 0x2c;

/**
 * Reads a dump of MySQL as a stream, in memory of a few times its longest row. What is damaged is passed over up to the next
 * place where a row or a statement surely begins. Never throws for what the dump holds. Source: formats §1.
 */
export async function* scanSql(
  chunks: AsyncIterable<Uint8Array>,
  visitor: SqlVisitor,
): AsyncGenerator<ScanNews> {
  const scan = new SqlScan(visitor);
  const window = new ByteWindow(chunks);
  for (;;) {
    const range: ByteRange = { bytes: window.bytes, end: window.end, done: window.done };
    const from = scan.run(range, window.base);
    yield* scan.takeNews();
    if (window.done) return;
    await window.more(from);
    yield { kind: 'progress', bytes: window.base + window.end };
  }
}

type Rows = { sink: RowSink; table: string; width: number | null };

type ScanState =
  | { kind: 'statement' }
  | ({ kind: 'rows' } & Rows)
  | { kind: 'skipping' }
  /** Looking for the next sure beginning; `rows` is what to go on with where that is a row. */
  | { kind: 'lost'; rows: Rows | null };

/** The state of a scan between two windows. */
class SqlScan {
  #state: ScanState = { kind: 'statement' };
  #delimiter = ';';
  #searches = 0;
  #news: ScanNews[] = [];
  readonly #row = new SqlRow();
  readonly #visitor: SqlVisitor;

  constructor(visitor: SqlVisitor) {
    this.#visitor = visitor;
  }

  takeNews(): ScanNews[] {
    const news = this.#news;
    this.#news = [];
    return news;
  }

  /** Reads as much as is there; answers the first place that must stay in the window. */
  run(range: ByteRange, base: number): number {
    let at = 0;
    while (at < range.end) {
      const next = this.#step(range, at, base);
      if (next === NEED) {
        if (range.done) this.#endInside(at + base);
        return at;
      }
      at = next;
    }
    if (range.done && this.#state.kind === 'rows') this.#endInside(range.end + base);
    return range.end;
  }

  #step(range: ByteRange, at: number, base: number): number {
    const state = this.#state;
    switch (state.kind) {
      case 'statement':
        return this.#statement(range, at, base);
      case 'rows':
        return this.#rows(range, at, base, state);
      case 'skipping':
        return this.#skip(range, at);
      case 'lost':
        return this.#find(range, at, state.rows);
    }
  }

  #statement(range: ByteRange, from: number, base: number): number {
    const at = skipBlank(range, from);
    if (at < 0)
      return this.#pastBlanks(range, from) ?? this.#orLost(range, from, base, LONGEST_STATEMENT, null);
    if (at >= range.end) return range.end;
    if (range.bytes[at] === 0x3b) return at + 1;
    const statement = readStatement(range, at);
    switch (statement.kind) {
      case 'need':
        return this.#orLost(range, from, base, LONGEST_STATEMENT, null);
      case 'delimiter':
        this.#delimiter = statement.mark;
        return statement.next;
      case 'table':
        this.#visitor.table(statement.name, statement.columns);
        break;
      case 'insert': {
        const { table, columns } = statement;
        this.#state = { kind: 'rows', ...this.#visitor.insert(table, columns), table };
        return statement.next;
      }
      case 'other':
        break;
    }
    this.#state = { kind: 'skipping' };
    return statement.next;
  }

  #rows(range: ByteRange, from: number, base: number, rows: Rows): number {
    const at = skipBlank(range, from);
    if (at < 0) return this.#pastBlanks(range, from) ?? this.#orLost(range, from, base, LONGEST_ROW, rows);
    if (at >= range.end) return range.done ? NEED : range.end;
    if (range.bytes[at] === COMMA) return at + 1;
    if (range.bytes[at] !== OPEN) {
      this.#state = { kind: 'skipping' };
      return at;
    }
    let next = readRow(range, at, this.#row);
    if (next === BROKEN) next = this.#loosely(range, at, rows.width);
    else if (next >= 0) rows.width ??= this.#row.count;
    if (next === NEED) return this.#orLost(range, at, base, LONGEST_ROW, rows);
    if (next === BROKEN) {
      this.#news.push({ kind: 'broken', at: at + base, table: rows.table });
      this.#state = { kind: 'lost', rows };
      return at + 1;
    }
    rows.sink(this.#row, at + base, next - at);
    return next;
  }

  /** Reads a row with quotes that nobody escaped, where it then has as many values as the others. */
  #loosely(range: ByteRange, at: number, width: number | null): number {
    const next = readRow(range, at, this.#row, true);
    return next >= 0 && width !== null && this.#row.count !== width ? BROKEN : next;
  }

  #skip(range: ByteRange, at: number): number {
    const next = skipStatement(range, at, this.#delimiter);
    if (next === NEED) return this.#orLost(range, at, 0, LONGEST_STATEMENT, null, true);
    this.#state = { kind: 'statement' };
    return next;
  }

  /** Moves past the blanks and comments that are whole; null where there is none. */
  #pastBlanks(range: ByteRange, from: number): number | null {
    const at = sureBlank(range, from);
    return at > from ? at : null;
  }

  /** Asks for more bytes, unless there are so many already that something must be wrong. */
  #orLost(
    range: ByteRange,
    at: number,
    base: number,
    most: number,
    rows: Rows | null,
    quiet = false,
  ): number {
    if (range.end - at < most) return NEED;
    if (!quiet) this.#news.push({ kind: 'broken', at: at + base, table: rows?.table ?? '' });
    this.#state = { kind: 'lost', rows };
    this.#searches += 1;
    return at + (this.#searches > MOST_SEARCHES ? most : 1);
  }

  /** The next line that begins a statement, or the next row after a closing bracket. */
  #find(range: ByteRange, from: number, rows: Rows | null): number {
    const { bytes, end, done } = range;
    for (let at = from; at < end; at++) {
      const byte = bytes[at];
      if (byte !== 0x0a && (byte !== COMMA || rows === null)) continue;
      if (end - at < 40 && !done) return at > from ? at : NEED;
      if (byte === 0x0a && beginsStatement(bytes, at + 1, end)) {
        this.#state = { kind: 'statement' };
        return at + 1;
      }
      const row =
        rows === null || byte !== COMMA || bytes[at - 1] !== 0x29 ? -1 : rowAfter(bytes, at + 1, end);
      if (rows !== null && row > 0) {
        this.#state = { kind: 'rows', ...rows };
        return row;
      }
    }
    return end;
  }

  #endInside(at: number): void {
    const { kind } = this.#state;
    if (kind === 'lost') return;
    const table = this.#state.kind === 'rows' ? this.#state.table : '';
    this.#news.push({ kind: 'cut', at, table });
  }
}

function beginsStatement(bytes: Uint8Array, at: number, end: number): boolean {
  return /^(?:insert\s|create table|replace into|drop table|lock tables|unlock tables|alter table|\/\*!\d|-- |--\r?$|# )/im.test(
    asciiOf(bytes, at, Math.min(end, at + 20)).split('\n')[0] ?? '',
  );
}
