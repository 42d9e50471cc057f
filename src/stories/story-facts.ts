import { type Chapter, chapterText, type Loss } from '#document';
import { ERROR_TABLE } from '#errors';
import { detectLanguage } from '#text';

/** Fewer characters than this are no story: a page that only says where one is. */
export const SHORTEST_STORY = 60;

const BODY_START_LENGTH = 80;
/** Below this a guess at the language is kept out of the reading. */
const SURE_LANGUAGE = 0.5;

/** The language of a text as BCP 47, where it can be told with some certainty. */
export function languageOfChapters(chapters: readonly Chapter[]): string | null {
  const guess = detectLanguage(chapters.map(chapterText).join('\n\n'));
  return guess && guess.confidence >= SURE_LANGUAGE ? guess.language : null;
}

/** Characters of text in all chapters. */
export function textLength(chapters: readonly Chapter[]): number {
  return chapters.reduce((sum, chapter) => sum + chapterText(chapter).trim().length, 0);
}

/** The first words of a line, as a report shows them. */
export function startOf(text: string): string {
  return text.trim().slice(0, BODY_START_LENGTH);
}

/** The first words of a story that is chapters already; null when there is no text. */
export function bodyStartOf(chapters: readonly Chapter[]): string | null {
  const text = chapters.map(chapterText).find((one) => one.trim() !== '');
  return text === undefined ? null : startOf(text.trim().split('\n')[0] ?? '');
}

/** The losses that bytes which are no characters, and control characters, are. */
export function characterLosses(invalid: { count: number; firstAt: number } | null, controls = 0): Loss[] {
  const losses: Loss[] = [];
  if (invalid !== null) losses.push(loss('FL-LOSS-CHARACTERS', invalid.firstAt, invalid.count));
  if (controls > 0) losses.push({ ...loss('FL-LOSS-CONTROL'), count: controls });
  return losses;
}

/** What a source is without a story in it. */
export function noStory(): Loss {
  return loss('FL-FILE-NO-STORY');
}

/** One entry per code, as every reader reports them. */
export function mergeLosses(losses: readonly Loss[]): Loss[] {
  const merged = new Map<Loss['code'], Loss>();
  for (const one of losses) {
    const earlier = merged.get(one.code);
    const count = (earlier?.count ?? (earlier ? 1 : 0)) + (one.count ?? 1);
    merged.set(one.code, { ...(earlier ?? one), ...(count > 1 && { count }) });
  }
  return [...merged.values()];
}

/** A loss with the sentence of its code. */
export function loss(code: Loss['code'], at?: Loss['at'], count?: number): Loss {
  return {
    code,
    message: ERROR_TABLE[code].says,
    ...(at !== undefined && { at }),
    ...(count !== undefined && { count }),
  };
}
