import type { PrivateField, WorkId } from '#catalogue';
import type { ReadResult } from '#formats';
import type { Library } from './context.ts';
import { isPrivateLabel } from './shown-text.ts';

/**
 * What the works of a file say that is nobody's business: legal names, web addresses, people who are thanked, and what
 * stands under private labels. A name that a work also stands under is its author's own choice.
 */
export function privateWords({ works }: Pick<ReadResult, 'works'>): string[] {
  return works.flatMap(({ reading }) => {
    const { emails, realNames, urls, beta, thanks, other, authors } = reading;
    const stated = other.filter(({ label }) => isPrivateLabel(label)).map(({ value }) => value);
    return [...emails, ...realNames, ...urls, ...beta, ...thanks, ...stated].filter(
      (word) => !authors.includes(word),
    );
  });
}

/** What the catalogue keeps apart for a work, and what was found beside it; a name that the work stands under is its author's own choice. */
export async function privateWordsOf(
  { catalogue }: Library,
  work: WorkId,
  found: readonly PrivateField[],
  creators: readonly string[],
): Promise<string[]> {
  const kept = await catalogue.portablePrivate(work);
  const words = new Set([...kept, ...found].map(({ value }) => value));
  return [...words].filter((word) => !creators.includes(word));
}
