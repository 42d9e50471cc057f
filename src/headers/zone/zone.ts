import type { FieldName } from '#vocabulary';
import { isDisclaimer } from '../values/disclaimer.ts';
import { readTitle } from '../values/title.ts';
import { readByline } from './byline.ts';
import type { LabelLine } from './label-line.ts';
import { knownLabels, labelsAhead } from './label-map.ts';
import { COPYRIGHT_LINE, isBeginPhrase, isChrome, isDelimiter } from './line-kinds.ts';
import { readLooseLine } from './loose-lines.ts';
import { isBlank, type Piece, trimmedPiece, type ZoneLine } from './zone-line.ts';
import type { Field, Zone, ZoneState } from './zone-state.ts';

const LONG: ReadonlySet<FieldName> = new Set<FieldName>([
  'disclaimer',
  'notes',
  'endNotes',
  'summary',
  'warnings',
  'thanks',
  'dedication',
  'archive',
  'feedback',
  'contains',
  'glossary',
]);
const MAX_VALUE_LINES = 25;

/** Reads a header from the first of the given lines to where the story begins. */
export function readZone(lines: ZoneLine[], headings: number, knownTitle: string | null): Zone {
  const state: ZoneState = {
    lines,
    fields: [],
    marks: [],
    end: lines.length,
    labels: knownLabels(lines),
    headings,
    title: knownTitle,
    marksAtField: 0,
    closed: false,
    at: 0,
  };
  while (state.at < lines.length) if (!step(state)) break;
  state.end = state.at;
  return state;
}

/** Reads one line or value; false when the story begins here. */
function step(state: ZoneState): boolean {
  const line = state.lines[state.at];
  if (!line || isBlank(line) || isChrome(line.text)) {
    state.at += 1;
    return true;
  }
  if (isDelimiter(line.text) || isBeginPhrase(line.text) || (isDotted(line.text) && hasHeader(state))) {
    state.at += 1;
    if (hasHeader(state) && !labelSoon(state)) state.closed = true;
    return true;
  }
  const label = state.closed ? null : (state.labels.get(state.at) ?? null);
  if (label) {
    readField(state, label);
    return true;
  }
  return readLooseLine(state);
}

/** A line of dots, which parts a header from a story but not a story's scenes. */
function isDotted(text: string): boolean {
  return /^\s*(?:\.\s?){5,100}$/.test(text);
}

/** Whether enough was read that a ruler may end the header. */
function hasHeader(state: ZoneState): boolean {
  return (
    state.fields.length >= 2 ||
    state.marks.some((mark) => mark.kind === 'byline' || mark.kind === 'prose' || mark.kind === 'title') ||
    (state.fields.length === 1 && !labelsAhead(state.labels, state.lines, state.at, 30, 1))
  );
}

/** Whether labels go on right after a ruler: the box around a title, a ruler between halves of a header. */
function labelSoon(state: ZoneState): boolean {
  let seen = 0;
  for (let at = state.at; at < state.lines.length && seen < 3; at += 1) {
    if (isBlank(state.lines[at])) continue;
    seen += 1;
    if (state.labels.has(at) && isLetterHead(state, at)) return false;
    if (state.labels.has(at)) return seen === 1 || labelsAhead(state.labels, state.lines, at, 4, 2);
  }
  return false;
}

const LETTER_LABEL = /^(?:from|to|cc|date|sent|subject|re)$/i;

/** Whether a ruler is followed by a letter in the story: the lines of a mail's head below a header that is complete. */
function isLetterHead(state: ZoneState, at: number): boolean {
  if (state.title === null || state.fields.length < 2) return false;
  const labels = [0, 1, 2, 3].map((next) => state.labels.get(at + next)?.label ?? '');
  return labels.filter((label) => LETTER_LABEL.test(label)).length >= 3;
}

function readField(state: ZoneState, label: LabelLine): void {
  const line = state.lines[state.at];
  if (!line) return;
  const field: Field = {
    label: label.label,
    names: label.fields,
    confidence: label.kind === 'misspelt' ? 0.9 : 1,
    pieces: [],
    tail: false,
  };
  const first = trimmedPiece(line, label.from, label.to);
  if (first.text !== '') field.pieces.push(first);
  state.at += 1;
  continueValue(state, field, line);
  state.fields.push(field);
  state.marksAtField = state.marks.length;
  if (field.names.includes('title')) {
    const title = readTitle(fieldText(field)).title;
    if (title) state.title = title;
  }
}

/** Takes the lines that belong to a value. Source: section 2.2. */
function continueValue(state: ZoneState, field: Field, labelLine: ZoneLine): void {
  if (field.pieces.length === 0 && isLeftEmpty(state, field)) return;
  if (field.pieces.length === 0)
    while (state.at < state.lines.length && isBlank(state.lines[state.at])) state.at += 1;
  const empty = field.pieces.length === 0;
  const long = field.names.some((name) => LONG.has(name));
  const indent = indentOf(labelLine.text);
  let last = labelLine;
  while (state.at < state.lines.length && field.pieces.length < MAX_VALUE_LINES) {
    const line = state.lines[state.at];
    if (!line || isBlank(line) || isDelimiter(line.text) || isChrome(line.text) || state.labels.has(state.at))
      return;
    const open = isOpen(field);
    const goesOn = open || empty || indentOf(line.text) > indent || continues(last, line, field, long);
    const first = empty && field.pieces.length === 0;
    if (!goesOn || (!open && !first && breaksOff(field, last, line, long))) return;
    field.pieces.push(trimmedPiece(line));
    last = line;
    state.at += 1;
    if (empty && !long && field.pieces.length === 1 && !isList(field)) return;
  }
}

/**
 * Whether a label without a value was never filled in: the header writes its values behind their labels, and under this
 * one of the short ones comes, after a blank line, what has no labels behind it. Layout L16.
 */
function isLeftEmpty(state: ZoneState, field: Field): boolean {
  if (!isBlank(state.lines[state.at])) return false;
  const filled = state.fields.filter((one) => one.pieces.length > 0).length;
  const long = field.names.some((name) => LONG.has(name) && name !== 'archive' && name !== 'feedback');
  return filled >= 2 && !long && !labelsAhead(state.labels, state.lines, state.at, 12, 1);
}

function continues(last: ZoneLine, line: ZoneLine, field: Field, long: boolean): boolean {
  const text = last.text.trimEnd();
  // Lines that stood apart in a double-spaced text go on only where the first was full.
  if (long) return line.index - last.index <= 1 || text.length >= 55 || /^\s*\p{Ll}/u.test(line.text);
  if (isList(field) && /(?:[,;/&]|\band)$/.test(text)) return true;
  return (
    text.length >= 55 &&
    last.index !== line.index &&
    (/^\p{Ll}/u.test(line.text) || !field.names.includes('title'))
  );
}

/** A plea for reviews as a line of its own. */
const PLEA = /^\W{0,3}(?:please )?(?:r ?& ?r|c ?& ?c|read (?:and|&) review|review)\b[^.,:;]{0,24}$/i;

/** A line that is complete in itself ends even a long value: a byline, a disclaimer under a feedback plea. */
function breaksOff(field: Field, last: ZoneLine, line: ZoneLine, long: boolean): boolean {
  if (!long && readByline(line.text) !== null) return true;
  if (COPYRIGHT_LINE.test(line.text.trim()) && last.text.length < 55) return true;
  if (PLEA.test(line.text) && !field.names.includes('feedback')) return true;
  const short = last.text.length < 55;
  if (short && beginsTale(field, line.text)) return true;
  const ended = short && /[.!?]$/.test(last.text.trimEnd());
  if (field.names.includes('disclaimer')) return ended && isNarration(line.text);
  return ended && !field.names.includes('notes') && isDisclaimer(line.text);
}

/** Whether the story begins right under a short value of one line: with talk, or with a tale under a permission. */
function beginsTale(field: Field, text: string): boolean {
  if (field.pieces.length > 1 || field.names.includes('notes') || field.names.includes('summary'))
    return false;
  if (/^\s*["“«„]\p{Lu}[^"”»“]{1,300}[,.!?…-]["”»“]/u.test(text)) return true;
  return field.names.includes('archive') && isNarration(text);
}

/** A long line in which nobody speaks of stories, owners or themselves: the tale begins right under the header. */
function isNarration(text: string): boolean {
  return (
    text.length >= 60 &&
    /\b(?:was|were|had|said|went|came|looked|stood)\b/.test(text) &&
    !isDisclaimer(text) &&
    !SPEAKS.test(text)
  );
}

const SPEAKS =
  /\b(?:I|my|me|we|our|characters?|stor(?:y|ies)|fics?|own(?:s|ed)?|belongs?|rights?|copyright|money|profit|sue|borrow\w*|created|series|show|universe)\b/i;

function isList(field: Field): boolean {
  return field.names.some((name) =>
    ['characters', 'relationship', 'fandom', 'genre', 'spoilers', 'warnings'].includes(name),
  );
}

/** Whether a bracket or quotation mark is still open. */
function isOpen(field: Field): boolean {
  const text = fieldText(field);
  if (text.length > 1500) return false;
  const opened = (text.match(/[([{]/g) ?? []).length - (text.match(/[)\]}]/g) ?? []).length;
  return opened > 0 && /[([{][^)\]}]{0,300}$/.test(text) && !/[:;]\s?\($/.test(text);
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

/** The value of a field as one text: wrapped lines joined, the items of a list that had lines to themselves kept apart. */
export function fieldText(field: Field): string {
  const [first] = field.pieces;
  const listed =
    isList(field) &&
    first !== undefined &&
    first.from === indentOf(first.line.text) &&
    field.pieces.every((piece) => piece.text.length < 50);
  return withoutEmphasis(joinPieces(field.pieces, listed ? '\n' : ' '));
}

/** A value without typed marks around words: `*Pride and Prejudice*`, `_PG_`, `***Only*** here`. */
function withoutEmphasis(value: string): string {
  if (!/[*_]/.test(value)) return value;
  return value.replace(
    /(?<![\p{L}\p{N}*_])([*_]{1,3})(?![\s*_])([^*_\n]{1,300})(?<!\s)\1(?![\p{L}\p{N}*_])/gu,
    '$2',
  );
}

/** Pieces as one text; a hyphen at a line's end stays. */
export function joinPieces(pieces: readonly Piece[], separator = ' '): string {
  return pieces
    .map((piece) => piece.text)
    .join(separator)
    .trim();
}
