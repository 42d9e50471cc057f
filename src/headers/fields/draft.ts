import type { Evidence, EvidenceSource } from '#document';
import { spanOf } from '#text';
import { emptyReading, type Reading } from '../reading.ts';
import type { Piece } from '../zone/zone-line.ts';

/** A reading in the making: values and, for every field, where they came from. */
export type Draft = {
  reading: Reading;
  evidence: Partial<Record<keyof Reading, Evidence[]>>;
  /** Words of pairing labels that may be portmanteaus, until somebody knows whose. */
  open: OpenCouple[];
};

/** A word of a pairing value that names no known couple: `at` is its place among the relationships. */
export type OpenCouple = { raw: string; word: string; modifiers: string[]; at: number; label: string };

const MAX_EVIDENCE = 24;

/** A draft in which nothing was said yet. */
export function newDraft(): Draft {
  return { reading: emptyReading(), evidence: {}, open: [] };
}

/** Notes where a field came from: one entry per line of its value; `label` as written, if it stood behind one. */
export function cite(
  draft: Draft,
  field: keyof Reading,
  pieces: readonly Piece[],
  source: EvidenceSource,
  confidence: number,
  label?: string,
): void {
  const list = draft.evidence[field] ?? [];
  for (const piece of pieces) {
    if (piece.text === '' || list.length >= MAX_EVIDENCE) continue;
    const span = spanOf(piece.line, piece.from, piece.from + piece.text.length);
    if (list.some((one) => one.start === span.start && one.end === span.end)) continue;
    list.push({ source, raw: piece.text, ...span, confidence, ...(label !== undefined && { label }) });
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

/** The evidence of a finished draft: a field that says nothing after all has none. */
export function evidenceOf({ reading, evidence }: Draft): Draft['evidence'] {
  const said: Draft['evidence'] = {};
  for (const field of FIELDS) {
    const list = evidence[field];
    if (list && isSaid(field, reading[field])) said[field] = list;
  }
  return said;
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
  label?: string,
): void {
  const before = printOf(draft);
  act();
  const values = Object.values(draft.reading);
  for (let at = 0; at < values.length; at += 1) {
    if (sizeOf(values[at]) === before.sizes[at] && isEqual(values[at], before.values[at])) continue;
    const field = FIELDS[at];
    if (field === undefined) continue;
    const cited = draft.evidence[field]?.length ?? 0;
    if ((before.cited[field] ?? 0) !== cited) continue;
    if (pieces.length > 0) cite(draft, field, pieces, source, confidence, label);
    else if (cited === 0) citeOutside(draft, field, wording(values[at]), source, confidence);
  }
}

function isSaid(field: keyof Reading, value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && JSON.stringify(value) !== UNSAID[field];
}

/** What each field is, as JSON, when nothing was said of it. */
const UNSAID = Object.fromEntries(
  Object.entries(emptyReading()).map(([field, value]) => [field, JSON.stringify(value)]),
);
/** All fields, in the order in which every reading has them. */
const FIELDS = Object.keys(emptyReading()) as (keyof Reading)[];

/**
 * A draft at one moment: the fields' values, how much is in each that can grow in place, and how many pieces of evidence
 * the fields have. Taken for every label, so it looks no deeper than it must.
 */
type Print = { values: unknown[]; sizes: number[]; cited: Partial<Record<keyof Reading, number>> };

function printOf({ reading, evidence }: Draft): Print {
  const values: unknown[] = Object.values(reading);
  const cited: Print['cited'] = {};
  for (const field in evidence) cited[field as keyof Reading] = evidence[field as keyof Reading]?.length ?? 0;
  return { values, sizes: values.map(sizeOf), cited };
}

function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.length;
  let size = 0;
  for (const inner of Object.values(value))
    size += Array.isArray(inner) || typeof inner === 'string' ? inner.length : Number(inner !== null);
  return size;
}

function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return (
    typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other)
  );
}

function wording(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
}
