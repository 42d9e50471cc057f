import type { readSubject } from '#headers';

/** Which parts of a story a message holds: usually one, `3a` and `3b` are two, `6-7/7` is two in one. */
export type PartNumber = { n: number; to: number; of: number | null; letter: string };

const RANGE =
  /(?<![\d/])(\d{1,3})\s?(?:-|–|&|\+|and|to|through)\s?(\d{1,3})\s?(?:\/|of)\s?(\d{1,3}|\?{1,3})(?![\d/])/i;
const LETTERED = /(?<![\d/])(\d{1,3})\s?([a-d])\s?(?:\/|of)\s?(\d{1,3}|\?)/i;

/** The part number of a subject line, or null. */
export function partOfSubject(
  subject: string,
  read: ReturnType<typeof readSubject>['part'],
): PartNumber | null {
  const range = RANGE.exec(subject);
  if (range) {
    const n = Number(range[1]);
    const to = Number(range[2]);
    const of = /^\d/.test(range[3] ?? '') ? Number(range[3]) : null;
    if (to > n && to - n < 100 && (of === null || of >= to)) return { n, to, of, letter: '' };
  }
  const lettered = LETTERED.exec(subject);
  if (lettered) {
    const n = Number(lettered[1]);
    const of = /^\d/.test(lettered[3] ?? '') ? Number(lettered[3]) : null;
    if (of === null || of >= n) return { n, to: n, of, letter: (lettered[2] ?? '').toLowerCase() };
  }
  return read === null ? null : { n: read.n, to: read.n, of: read.of, letter: '' };
}
