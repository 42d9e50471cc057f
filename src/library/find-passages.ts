import { inflateRawSync } from 'node:zlib';
import type { WorkId, WorkText } from '#catalogue';
import { type Snippet, snippetsOf, type TextQuery } from '#fulltext';
import { fragmentText } from '#markup';
import type { Condition, Query } from '#search';
import { textQuery } from './answer-texts.ts';
import type { Library } from './context.ts';
import { CAREFUL, maySnip, type SnippetPolicy } from './snippet-policy.ts';

/** A passage of a work in which words of a query stand, and the part it is of. */
export type FoundPassage = Snippet & { part: 'summary' | 'notes' | 'body' };

/** Which work, what was sought, and whether the reader has opened it. */
export type PassageRequest = { work: WorkId; query: Query; opened: boolean };

/**
 * The passages of a work that say most of what a query seeks: of its summary, and of its notes and text as far as they may be shown.
 * None where the query has no words, the work is not there, or the reader did not agree to see any.
 */
export async function findPassages(
  { catalogue, texts }: Pick<Library, 'catalogue' | 'texts'>,
  { work, query, opened }: PassageRequest,
  policy: SnippetPolicy = CAREFUL,
): Promise<FoundPassage[]> {
  const sought = wordsSought(query.condition);
  if (sought.length === 0) return [];
  const [[card], [text]] = [await catalogue.cards([work]), await catalogue.texts([work])];
  if (!card || !text) return [];
  const { languages } = texts.index;
  return partsOf(text).flatMap(({ part, words }) =>
    maySnip(part, { ...card, opened }, policy)
      ? snippetsOf(words, { kind: 'or', parts: sought }, { languages }).map((snippet) => ({
          ...snippet,
          part,
        }))
      : [],
  );
}

function partsOf({
  summary,
  notes,
  endNotes,
  chapters,
}: WorkText): { part: FoundPassage['part']; words: string }[] {
  const bodies = chapters.map(({ body }) => fragmentText(inflateRawSync(body).toString()));
  return [
    { part: 'summary', words: summary ?? '' },
    { part: 'notes', words: [notes, endNotes].filter(Boolean).join('\n') },
    { part: 'body', words: bodies.join('\n') },
  ];
}

/** The words and phrases that a work must or may have. */
function wordsSought(condition: Condition): TextQuery[] {
  if (condition.kind === 'word' || condition.kind === 'phrase') return [textQuery(condition)];
  return condition.kind === 'and' || condition.kind === 'or' ? condition.parts.flatMap(wordsSought) : [];
}
