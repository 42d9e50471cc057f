import type { Inline } from '#document';
import { MARKS, UNDERLINE } from './character-style.ts';

/** A stretch of text set alike; text null is a line break. */
export type Run = { text: string | null; marks: number; href: string | null };

/** Runs as inlines: links outermost, then marks, each around as much as it can. */
export function inlinesOf(runs: readonly Run[]): Inline[] {
  return groupsOf(runs, (run) => run.href ?? '').flatMap((group): Inline[] => {
    const href = group[0]?.href ?? null;
    if (href === null) return marked(group, 0);
    const bare = group.map((run) => ({ ...run, marks: run.marks & ~UNDERLINE }));
    return [{ type: 'link', href, children: marked(bare, 0) }];
  });
}

function marked(runs: readonly Run[], depth: number): Inline[] {
  const type = MARKS[depth];
  if (type === undefined) return plain(runs);
  const bit = 1 << depth;
  if (!runs.some((run) => run.marks & bit)) return marked(runs, depth + 1);
  return groupsOf(runs, (run) => run.marks & bit).flatMap((group): Inline[] => {
    const inner = marked(group, depth + 1);
    return ((group[0]?.marks ?? 0) & bit) === 0 || isBlank(group) ? inner : [{ type, children: inner }];
  });
}

function plain(runs: readonly Run[]): Inline[] {
  const out: Inline[] = [];
  for (const { text } of runs) {
    const last = out.at(-1);
    if (text === null) out.push({ type: 'break' });
    else if (last?.type === 'text') last.text += text;
    else out.push({ type: 'text', text });
  }
  // Half of a pair may stand alone in a damaged file.
  for (const inline of out) if (inline.type === 'text') inline.text = inline.text.toWellFormed();
  return out;
}

/** Whether runs show nothing but white space. */
export function isBlank(runs: readonly Run[]): boolean {
  return runs.every(({ text }) => text === null || text.trim() === '');
}

function groupsOf<Key>(runs: readonly Run[], keyOf: (run: Run) => Key): Run[][] {
  const groups: Run[][] = [];
  let key: Key | null = null;
  for (const run of runs) {
    const own = keyOf(run);
    if (groups.length === 0 || own !== key) groups.push([]);
    groups.at(-1)?.push(run);
    key = own;
  }
  return groups;
}

/** Runs without white space at the ends of their lines, cut into paragraphs where two breaks stand together. */
export function paragraphsOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (run.text === null) lines.push([]);
    else lines.at(-1)?.push(run);
  }
  const tidy = lines.map(trimmed);
  const filled = tidy.filter((line) => line.length > 0);
  const length = filled.reduce(
    (sum, line) => sum + line.reduce((own, run) => own + (run.text ?? '').length, 0),
    0,
  );
  const eachLine = filled.length >= 4 && length / filled.length >= LONG_LINE;
  const paragraphs: Run[][] = [];
  let open = false;
  for (const line of tidy) {
    const last = paragraphs.at(-1);
    if (line.length === 0 || (eachLine && open)) open = false;
    if (line.length === 0) continue;
    if (open && last !== undefined) {
      last.push(breakBetween(last.at(-1), line[0]));
      for (const run of line) last.push(run);
    } else paragraphs.push(line);
    open = true;
  }
  return paragraphs;
}

/** An author's line is as long as their window: from this average on, each break of a run is a paragraph's end. */
const LONG_LINE = 160;

function breakBetween(before: Run | undefined, after: Run | undefined): Run {
  const marks = (before?.marks ?? 0) & (after?.marks ?? 0);
  return { text: null, marks, href: before?.href === after?.href ? (after?.href ?? null) : null };
}

function trimmed(line: readonly Run[]): Run[] {
  const from = line.findIndex((run) => (run.text ?? '').trim() !== '');
  if (from < 0) return [];
  const to = line.findLastIndex((run) => (run.text ?? '').trim() !== '');
  return line.slice(from, to + 1).map((run, index) => {
    let text = run.text ?? '';
    if (index === 0) text = text.trimStart();
    if (from + index === to) text = text.trimEnd();
    return { ...run, text };
  });
}
