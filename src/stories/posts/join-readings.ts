import type { Reading } from '#headers';
import type { FieldEvidence, ReadWork } from '../read-work.ts';

/** Fields that speak of one part only, not of the story. */
const OF_A_PART: ReadonlySet<keyof Reading> = new Set<keyof Reading>([
  'part',
  'chapterTitle',
  'notes',
  'endNotes',
  'wordCount',
  'date',
  'postStatus',
  'inheritFrom',
  'status',
  'other',
  'language',
  'epigraph',
]);

type Said = { reading: Reading; evidence: FieldEvidence };

/**
 * What a story in parts says of itself: what its first part says, and what later parts say where the first is silent or
 * only guessed at from its mail. How far it has come is what the latest part says.
 */
export function joinReadings(works: readonly ReadWork[]): Said {
  const [first, ...later] = works;
  if (first === undefined) throw new RangeError('there is no story without a part');
  const reading: Reading = { ...first.reading, part: null, chapterTitle: null };
  const evidence: FieldEvidence = { ...first.evidence };
  for (const work of later) {
    for (const field of Object.keys(work.evidence) as (keyof Reading)[]) {
      if (
        OF_A_PART.has(field) ||
        strengthOf(evidence, field) >= Math.min(strengthOf(work.evidence, field), STATED)
      )
        continue;
      Object.assign(reading, { [field]: work.reading[field] });
      Object.assign(evidence, { [field]: work.evidence[field] });
    }
    if (work.reading.status !== 'unknown') {
      reading.status = work.reading.status;
      Object.assign(evidence, { status: work.evidence.status ?? [] });
    }
  }
  delete evidence.part;
  delete evidence.chapterTitle;
  return { reading, evidence };
}

/** From here on the first part has said it itself, and no later one says it better. */
const STATED = 0.7;

function strengthOf(evidence: FieldEvidence, field: keyof Reading): number {
  return Math.max(0, ...(evidence[field] ?? []).map(({ confidence }) => confidence));
}
