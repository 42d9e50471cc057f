import { readDate } from '#headers';
import { attribute, type HtmlElement } from '#markup';
import type { StoryComment } from '../../read-work.ts';
import { type DeepComment, MOST_COMMENTS, signedName, threadsOf } from '../comment-threads.ts';
import { isoDay } from '../counts.ts';
import { allBelow, firstBelow, hasClass, isWithin, lineOf } from '../elements.ts';
import type { Source } from '../source.ts';

/** A comment's text, its frame, and who wrote it when, by class; Dreamwidth, LiveJournal's new and old styles. */
const SHAPES = [
  {
    text: 'comment-content',
    frame: ['comment'],
    date: ['datetime'],
    poster: ['poster', 'comment-poster', 'ljuser'],
  },
  {
    text: 'b-leaf-article',
    frame: ['b-leaf'],
    date: ['b-leaf-createdtime'],
    poster: ['b-leaf-username-name', 'b-leaf-username', 'ljuser'],
  },
  {
    text: 'comment-text',
    frame: ['comment-wrap', 'ljcmt_full', 'comment'],
    date: ['comment-datetimelink', 'datetime', 'date'],
    poster: ['comment-poster', 'poster', 'ljuser'],
  },
  {
    text: 'comment-body',
    frame: ['comment', 'ljcmt_full'],
    date: ['datetime', 'date'],
    poster: ['poster', 'ljuser'],
  },
  { text: 'j-c-text', frame: ['j-c'], date: ['j-c-date'], poster: ['j-c-poster', 'ljuser'] },
] as const;

/** Reads the comments below an entry, in threads; never a mail address, never as the story's text. */
export function readComments(source: Source, entry: HtmlElement): StoryComment[] {
  for (const shape of SHAPES) {
    const texts = allBelow(source.tree.root, (one) => hasClass(one, shape.text) && !isWithin(one, entry));
    const comments = texts.slice(0, MOST_COMMENTS).flatMap((text) => commentOf(source, text, shape) ?? []);
    if (comments.length > 0) return threadsOf(comments);
  }
  return [];
}

function commentOf(source: Source, text: HtmlElement, shape: (typeof SHAPES)[number]): DeepComment | null {
  const blocks = source.blocks(text.childNodes);
  if (blocks.length === 0) return null;
  const frame = frameOf(text, shape.frame);
  const within = (names: readonly string[]) =>
    firstBelow(frame, (one) => !isWithin(one, text) && names.some((name) => hasClass(one, name)));
  const poster = within(shape.poster);
  const user = poster === null ? null : (firstBelow(poster, (one) => hasClass(one, 'ljuser')) ?? poster);
  const when = lineOf(within(shape.date), 200);
  const comment: StoryComment = {
    author: signedName(lineOf(user, 300).replace(/^From:\s?/i, '')),
    date: isoDay(when) ?? readDate(when)?.date ?? null,
    blocks,
  };
  return { depth: depthOf(frame), comment };
}

/** The nearest element around a text that is a whole comment. */
function frameOf(text: HtmlElement, names: readonly string[]): HtmlElement {
  for (let at = text.parentNode; at !== null; at = 'parentNode' in at ? at.parentNode : null)
    if ('tagName' in at && hasAny(at, names)) return at;
  return text.parentNode !== null && 'tagName' in text.parentNode ? text.parentNode : text;
}

/** Told by a class on the comment or around it, or by how far its left edge is moved: 25 pixels for each answer. */
function depthOf(frame: HtmlElement): number {
  let at: HtmlElement['parentNode'] = frame;
  for (let climbed = 0; climbed < 4 && at !== null && 'tagName' in at; climbed += 1) {
    const told = /(?:comment-depth-|b-tree-twig-|comment-level-)(\d{1,3})(?!\d)/.exec(
      attribute(at, 'class') ?? '',
    )?.[1];
    if (told !== undefined) return Number(told);
    const data = attribute(at, 'data-depth') ?? attribute(at, 'data-level');
    if (data !== null && /^\d{1,3}$/.test(data)) return Number(data);
    const moved = /(?:margin|padding)-left:\s?(\d{1,4})(?:\.\d{1,3})?px/.exec(
      attribute(at, 'style') ?? '',
    )?.[1];
    if (moved !== undefined) return 1 + Math.round(Number(moved) / 25);
    at = at.parentNode;
  }
  return 1;
}

function hasAny(element: HtmlElement, names: readonly string[]): boolean {
  return names.some((name) => hasClass(element, name));
}
