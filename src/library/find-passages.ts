import { inflateRawSync } from 'node:zlib';
import type { WorkId, WorkText } from '#catalogue';
import { type Snippet, snippetsOf, type TextQuery } from '#fulltext';
import { fragmentText } from '#markup';
import type { Condition, Query } from '#search';
import { textQuery } from './answer-texts.ts';
import type { Library } from './context.ts';
import { CAREFUL, maySnip, type SnippetPolicy } from './snippet-policy.ts';
import type { FoundWorks } from './views.ts';

/** A passage of a work in which words of a query stand, and the part it is of. */
export type FoundPassage = Snippet & { part: Part };

const PARTS = ['summary', 'notes', 'body'] as const;
type Part = (typeof PARTS)[number];

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
  const parts = PARTS.filter((part) => maySnip(part, { ...card, opened }, policy));
  return passagesIn(text, parts, { sought, languages: texts.index.languages });
}

/**
 * The passages of the notes and texts of works that a query found, as {@link findPassages}; their summaries are on the cards. Works
 * without any are left out.
 */
export async function passagesOf(
  { catalogue, texts }: Pick<Library, 'catalogue' | 'texts'>,
  { query, works }: Pick<FoundWorks, 'query' | 'works'>,
  opened: ReadonlySet<WorkId>,
  policy: SnippetPolicy,
): Promise<Map<WorkId, FoundPassage[]>> {
  const found = new Map<WorkId, FoundPassage[]>();
  const sought = wordsSought(query.condition);
  if (sought.length === 0) return found;
  const { languages } = texts.index;
  for (const card of works) {
    if (!maySnip('body', { ...card, opened: opened.has(card.id) }, policy)) continue;
    const [text] = await catalogue.texts([card.id]);
    const passages = text ? passagesIn(text, ['notes', 'body'], { sought, languages }) : [];
    if (passages.length > 0) found.set(card.id, passages);
  }
  return found;
}

function passagesIn(
  text: WorkText,
  parts: readonly Part[],
  { sought, languages }: { sought: TextQuery[]; languages: readonly string[] },
): FoundPassage[] {
  return parts.flatMap((part) =>
    snippetsOf(wordsOf(text, part), { kind: 'or', parts: sought }, { languages }).map((snippet) => ({
      ...snippet,
      part,
    })),
  );
}

function wordsOf({ summary, notes, endNotes, chapters }: WorkText, part: Part): string {
  switch (part) {
    case 'summary':
      return summary ?? '';
    case 'notes':
      return [notes, endNotes].filter(Boolean).join('\n');
    case 'body':
      return chapters.map(({ body }) => fragmentText(inflateRawSync(body).toString())).join('\n');
  }
}

/** The words and phrases that a work must or may have. */
function wordsSought(condition: Condition): TextQuery[] {
  if (condition.kind === 'word' || condition.kind === 'phrase') return [textQuery(condition)];
  return condition.kind === 'and' || condition.kind === 'or' ? condition.parts.flatMap(wordsSought) : [];
}
