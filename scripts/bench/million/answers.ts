/**
 * The answer of a query, the same from every engine: the exact total, the first 20 works, and the ten most used tags of each
 * of the seven kinds with their counts, equal ones by name. Engines are compared by the lines in which answers are written.
 */
import { createHash } from 'node:crypto';

/** Works on the page of an answer, and values of each facet. */
export const PAGE = 20;
export const VALUES = 10;

/** `facets` are in the order of KINDS; a value is a tag id and a count greater than 0. */
export type Answer = { total: number; ids: number[]; facets: [tag: number, count: number][][] };

/** An answer in one line, as the peers in other languages write it. */
export function answerLine({ total, ids, facets }: Answer): string {
  return [
    total,
    ids.join(','),
    ...facets.map((values) => values.map((value) => value.join(':')).join(',')),
  ].join(';');
}

/** The first 12 hexadecimal digits of the SHA-256 of the lines. */
export function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12);
}

/** What differs from the lines expected, empty ones aside; null where nothing does. Says how many, and of the first both sides. */
export function difference(expected: readonly string[], lines: readonly string[]): string | null {
  const places = expected.flatMap((line, place) => (line === '' || lines[place] === line ? [] : [place]));
  const [first] = places;
  if (first === undefined) return null;
  const short = (line: string | undefined) => (line ?? 'no answer').slice(0, 160);
  return `${places.length} of ${expected.length} answers differ; first query ${first}: ${short(lines[first])} instead of ${short(expected[first])}`;
}
