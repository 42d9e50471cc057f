import { attribute, type HtmlElement, isElement } from '#markup';
import { allBelow, bySelector, firstBelow, hasClass, hrefOf, lineOf, linksOf } from '../elements.ts';
import { proseIn } from '../prose.ts';
import type { Said } from '../said.ts';
import type { Source } from '../source.ts';
import { readRelated } from './related-works.ts';
import { readTagList } from './tag-list.ts';

/** What a download's preface says beyond the reading. `part` is where it was found. */
export type Preface = { address: string | null; updated: string | null };

/** An element of a download with the source it stands in. */
export type Part = { source: Source; element: HtmlElement };

/** Whether a list of terms is the tags of a work. */
export function isTagList(element: HtmlElement): boolean {
  return element.tagName === 'dl' && hasClass(element, 'tags');
}

/** Whether a paragraph is the Archive's own: where the work was posted, and the request to comment. */
export function isMessage(element: HtmlElement): boolean {
  return element.tagName === 'p' && hasClass(element, 'message');
}

/** The address that the Archive's message names: the only stable name of the work. */
export function postedAt(message: HtmlElement): string | null {
  const links = linksOf(message).map(hrefOf);
  return links.find((href) => /\/works\/\d{1,12}$/.test(href)) ?? null;
}

/**
 * Reads the parts of a preface, which calibre may have put into several files: list of tags, title, byline, summary,
 * notes and what the work is tied to.
 */
export function readPreface(said: Said, parts: readonly Part[]): Preface {
  const preface: Preface = { address: null, updated: null };
  for (const { source, element } of parts) {
    const message = isMessage(element) ? element : firstBelow(element, isMessage);
    if (message !== null) preface.address ??= postedAt(message);
    const tags = isTagList(element) ? element : firstBelow(element, isTagList);
    if (tags !== null) preface.updated = readTagList(said, source, tags);
    takeTitle(said, source, element, message);
    takeByline(said, source, element);
    takeQuoted(said, source, element);
    for (const item of allBelow(element, (one) => one.tagName === 'li'))
      if (!insideQuote(item, element)) readRelated(said, source, item);
  }
  return preface;
}

function takeTitle(said: Said, source: Source, element: HtmlElement, message: HtmlElement | null): void {
  const heading = bySelector(element, 'h1') ?? (message === null ? null : bySelector(message, 'b'));
  if (heading !== null) said.takeFirst('title', lineOf(heading) || null, source.evidence(heading));
}

/** Names are links, `pseud` or `pseud (user)`; an anonymous work has none. */
function takeByline(said: Said, source: Source, element: HtmlElement): void {
  const byline = bySelector(element, 'div.byline') ?? unmarkedByline(element);
  if (byline === null) return;
  const links = linksOf(byline);
  const written = lineOf(byline).replace(/^by\s+/i, '');
  const names = links.length > 0 ? links.map((link) => lineOf(link, 300)) : written.split(', ');
  const authors = names.map(pseudOf).filter((name) => name !== '');
  said.take('authors', authors, ...(links.length > 0 ? links : [byline]).map((one) => source.evidence(one)));
}

/** calibre takes the class of a byline away where no style needs it; the links keep saying whose the work is. */
function unmarkedByline(element: HtmlElement): HtmlElement | null {
  return firstBelow(
    element,
    (one) =>
      one.tagName === 'div' &&
      one.childNodes.some((node) => isElement(node) && attribute(node, 'rel') === 'author') &&
      /^by\b/i.test(lineOf(one, 20)),
  );
}

/** The name that stands in a byline, without the account behind it. */
export function pseudOf(name: string): string {
  return name.replace(/ \([^()]{1,60}\)$/, '').trim();
}

/** Each summary and note is a paragraph that names it, then a quotation. */
function takeQuoted(said: Said, source: Source, element: HtmlElement): void {
  let field: 'summary' | 'notes' | null = null;
  for (const part of allBelow(element, (one) => one.tagName === 'p' || isUserQuote(one))) {
    if (insideQuote(part, element)) continue;
    if (part.tagName === 'p') field = QUOTED.get(lineOf(part, 40).replace(/:$/, '')) ?? null;
    else if (field !== null) {
      said.take(field, proseIn(source, part), source.evidence(part));
      field = null;
    }
  }
}

const QUOTED: ReadonlyMap<string, 'summary' | 'notes'> = new Map([
  ['Summary', 'summary'],
  ['Notes', 'notes'],
  ['Note', 'notes'],
]);

/** Whether an element is a quotation that holds a creator's words. */
export function isUserQuote(element: HtmlElement): boolean {
  return (
    element.tagName === 'blockquote' &&
    /(?:^|\s)userstuff\d{0,3}(?:\s|$)/.test(attribute(element, 'class') ?? '')
  );
}

/** Whether an element stands within a quotation below `top`. */
function insideQuote(element: HtmlElement, top: HtmlElement): boolean {
  for (let at = element.parentNode; at !== null && at !== top; at = 'parentNode' in at ? at.parentNode : null)
    if ('tagName' in at && isUserQuote(at)) return true;
  return false;
}
