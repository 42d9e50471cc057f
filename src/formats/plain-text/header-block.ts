/**
 * The header of a written text: lines of a label and a value, as stories were posted, which are read back as they were. What
 * goes on in the next line is set in by four spaces where a line of the value begins, by six where it was only folded; an
 * empty line parts paragraphs. Values of a list stand between semicolons. A backslash stands before a semicolon in a value, and
 * before a line that begins with a space.
 */
import { languageName } from '#text';
import type { WritableWork } from '../format.ts';
import { END_NOTES, type FieldName, isSaid, shownRatingName, shownWarningNames } from '../work-fields.ts';

/** How wide a text is: a number of columns, or null for a line to each paragraph. */
export type Width = number | null;

/** What stands before a line that goes on with a value: a line of its own, or one that was folded. */
export const NEW_LINE = ' '.repeat(4);
export const FOLDED = ' '.repeat(6);

/** What a field is in a header. `list`: several values in one line. */
type Label = { label: string; name: FieldName; list?: true };

/** The labels of a header in their order. */
export const LABELS: readonly Label[] = [
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
export const ALSO = 'Also';
/** Behind this label stands what wrote the text; it ends the header. */
export const MADE = 'Written by';

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
  return isSaid(endNotes) ? [line(END_NOTES, endNotes, width)] : [];
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
