/** What the forms of the review queue send. */
import { z } from 'zod';
import type { ReviewAnswer } from '#library';
import { backTo, filled } from './filled.ts';

const TEXT = z.string().max(40_000);
const FILLED = z.object({
  answer: z.enum(['accept', 'reject', 'correct']),
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  alike: z.literal('yes').optional(),
  back: backTo('/review'),
  value: z.union([TEXT, z.array(TEXT).max(60)]).default(''),
});

/** A filled form: the answer, whether it is for all alike, the revision that was seen, the page to come back to. */
export type FilledReview = { answer: ReviewAnswer; alike: boolean; revision: number; back: string };

/** A posted body as a filled form. Throws FL-WEB-FORM. */
export function filledReview(body: unknown): FilledReview {
  const { answer, revision, alike, back, value } = filled(FILLED, body);
  const text = Array.isArray(value) ? value.join('\n') : value;
  return {
    answer: answer === 'correct' ? { kind: 'correct', text } : { kind: answer },
    alike: alike === 'yes',
    revision,
    back,
  };
}
