import { readDate } from '#headers';
import type { HtmlElement } from '#markup';
import type { StoryComment } from '../../read-work.ts';
import { type DeepComment, MOST_COMMENTS, signedName, threadsOf } from '../comment-threads.ts';
import { allBySelector, byId, bySelector, hasClass, lineOf, linksOf } from '../elements.ts';
import type { Source } from '../source.ts';

/** Reads the comments of a saved page: items of a list in which replies stand in a list of their own. */
export function readComments(source: Source): StoryComment[] {
  const place = byId(source.tree.root, 'comments_placeholder') ?? byId(source.tree.root, 'comments');
  if (place === null) return [];
  const items = allBySelector(place, 'li.comment').slice(0, MOST_COMMENTS);
  return threadsOf(items.flatMap((item) => commentOf(source, item, place) ?? []));
}

function commentOf(source: Source, item: HtmlElement, place: HtmlElement): DeepComment | null {
  const text = bySelector(item, 'blockquote.userstuff');
  const byline = bySelector(item, '.byline');
  if (text === null) return null;
  const blocks = source.blocks(text.childNodes);
  if (blocks.length === 0) return null;
  const chapter = /\bChapter (\d{1,5})\b/.exec(lineOf(bySelector(item, '.parent'), 100))?.[1];
  const comment: StoryComment = {
    author: byline === null ? null : signedName(nameIn(byline)),
    date: readDate(lineOf(bySelector(item, '.datetime'), 100))?.date ?? null,
    ...(chapter !== undefined && { chapter: Number(chapter) }),
    blocks,
  };
  return { depth: depthOf(item, place), comment };
}

function nameIn(byline: HtmlElement): string {
  const [link] = linksOf(byline);
  return lineOf(link ?? byline, 300).replace(/ on Chapter \d{1,5}.{0,300}$/, '');
}

/** A thread within a thread is an answer. */
function depthOf(item: HtmlElement, place: HtmlElement): number {
  let depth = 0;
  for (let at = item.parentNode; at !== null && at !== place; at = 'parentNode' in at ? at.parentNode : null)
    if ('tagName' in at && at.tagName === 'ol' && hasClass(at, 'thread')) depth += 1;
  return depth;
}
