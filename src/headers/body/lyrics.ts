import type { Draft } from './draft.ts';
import { isCrossRule } from './scene-break.ts';

/** Marks that writers put around quoted songs (header-conventions §10.5), longest first. */
const MARKS = ['///', '//', '~~', '~', '##', '#', '♪', '♫'] as const;
/** Marks that mean a song even around a single line. */
const ALWAYS = new Set(['#', '##', '♪', '♫']);
const LONGEST_LINE = 80;
const MOST_LINES = 60;

/**
 * Finds quoted songs among drafts: lines between rules of x's, and lines inside song marks. `voices` are marks that a
 * legend gives to thoughts or speech; `songfic` says that the header names a song.
 */
export function markLyrics(drafts: readonly Draft[], songfic: boolean): Draft[] {
  const voices = voiceMarks(drafts.slice(0, 12));
  const marked = betweenRules(drafts).map((draft) => fromMarks(draft, voices, songfic));
  return joinedSongs(marked);
}

/** Drafts between two rules of x's become one song, and the rules go. */
function betweenRules(drafts: readonly Draft[]): Draft[] {
  const result: Draft[] = [];
  for (let index = 0; index < drafts.length; index += 1) {
    const draft = drafts[index];
    if (!draft) continue;
    const end = isRule(draft) ? songEnd(drafts, index + 1) : -1;
    if (end < 0) {
      result.push(draft);
      continue;
    }
    result.push({
      form: 'lyrics',
      lines: stanzas(drafts.slice(index + 1, end)),
      gap: draft.gap,
      at: draft.at,
    });
    index = end;
  }
  return result;
}

function isRule(draft: Draft): boolean {
  return draft.form === 'break' && isCrossRule((draft.lines[0] ?? '').trimEnd());
}

/** The closing rule's place when all between is short lines, else -1. */
function songEnd(drafts: readonly Draft[], from: number): number {
  let lines = 0;
  for (let index = from; index < drafts.length; index += 1) {
    const draft = drafts[index];
    if (!draft) return -1;
    if (isRule(draft)) return index > from ? index : -1;
    lines += draft.lines.length;
    if (draft.form === 'break' || lines > MOST_LINES || !draft.lines.every(isShort)) return -1;
  }
  return -1;
}

function isShort(line: string): boolean {
  return line.length <= LONGEST_LINE;
}

function stanzas(drafts: readonly Draft[]): string[] {
  return drafts.flatMap((draft, index) => (index > 0 && draft.gap > 0 ? ['', ...draft.lines] : draft.lines));
}

function fromMarks(draft: Draft, voices: ReadonlySet<string>, songfic: boolean): Draft {
  if (draft.form === 'poem' && songfic)
    return { ...draft, form: 'lyrics', lines: bare(draft.lines) ?? draft.lines };
  if (draft.form !== 'paragraph' && draft.form !== 'poem') return draft;
  if (!draft.lines.every(isShort)) return draft;
  const mark = markAround(draft.lines);
  if (mark === null || voices.has(mark)) return draft;
  if (draft.lines.length < 2 && !songfic && !ALWAYS.has(mark)) return draft;
  return { ...draft, form: 'lyrics', lines: bare(draft.lines) ?? draft.lines };
}

/** The mark that stands at both ends of the lines together, or of each line; null when there is none. */
function markAround(lines: readonly string[]): string | null {
  const first = lines[0] ?? '';
  const last = lines[lines.length - 1] ?? '';
  for (const mark of MARKS) {
    if (first.startsWith(mark) && last.endsWith(mark) && first.length + last.length > mark.length * 2 + 2)
      return mark;
  }
  return null;
}

/** Lines without the marks around them. */
function bare(lines: readonly string[]): string[] | null {
  const mark = markAround(lines);
  if (mark === null) return null;
  return lines.map((line) => {
    const from = line.startsWith(mark) ? mark.length : 0;
    const to = line.endsWith(mark) && line.length > mark.length ? line.length - mark.length : line.length;
    return line.slice(from, Math.max(from, to)).trim();
  });
}

/** Marked single lines one after another are one song as well. */
function joinedSongs(drafts: readonly Draft[]): Draft[] {
  const result: Draft[] = [];
  for (const draft of drafts) {
    const before = result[result.length - 1];
    if (
      draft.form === 'lyrics' &&
      before?.form === 'lyrics' &&
      before.lines.length < MOST_LINES &&
      draft.gap <= 1
    ) {
      before.lines = [
        ...before.lines,
        ...(draft.lines.length > 1 && draft.gap > 0 ? [''] : []),
        ...draft.lines,
      ];
    } else result.push(draft.form === 'lyrics' ? { ...draft } : draft);
  }
  return result;
}

const VOICE = /telepath|thought|mind|think|speech|speak|flashback|dream|signs|signing/i;

/** Marks that a legend before the story gives to voices: `// // telepathy, ~ ~ thoughts`. */
function voiceMarks(drafts: readonly Draft[]): Set<string> {
  const voices = new Set<string>();
  for (const { lines } of drafts) {
    for (const line of lines) {
      if (line.length > 200) continue;
      for (const part of line.split(/[,;]/)) {
        const mark = MARKS.find((candidate) =>
          part
            .trim()
            .replace(/^\p{L}+:\s*/u, '')
            .startsWith(candidate),
        );
        if (mark !== undefined && VOICE.test(part) && part.split(mark).length > 2) voices.add(mark);
      }
    }
  }
  return voices;
}
