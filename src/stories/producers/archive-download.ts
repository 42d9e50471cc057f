import type { Block, Chapter, Evidence, Loss } from '#document';
import { chapterText } from '#document';
import type { Reading } from '#headers';
import {
  attribute,
  classNames,
  elementsBelow,
  type HtmlElement,
  type HtmlNode,
  type HtmlTree,
  isElement,
  oneLine,
  type ReadingOptions,
  readTree,
  textBelow,
} from '#markup';
import type { FieldEvidence, ReadWork } from '../read-work.ts';
import { mergeLosses } from '../story-facts.ts';
import { completeReading, readTagList } from './tag-list.ts';

const BODY_START_LENGTH = 80;
const CHAPTER_NUMBER = /^Chapter \d{1,5}(?:: |$)/;

/**
 * Reads an HTML download of the Archive of Our Own (formats §3): the preface's list of tags, title, byline, summary
 * and notes, then the chapters with their own summaries and notes. Null where the page has not that shape.
 */
export function readArchiveDownload(
  tree: HtmlTree,
  { picture }: Pick<ReadingOptions, 'picture'> = {},
): { work: ReadWork; losses: Loss[] } | null {
  const elements = [...elementsBelow(tree.root)];
  const byId = (id: string) => elements.find((element) => attribute(element, 'id') === id);
  const preface = byId('preface');
  const body = byId('chapters');
  const tags = elements.find((element) => element.tagName === 'dl' && classNames(element).includes('tags'));
  if (preface === undefined || body === undefined || tags === undefined) return null;

  const losses: Loss[] = [];
  const read = (nodes: readonly HtmlNode[]): Block[] => {
    const part = readTree(tree, { within: nodes, ...(picture && { picture }) });
    losses.push(...part.losses);
    return part.blocks;
  };
  const { reading: said, evidence } = readTagList(tags);
  const head = [...elementsBelow(preface)];
  const title = head.find((element) => element.tagName === 'h1');
  const authors = head.filter((element) => attribute(element, 'rel') === 'author');
  const reading = completeReading({
    ...said,
    title: title === undefined ? null : oneLine(textBelow(title, 1000)),
    authors: authors.map((author) => oneLine(textBelow(author, 300)).replace(/ \([^()]{1,60}\)$/, '')),
    ...quotedAfter(head, ['Summary'], 'summary', evidence),
    ...quotedAfter(head, ['Notes', 'Note'], 'notes', evidence),
  });
  if (title !== undefined) evidence.title = [evidenceOf(title)];
  if (authors.length > 0) evidence.authors = authors.map(evidenceOf);
  const notes = elements.find((element) => attribute(element, 'id') === 'endnotes');
  const endNotes = notes === undefined ? undefined : [...elementsBelow(notes)].find(isQuoted);
  if (endNotes !== undefined) reading.endNotes = proseOf(endNotes);
  const chapters = readChapters(body, read);
  const document = { ...(reading.language !== null && { language: reading.language }), chapters };
  const bodyStart = chapters
    .map(chapterText)
    .find((text) => text !== '')
    ?.split('\n')[0]
    ?.slice(0, BODY_START_LENGTH);
  return { work: { reading, evidence, document, bodyStart: bodyStart ?? null }, losses: mergeLosses(losses) };
}

/** The chapters of a body: headings and notes stand in `.meta` groups before the text they belong to. */
function readChapters(body: HtmlElement, read: (nodes: readonly HtmlNode[]) => Block[]): Chapter[] {
  const chapters: Chapter[] = [];
  let current: Chapter = { blocks: [] };
  const next = () => {
    if (current.blocks.length > 0 || current.title !== undefined) chapters.push(current);
  };
  for (const part of body.childNodes) {
    const heading = headingIn(part);
    if (isElement(part) && heading !== null) {
      next();
      const words = oneLine(textBelow(heading, 1000)).replace(CHAPTER_NUMBER, '');
      const toc = classNames(heading).includes('toc-heading');
      current = words === '' || toc ? { blocks: [] } : { title: words, blocks: [] };
      if (part !== heading) current.blocks.push(...notesIn(part, 'start', read));
    } else if (isElement(part) && attribute(part, 'id')?.startsWith('endnotes')) {
      current.blocks.push(...notesIn(part, 'end', read));
    } else current.blocks.push(...read([part]));
  }
  next();
  return chapters;
}

function headingIn(part: HtmlNode): HtmlElement | null {
  if (!isElement(part)) return null;
  if (part.tagName === 'h2') return part;
  if (!classNames(part).includes('meta')) return null;
  return [...elementsBelow(part)].find((element) => element.tagName === 'h2') ?? null;
}

/** The chapter's own summary and notes, each as a note. */
function notesIn(
  group: HtmlElement,
  position: 'start' | 'end',
  read: (nodes: readonly HtmlNode[]) => Block[],
): Block[] {
  return [...elementsBelow(group)].filter(isQuoted).flatMap((quoted): Block[] => {
    const children = read(quoted.childNodes);
    return children.length === 0 ? [] : [{ type: 'note', position, children }];
  });
}

function isQuoted(element: HtmlElement): boolean {
  return element.tagName === 'blockquote' && classNames(element).includes('userstuff');
}

/** The quotation that follows a paragraph with one of the labels, as text. */
function quotedAfter(
  elements: readonly HtmlElement[],
  labels: readonly string[],
  field: 'summary' | 'notes',
  evidence: FieldEvidence,
): Partial<Reading> {
  const label = elements.findIndex(
    (element) =>
      element.tagName === 'p' && labels.includes(oneLine(textBelow(element, 40)).replace(/:$/, '')),
  );
  const quoted = label < 0 ? undefined : elements.slice(label + 1).find((element) => element.tagName !== 'p');
  if (quoted === undefined || !isQuoted(quoted)) return {};
  evidence[field] = [evidenceOf(quoted)];
  return { [field]: proseOf(quoted) };
}

function proseOf(quoted: HtmlElement): string {
  const paragraphs = [...elementsBelow(quoted)].filter((element) => element.tagName === 'p');
  const parts = (paragraphs.length > 0 ? paragraphs : [quoted]).map((part) =>
    oneLine(textBelow(part, 20_000)),
  );
  return parts.filter((part) => part !== '').join('\n\n');
}

function evidenceOf(element: HtmlElement): Evidence {
  const { startOffset = 0, endOffset = 0 } = element.sourceCodeLocation ?? {};
  const raw = oneLine(textBelow(element, 500));
  return { source: 'metadata', raw, start: startOffset, end: endOffset, confidence: 1 };
}
