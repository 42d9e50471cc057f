import { readRating } from './rating.ts';

/** A line of facts without labels: what stands before the rating is the source, what stands after it are genres. */
export type Facts = { fandom: string | null; rating: string; genres: string[] };

/** Reads `Phantom of the Opera (Leroux) · PG-13 · gen, with regrets`. Null unless one part is a rating and no more. */
export function readFacts(line: string): Facts | null {
  if (line.length > 200) return null;
  const parts = line.split(/\s[·•|]\s/).map((part) => part.trim());
  const at = parts.findIndex(isGrade);
  if (parts.length < 2 || parts.length > 6 || at < 0 || parts.some((part) => /:\s/.test(part))) return null;
  return {
    fandom: at === 0 ? null : (parts[0] ?? null),
    rating: parts[at] ?? '',
    genres: parts
      .filter((_, index) => index > Math.min(at, 1) || (at > 1 && index === 1))
      .filter((part) => !isGrade(part)),
  };
}

/** Whether a line is one of facts without labels. */
export function isFactsLine(line: string): boolean {
  return readFacts(line) !== null;
}

function isGrade(part: string): boolean {
  return part.length <= 8 && /^\p{Lu}/u.test(part) && readRating(part)?.value === part;
}
