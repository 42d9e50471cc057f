import type { Inline } from '#document';
import type { Origin } from './source-offsets.ts';

/** Something that encloses inlines: a mark, a link, a span. Compared by identity. */
export type Wrapper = { kind: string; wrap: (children: Inline[]) => Inline };

/** A stretch of text under one list of wrappers, outermost first. `places` is absent where the text is as in the source. */
export type TextRun = {
  text: string;
  wrappers: readonly Wrapper[];
  start: number;
  places: Int32Array | null;
  /** False where the text's place inside start and `end` is not known. */
  located: boolean;
  end: number;
};

/** A line break under its wrappers. */
type BreakRun = { text: null; wrappers: readonly Wrapper[] };

/** Text or a break, as a paragraph collects them. */
export type Run = TextRun | BreakRun;

/** The parallel structure that remembers where texts come from; it lives as long as the inlines do. */
export type TextOrigins = WeakMap<Inline, Origin>;

/** Runs between breaks. */
export function linesOfRuns(runs: readonly Run[]): TextRun[][] {
  const lines: TextRun[][] = [[]];
  for (const run of runs) {
    if (run.text === null) lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines;
}

/**
 * A line as a browser shows it: white space collapsed to single spaces across runs, none at the ends; no-break
 * spaces at the ends, which only indent, go too. `indent` is how many no-break spaces led the line.
 */
export function collapseLine(line: readonly TextRun[]): { runs: TextRun[]; indent: number } {
  const collapsed: TextRun[] = [];
  let afterSpace = true;
  for (const run of line) {
    const next = collapseRun(run, afterSpace);
    if (next.text === '') continue;
    afterSpace = next.text.endsWith(' ');
    collapsed.push(next);
  }
  const indent = trimStart(collapsed);
  trimEnd(collapsed);
  return { runs: collapsed, indent };
}

const SPACES = /[ \t\n\f\r]+/g;

function collapseRun(run: TextRun, afterSpace: boolean): TextRun {
  const leading = afterSpace ? (/^[ \t\n\f\r]+/.exec(run.text)?.[0].length ?? 0) : 0;
  const kept = leading === 0 ? run : sliceRun(run, leading, run.text.length);
  const text = kept.text.replace(SPACES, ' ');
  if (text.length === kept.text.length) return text === kept.text ? kept : { ...kept, text };
  return withPlaces(kept, text);
}

/** Places follow the kept characters when spaces are taken out. */
function withPlaces(run: TextRun, text: string): TextRun {
  if (!run.located) return { ...run, text };
  const places = new Int32Array(text.length + 1);
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    places[index] = placeIn(run, from);
    from += 1;
    if (text[index] === ' ') while (isSpace(run.text[from])) from += 1;
  }
  places[text.length] = placeIn(run, run.text.length);
  return { ...run, text, places };
}

function isSpace(character: string | undefined): boolean {
  return (
    character === ' ' || character === '\n' || character === '\t' || character === '\r' || character === '\f'
  );
}

function trimStart(runs: TextRun[]): number {
  let indent = 0;
  for (let first = runs[0]; first !== undefined; first = runs[0]) {
    const lead = /^[ \u00a0]+/.exec(first.text)?.[0] ?? '';
    indent += lead.replaceAll(' ', '').length;
    if (lead.length < first.text.length) {
      if (lead !== '') runs[0] = sliceRun(first, lead.length, first.text.length);
      return indent;
    }
    runs.shift();
  }
  return indent;
}

function trimEnd(runs: TextRun[]): void {
  for (let last = runs.at(-1); last !== undefined; last = runs.at(-1)) {
    let length = last.text.length;
    while (length > 0 && (last.text[length - 1] === ' ' || last.text[length - 1] === '\u00a0')) length -= 1;
    runs.pop();
    if (length > 0) {
      runs.push(length === last.text.length ? last : sliceRun(last, 0, length));
      return;
    }
  }
}

/** Part of a run, with its places. */
export function sliceRun(run: TextRun, from: number, to: number): TextRun {
  const text = run.text.slice(from, to);
  if (!run.located) return { ...run, text };
  const start = placeIn(run, from);
  return { ...run, text, start, end: placeIn(run, to), places: run.places?.subarray(from, to + 1) ?? null };
}

function placeIn(run: TextRun, index: number): number {
  return run.places === null ? run.start + index : (run.places[index] ?? run.end);
}

/** Lines as one sequence again, a break between two of them. A break stands where both neighbours are. */
export function joinLines(lines: readonly (readonly TextRun[])[]): Run[] {
  const joined: Run[] = [];
  let before: readonly Wrapper[] = [];
  lines.forEach((line, number) => {
    if (number > 0) {
      const after = line[0]?.wrappers ?? [];
      let depth = 0;
      while (depth < before.length && before[depth] === after[depth]) depth += 1;
      joined.push({ text: null, wrappers: before.slice(0, depth) });
    }
    for (const run of line) joined.push(run);
    before = line.at(-1)?.wrappers ?? [];
  });
  return joined;
}

/** The inlines of runs, nested as their wrappers say; the places of texts go into `origins`. */
export function buildInlines(runs: readonly Run[], origins: TextOrigins): Inline[] {
  const root: Inline[] = [];
  const open: { wrapper: Wrapper; children: Inline[] }[] = [];
  const close = (depth: number) => {
    while (open.length > depth) {
      const closed = open.pop();
      if (closed !== undefined) (open.at(-1)?.children ?? root).push(closed.wrapper.wrap(closed.children));
    }
  };
  for (const run of runs) {
    const shared = sharedDepth(open, run.wrappers);
    close(shared);
    for (const wrapper of run.wrappers.slice(shared)) open.push({ wrapper, children: [] });
    const into = open.at(-1)?.children ?? root;
    if (run.text === null) into.push({ type: 'break' });
    else addText(into, run, origins);
  }
  close(0);
  return root;
}

function sharedDepth(open: readonly { wrapper: Wrapper }[], wrappers: readonly Wrapper[]): number {
  let depth = 0;
  while (depth < open.length && depth < wrappers.length && open[depth]?.wrapper === wrappers[depth])
    depth += 1;
  return depth;
}

function addText(into: Inline[], run: TextRun, origins: TextOrigins): void {
  const before = into.at(-1);
  const origin = originOf(run);
  if (before?.type !== 'text') {
    const inline: Inline = { type: 'text', text: run.text };
    if (origin !== null) origins.set(inline, origin);
    into.push(inline);
    return;
  }
  const earlier = origins.get(before);
  if (earlier !== undefined && origin !== null) {
    const exact = earlier.exact && origin.exact && earlier.start + before.text.length === origin.start;
    origins.set(before, { start: earlier.start, end: origin.end, exact });
  }
  before.text += run.text;
}

function originOf(run: TextRun): Origin | null {
  if (run.end <= run.start) return null;
  if (!run.located) return { start: run.start, end: run.end, exact: false };
  const { places, text } = run;
  if (places === null) return { start: run.start, end: run.start + text.length, exact: true };
  const start = places[0] ?? run.start;
  const end = places[text.length] ?? run.end;
  let exact = end - start === text.length;
  for (let index = 1; exact && index < text.length; index += 1) exact = places[index] === start + index;
  return { start, end, exact };
}
