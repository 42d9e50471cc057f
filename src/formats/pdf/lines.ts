import type { PdfPage, TextItem } from './open.ts';

/** A stretch of a line in one face. */
export type LineRun = { text: string; italic: boolean; bold: boolean };

/** A line of a page, in points; `y` is its baseline. */
export type PdfLine = {
  page: number;
  runs: LineRun[];
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
};

/** A piece whose baseline is off by less than this part of the size stands on the same line (raised figures, drop caps). */
const SAME_LINE = 0.45;
/** A gap wider than this part of the size is a space. */
const SPACE = 0.16;

/** The lines of every page, in the order they are drawn. */
export function linesOf(pages: readonly PdfPage[]): PdfLine[] {
  return pages.flatMap(({ items }, page) => linesOfPage(items, page));
}

function linesOfPage(items: readonly TextItem[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: PdfLine | null = null;
  for (const item of items) {
    if (open !== null && continues(open, item)) append(open, item);
    else if (item.text.trim() !== '') {
      open = { page, runs: [], text: '', x: item.x, right: item.x, y: item.y, size: item.size };
      append(open, item);
      lines.push(open);
    }
  }
  return lines.filter((line) => line.text.trim() !== '');
}

function continues(line: PdfLine, item: TextItem): boolean {
  const size = Math.max(line.size, item.size);
  return (
    Math.abs(line.y - item.y) < size * SAME_LINE && item.x > line.x - size && item.x > line.right - size * 4
  );
}

function append(line: PdfLine, item: TextItem): void {
  const gap = item.x - line.right;
  const parted = line.text === '' || /\s$/.test(line.text) || /^\s/.test(item.text);
  const text = !parted && gap > item.size * SPACE ? ` ${item.text}` : item.text;
  const last = line.runs.at(-1);
  if (last !== undefined && ((last.italic === item.italic && last.bold === item.bold) || text.trim() === ''))
    last.text += text;
  else line.runs.push({ text, italic: item.italic, bold: item.bold });
  line.text += text;
  if (item.text.trim() !== '') {
    line.right = Math.max(line.right, item.right);
    line.size = Math.max(line.size, item.size);
  }
}
