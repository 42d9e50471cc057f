/** The fields that can wait for a person as text: what is shown of them, and what a person may write into them. */
import type { ReviewField, TagKind, WorkEdits, WorkMetadata, WorkStatus } from '#catalogue';
import { CATEGORY_NAMES, RATING_ORDER, ratingName, WARNING_NAMES } from '#vocabulary';
import { say, type TextKey } from '#words';
import { MAX_NAME, MAX_PROSE } from './shown-text.ts';
import { tagNamed } from './tag-names.ts';

/** How a field is filled in: one line, several with one entry each, prose, or one or some of the options. Names and hints are said anew each time. */
export type FieldForm = {
  readonly name: string;
  readonly control: 'line' | 'lines' | 'prose' | 'choice' | 'boxes';
  readonly options: readonly string[];
  readonly hint: string;
};

const STATUSES = [
  'complete',
  'wip',
  'abandoned',
  'hiatus',
  'unknown',
] as const satisfies readonly WorkStatus[];

/** The states of a work with what people call them. */
export function statusNames(): [WorkStatus, string][] {
  return STATUSES.map((status) => [status, statusName(status)]);
}

/** What people call a state of a work. */
export function statusName(status: WorkStatus): string {
  return say(`edit.status-${status}`);
}

type HintKey = Extract<TextKey, `edit.hint-${string}`>;

function form(
  field: ReviewField,
  control: FieldForm['control'],
  hint?: HintKey,
  options: readonly string[] = [],
): FieldForm {
  return {
    control,
    options,
    get name() {
      return say(`edit.field-${field}`);
    },
    get hint() {
      return hint === undefined ? '' : say(hint);
    },
  };
}

/** How each field is called and filled in, in the order of pages. */
export const FIELD_FORMS: Readonly<Record<ReviewField, FieldForm>> = {
  title: form('title', 'line'),
  creators: form('creators', 'lines', 'edit.hint-creators'),
  fandom: form('fandom', 'lines', 'edit.hint-lines'),
  relationship: form('relationship', 'lines', 'edit.hint-lines'),
  character: form('character', 'lines', 'edit.hint-lines'),
  rating: form('rating', 'choice', undefined, RATING_ORDER),
  warnings: form('warnings', 'boxes', undefined, Object.values(WARNING_NAMES)),
  categories: form('categories', 'boxes', undefined, CATEGORY_NAMES),
  tag: form('tag', 'lines', 'edit.hint-lines'),
  status: form('status', 'choice', undefined, STATUSES),
  series: form('series', 'line', 'edit.hint-series'),
  part: form('part', 'line', 'edit.hint-part'),
  summary: form('summary', 'prose', 'edit.hint-prose'),
  spoilers: form('spoilers', 'prose', 'edit.hint-prose'),
  setting: form('setting', 'prose', 'edit.hint-prose'),
  disclaimer: form('disclaimer', 'prose', 'edit.hint-prose'),
  permission: form('permission', 'choice', undefined, ['yes', 'ask', 'no', 'listed-only', 'unknown']),
  notes: form('notes', 'prose', 'edit.hint-prose'),
  endNotes: form('endNotes', 'prose', 'edit.hint-prose'),
  dedication: form('dedication', 'prose', 'edit.hint-prose'),
  published: form('published', 'line', 'edit.hint-published'),
  language: form('language', 'line', 'edit.hint-language'),
  other: form('other', 'prose', 'edit.hint-other'),
};

/** What a field says, as text that {@link readFieldText} reads back. */
export function fieldText(field: ReviewField, edits: WorkEdits): string {
  switch (field) {
    case 'title':
    case 'rating':
    case 'status':
    case 'permission':
    case 'summary':
    case 'spoilers':
    case 'setting':
    case 'disclaimer':
    case 'notes':
    case 'endNotes':
    case 'dedication':
    case 'published':
    case 'language':
      return edits[field] ?? '';
    case 'creators':
    case 'warnings':
    case 'categories':
      return (edits[field] ?? []).join('\n');
    case 'fandom':
    case 'relationship':
    case 'character':
    case 'tag':
      return (edits[field] ?? []).map(({ name }) => name).join('\n');
    case 'series':
      return seriesText(edits.series ?? null);
    case 'part':
      return edits.part ? `${edits.part.n}/${edits.part.of ?? '?'}` : '';
    case 'other':
      return (edits.other ?? [])
        .map(({ label, value }) => `${label}: ${value.replaceAll('\n', '\n  ')}`)
        .join('\n');
  }
}

/** What a field says in words for people, with the author's own beside them; empty when it says nothing. */
export function fieldWords(field: ReviewField, edits: WorkEdits): string {
  switch (field) {
    case 'rating':
      return withOwnWords(ratingName(edits.rating ?? 'Not Rated'), edits.ratingRaw);
    case 'status':
      return statusName(edits.status ?? 'unknown');
    case 'permission':
      return withOwnWords(say(`edit.permission-${edits.permission ?? 'unknown'}`), edits.permissionRaw);
    case 'warnings':
      return fieldText(field, edits) || (edits.warningsStated ? say('edit.no-warning') : '');
    default:
      return fieldText(field, edits);
  }
}

function withOwnWords(name: string, own: string | null | undefined): string {
  return own && own !== name ? say('edit.with-own-words', { name, own }) : name;
}

function seriesText(series: WorkMetadata['series']): string {
  if (series === null) return '';
  return series.position === null ? series.name : `${series.name} #${series.position}`;
}

/** A text as corrections of a field, or what is wrong with it, in words. Empty text empties the field. */
export function readFieldText(field: ReviewField, text: string): { edits: WorkEdits } | { problem: string } {
  const line = text.replace(/\s+/g, ' ').trim();
  const { control, options } = FIELD_FORMS[field];
  if (text.length > MAX_PROSE) return { problem: say('edit.too-long') };
  if (control === 'choice' && !options.includes(line))
    return { problem: say('edit.choose', { options: options.join(', ') }) };
  const entries = [...new Set(text.split(/\r\n?|\n/).map((one) => one.trim()))].filter((one) => one !== '');
  if (entries.some((one) => control !== 'prose' && one.length > MAX_NAME))
    return { problem: say('edit.too-long') };
  const stranger = control === 'boxes' ? entries.find((one) => !options.includes(one)) : undefined;
  if (stranger !== undefined)
    return { problem: say('edit.none-of', { stranger, options: options.join(', ') }) };
  switch (field) {
    case 'title':
      return line === '' ? { problem: say('edit.needs-title') } : { edits: { title: line } };
    case 'creators':
      return { edits: { creators: entries } };
    case 'fandom':
    case 'relationship':
    case 'character':
    case 'tag':
      return { edits: tagEdits(field, entries) };
    case 'rating':
    case 'status':
    case 'permission':
    case 'categories':
      return { edits: { [field]: control === 'choice' ? line : entries } };
    case 'warnings':
      return { edits: { warnings: entries, warningsStated: entries.length > 0 } };
    case 'series':
      return { edits: { series: readSeriesText(line) } };
    case 'part':
      return readPart(line);
    case 'published':
      return readDay(line);
    case 'language':
      return readLanguage(line);
    case 'other':
      return readStatements(text);
    default:
      return { edits: { [field]: proseOrNull(text) } };
  }
}

function tagEdits(kind: TagKind, names: readonly string[]): WorkEdits {
  return { [kind]: names.map((name) => tagNamed(kind, name)) };
}

function proseOrNull(text: string): string | null {
  const prose = text.replace(/\r\n?/g, '\n').trim();
  return prose === '' ? null : prose;
}

function readSeriesText(line: string): WorkMetadata['series'] {
  const numbered = /^(.{1,250}) #(\d{1,6}(?:\.\d{1,3})?)$/.exec(line);
  if (line === '') return null;
  return numbered?.[1] === undefined
    ? { name: line, position: null }
    : { name: numbered[1], position: Number(numbered[2]) };
}

function readPart(line: string): { edits: WorkEdits } | { problem: string } {
  if (line === '') return { edits: { part: null } };
  const [, n, of] = /^([1-9]\d{0,5})(?: ?\/ ?([1-9]\d{0,5}|\?))?$/.exec(line) ?? [];
  if (n === undefined) return { problem: say('edit.write-part') };
  return { edits: { part: { n: Number(n), of: of === undefined || of === '?' ? null : Number(of) } } };
}

function readDay(line: string): { edits: WorkEdits } | { problem: string } {
  if (line === '') return { edits: { published: null } };
  const full = `${line}-01-01`.slice(0, 10);
  const isDate = /^\d{4}(?:-\d{2}){0,2}$/.test(line) && isDay(full);
  return isDate ? { edits: { published: line } } : { problem: say('edit.write-date') };
}

function isDay(iso: string): boolean {
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
}

function readLanguage(line: string): { edits: WorkEdits } | { problem: string } {
  if (line === '') return { edits: { language: null } };
  return /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,3}$/.test(line)
    ? { edits: { language: line } }
    : { problem: say('edit.write-language') };
}

/** Lines that begin with a space go on with the statement before. */
function readStatements(text: string): { edits: WorkEdits } | { problem: string } {
  const other: WorkMetadata['other'] = [];
  for (const line of text.split(/\r\n?|\n/).filter((one) => one.trim() !== '')) {
    const last = other.at(-1);
    const at = line.indexOf(': ');
    if (/^\s/.test(line) && last) last.value += `\n${line.trim()}`;
    else if (at > 0) other.push({ label: line.slice(0, at).trim(), value: line.slice(at + 2).trim() });
    else return { problem: say('edit.no-statement', { line: line.slice(0, 60) }) };
  }
  return { edits: { other } };
}
