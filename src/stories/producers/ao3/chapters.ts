import type { Chapter } from '#document';
import { attribute, bodyOf, type HtmlElement, type HtmlNode, isElement } from '#markup';
import { ChapterList } from '../chapter-list.ts';
import { chapterTitle } from '../chapter-title.ts';
import { allBelow, byId, firstBelow, hasClass, isBlank, lineOf } from '../elements.ts';
import type { Source } from '../source.ts';
import { isMessage, isTagList, isUserQuote } from './preface.ts';

/** A node of the story with the source it stands in. */
type Piece = { source: Source; node: HtmlNode };

/**
 * Reads the chapters of a download (formats §3): headings stand in groups with the chapter's summary and notes, then the
 * text, then its end notes. calibre may cut between any two of them, and takes the groups' class away.
 */
export function readChapters(sources: readonly Source[], workTitle: string | null): Chapter[] {
  const list = new ChapterList();
  for (const { source, node } of sources.flatMap(piecesOf)) {
    const heading = isElement(node) ? headingOf(node) : null;
    if (isElement(node) && heading !== null) {
      list.open(chapterTitle(lineOf(heading), workTitle));
      if (node !== heading) takeNotes(list, source, node, 'start');
    } else if (isElement(node) && isEndNotes(node)) takeNotes(list, source, node, 'end');
    else list.add(source, node);
  }
  return list.chapters();
}

/** What of a page is neither preface nor afterword, without the wrappers around it. */
function piecesOf(source: Source): Piece[] {
  const chapters = byId(source.tree.root, 'chapters');
  let nodes: readonly HtmlNode[] = (chapters ?? bodyOf(source.tree)).childNodes;
  nodes = nodes.filter((node) => !isBlank(node) && !(isElement(node) && isFrame(node)));
  for (let only = nodes[0]; nodes.length === 1 && only !== undefined && isWrapper(only); only = nodes[0])
    nodes = only.childNodes.filter((node) => !isBlank(node));
  return nodes.map((node) => ({ source, node }));
}

/** Preface, afterword and the Archive's own lines, which before 2019 had no ids. */
function isFrame(element: HtmlElement): boolean {
  const id = attribute(element, 'id') ?? '';
  if (id === 'preface' || id === 'afterword' || id === 'endnotes') return true;
  if (isMessage(element) || isTagList(element)) return true;
  return firstBelow(element, (one) => isTagList(one) || attribute(one, 'id') === 'endnotes') !== null;
}

function isWrapper(node: HtmlNode): node is HtmlElement {
  if (!isElement(node) || node.tagName !== 'div' || headingOf(node) !== null || isEndNotes(node))
    return false;
  return /^(?:userstuff|calibre)\d{0,3}$/.test(attribute(node, 'class') ?? '');
}

/** The heading of a group, or the heading itself. User text is never searched for one. */
function headingOf(element: HtmlElement): HtmlElement | null {
  if (isHeading(element)) return element;
  return element.tagName === 'div' ? (element.childNodes.filter(isElement).find(isHeading) ?? null) : null;
}

function isHeading(element: HtmlElement): boolean {
  return element.tagName === 'h2' && (hasClass(element, 'heading') || hasClass(element, 'toc-heading'));
}

function isEndNotes(element: HtmlElement): boolean {
  return /^endnotes\d{1,5}$/.test(attribute(element, 'id') ?? '');
}

/** The chapter's own summary and notes, each as a note, and who else wrote it. */
function takeNotes(list: ChapterList, source: Source, group: HtmlElement, position: 'start' | 'end'): void {
  for (const part of allBelow(group, (element) => isUserQuote(element) || isByline(element)))
    list.note(position, source.blocks(isUserQuote(part) ? part.childNodes : [part]));
}

function isByline(element: HtmlElement): boolean {
  return element.tagName === 'p' && hasClass(element, 'byline');
}
