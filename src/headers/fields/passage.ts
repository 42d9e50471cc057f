import type { Evidence } from '#document';
import { spanOf } from '#text';
import type { Reading } from '../reading.ts';
import type { Piece } from '../zone/zone-line.ts';
import type { Draft } from './draft.ts';

type Part = { at: number; text: string; start: number; end: number };

/** Running text with the place of each of its lines in the original. */
export type Passage = { text: string; parts: Part[] };

/** The text of a field as its lines stand in the original; empty when nothing was cited for it. */
export function passageOfField(draft: Draft, field: keyof Reading): Passage {
  return joined((draft.evidence[field] ?? []).filter((one) => one.end > one.start));
}

/** The text of lines that no field took. */
export function passageOfPieces(pieces: readonly Piece[]): Passage {
  return joined(
    pieces.map((piece) => ({
      raw: piece.text,
      ...spanOf(piece.line, piece.from, piece.from + piece.text.length),
    })),
  );
}

function joined(lines: readonly Pick<Evidence, 'raw' | 'start' | 'end'>[]): Passage {
  const parts: Part[] = [];
  let at = 0;
  for (const { raw, start, end } of lines) {
    parts.push({ at, text: raw, start, end });
    at += raw.length + 1;
  }
  return { text: parts.map((part) => part.text).join(' '), parts };
}

/** Notes as evidence the words of a passage from which a value was inferred, line by line. */
export function citeWords(
  draft: Draft,
  field: keyof Reading,
  passage: Passage,
  words: { at: number; length: number },
  confidence: number,
): void {
  for (const part of passage.parts) {
    const from = Math.max(0, words.at - part.at);
    const to = Math.min(part.text.length, words.at + words.length - part.at);
    if (to <= from || from >= part.text.length) continue;
    const exact = part.end - part.start === part.text.length;
    const span = exact
      ? { start: part.start + from, end: part.start + to }
      : { start: part.start, end: part.end };
    citeSpan(draft, field, { raw: part.text.slice(from, to), ...span }, confidence);
  }
}

/** Notes a place in the text from which a value was inferred. */
export function citeSpan(
  draft: Draft,
  field: keyof Reading,
  place: { raw: string; start: number; end: number },
  confidence: number,
): void {
  const list = draft.evidence[field] ?? [];
  if (list.length >= 24) return;
  list.push({ source: 'inferred', confidence, ...place });
  draft.evidence[field] = list;
}
