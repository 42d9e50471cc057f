import type { StoryComment } from '../read-work.ts';

/** A comment with how deep in its thread it stands, 1 for the first. */
export type DeepComment = { depth: number; comment: StoryComment };

/** A page holds at most this many comments; the rest of a longer one is left out. */
export const MOST_COMMENTS = 20_000;

/** Comments in their order on the page as threads: whatever answers a comment, or an answer to it, is its reply. */
export function threadsOf(deep: readonly DeepComment[]): StoryComment[] {
  const threads: StoryComment[] = [];
  for (const { depth, comment } of deep) {
    const parent = threads.at(-1);
    if (depth <= 1 || parent === undefined) threads.push(comment);
    else {
      const { author, date, blocks } = comment;
      parent.replies = [...(parent.replies ?? []), { author, date, blocks }];
    }
  }
  return threads;
}

/** A name as signed, without mail addresses; null for nobody's. */
export function signedName(written: string): string | null {
  const name = written.replace(/\S{1,100}@\S{1,100}/g, '').trim();
  return name === '' || /^\(?anonymous\)?$/i.test(name) ? null : name.slice(0, 300);
}
