import type { Inline, MarkType } from '#document';

/** Glyphs that typed text uses for marks, with what they mean here (header-conventions §10.4). */
const MEANINGS: Record<string, MarkType> = {
  '*': 'emphasis',
  _: 'emphasis',
  '/': 'emphasis',
  '//': 'emphasis',
  '~': 'emphasis',
  '**': 'strong',
  __: 'strong',
  '***': 'strong',
};

/** Which glyph runs mean marks in one document; the rest stay as they are typed. */
export type MarkKey = ReadonlySet<string>;

/** A pair of glyph runs in a text: `from` is where the opening run starts, `to` where the closing run ends. */
type Pair = { from: number; to: number; glyph: string };

const ANY_GLYPH = /[*_/~]/;
/** Glyphs of marks, and the control characters that the document model does not allow. */
const SPECIAL = /[*_/~\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const OPENS_AFTER = /[\s"“„«‘'([{–—-]/u;
const CLOSES_BEFORE = /[\s"”»’'.,;:!?…)\]}–—-]/u;

/**
 * Decides which glyphs are marks in this document: those that pair more often than they stand alone, by the rule that a
 * mark opens at a word's start and closes at a word's end inside one paragraph.
 */
export function surveyMarks(texts: Iterable<string>): MarkKey {
  const paired = new Map<string, number>();
  const single = new Map<string, number>();
  const addTo = (counts: Map<string, number>, glyph: string, by: number) =>
    counts.set(glyph, (counts.get(glyph) ?? 0) + by);
  for (const text of texts) {
    if (!ANY_GLYPH.test(text)) continue;
    const { pairs, unmatched } = pairMarks(text, null);
    for (const pair of pairs) addTo(paired, pair.glyph, 1);
    for (const [glyph, count] of unmatched) addTo(single, glyph, count);
  }
  const key = new Set<string>();
  for (const [glyph, count] of paired) {
    if (count >= (single.get(glyph) ?? 0)) key.add(glyph);
  }
  return key;
}

/** Whether a text is only what it shows: no glyph in it can be a mark, and no character is unprintable. */
export function isPlain(text: string): boolean {
  return !SPECIAL.test(text);
}

/** The inlines of one paragraph's text. */
export function inlinesOf(text: string, key: MarkKey): Inline[] {
  if (!ANY_GLYPH.test(text)) return [{ type: 'text', text }];
  const { pairs } = pairMarks(text, key);
  return pairs.length === 0 ? [{ type: 'text', text }] : buildRange(text, 0, text.length, sortPairs(pairs));
}

/** The inlines of lines that belong together; a mark may open on one line and close on another. */
export function inlineLinesOf(lines: readonly string[], key: MarkKey): Inline[][] {
  const text = lines.join('\n');
  const pairs = ANY_GLYPH.test(text) ? sortPairs(pairMarks(text, key).pairs) : [];
  let open: Pair[] = [];
  let next = 0;
  let start = 0;
  return lines.map((line) => {
    const end = start + line.length;
    while (next < pairs.length && (pairs[next]?.from ?? end) < end) {
      const pair = pairs[next];
      if (pair) open.push(pair);
      next += 1;
    }
    const inlines = buildRange(text, start, end, open);
    open = open.filter((pair) => pair.to > end);
    start = end + 1;
    return inlines;
  });
}

function sortPairs(pairs: Pair[]): Pair[] {
  return pairs.sort((a, b) => a.from - b.from);
}

type Open = { glyph: string; at: number };

/** One pass with a stack that never holds two open runs of the same glyph, so it is at most as deep as the glyph list. */
function pairMarks(text: string, key: MarkKey | null): { pairs: Pair[]; unmatched: Map<string, number> } {
  const pairs: Pair[] = [];
  const unmatched = new Map<string, number>();
  let stack: Open[] = [];
  const drop = (entry: Open) => unmatched.set(entry.glyph, (unmatched.get(entry.glyph) ?? 0) + 1);
  const finder = /[*_/~]+/g;
  for (let found = finder.exec(text); found !== null; found = finder.exec(text)) {
    const glyph = found[0];
    if (!(glyph in MEANINGS) || (key !== null && !key.has(glyph))) continue;
    const at = found.index;
    const after = at + glyph.length;
    const opened = stack.findIndex((entry) => entry.glyph === glyph);
    if (opened >= 0 && canClose(text, at, after) && after - (stack[opened]?.at ?? 0) > glyph.length * 2) {
      for (const entry of stack.slice(opened + 1)) drop(entry);
      const from = stack[opened]?.at ?? at;
      stack = stack.slice(0, opened);
      if (isMarked(text.slice(from + glyph.length, Math.min(at, from + 40)), glyph))
        pairs.push({ from, to: after, glyph });
    } else if (canOpen(text, at, after)) {
      if (opened >= 0) {
        for (const entry of stack.slice(opened)) drop(entry);
        stack = stack.slice(0, opened);
      }
      stack.push({ glyph, at });
    }
  }
  stack.forEach(drop);
  return { pairs, unmatched };
}

function canOpen(text: string, at: number, after: number): boolean {
  const next = text.charAt(after);
  return (
    next !== '' &&
    !/\s/.test(next) &&
    (at === 0 || OPENS_AFTER.test(text.charAt(at - 1)) || ANY_GLYPH.test(text.charAt(at - 1)))
  );
}

function canClose(text: string, at: number, after: number): boolean {
  return (
    !/\s/.test(text.charAt(at - 1)) &&
    (after === text.length || CLOSES_BEFORE.test(text.charAt(after)) || ANY_GLYPH.test(text.charAt(after)))
  );
}

/** Slashes stand in dates, fractions and addresses too; those hold no letters or no blank-free word. */
function isMarked(content: string, glyph: string): boolean {
  return glyph.charAt(0) !== '/' || /\p{L}/u.test(content);
}

/** Inlines of `text` from `from` to `to`, where `pairs` (sorted, nested, possibly reaching outside) are marks. */
function buildRange(text: string, from: number, to: number, pairs: readonly Pair[]): Inline[] {
  const inlines: Inline[] = [];
  let at = from;
  for (let index = 0; index < pairs.length; ) {
    const pair = pairs[index];
    if (!pair) break;
    let end = index + 1;
    while (end < pairs.length && (pairs[end]?.from ?? 0) < pair.to) end += 1;
    const opening = Math.min(Math.max(pair.from, from), to);
    if (opening > at) inlines.push({ type: 'text', text: text.slice(at, opening) });
    const innerFrom = Math.max(from, pair.from + pair.glyph.length);
    const innerTo = Math.min(to, pair.to - pair.glyph.length);
    if (innerTo > innerFrom) {
      const type = MEANINGS[pair.glyph] ?? 'emphasis';
      inlines.push({ type, children: buildRange(text, innerFrom, innerTo, pairs.slice(index + 1, end)) });
    }
    at = Math.max(at, Math.min(to, pair.to));
    index = end;
  }
  if (at < to) inlines.push({ type: 'text', text: text.slice(at, to) });
  return inlines;
}
