import type { SourceLine } from '#text';
import { isTitleLabel, type TitleEntry } from './fields.ts';
import { unwrapLines } from './unwrap.ts';

/** The head of a text: title, authors, labelled lines, the titles of its list of contents, and where the body begins. */
export type TextHead = {
  title: SourceLine;
  authors: SourceLine;
  entries: TitleEntry[];
  contents: string[];
  bodyFrom: number;
};

/** A title page and its list of contents are at most this long, in lines. */
const LONGEST_HEAD = 20_000;
const CONTENTS = 'TABLE OF CONTENTS';
/** Every line is wrapped at this width unless somebody set another. */
const WIDTH = 78;

/**
 * Reads the head of a text that FanFicFare wrote (formats §4), or null where it is none: a title, `by AUTHORS`, lines of
 * label and value of which some are the program's own, and a list of contents where there are several chapters.
 */
export function readTextHead(lines: readonly SourceLine[]): TextHead | null {
  const filled = filledLines(lines, 4);
  const [title, authors] = filled.map((at) => lines[at]);
  if (title === undefined || authors === undefined || !/^by \S/.test(authors.text)) return null;
  const from = (filled[1] ?? 0) + 1;
  let end = from;
  while (end < lines.length && end < LONGEST_HEAD && !isChapterLine(lines, end)) end += 1;
  const listed = lines.slice(from, end).findIndex((line) => line.text.trim() === CONTENTS);
  const entries = entriesOf(lines.slice(from, listed < 0 ? end : from + listed));
  const known = new Set(entries.map(({ label }) => label.toLowerCase()));
  const own = ['story url', 'packaged', 'publisher'].filter((label) => known.has(label)).length;
  const labelled = entries.filter(({ label }) => isTitleLabel(label)).length;
  if (own === 0 || labelled < 3 || (end === lines.length && listed < 0)) return null;
  const contents = listed < 0 ? [] : titlesOf(lines.slice(from + listed + 1, end));
  return { title, authors, entries, contents, bodyFrom: end };
}

/** Whether a line is a chapter's head: indented by a tab, alone between blank lines. */
export function isChapterLine(lines: readonly SourceLine[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  return /^(?:\t| {8})\S/.test(text) && (lines[at - 1]?.text.trim() ?? '') === '';
}

function filledLines(lines: readonly SourceLine[], count: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < lines.length && at < 60 && found.length < count; at += 1)
    if (lines[at]?.text.trim() !== '') found.push(at);
  return found;
}

/**
 * Lines of label and value. A line goes on with the value before it where its first word had no room there, unless it
 * begins with one of the program's own labels.
 */
function entriesOf(lines: readonly SourceLine[]): TitleEntry[] {
  const groups: { label: string; lines: SourceLine[]; values: string[] }[] = [];
  let before = '';
  for (const line of lines) {
    const text = line.text.trimEnd();
    const [, label, value] = /^([\p{L}][\p{L}\p{N} /'’&[\]-]{0,39}):(?:\s(.*))?$/u.exec(text) ?? [];
    const last = groups.at(-1);
    const room = before.length + 1 + (/^\S*/.exec(text)?.[0].length ?? 0) <= WIDTH;
    const begins =
      label !== undefined && (isTitleLabel(label) || (room && !/^summary$/i.test(last?.label ?? '')));
    if (begins) groups.push({ label, lines: [line], values: [value ?? ''] });
    else if (text !== '') {
      last?.lines.push(line);
      last?.values.push(text);
    }
    if (text !== '') before = text;
  }
  return groups.flatMap(({ label, lines: own, values }) => {
    const value = unwrapLines(values.filter((one) => one.trim() !== '')).trim();
    const start = own[0]?.start ?? 0;
    const end = own.at(-1)?.end ?? start;
    const evidence = {
      source: 'metadata' as const,
      raw: value.slice(0, 500),
      start,
      end,
      confidence: 1,
      label,
    };
    return value === '' ? [] : [{ label, value, prose: value, evidence }];
  });
}

/** The titles of a list of contents, one with a blank line after it. */
function titlesOf(lines: readonly SourceLine[]): string[] {
  const titles: string[] = [];
  let current: string[] = [];
  for (const { text } of [...lines, { text: '' }]) {
    if (text.trim() !== '') current.push(text);
    else if (current.length > 0) {
      titles.push(unwrapLines(current).trim());
      current = [];
    }
  }
  return titles;
}
