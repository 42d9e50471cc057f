import type { Block, Inline } from '#document';
import { Hyphens } from './hyphens.ts';
import { alignmentOf, endsEarly, isGap, isIndented, type Layout, layoutOf } from './layout.ts';
import type { LineRun, PdfLine } from './lines.ts';

/** Larger than the text by this factor heads something, when it is short. */
const HEADING = 1.15;
const LONGEST_HEADING = 150;
/** Lines at the beginning among which labels begin a line of their own, however full the one before. */
const HEADER_LINES = 60;
const LABEL = /^\p{Lu}[\p{L} /’'-]{1,30}:(?:\s|$)/u;

type Paragraph = {
  lines: PdfLine[];
  /** Whether each line but the first begins by purpose, as in verse. */
  breaks: boolean[];
  align: 'center' | 'right' | null;
  heading: number | null;
};

/** The lines of a text as paragraphs and headings, told by gaps, indents and sizes. */
export function blocksOf(lines: readonly PdfLine[]): Block[] {
  const layout = layoutOf(lines);
  const hyphens = new Hyphens(lines);
  const paragraphs: Paragraph[] = [];
  let before: PdfLine | undefined;
  for (const [index, line] of lines.entries()) {
    const heading =
      line.size > layout.size * HEADING && line.text.length <= LONGEST_HEADING ? line.size : null;
    const align = alignmentOf(line, layout);
    const open = paragraphs.at(-1);
    const kind =
      before === undefined || open === undefined
        ? 'paragraph'
        : stepOf(before, line, open, { align, heading }, layout);
    const isLabel = index < HEADER_LINES && LABEL.test(line.text.trimStart());
    if (kind === 'paragraph') paragraphs.push({ lines: [line], breaks: [], align, heading });
    else {
      open?.lines.push(line);
      open?.breaks.push(kind === 'break' || isLabel);
    }
    before = line;
  }
  const levelOf = levels(paragraphs);
  return paragraphs.map((paragraph) => blockOf(paragraph, levelOf, hyphens));
}

/** What a line is to the one before: the beginning of a paragraph, a line broken on purpose, or simply the next. */
function stepOf(
  before: PdfLine,
  line: PdfLine,
  open: Paragraph,
  { align, heading }: Pick<Paragraph, 'align' | 'heading'>,
  layout: Layout,
): 'paragraph' | 'break' | 'next' {
  if (heading !== null || open.heading !== null)
    return isSameHeading(before, line, open, heading) ? 'next' : 'paragraph';
  const onPage = before.page === line.page;
  if (isGap(before, line, layout) || (onPage && before.y < line.y)) return 'paragraph';
  if (align !== open.align) return 'paragraph';
  if (align !== null) return 'break';
  if (isIndented(line, layout) && !isIndented(before, layout)) return 'paragraph';
  if (isIndented(line, layout) && Math.abs(line.x - before.x) < 1)
    return open.lines.length === 1 && !endsEarly(before, line, layout)
      ? 'next'
      : indentedStep(before, line, layout);
  if (!endsEarly(before, line, layout)) return 'next';
  if (layout.marksParagraphs && onPage) return 'break';
  return SENTENCE_END.test(before.text) || isShort(before, layout) ? 'paragraph' : 'next';
}

const SENTENCE_END = /[.!?:…"”’)*—-]\s*$/u;

/** Whether a line fills so little of the width that it ended on purpose. */
function isShort(line: PdfLine, { left, right }: Layout): boolean {
  const from = left.get(line.page) ?? line.x;
  const to = right.get(line.page) ?? line.right;
  return line.right - from < (to - from) * 0.6;
}

/** Among lines that all stand in, one that ends early is verse or a paragraph of one line. */
function indentedStep(before: PdfLine, line: PdfLine, layout: Layout): 'paragraph' | 'next' {
  return endsEarly(before, line, layout) ? 'paragraph' : 'next';
}

function isSameHeading(before: PdfLine, line: PdfLine, open: Paragraph, heading: number | null): boolean {
  return (
    heading !== null &&
    open.heading !== null &&
    Math.abs(heading - open.heading) < 0.5 &&
    before.page === line.page &&
    before.y - line.y < heading * 1.6
  );
}

/** Headings by size: the largest may stand once, first, and be the title; the next are the chapters'. */
function levels(paragraphs: readonly Paragraph[]): (size: number) => 3 | 4 | 5 | 6 {
  const sizes = paragraphs.flatMap(({ heading }) => (heading === null ? [] : [Math.round(heading)]));
  const used = [...new Set(sizes)].sort((a, b) => b - a);
  const [largest] = used;
  const isAlone = sizes[0] === largest && sizes.indexOf(largest ?? 0, 1) < 0;
  const titles = isAlone && used.length > 1 ? 1 : 0;
  return (size) => LEVELS[Math.max(0, used.indexOf(Math.round(size)) - titles)] ?? 6;
}

const LEVELS = [3, 4, 5, 6] as const;

function blockOf(
  { lines, breaks, align, heading }: Paragraph,
  levelOf: (size: number) => 3 | 4 | 5 | 6,
  hyphens: Hyphens,
): Block {
  const runs: (LineRun | 'break')[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before !== undefined) joinLine(runs, before, line, breaks[index - 1] ?? false, hyphens);
    for (const run of line.runs) runs.push({ ...run });
  });
  const children = inlinesOf(trimmed(runs), heading !== null);
  const aligned = align === null ? {} : { align };
  return heading === null
    ? { type: 'paragraph', ...aligned, children }
    : { type: 'heading', level: levelOf(heading), ...aligned, children };
}

function joinLine(
  runs: (LineRun | 'break')[],
  before: PdfLine,
  line: PdfLine,
  isBreak: boolean,
  hyphens: Hyphens,
): void {
  const last = runs.at(-1);
  if (last === undefined || last === 'break') return;
  last.text = last.text.trimEnd();
  if (isBreak) runs.push('break');
  else {
    const join = hyphens.join(before.text.trimEnd(), line.text.trimStart());
    if (join === 'cut') last.text = last.text.slice(0, -1);
    else if (join === 'space') last.text += ' ';
  }
}

function trimmed(runs: readonly (LineRun | 'break')[]): (LineRun | 'break')[] {
  return runs.map((run, index) => {
    if (run === 'break') return run;
    let { text } = run;
    if (index === 0 || runs[index - 1] === 'break') text = text.trimStart();
    if (index === runs.length - 1) text = text.trimEnd();
    return { ...run, text: text.replace(/[ \t\u00a0]{2,}/g, ' ') };
  });
}

function inlinesOf(runs: readonly (LineRun | 'break')[], isHeading: boolean): Inline[] {
  const out: Inline[] = [];
  for (const run of runs) {
    if (run === 'break') out.push({ type: 'break' });
    else if (run.text !== '') append(out, run, isHeading);
  }
  return out;
}

/** Runs of the same face grow together over the ends of lines. */
function append(out: Inline[], { text, italic, bold }: LineRun, isHeading: boolean): void {
  const strong = bold && !isHeading && text.trim() !== '';
  const emphasis = italic && text.trim() !== '';
  const last = out.at(-1);
  const plain: Inline = { type: 'text', text };
  const marked: Inline = emphasis ? { type: 'emphasis', children: [plain] } : plain;
  const whole: Inline = strong ? { type: 'strong', children: [marked] } : marked;
  const end = last === undefined ? null : sameShape(last, whole);
  if (end === null) out.push(whole);
  else end.text += text;
}

/** The text at the end of an inline that has the same marks as another; null where the marks differ. */
function sameShape(last: Inline, next: Inline): Extract<Inline, { type: 'text' }> | null {
  if (last.type === 'text') return next.type === 'text' ? last : null;
  if (last.type !== next.type || !('children' in last) || !('children' in next)) return null;
  const [inner] = last.children;
  const [other] = next.children;
  return inner === undefined || other === undefined ? null : sameShape(inner, other);
}
