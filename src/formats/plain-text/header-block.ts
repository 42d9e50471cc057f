/**
 * The header of a written text: lines of a label and a value, as stories were posted, which are read back as they were. What
 * goes on in the next line is set in by four spaces where a line of the value begins, by six where it was only folded; an
 * empty line parts paragraphs. Values of a list stand between semicolons. A backslash stands before a semicolon in a value, and
 * before a line that begins with a space.
 */
import { languageName } from '#text';
import type { WritableWork } from '../format.ts';
import { END_NOTES, type FieldName, shownRatingName, shownWarningNames } from '../work-fields.ts';

/** How wide a text is: a number of columns, or null for a line to each paragraph. */
export type Width = number | null;

const NEW_LINE = ' '.repeat(4);
const FOLDED = ' '.repeat(6);

/** What a field is in a header. `list`: several values in one line. */
type Label = { label: string; name: FieldName; list?: true };

const LABELS: readonly Label[] = [
  { label: 'Title', name: 'title' },
  { label: 'Author', name: 'creator', list: true },
  { label: 'Fandom', name: 'fandom', list: true },
  { label: 'Pairing', name: 'relationship', list: true },
  { label: 'Characters', name: 'character', list: true },
  { label: 'Rating', name: 'rating' },
  { label: 'Rating as written', name: 'ratingRaw' },
  { label: 'Warnings', name: 'warning', list: true },
  { label: 'Category', name: 'category', list: true },
  { label: 'Tags', name: 'tag', list: true },
  { label: 'Series', name: 'series' },
  { label: 'Number in series', name: 'seriesPosition' },
  { label: 'Part', name: 'part' },
  { label: 'Parts', name: 'partOf' },
  { label: 'Language', name: 'language' },
  { label: 'Status', name: 'status' },
  { label: 'Words', name: 'words' },
  { label: 'Date', name: 'published' },
  { label: 'Updated', name: 'updated' },
  { label: 'URL', name: 'source' },
  { label: 'Disclaimer', name: 'disclaimer' },
  { label: 'Archive', name: 'archivePermission' },
  { label: 'May be archived', name: 'permission' },
  { label: 'Dedication', name: 'dedication' },
  { label: 'Spoilers', name: 'spoilers' },
  { label: 'Setting', name: 'setting' },
  { label: 'Summary', name: 'summary' },
  { label: 'Notes', name: 'notes' },
];

/** What else a header says stands behind this label, with its own after it. */
const ALSO = 'Also';
const MADE = 'Written by';

/** The header of a work; the last line says that it is one of these, and how wide the text is. */
export function writeHeader(work: WritableWork, width: Width): string {
  const lines = LABELS.flatMap(({ label, name, list }) => {
    const values = valuesOf(work, name).filter((value) => value.trim() !== '');
    if (values.length === 0) return [];
    return [line(label, list ? values.map(escaped).join('; ') : (values[0] ?? ''), width)];
  });
  const also = work.other.map(({ label, value }) =>
    line(ALSO, `${label.replace(/[\\:]/g, '\\$&')}: ${value}`, width),
  );
  return [...lines, ...also, line(MADE, made(width), null)].join('\n');
}

/** The notes after the text. */
export function writeEndNotes({ endNotes }: WritableWork, width: Width): string[] {
  return endNotes === null || endNotes.trim() === '' ? [] : [line(END_NOTES, endNotes, width)];
}

function made(width: Width): string {
  return `Fanlight (${width === null ? 'lines as they are' : `folded at ${width}`})`;
}

function valuesOf(work: WritableWork, name: FieldName): readonly string[] {
  switch (name) {
    case 'title':
      return [work.title];
    case 'creator':
      return work.creators;
    case 'fandom':
      return work.fandoms;
    case 'relationship':
      return work.relationships;
    case 'character':
      return work.characters;
    case 'rating':
      return [shownRatingName(work.rating)];
    case 'warning':
      return shownWarningNames(work);
    case 'category':
      return work.categories;
    case 'tag':
      return work.tags;
    case 'series':
      return said(work.series?.name);
    case 'seriesPosition':
      return said(work.series?.position);
    case 'part':
      return said(work.part?.n);
    case 'partOf':
      return said(work.part?.of);
    case 'language':
      return work.language === 'und' ? [] : [`${languageName(work.language)} (${work.language})`];
    case 'status':
    case 'permission':
      return work[name] === 'unknown' ? [] : [work[name]];
    case 'ratingRaw':
    case 'words':
    case 'published':
    case 'updated':
    case 'source':
    case 'disclaimer':
    case 'archivePermission':
    case 'dedication':
    case 'spoilers':
    case 'setting':
    case 'summary':
    case 'notes':
    case 'endNotes':
      return said(work[name]);
    case 'warningsStated':
    case 'otherLabel':
    case 'otherValue':
      return [];
  }
}

function said(value: string | number | null | undefined): string[] {
  return value === null || value === undefined ? [] : [String(value)];
}

function escaped(value: string): string {
  return value.replace(/[\\;]/g, '\\$&');
}

function line(label: string, value: string, width: Width): string {
  const lines = value.split('\n');
  return lines
    .map((one, index) => {
      const start = index === 0 ? `${label}: ` : NEW_LINE;
      if (one === '' && index > 0) return '';
      return foldedLine(`${start}${/^[\s\\]/.test(one) ? '\\' : ''}${one}`, width);
    })
    .join('\n');
}

/** A line folded at single spaces between words, so that it can be unfolded; never right after its label. */
function foldedLine(text: string, width: Width): string {
  if (width === null || text.length <= width) return text;
  const lines: string[] = [];
  let current = '';
  const label = /^[^:\s][^:]{0,40}: /.exec(text)?.[0] ?? '';
  for (const word of text.slice(label.length).split(FOLD)) {
    if (current === '') current = label + word;
    else if (current.length + 1 + word.length <= width) current += ` ${word}`;
    else {
      lines.push(current);
      current = FOLDED + word;
    }
  }
  return [...lines, current].join('\n');
}

/** A single space between two things that are none. */
const FOLD = /(?<=\S) (?=\S)/;

/** A header that was read: values by name, where each stood in the text, the width, and the line after it. */
export type OwnHeader = {
  values: Map<FieldName, { value: string; start: number; end: number }[]>;
  width: Width;
  next: number;
};

type Line = { text: string; start: number };

/** More lines are no header. */
const MOST_LINES = 20_000;

/** Reads a header that begins at a line; null where there is none of these. */
export function readHeader(lines: readonly Line[], from: number): OwnHeader | null {
  const values: OwnHeader['values'] = new Map();
  let at = from;
  while (at < lines.length && at - from < MOST_LINES) {
    const field = readField(lines, at);
    if (field === null) return null;
    if (field.label === MADE) {
      const width = widthOf(field.value);
      return width === undefined ? null : { values, width, next: field.next };
    }
    takeField(values, field);
    at = field.next;
  }
  return null;
}

type Field = { label: string; value: string; start: number; end: number; next: number };

/** A field that begins at a line, with the lines that it goes on in; null for what is none. */
export function readField(lines: readonly Line[], at: number): Field | null {
  const first = lines[at];
  const split = first?.text.indexOf(': ') ?? -1;
  if (first === undefined || split < 1 || split > 40) return null;
  let value = plainLine(first.text.slice(split + 2));
  let end = first.start + first.text.length;
  let next = at + 1;
  for (let peek = next; peek < lines.length; peek += 1) {
    const { text, start } = lines[peek] ?? { text: '', start: 0 };
    if (text === '') continue;
    if (!text.startsWith(NEW_LINE)) break;
    const skipped = '\n'.repeat(peek - next);
    const folded = text.startsWith(FOLDED) && skipped === '';
    value += folded
      ? ` ${text.slice(FOLDED.length)}`
      : `${skipped}\n${plainLine(text.slice(NEW_LINE.length))}`;
    end = start + text.length;
    next = peek + 1;
  }
  return { label: first.text.slice(0, split), value, start: first.start + split + 2, end, next };
}

/** A line of a value without the backslash that keeps its blanks. */
function plainLine(text: string): string {
  return /^\\[\s\\]/.test(text) ? text.slice(1) : text;
}

function takeField(values: OwnHeader['values'], { label, value, start, end }: Field): void {
  for (const [name, one] of namedValues(label, value)) {
    const list = values.get(name) ?? [];
    values.set(name, [...list, { value: one, start, end }]);
  }
}

/** What a line of a header says: values under the names of their fields. */
function namedValues(label: string, value: string): (readonly [FieldName, string])[] {
  if (label === ALSO) {
    const [of, rest] = atFirst(value, ':');
    return [
      ['otherLabel', of],
      ['otherValue', rest ?? ''],
    ];
  }
  const known = LABELS.find((one) => one.label === label);
  if (known === undefined) return [];
  const { name } = known;
  if (name === 'warning') return warningsIn(value);
  if (name === 'language') return [[name, /\(([\w-]{2,40})\)$/.exec(value)?.[1] ?? value]];
  return (known.list ? listed(value) : [value]).map((one) => [name, one]);
}

/** Silence of an author is written in words. */
function warningsIn(value: string): (readonly [FieldName, string])[] {
  const silence = (stated: boolean) => shownWarningNames({ warnings: [], warningsStated: stated })[0];
  if (value === silence(false)) return [];
  if (value === silence(true)) return [['warningsStated', value]];
  return listed(value).map((one) => ['warning', one]);
}

/** The values of a list. */
function listed(text: string): string[] {
  const values: string[] = [];
  for (let rest: string | null = text; rest !== null; ) {
    const [value, more]: [string, string | null] = atFirst(rest, ';');
    values.push(value);
    rest = more;
  }
  return values;
}

/** What stands before the first mark that has a space after it and no backslash before it, and what stands after. */
function atFirst(text: string, mark: string): [before: string, after: string | null] {
  let before = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '\\' && at + 1 < text.length) {
      at += 1;
      before += text[at];
    } else if (character === mark && text[at + 1] === ' ') return [before, text.slice(at + 2)];
    else before += character;
  }
  return [before, null];
}

function widthOf(made: string): Width | undefined {
  if (made === 'Fanlight (lines as they are)') return null;
  const columns = /^Fanlight \(folded at (\d{1,3})\)$/.exec(made)?.[1];
  return columns === undefined ? undefined : Number(columns);
}
