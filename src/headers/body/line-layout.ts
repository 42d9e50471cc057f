import { endsSentence, isWide, type MeasuredLine, startsSmall } from './measured-line.ts';

/**
 * How the lines of a text make paragraphs (header-conventions §10.7). `width` is the wrap column, 0 where lines are not
 * wrapped; `base` the indent of most lines. Paragraphs end at blank lines, and also: `atIndent`, where a line is
 * indented; `atShort`, after a short line that ends a sentence; `flowed`, after a line that does not end in a space.
 * `dense` texts leave hardly any line blank.
 */
export type LineLayout = {
  wrapped: boolean;
  width: number;
  base: number;
  atIndent: boolean;
  atShort: boolean;
  flowed: boolean;
  dense: boolean;
};

const WIDEST_WRAP = 110;
const NARROWEST_WRAP = 36;

/** Finds the layout of a text from all its lines; blank lines have empty text. */
export function layoutOf(lines: readonly MeasuredLine[]): LineLayout {
  const base = commonIndent(lines);
  const widths = new Uint32Array(WIDEST_WRAP + 2);
  const counts = { inner: 0, small: 0, soft: 0, indented: 0, afterSentence: 0, runs: 0, filled: 0 };
  let previous: MeasuredLine | undefined;
  for (const line of lines) {
    if (line.text !== '') {
      counts.filled += 1;
      if (previous === undefined || previous.text === '') counts.runs += 1;
      else countPair(previous, line, base, widths, counts);
    }
    previous = line;
  }
  const width = percentile(widths, counts.inner, 0.95);
  const wrapped = counts.inner > 0 && isWrapped(lines, width, counts);
  const dense = counts.filled > counts.runs * 15;
  const ragged = wrapped && fullness(lines, width) < 0.75;
  return {
    wrapped,
    width: wrapped ? width : 0,
    base,
    flowed: wrapped && counts.inner >= 4 && counts.soft >= counts.inner * 0.75,
    atIndent: counts.indented >= 2 && counts.afterSentence >= counts.indented * 0.6,
    atShort: wrapped && (!ragged || dense),
    dense,
  };
}

type PairCounts = {
  inner: number;
  small: number;
  soft: number;
  indented: number;
  afterSentence: number;
  filled: number;
};

function countPair(
  line: MeasuredLine,
  next: MeasuredLine,
  base: number,
  widths: Uint32Array,
  counts: PairCounts,
): void {
  counts.inner += 1;
  const column = Math.min(line.columns + Math.max(0, line.indent - base), widths.length - 1);
  widths[column] = (widths[column] ?? 0) + 1;
  if (startsSmall(next.text)) counts.small += 1;
  if (line.soft) counts.soft += 1;
  if (next.indent >= base + 2 && next.indent <= base + 12 && line.indent < next.indent) {
    counts.indented += 1;
    if (endsSentence(line.text)) counts.afterSentence += 1;
  }
}

function isWrapped(lines: readonly MeasuredLine[], width: number, counts: PairCounts): boolean {
  if (width < NARROWEST_WRAP || width > WIDEST_WRAP) return false;
  const small = counts.small / counts.inner;
  const full = fullness(lines, width);
  if (counts.inner === 1) return small === 1;
  return full >= 0.6 || (small >= 0.5 && full >= 0.3);
}

/**
 * The share of lines inside paragraphs that could not have taken the next line's first word. Lines far shorter than the
 * rest, with a capital after them, are verse or talk and are left out of account.
 */
function fullness(lines: readonly MeasuredLine[], width: number): number {
  let inner = 0;
  let full = 0;
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index - 1];
    const next = lines[index];
    if (line === undefined || next === undefined || line.text === '' || next.text === '') continue;
    if (line.columns < width * 0.6 && !startsSmall(next.text)) continue;
    inner += 1;
    if (!hasRoom(line, next, width - 4)) full += 1;
  }
  return inner === 0 ? 0 : full / inner;
}

/** Whether the first word of `next` would have stood on `line` within `width` columns: a break made on purpose. */
export function hasRoom(line: MeasuredLine, next: MeasuredLine, width: number): boolean {
  if (isWide(next.text.charCodeAt(0))) return line.columns + 2 < width;
  const space = next.text.indexOf(' ');
  const word = space < 0 ? next.text.length : space;
  return line.columns + 1 + word < width;
}

function percentile(histogram: Uint32Array, total: number, share: number): number {
  let seen = 0;
  for (let value = 0; value < histogram.length; value += 1) {
    seen += histogram[value] ?? 0;
    if (seen >= total * share) return value;
  }
  return histogram.length;
}

function commonIndent(lines: readonly MeasuredLine[]): number {
  const indents = new Uint32Array(16);
  for (const line of lines) {
    if (line.text !== '') indents[Math.min(line.indent, 15)] = (indents[Math.min(line.indent, 15)] ?? 0) + 1;
  }
  let best = 0;
  for (let indent = 1; indent < 15; indent += 1) {
    if ((indents[indent] ?? 0) > (indents[best] ?? 0)) best = indent;
  }
  return best;
}
