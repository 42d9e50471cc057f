import type { EvidenceSource } from '#document';
import type { Piece } from './zone-line.ts';

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
