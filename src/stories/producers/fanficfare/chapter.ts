import { attribute, type HtmlElement, type HtmlNode, isElement } from '#markup';
import { loss } from '../../story-facts.ts';
import type { ChapterList } from '../chapter-list.ts';
import { chapterTitle } from '../chapter-title.ts';
import { hasClass, isBlank, lineOf } from '../elements.ts';
import type { Source } from '../source.ts';

/** What a chapter is called that could not be fetched; what stands in it is the downloader's talk. */
const FAILED = /\(CHAPTER ERROR\)/;

/** Whether a chapter's title says that it could not be fetched. */
export function isFailed(title: string): boolean {
  return FAILED.test(title);
}

/** A chapter's title as the creator gave it: without counting, and without the mark of new ones. */
export function titleOfChapter(written: string, workTitle: string | null): string | null {
  return chapterTitle(written.replace(/^\(new\)\s/i, ''), workTitle);
}

/**
 * Adds a chapter: its notes stand in elements of their own at its head and foot (formats §4), pictures that were not
 * fetched are left out. A chapter that failed is a loss and no text.
 */
export function addChapter(
  list: ChapterList,
  source: Source,
  chapter: { title: string; workTitle: string | null; nodes: readonly HtmlNode[]; at: number },
): void {
  if (isFailed(chapter.title)) {
    source.lose(loss('FL-LOSS-CHAPTER', chapter.at));
    return;
  }
  list.open(titleOfChapter(chapter.title, chapter.workTitle));
  addNodes(list, source, chapter.nodes);
}

/** Adds the text of a chapter, or more of it where a program has cut the file. */
export function addNodes(list: ChapterList, source: Source, nodes: readonly HtmlNode[]): void {
  const around = new Set<HtmlNode>();
  for (const node of nodes) markNotes(node, around);
  const visit = (inner: readonly HtmlNode[]) => {
    for (const node of inner) {
      if (isElement(node) && isNotes(node)) addNotes(list, source, node);
      else if (isElement(node) && around.has(node)) visit(node.childNodes);
      else list.add(source, node);
    }
  };
  visit(nodes);
}

/** Remembers the elements that have notes below them; answers whether this one has. */
function markNotes(node: HtmlNode, around: Set<HtmlNode>): boolean {
  if (!isElement(node)) return false;
  if (isNotes(node)) return true;
  let has = false;
  for (const child of node.childNodes) has = markNotes(child, around) || has;
  if (has) around.add(node);
  return has;
}

function isNotes(element: HtmlElement): boolean {
  return hasClass(element, 'fff_chapter_notes');
}

/** Each note has a bold label, which only says whose it is, and then its text, mostly in a quotation. */
function addNotes(list: ChapterList, source: Source, element: HtmlElement): void {
  const position = hasClass(element, 'fff_foot_notes') ? 'end' : 'start';
  let nodes: HtmlNode[] = [];
  const end = () => {
    const filled = nodes.filter((node) => !isBlank(node));
    const [only] = filled;
    const quoted =
      filled.length === 1 && only !== undefined && isElement(only) && only.tagName === 'blockquote';
    list.note(position, source.blocks(quoted ? only.childNodes : filled));
    nodes = [];
  };
  for (const node of element.childNodes) {
    if (isElement(node) && isNoteLabel(node)) end();
    else nodes.push(node);
  }
  end();
}

function isNoteLabel(element: HtmlElement): boolean {
  return /^(?:b|strong)$/.test(element.tagName) && /^[^:]{1,60}:$/.test(lineOf(element, 80));
}

/** Whether an element is a picture that could not be fetched. */
export function isFailedPicture(element: HtmlElement): boolean {
  return element.tagName === 'img' && (attribute(element, 'src') ?? '').endsWith('failedtoload');
}
