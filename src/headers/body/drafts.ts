import { chapterHeadOf } from './chapter-head.ts';
import type { Draft } from './draft.ts';
import type { Hyphenation } from './hyphenation.ts';
import type { LineLayout } from './line-layout.ts';
import { endsSentence, type MeasuredLine } from './measured-line.ts';
import { alignmentOf, paragraphsOf } from './paragraphs.ts';
import { isArt, type RunForm, runFormOf } from './run-form.ts';
import { isSceneBreak } from './scene-break.ts';

const ILLUSTRATION = /^\[(?:illustration|image|picture|abbildung)(?::\s?([^\]]{0,400}))?\.?\]$/i;

/** Cuts measured lines into drafts: one for each paragraph, verse, break or other block. */
export function draftsOf(
  lines: readonly MeasuredLine[],
  layout: LineLayout,
  hyphenation: Hyphenation,
): Draft[] {
  const drafts: Draft[] = [];
  let gap = 0;
  for (let from = 0; from < lines.length; ) {
    if (lines[from]?.text === '') {
      gap += 1;
      from += 1;
      continue;
    }
    let to = from + 1;
    while (to < lines.length && lines[to]?.text !== '') to += 1;
    addGroup(drafts, lines.slice(from, to), gap, layout, hyphenation);
    gap = 0;
    from = to;
  }
  return drafts;
}

/** Lines between two blank ones: a picture, or runs divided by scene breaks. */
function addGroup(
  drafts: Draft[],
  group: MeasuredLine[],
  gap: number,
  layout: LineLayout,
  hyphenation: Hyphenation,
): void {
  if (isArt(group)) {
    const base = Math.min(...group.map((line) => line.indent));
    const lines = group.map((line) => ' '.repeat(line.indent - base) + line.text);
    drafts.push({ form: 'art', lines, gap, at: group[0]?.at ?? 0 });
    return;
  }
  let run: MeasuredLine[] = [];
  let before = gap;
  const flush = () => {
    if (run.length > 0) {
      addRun(drafts, run, before, layout, hyphenation);
      before = 0;
    }
    run = [];
  };
  for (const line of group) {
    if (isSceneBreak(line.text, group.length === 1)) {
      flush();
      drafts.push({
        form: 'break',
        lines: [line.soft ? `${line.text} ` : line.text],
        gap: before,
        at: line.at,
      });
      before = 0;
      continue;
    }
    if (layout.dense && run.length > 0 && isHeadInside(run[run.length - 1], line)) flush();
    run.push(line);
  }
  flush();
}

function addRun(
  drafts: Draft[],
  run: MeasuredLine[],
  gap: number,
  layout: LineLayout,
  hyphenation: Hyphenation,
): void {
  const [first] = run;
  if (!first) return;
  const illustration = illustrationOf(run);
  if (illustration !== null) {
    drafts.push({ form: 'figure', lines: [illustration], gap, at: first.at });
    return;
  }
  if (run.length > 1 && standsAsHead(first, run)) {
    drafts.push({ form: 'paragraph', lines: [first.text], gap, at: first.at });
    addRun(drafts, run.slice(1), 0, layout, hyphenation);
    return;
  }
  const form = run.length === 1 ? 'flow' : runFormOf(run, layout);
  if (form === 'flow' || form === 'each') {
    const paragraphs = paragraphsOf(run, layout, hyphenation);
    if (paragraphs[0]) paragraphs[0].gap = gap;
    for (const paragraph of paragraphs) drafts.push(paragraph);
    return;
  }
  drafts.push(keptLines(run, form, gap, layout));
}

function keptLines(
  run: MeasuredLine[],
  form: Exclude<RunForm, 'flow' | 'each'>,
  gap: number,
  layout: LineLayout,
): Draft {
  const align = run.every((line) => alignmentOf(line, layout) === 'center')
    ? { align: 'center' as const }
    : {};
  const lines = run.map((line) => line.text);
  return { form: form === 'breaks' ? 'paragraph' : form, lines, ...align, gap, at: run[0]?.at ?? 0 };
}

/** A head directly above its chapter's text or title. A bare number counts only above a short title. */
function standsAsHead(first: MeasuredLine, run: readonly MeasuredLine[]): boolean {
  const head = chapterHeadOf(first.text);
  if (head === null || (run[1] && chapterHeadOf(run[1].text) !== null)) return false;
  return head.rank < 6 || (head.title === null && run.length === 2 && (run[1]?.columns ?? 0) <= 60);
}

/** A numbered head between lines of a text that leaves no blank lines. */
function isHeadInside(before: MeasuredLine | undefined, line: MeasuredLine): boolean {
  if (line.columns > 60 || (before && !endsSentence(before.text))) return false;
  const head = chapterHeadOf(line.text);
  return head !== null && head.rank < 6;
}

function illustrationOf(run: readonly MeasuredLine[]): string | null {
  if (!run[0]?.text.startsWith('[') || run.length > 8) return null;
  const found = ILLUSTRATION.exec(run.map((line) => line.text).join(' '));
  return found ? (found[1] ?? '') : null;
}
