import { blockText } from '#document';
import { oneLine, parseHtml } from '#markup';
import { describeRepair } from '#stories';
import { decodeField, type SourceLine } from '#text';
import { findLabel } from '#vocabulary';

/** What a field of a record is for: the story itself, the program's own, or a tag that the site's keeper made up. */
export type FieldRole =
  | 'title'
  | 'author'
  | 'email'
  | 'summary'
  | 'notes'
  | 'date'
  | 'location'
  | 'file-type'
  | 'address'
  | 'offsite'
  | 'own'
  | 'tag';

/** A field of a record as a line of the sheet: `start` and `end` are those of its value. */
export type SheetField = { name: string; role: FieldRole; value: string; start: number; end: number };

/** A record as lines of `name: value`, which its evidence points into. */
export type Sheet = { text: string; fields: SheetField[]; repaired: string[]; charsets: string[] };

/** Keys of all sites, lower case, without blanks. Source: formats §8. */
const ROLES: ReadonlyMap<string, FieldRole> = new Map<string, FieldRole>([
  ['title', 'title'],
  ['author', 'author'],
  ['email', 'email'],
  ['emailauthor', 'email'],
  ['authoremail', 'email'],
  ['summary', 'summary'],
  ['notes', 'notes'],
  ['printtime', 'date'],
  ['dateprint', 'date'],
  ['date', 'date'],
  ['time', 'date'],
  ['location', 'location'],
  ['filetype', 'file-type'],
  ['locationurl', 'address'],
  ['storyurl', 'address'],
  ['offsite', 'offsite'],
  ['id', 'own'],
  ['number', 'own'],
  ['password', 'own'],
  ['size', 'own'],
  ['filesize', 'own'],
  ['printsize', 'own'],
]);
const MARKUP = /<\/?[a-z][^<>]{0,2000}>|&(?:[a-z]{2,8}|#\d{2,7}|#x[0-9a-f]{2,6});/i;

/** The fields of a record, decoded one by one; passwords are not among them. */
export function sheetOf(fields: ReadonlyMap<string, Uint8Array>): Sheet {
  const sheet: Sheet = { text: '', fields: [], repaired: [], charsets: [] };
  const charsets = new Set<string>();
  for (const [key, bytes] of fields) {
    const name = oneLine(key).slice(0, 80);
    const role = ROLES.get(name.toLowerCase().replace(/[\s_-]/g, '')) ?? 'tag';
    if (/passw/i.test(name)) continue;
    const decoded = decodeField(bytes);
    charsets.add(decoded.encoding);
    sheet.repaired.push(...decoded.repaired.map(describeRepair));
    const value =
      role === 'summary' || role === 'notes' ? decoded.text : oneLine(withoutMarkup(decoded.text)).trim();
    const start = sheet.text.length + name.length + 2;
    const line = oneLine(value).trim();
    sheet.text += `${name}: ${line}\n`;
    sheet.fields.push({ name, role, value: value.trim(), start, end: start + line.length });
  }
  sheet.charsets = [...charsets];
  return sheet;
}

function withoutMarkup(text: string): string {
  return MARKUP.test(text) ? proseOf(text) : text;
}

/** HTML as plain text, paragraphs with blank lines between. */
export function proseOf(text: string): string {
  const html = /<(?:br|p)[\s/>]/i.test(text) ? text : text.replace(/\r?\n/g, '<br>');
  return parseHtml(html)
    .blocks.map(blockText)
    .filter((part) => part.trim() !== '')
    .join('\n\n');
}

/**
 * The lines of a sheet that are a story's header as people type one: those whose labels are known. `OptionalWarnings` and its
 * like are parted into words first.
 */
export function headerLines({ fields }: Sheet): SourceLine[] {
  return fields
    .filter(
      (field) =>
        field.value !== '' && (field.role === 'author' || field.role === 'title' || isKnownTag(field)),
    )
    .map(({ name, value, start, end }) => {
      const label = labelOf(name);
      return { text: `${label}: ${value}`, start: start - name.length - 2, end, exact: label === name };
    });
}

/** Whether a tag field is known by its name. */
export function isKnownTag({ role, name }: SheetField): boolean {
  return role === 'tag' && findLabel(labelOf(name)) !== null;
}

/** A key as a label: `OptionalWarnings` is the keeper's name for warnings. */
export function labelOf(name: string): string {
  if (/^optional_?warnings?$/i.test(name)) return 'Warnings';
  return name.replace(/_/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
}
