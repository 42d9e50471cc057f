import type { ReadResult } from '#formats';
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
