/** Reads back the header of a text that this program wrote. */
import { type FieldName, shownWarningNames } from '../work-fields.ts';
import { ALSO, FOLDED, LABELS, MADE, NEW_LINE, type Width } from './header-block.ts';

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
    const list = values.get(name);
    if (list === undefined) values.set(name, [{ value: one, start, end }]);
    else list.push({ value: one, start, end });
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
