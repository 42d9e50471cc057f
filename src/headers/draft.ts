import type { Evidence, EvidenceSource } from '#document';
import { spanOf } from '#text';
import { emptyReading, type Reading } from './reading.ts';
import type { Piece } from './zone-line.ts';

/** A reading in the making: values and, for every field, where they came from. */
export type Draft = { reading: Reading; evidence: Partial<Record<keyof Reading, Evidence[]>> };

const MAX_EVIDENCE = 24;

/** A draft in which nothing was said yet. */
export function newDraft(): Draft {
  return { reading: emptyReading(), evidence: {} };
}

/** Notes where a field came from: one entry per line of its value. */
export function cite(
  draft: Draft,
  field: keyof Reading,
  pieces: readonly Piece[],
  source: EvidenceSource,
  confidence: number,
): void {
  const list = draft.evidence[field] ?? [];
  for (const piece of pieces) {
    if (piece.text === '' || list.length >= MAX_EVIDENCE) continue;
    const span = spanOf(piece.line, piece.from, piece.from + piece.text.length);
    if (list.some((one) => one.start === span.start && one.end === span.end)) continue;
    list.push({ source, raw: piece.text, ...span, confidence });
  }
  if (list.length > 0) draft.evidence[field] = list;
}

/** Notes a value that does not stand in the text: from metadata, a path, or inferred from other fields. */
export function citeOutside(
  draft: Draft,
  field: keyof Reading,
  raw: string,
  source: EvidenceSource,
  confidence: number,
): void {
  const list = draft.evidence[field] ?? [];
  list.push({ source, raw, start: 0, end: 0, confidence });
  draft.evidence[field] = list;
}

/** Adds to a list what is not in it yet. */
export function addAll<T>(list: T[], items: readonly T[]): void {
  for (const item of items) if (!list.includes(item)) list.push(item);
}
