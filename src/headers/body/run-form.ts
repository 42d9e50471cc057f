import { chapterHeadOf } from './chapter-head.ts';
import type { LineLayout } from './line-layout.ts';
import { hasRoom } from './line-layout.ts';
import { endsSentence, type MeasuredLine, startsCapital } from './measured-line.ts';

/**
 * What lines that stand together are: `flow` is wrapped prose, `each` a paragraph a line, `breaks` a paragraph whose
 * lines were broken on purpose; the others are blocks that keep their lines.
 */
export type RunForm = 'flow' | 'each' | 'breaks' | 'poem' | 'letter' | 'chat' | 'list';

const LONGEST_VERSE = 64;
const CHAT = /^(?:<[\w .'-]{1,24}>|\[\d{1,2}:\d{2}[^\]]{0,8}\]|\*{3} \S+ (?:has|is|sets))/;
const SPEAKER = /^(?:\p{Lu}[\p{Lu}.'’ -]{1,28}(?: ?\([^)]{1,40}\))?:\s|\[[^\]]{2,80}\]$|(?:INT|EXT)\. )/u;
const MAIL_LABEL = /^(?:from|to|cc|date|sent|subject|re|von|an|betreff|de|à|objet):\s/i;

/** Judges a run of two lines or more. */
export function runFormOf(lines: readonly MeasuredLine[], layout: LineLayout): RunForm {
  const plain: RunForm = layout.wrapped ? 'flow' : 'each';
  if (isTalk(lines, CHAT) || isTalk(lines, SPEAKER)) return 'chat';
  if (share(lines.slice(0, 6), (line) => MAIL_LABEL.test(line.text)) >= 0.6) return 'letter';
  if (lines.length > 200 || !isDeliberate(lines, layout)) return plain;
  if (isTelegram(lines)) return 'letter';
  if (isContents(lines)) return 'list';
  const indented = lines.every((line) => line.indent >= layout.base + 2);
  const ended = share(lines, (line) => endsSentence(line.text));
  if (!indented && ended >= 0.7) return 'each';
  const capital = share(lines, (line) => startsCapital(line.text) || line.indent > layout.base);
  if (capital >= 0.75 && (lines.length >= 3 || indented)) return 'poem';
  return layout.wrapped || lines.length <= 3 ? 'breaks' : plain;
}

/** Whether most lines have the form of `pattern`; one of the first three must, which spares prose the counting. */
function isTalk(lines: readonly MeasuredLine[], pattern: RegExp): boolean {
  const opens = lines.slice(0, 3).some((line) => pattern.test(line.text));
  return opens && share(lines, (line) => pattern.test(line.text)) >= 0.6;
}

/** Whether lines are picture or table: at least three, mostly not letters, and not one line over and over. */
export function isArt(lines: readonly MeasuredLine[]): boolean {
  if (lines.length < 3 || lines.length > 200) return false;
  if (glyphShare(lines[0]?.text ?? '') <= 0.35) return false;
  const distinct = new Set(lines.map((line) => line.text));
  if (distinct.size < Math.min(3, lines.length)) return false;
  return lines.every((line) => line.columns <= 120 && glyphShare(line.text) > 0.35);
}

function isDeliberate(lines: readonly MeasuredLine[], layout: LineLayout): boolean {
  let broken = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const next = lines[index + 1];
    if (!line || line.columns > LONGEST_VERSE + 16) return false;
    if (!next) break;
    const room = layout.wrapped ? layout.width - 8 : LONGEST_VERSE;
    const indent = Math.max(0, line.indent - layout.base);
    if (layout.wrapped ? hasRoom(line, next, room - indent) : line.columns <= room) broken += 1;
  }
  return broken >= (lines.length - 1) * 0.8;
}

/** A table of contents: most lines read as chapter heads. */
function isContents(lines: readonly MeasuredLine[]): boolean {
  if (lines.length < 3) return false;
  const rest = /^(?:contents|table of contents|inhalt|table des matières|índice)\W*$/i.test(
    lines[0]?.text ?? '',
  )
    ? lines.slice(1)
    : lines;
  return share(rest, (line) => chapterHeadOf(line.text) !== null) >= 0.7;
}

function isTelegram(lines: readonly MeasuredLine[]): boolean {
  return share(lines, (line) => /\bSTOP\b/.test(line.text)) >= 0.5;
}

function glyphShare(text: string): number {
  let glyphs = 0;
  let filled = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code <= 0x20) continue;
    filled += 1;
    const letter =
      code >= 0x80 || (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
    if (!letter) glyphs += 1;
  }
  return filled === 0 ? 0 : glyphs / filled;
}

function share(lines: readonly MeasuredLine[], test: (line: MeasuredLine) => boolean): number {
  let hits = 0;
  for (const line of lines) if (test(line)) hits += 1;
  return lines.length === 0 ? 0 : hits / lines.length;
}
