import type { Evidence, EvidenceSource } from '#document';
import { spanOf } from '#text';
import { emptyReading, type Reading } from '../reading.ts';
import type { Piece } from '../zone/zone-line.ts';

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

/**
 * Runs a step of the reading and makes sure that every field it changed has evidence: the pieces it read, or, for a
 * step that only infers (no pieces), the value itself as a guess.
 */
export function explain(
  draft: Draft,
  pieces: readonly Piece[],
  source: EvidenceSource,
  confidence: number,
  act: () => void,
): void {
  const before = snapshot(draft);
  act();
  const after = snapshot(draft);
  for (const [at, field] of FIELDS.entries()) {
    const cited = after.evidence[at];
    if (before.values[at] === after.values[at] || before.evidence[at] !== cited) continue;
    if (pieces.length > 0) cite(draft, field, pieces, source, confidence);
    else if (cited === 0) citeOutside(draft, field, wording(draft.reading[field]), source, confidence);
  }
}

const FIELDS = Object.keys(emptyReading()) as (keyof Reading)[];

/** What every field of {@link FIELDS} holds, and how many pieces of evidence it has. */
function snapshot({ reading, evidence }: Draft): { values: unknown[]; evidence: number[] } {
  return {
    values: FIELDS.map((field) => comparable(reading[field])),
    evidence: FIELDS.map((field) => evidence[field]?.length ?? 0),
  };
}

/** Two values are alike when these are equal. Most fields are empty most of the time, and this runs for every label. */
function comparable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) && value.length === 0 ? '[]' : JSON.stringify(value);
}

function wording(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
}
