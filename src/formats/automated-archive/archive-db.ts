/**
 * The text of an `ARCHIVE_DB.pl`: a Perl hash of numbered records, read by its looks and never evaluated. Source: formats §8.
 */

/** A record as written: field names and values, without quotes and escapes. `at` is where it begins. */
export type ArchiveRecord = { id: string; at: number; fields: Map<string, string> };

/** What was read, and the places of what could not be. `cut` when the text ends inside a record. */
export type ArchiveDb = { records: ArchiveRecord[]; damaged: number[]; cut: boolean };

const MOST_RECORDS = 500_000;
const MOST_FIELDS = 200;
const LONGEST_VALUE = 1 << 20;
/** Quotes that are looked at to find where values end: in all, and in one value. */
const MOST_TRIES = 5_000_000;
const MOST_TRIES_EACH = 3000;
const BLANK = /\s+|#[^\n]*/y;
const RECORD = /['"]?(\d{1,10})['"]?\s{0,50}(?:=>|,)\s{0,50}\{/y;
const NEXT_RECORD = /[\n,({]\s{0,200}['"]?\d{1,10}['"]?\s{0,50}(?:=>|,)\s{0,50}\{/g;
const KEY = /(?:'([^'\n]{1,80})'|"([^"\n]{1,80})"|([A-Za-z_]\w{0,60}))\s{0,50}(?:=>|,)\s{0,50}/y;
const ARRAY_ITEM =
  /\s{0,50}(?:'((?:[^'\\]|\\.){0,5000})'|"((?:[^"\\]|\\.){0,5000})"|([^\s,\]'"]{1,200}))\s{0,50},?/y;
const BARE = /[^,}\n]{0,5000}/y;
/** What follows the quote that really closes a value: the next field, or the end of the record. */
const AFTER_VALUE = new RegExp(
  [
    '\\s{0,200}(?:#[^\\n]{0,300}\\n\\s{0,200})?,\\s{0,200}(?:#[^\\n]{0,300}\\n\\s{0,200})?(?:',
    '(?:\'[A-Za-z_][\\w -]{0,60}\'|"[A-Za-z_][\\w -]{0,60}")\\s{0,50}(?:=>|,\\s{0,50}(?:[\'"\\d[]|undef))',
    '|[A-Za-z_]\\w{0,60}\\s{0,50}=>|\\})',
    '|\\s{0,200}(?:#[^\\n]{0,300}\\n\\s{0,200})?\\}\\s{0,50}(?:[,);]|$)',
    '|\\s{0,200}[\'"][A-Za-z_]\\w{0,60}[\'"]\\s{0,50}=>',
    '|\\s{0,200}$',
  ].join(''),
  'y',
);

/** What may follow it where nothing is sure. */
const AFTER_ANY_VALUE = /\s{0,200}[,}\n]/y;
const RECORD_INSIDE = /\n\s{0,200}['"]?\d{1,10}['"]?\s{0,50}(?:=>|,)\s{0,50}\{/;

/** Whether a text has the shape of such a file: how many records open in it. */
export function countOpenings(text: string): number {
  return [
    ...text.matchAll(
      /['"]?\d{1,10}['"]?\s{0,50}(?:=>|,)\s{0,50}\{\s{0,200}(?:#[^\n]{0,300}\n\s{0,200})?['"]?[A-Za-z_]/g,
    ),
  ].length;
}

/**
 * Reads all records. Quotes inside values, line breaks, comments and missing commas do no harm where it is clear what comes
 * next; where it is not, reading goes on with the next record. Linear.
 */
export function parseArchiveDb(text: string): ArchiveDb {
  return new Parser(text).run();
}

class Parser {
  readonly #text: string;
  readonly #db: ArchiveDb = { records: [], damaged: [], cut: false };
  #at = 0;
  #tries = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): ArchiveDb {
    while (this.#db.records.length < MOST_RECORDS) {
      NEXT_RECORD.lastIndex = this.#at;
      const found = NEXT_RECORD.exec(this.#text);
      if (found === null) break;
      this.#at = found.index + 1;
      this.#blank();
      const open = this.#match(RECORD);
      if (open === null) continue;
      this.#record(open[1] ?? '', open.index);
    }
    return this.#db;
  }

  #record(id: string, at: number): void {
    const record: ArchiveRecord = { id, at, fields: new Map() };
    this.#db.records.push(record);
    for (let count = 0; count < MOST_FIELDS; count++) {
      this.#separators();
      if (this.#at >= this.#text.length) {
        this.#db.cut = true;
        return;
      }
      if (this.#text[this.#at] === '}') {
        this.#at++;
        return;
      }
      const key = this.#match(KEY);
      const value = key === null ? null : this.#value();
      if (key === null || value === null) break;
      const name = (key[1] ?? key[2] ?? key[3] ?? '').trim();
      if (!record.fields.has(name)) record.fields.set(name, value);
    }
    this.#db.damaged.push(this.#at);
  }

  #separators(): void {
    for (;;) {
      this.#blank();
      if (this.#text[this.#at] !== ',') return;
      this.#at++;
    }
  }

  #blank(): void {
    while (this.#match(BLANK) !== null);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found !== null) this.#at = pattern.lastIndex;
    return found;
  }

  /** A value; null where none can be told. */
  #value(): string | null {
    const first = this.#text[this.#at];
    if (first === "'" || first === '"') return this.#quoted(first);
    if (first === '[') return this.#array();
    if (first === '{' || first === undefined) return null;
    const bare = (this.#match(BARE)?.[0] ?? '').replace(/#.{0,5000}$/, '').trim();
    return bare === 'undef' ? '' : bare;
  }

  /**
   * A quoted value: up to the quote behind which the next field, or the record's end, surely stands. Where that would take in
   * the head of another record, up to the first quote that could close it.
   */
  #quoted(quote: string): string | null {
    const start = this.#at + 1;
    const sure = this.#closing(quote, start, AFTER_VALUE);
    const swallows = sure !== null && RECORD_INSIDE.test(this.#text.slice(start, sure));
    const close = swallows ? (this.#closing(quote, start, AFTER_ANY_VALUE) ?? sure) : sure;
    if (close !== null) {
      this.#at = close + 1;
      return unescaped(this.#text.slice(start, close), quote);
    }
    if (this.#text.length - start > LONGEST_VALUE) return null;
    this.#db.cut = true;
    this.#at = this.#text.length;
    return unescaped(this.#text.slice(start), quote);
  }

  /** The first quote that closes a value by what follows it; null where there is none within the limits. */
  #closing(quote: string, start: number, after: RegExp): number | null {
    const most = Math.min(this.#text.length, start + LONGEST_VALUE);
    let tries = 0;
    for (
      let at = this.#text.indexOf(quote, start);
      at >= 0 && at < most;
      at = this.#text.indexOf(quote, at + 1)
    ) {
      if (this.#isEscaped(at, start)) continue;
      tries++;
      this.#tries++;
      if (tries > MOST_TRIES_EACH || this.#tries > MOST_TRIES) return null;
      after.lastIndex = at + 1;
      if (after.test(this.#text)) return at;
    }
    return null;
  }

  #isEscaped(at: number, least: number): boolean {
    let first = at;
    while (first > least && this.#text[first - 1] === '\\') first--;
    return (at - first) % 2 === 1;
  }

  /** A list of values, as one with commas between. */
  #array(): string | null {
    this.#at++;
    const items: string[] = [];
    while (items.length < 1000) {
      this.#blank();
      if (this.#text[this.#at] === ']') {
        this.#at++;
        return items.join(', ');
      }
      const item = this.#match(ARRAY_ITEM);
      if (item === null) return null;
      if (item[1] !== undefined) items.push(unescaped(item[1], "'"));
      else items.push(item[2] === undefined ? (item[3] ?? '') : unescaped(item[2], '"'));
    }
    return null;
  }
}

/** A string without Perl's escapes: in single quotes only the quote and the backslash have one. */
function unescaped(raw: string, quote: string): string {
  if (!raw.includes('\\')) return raw;
  if (quote === "'") return raw.replace(/\\(['\\])/g, '$1');
  return raw.replace(/\\([\s\S])/g, (_, character: string) => {
    if (character === 'n') return '\n';
    if (character === 't') return '\t';
    return character === 'r' ? '' : character;
  });
}
