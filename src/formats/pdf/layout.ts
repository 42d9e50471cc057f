import type { PdfLine } from './lines.ts';

/** How the text of a file is set, in points. */
export type Layout = {
  /** Size of most characters. */
  size: number;
  /** From baseline to baseline inside a paragraph. */
  leading: number;
  /** The edges of the text on each page. */
  left: ReadonlyMap<number, number>;
  right: ReadonlyMap<number, number>;
  /** Paragraphs are told by a gap or an indent; otherwise only by their short last line. */
  marksParagraphs: boolean;
};

/** A gap of this many leadings parts two paragraphs. */
const GAP = 1.3;
/** First lines stand in by at least this part of the size. */
const INDENT = 0.7;

/** Measures the text of a file. */
export function layoutOf(lines: readonly PdfLine[]): Layout {
  const size = usual(lines.map((line) => [round(line.size), line.text.length]));
  const body = lines.filter((line) => Math.abs(line.size - size) < size * 0.1);
  const left = edges(body, (line) => line.x, Math.min);
  const right = edges(body, (line) => line.right, Math.max);
  const steps: [number, number][] = [];
  body.forEach((line, index) => {
    const before = body[index - 1];
    if (before?.page === line.page && before.y > line.y && line.text.length > 30)
      steps.push([round(before.y - line.y), 1]);
  });
  const leading = steps.length === 0 ? size * 1.2 : leastUsual(steps);
  const layout: Layout = { size, leading, left, right, marksParagraphs: true };
  return { ...layout, marksParagraphs: areParagraphsMarked(body, layout) };
}

/** Where lines end early without a gap or indent after them, either those lines are verse or nothing marks paragraphs. */
function areParagraphsMarked(body: readonly PdfLine[], layout: Layout): boolean {
  let marked = 0;
  let unmarked = 0;
  body.forEach((line, index) => {
    const before = body[index - 1];
    if (before === undefined || before.page !== line.page) return;
    if (isIndented(line, layout) || isGap(before, line, layout)) marked += 1;
    else if (endsEarly(before, line, layout)) unmarked += 1;
  });
  return marked * 2 > unmarked;
}

/** Whether more space than usual stands between two lines of a page. */
export function isGap(before: PdfLine | undefined, line: PdfLine, { leading }: Layout): boolean {
  return before?.page === line.page && before.y - line.y > leading * GAP;
}

/** Whether a line stands in as first lines do. */
export function isIndented(line: PdfLine, { left, size }: Layout): boolean {
  return line.x - (left.get(line.page) ?? line.x) > size * INDENT;
}

/** Where a line stands: in the middle or at the right, with room on the sides that the text has. */
export function alignmentOf(line: PdfLine, { left, right, size }: Layout): 'center' | 'right' | null {
  const from = left.get(line.page);
  const to = right.get(line.page);
  if (from === undefined || to === undefined) return null;
  const before = line.x - from;
  const after = to - line.right;
  if (before > size * 2 && after > size * 2 && Math.abs(before - after) < size) return 'center';
  return before > (to - from) * 0.35 && Math.abs(after) < size * 0.6 ? 'right' : null;
}

/** Whether a line ends although the first word of the next would have stood in it. */
export function endsEarly(line: PdfLine, next: PdfLine, { right }: Layout): boolean {
  const to = right.get(line.page);
  if (to === undefined) return false;
  const word = /^\S+/.exec(next.text.trimStart())?.[0] ?? '';
  const width = ((next.right - next.x) / Math.max(1, next.text.trim().length)) * (word.length + 1);
  return line.right + width * SURELY < to - line.size * 0.3;
}

/** The width of a word is only known from the mean of its line. */
const SURELY = 1.15;

function edges(
  lines: readonly PdfLine[],
  of: (line: PdfLine) => number,
  pick: (a: number, b: number) => number,
): Map<number, number> {
  const found = new Map<number, number>();
  const counts = new Map<number, number>();
  for (const line of lines) {
    found.set(line.page, pick(found.get(line.page) ?? of(line), of(line)));
    counts.set(line.page, (counts.get(line.page) ?? 0) + 1);
  }
  const isFull = (page: number) => (counts.get(page) ?? 0) >= FULL_PAGE;
  const full = [...found].filter(([page]) => isFull(page));
  const common = usual((full.length > 0 ? full : [...found]).map(([, value]) => [round(value), 1]));
  for (const [page, value] of found) if (!isFull(page)) found.set(page, pick(value, common));
  return found;
}

/** A page of fewer lines may not reach the edges of the text: it has those of the others. */
const FULL_PAGE = 6;

function usual(values: readonly (readonly [number, number])[]): number {
  const counts = new Map<number, number>();
  for (const [value, weight] of values) counts.set(value, (counts.get(value) ?? 0) + weight);
  let best: [number, number] = [values[0]?.[0] ?? 0, 0];
  for (const entry of counts) if (entry[1] > best[1]) best = entry;
  return best[0];
}

/** The least of the values that are nearly as frequent as the most frequent: gaps between paragraphs are larger. */
function leastUsual(values: readonly (readonly [number, number])[]): number {
  const counts = new Map<number, number>();
  for (const [value, weight] of values) counts.set(value, (counts.get(value) ?? 0) + weight);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  let least = Number.POSITIVE_INFINITY;
  for (const [value, count] of counts) if (count >= most * 0.3 && value < least) least = value;
  return least;
}

/** To half a point. */
function round(value: number): number {
  return Math.round(value * 2) / 2;
}
