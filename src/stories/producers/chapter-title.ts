import { readNumber } from '#vocabulary';

/** `12. `, `Chapter 12: `, `Chapter 12 - ` before a title: mere counting. */
const COUNTING = /^(?:\d{1,5}\. {0,3}|(?:chapter|ch\.|part) \d{1,5}(?: {0,3}[:–—-] {1,3}|$))/i;

/**
 * A chapter's title without its counting, or null where it is nothing but counting (`Chapter 3`, `3. Chapter 3`) or
 * the work's own title.
 */
export function chapterTitle(written: string, workTitle: string | null): string | null {
  let title = written.replace(/\s+/g, ' ').trim();
  for (let turn = 0; turn < 2; turn += 1) title = title.replace(COUNTING, '').trim();
  const [, spelled = ''] = /^(?:chapter|part) ([a-z]{1,12})$/i.exec(title) ?? [];
  if (readNumber(spelled) !== null) return null;
  return title === '' || /^\d{1,5}\.?$/.test(title) || title === workTitle ? null : title;
}
