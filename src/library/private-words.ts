import type { ReadResult } from '#formats';

/**
 * What the works of a file say that is nobody's business: legal names, web addresses, people who are thanked. A name
 * that a work also stands under is its author's own choice.
 */
export function privateWords({ works }: Pick<ReadResult, 'works'>): string[] {
  return works.flatMap(({ reading }) =>
    [...reading.emails, ...reading.realNames, ...reading.urls, ...reading.beta, ...reading.thanks].filter(
      (word) => !reading.authors.includes(word),
    ),
  );
}
