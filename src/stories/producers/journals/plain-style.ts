import { bodyOf, type HtmlElement, type HtmlNode, type HtmlTree, isElement } from '#markup';
import type { StoryComment } from '../../read-work.ts';
import { MOST_COMMENTS, signedName } from '../comment-threads.ts';
import { isoDay } from '../counts.ts';
import { allBelow, hrefOf, isWithin, lineOf, linksOf } from '../elements.ts';
import type { Source } from '../source.ts';
import { isUser } from './shapes.ts';

/** The oldest style of LiveJournal's entry pages: tables and fonts without a class, parted by their links alone. */
export type PlainEntry = { head: HtmlElement; parts: HtmlElement[] };

const REPLY = /[?&](?:mode=reply|replyto=)/;

/**
 * Finds the entry: it stands between the table that names the poster and the link to answer. Tables of mood, music and
 * tags between them are the page's.
 */
export function plainEntry(tree: HtmlTree): PlainEntry | null {
  const body = bodyOf(tree);
  const answer = linksOf(body).find((link) => /[?&]mode=reply\b/.test(hrefOf(link)));
  if (answer === undefined) return null;
  const frame = sharedFrame(answer);
  const siblings = frame.parent.filter(isElement);
  const end = siblings.indexOf(frame.child);
  const at = siblings.findIndex((one, index) => index < end && one.tagName === 'table' && hasPoster(one));
  const head = siblings[at];
  if (head === undefined) return null;
  const parts = siblings.slice(at + 1, end).filter((one) => !isFactTable(one) && lineOf(one, 20) !== '');
  return parts.length === 0 ? null : { head, parts };
}

/** The element around a link that stands beside the poster's table, and what it stands among. */
function sharedFrame(link: HtmlElement): { child: HtmlElement; parent: readonly HtmlNode[] } {
  let child = link;
  for (let up = link.parentNode; up !== null; up = 'parentNode' in up ? up.parentNode : null) {
    const nodes = up.childNodes;
    const before = nodes.slice(0, nodes.indexOf(child));
    if (before.some((one) => isElement(one) && one.tagName === 'table' && hasPoster(one)))
      return { child, parent: nodes };
    if (!('tagName' in up)) break;
    child = up;
  }
  return { child, parent: [] };
}

function hasPoster(table: HtmlElement): boolean {
  return allBelow(table, isUser).length > 0 && lineOf(table, 400).length < 300;
}

/** `Current mood:`, `Current music:`, `Entry tags:`. */
function isFactTable(element: HtmlElement): boolean {
  return element.tagName === 'table' && /^(?:Current|Entry)\s\w{1,12}:/i.test(lineOf(element, 60));
}

/** The comments, each behind an anchor with its number; how deep one stands is lost with the page's pictures. */
export function plainComments(source: Source, parts: readonly HtmlElement[]): StoryComment[] {
  const anchors = allBelow(source.tree.root, isAnchor).filter(
    (anchor) => !parts.some((part) => isWithin(anchor, part)),
  );
  return anchors.slice(0, MOST_COMMENTS).flatMap((anchor) => commentBehind(source, anchor) ?? []);
}

function isAnchor(element: HtmlElement): boolean {
  return (
    element.tagName === 'a' &&
    element.attrs.some(({ name, value }) => name === 'name' && /^t\d{1,12}$/.test(value))
  );
}

function commentBehind(source: Source, anchor: HtmlElement): StoryComment | null {
  const siblings = anchor.parentNode?.childNodes ?? [];
  const after = siblings.slice(siblings.indexOf(anchor) + 1).filter(isElement);
  const end = after.findIndex(isAnchor);
  const boxes = (end < 0 ? after : after.slice(0, end)).flatMap(rowsOf);
  const head = boxes.find((box) => allBelow(box, isUser).length > 0);
  if (head === undefined) return null;
  const text = boxes
    .slice(boxes.indexOf(head) + 1)
    .filter((box) => !linksOf(box).some((link) => REPLY.test(hrefOf(link))));
  const blocks = source.blocks(text);
  if (blocks.length === 0) return null;
  const [user] = allBelow(head, isUser);
  return {
    author: user === undefined ? null : signedName(lineOf(user, 300)),
    date: isoDay(lineOf(head, 300)),
    blocks,
  };
}

/** A comment is one table, or a table with its text below. */
function rowsOf(element: HtmlElement): HtmlElement[] {
  if (element.tagName !== 'table') return [element];
  const rows = element.childNodes
    .filter(isElement)
    .flatMap((one) => (one.tagName === 'tr' ? [one] : one.childNodes));
  return rows.filter(isElement);
}
