import type { LabelLine } from './label-line.ts';

/** Labels in capitals that come again and again and are nobody's exact label: people of a script. Section 0.2. */
export function speakersOf(shapes: ReadonlyMap<number, LabelLine>): ReadonlySet<string> {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const { label, kind } of shapes.values()) {
    if (kind === 'exact' || label !== label.toUpperCase()) continue;
    if (seen.has(label)) again.add(label);
    seen.add(label);
  }
  return again;
}

/** Whether a label line is somebody's speech in a script. */
export function isSpeaker(shape: LabelLine, speakers: ReadonlySet<string>): boolean {
  return shape.kind !== 'exact' && speakers.has(shape.label);
}
