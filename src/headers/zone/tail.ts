import { JOURNAL_TAIL } from '#vocabulary';
import { findUrls } from '../values/url.ts';
import { isChapterHeading } from './chapter-line.ts';
import { readLabelLine } from './label-line.ts';
import { endMarker, isChrome, isDelimiter } from './line-kinds.ts';
import { isAuthorVoice } from './prose.ts';
import { isBlank, type Piece, trimmedPiece, type ZoneLine } from './zone-line.ts';
import type { Field } from './zone-state.ts';

/** What follows a story: where it ends, how, and what its author says there. */
export type Tail = {
  /** Position, in the given lines, after the last line of the story. */
  end: number;
  marker: ReturnType<typeof endMarker>;
  fields: Field[];
  prose: Piece[][];
  signature: Piece[];
  urls: Piece[];
  /** The notes say that more is to come. */
  continued: boolean;
};

const MAX_TAIL = 120;
const FOOTER =
  /^\s*(?:this (?:story|work) (?:was |is )?archived at|posted originally on|printed from|story url)\b.{0,20}\s*https?:/i;
const LIST_FOOTER = /^\s*(?:_{20,}|-{20,})\s*$/;

/** Reads what stands after the story in lines `from` to the end. Source: sections 9.3 and 10.3. */
export function readTail(lines: readonly ZoneLine[], from: number): Tail {
  const tail: Tail = {
    end: lines.length,
    marker: null,
    fields: [],
    prose: [],
    signature: [],
    urls: [],
    continued: false,
  };
  trimChrome(lines, from, tail);
  takeSignature(lines, from, tail);
  trimChrome(lines, from, tail);
  const last = tail.end;
  const marker = findEndMarker(lines, from, last);
  const start = marker ?? findNotes(lines, from, last);
  if (start === null) return tail;
  tail.end = start;
  if (marker !== null) tail.marker = endMarker(lines[marker]?.text ?? '');
  readNotes(lines, marker === null ? start : marker + 1, last, tail);
  while (tail.end > from && isBlank(lines[tail.end - 1])) tail.end -= 1;
  if (marker !== null || tail.fields.length + tail.prose.length > 0)
    while (tail.end > from && (isBlank(lines[tail.end - 1]) || isTrailingRuler(lines, tail.end - 1)))
      tail.end -= 1;
  return tail;
}

function isTrailingRuler(lines: readonly ZoneLine[], at: number): boolean {
  return isDelimiter(lines[at]?.text ?? '');
}

/** Takes blank lines, chrome, journal lines and footers off the end. */
function trimChrome(lines: readonly ZoneLine[], from: number, tail: Tail): void {
  while (tail.end > from) {
    const line = lines[tail.end - 1];
    if (!line) break;
    const text = line.text;
    if (FOOTER.test(text)) tail.urls.push(trimmedPiece(line));
    else if (
      !isBlank(line) &&
      !isChrome(text) &&
      !JOURNAL_TAIL.test(text) &&
      !(LIST_FOOTER.test(text) && tail.end < lines.length)
    )
      break;
    tail.end -= 1;
  }
}

/** A signature: a line of two hyphens and at most ten lines after it. Source: section 10.7. */
function takeSignature(lines: readonly ZoneLine[], from: number, tail: Tail): void {
  for (let at = tail.end - 1; at >= Math.max(from + 1, tail.end - 11); at -= 1) {
    if (!/^-- {0,8}$/.test(lines[at]?.text ?? '')) continue;
    for (const line of lines.slice(at + 1, tail.end))
      if (!isBlank(line)) tail.signature.push(trimmedPiece(line));
    tail.end = at;
    return;
  }
}

/** The last end marker, when only notes can follow it. */
function findEndMarker(lines: readonly ZoneLine[], from: number, last: number): number | null {
  let seen = 0;
  for (let at = last - 1; at >= from && seen <= MAX_TAIL; at -= 1) {
    const line = lines[at];
    if (!line || isBlank(line)) continue;
    seen += 1;
    if (isChapterHeading(line.text)) return null;
    if (!endMarker(line.text)) continue;
    const alone =
      at === 0 || isBlank(lines[at - 1]) || at + 1 >= last || isBlank(lines[at + 1]) || seen === 1;
    const late = seen <= 40 || at >= from + (last - from) * 0.75;
    if (alone && late) return at;
  }
  return null;
}

/** Notes without an end marker: a label of closing notes, author's voice under a ruler, or one last plea. */
function findNotes(lines: readonly ZoneLine[], from: number, last: number): number | null {
  let found: number | null = null;
  /** The label after the found one: the found one may turn out to be a note at a chapter's start. */
  let later: number | null = null;
  let seen = 0;
  for (let at = last - 1; at > from && seen <= 40; at -= 1) {
    const line = lines[at];
    if (!line || isBlank(line)) continue;
    seen += 1;
    if (isChapterHeading(line.text)) {
      const opens = found !== null && lines.slice(at + 1, found).every(isBlank);
      return opens ? later : (found ?? findPlea(lines, from, last));
    }
    const label = readLabelLine(line.text, false);
    const closing =
      label?.kind === 'exact' &&
      label.separator === ':' &&
      (label.fields.includes('endNotes') ||
        (label.fields.includes('notes') && /author|^a\/?n|story/i.test(label.label)) ||
        label.fields.includes('feedback') ||
        (label.fields.includes('disclaimer') && isDelimiterAbove(lines, at)));
    if (closing && isBlank(lines[at - 1])) {
      later = found;
      found = at;
    }
    if (isDelimiter(line.text) && isHeader(lines, at + 1, last)) {
      found = at;
      break;
    }
    if (isDelimiter(line.text) && seen <= 25) {
      const block = paragraphAt(lines, at + 1, last);
      if (block.length > 0 && isAuthorVoice(block.map((piece) => piece.text).join(' ')) && found === null)
        found = at;
      if (found !== at) break;
    }
  }
  return found ?? findPlea(lines, from, last);
}

/** Three labels of a header or more: some authors put the whole of it at the end. */
function isHeader(lines: readonly ZoneLine[], from: number, last: number): boolean {
  const fields = new Set<string>();
  for (const line of lines.slice(from, last)) {
    const label = readLabelLine(line.text, false);
    if (label?.kind === 'exact' && label.separator === ':') fields.add(label.fields.join());
  }
  return fields.size >= 3;
}

function isDelimiterAbove(lines: readonly ZoneLine[], at: number): boolean {
  for (let above = at - 1; above >= Math.max(0, at - 3); above -= 1)
    if (isDelimiter(lines[above]?.text ?? '')) return true;
  return false;
}

/** "R&R!" as the last paragraph. */
function findPlea(lines: readonly ZoneLine[], from: number, last: number): number | null {
  let start = last;
  while (start > from && !isBlank(lines[start - 1])) start -= 1;
  if (start <= from + 1 || last - start > 3) return null;
  const text = lines
    .slice(start, last)
    .map((line) => line.text.trim())
    .join(' ');
  const plea =
    text.length <= 160 &&
    !/["“]/.test(text) &&
    /\b(?:R&R|read and review|please review|feedback (?:please|welcome|appreciated)|reviews (?:please|welcome))\b/i.test(
      text,
    );
  return plea ? start : null;
}

function paragraphAt(lines: readonly ZoneLine[], from: number, last: number): Piece[] {
  let at = from;
  while (at < last && isBlank(lines[at])) at += 1;
  const pieces: Piece[] = [];
  for (; at < last && pieces.length < 20; at += 1) {
    const line = lines[at];
    if (!line || isBlank(line)) break;
    pieces.push(trimmedPiece(line));
  }
  return pieces;
}

function readNotes(lines: readonly ZoneLine[], from: number, last: number, tail: Tail): void {
  let open: Field | null = null;
  let paragraph: Piece[] = [];
  const close = () => {
    if (paragraph.length > 0) tail.prose.push(paragraph);
    paragraph = [];
  };
  for (let at = from; at < last && at < from + 200; at += 1) {
    const line = lines[at];
    if (!line || isBlank(line) || isDelimiter(line.text)) {
      close();
      if (open && open.pieces.length > 0) open = isLongNote(open) && line && isBlank(line) ? open : null;
      continue;
    }
    if (/\b(?:TBC|to be continued)\b/i.test(line.text) || endMarker(line.text) === 'continued')
      tail.continued = true;
    const label = readLabelLine(line.text, false);
    if (label && label.kind === 'exact' && label.separator === ':') {
      close();
      open = { label: label.label, names: label.fields, confidence: 1, pieces: [], tail: true };
      const piece = trimmedPiece(line, label.from, label.to);
      if (piece.text !== '') open.pieces.push(piece);
      tail.fields.push(open);
    } else if (open) open.pieces.push(trimmedPiece(line));
    else paragraph.push(trimmedPiece(line));
  }
  close();
}

/** Closing notes run on over blank lines to the end. */
function isLongNote(field: Field): boolean {
  return field.names.includes('notes') || field.names.includes('endNotes');
}

/** Web addresses of footers. */
export function tailUrls(tail: Tail): string[] {
  return tail.urls.flatMap((piece) => findUrls(piece.text));
}
