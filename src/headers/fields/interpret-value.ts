import type { EvidenceSource } from '#document';
import { labelKey } from '#vocabulary';
import type { Reading } from '../reading.ts';
import type { Piece } from '../zone/zone-line.ts';
import { addAll, cite, type Draft } from './draft.ts';

/** One value on its way into a reading. `combined` is set when its label named several fields. */
export type Value = {
  label: string;
  text: string;
  pieces: readonly Piece[];
  confidence: number;
  source: EvidenceSource;
  combined: boolean;
  tail: boolean;
};

/** A value that no label named. */
export function unlabelled(
  label: string,
  text: string,
  pieces: readonly Piece[],
  source: EvidenceSource,
  confidence: number,
): Value {
  return { label, text, pieces, source, confidence, combined: false, tail: false };
}

/** Labels before a legal name. Section 11. */
const REAL_NAME = new Set(['realname', 'myrealname', 'legalname']);

/** Keeps a value nobody could place, under its label. */
export function keepUnknown(draft: Draft, value: Value): void {
  if (value.text === '' || labelKey(value.label) === 'fic') return;
  if (REAL_NAME.has(labelKey(value.label))) {
    addAll(draft.reading.realNames, [value.text]);
    say(draft, 'realNames', value);
    return;
  }
  draft.reading.other.push({ label: value.label, value: value.text });
  say(draft, 'other', value);
}

/** Notes where a value came from. */
export function say(draft: Draft, field: keyof Reading, value: Value): void {
  cite(draft, field, value.pieces, value.source, value.confidence, labelOf(value));
}

/** The label that stands in the text; what was read without one is interpreted under a name of ours. */
function labelOf({ source, label }: Value): string | undefined {
  return source === 'label' ? label : undefined;
}
