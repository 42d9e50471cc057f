import type { Block, Loss } from '#document';
import {
  type BlockLine,
  bodyOf,
  elementsBelow,
  type HtmlElement,
  type Origins,
  offsetOf,
  readTree,
  sourceLines,
} from '#markup';
import type { BookDocument } from '../book.ts';
import { findChrome } from '../page/chrome.ts';
import { loss } from '../story-facts.ts';

/** A document's blocks, and where in its source each begins, never before the one in front of it. */
export type DocumentText = { document: BookDocument; blocks: Block[]; starts: number[] };

/** The blocks of all documents one after another. `origins` is for cutting them; places are in the lines. */
export type BookText = { documents: DocumentText[]; losses: Loss[]; origins: Origins; all: Origins[] };

/** Reads the documents of a story into blocks, without what in them is there for leafing through. */
export function readDocuments(documents: readonly BookDocument[]): BookText {
  const losses: Loss[] = [];
  const origins: Origins = { texts: new WeakMap(), blocks: new WeakMap(), wrapped: new WeakSet() };
  const all: Origins[] = [];
  const read = documents.map((document): DocumentText => {
    const chrome = leafingThrough(document);
    shortenLinks(document);
    const page = readTree(document.tree, {
      skip: (element) => chrome.has(element),
      ...(document.picture && { picture: document.picture }),
    });
    losses.push(...page.losses.map((one) => shiftedLoss(one, document.start)));
    for (const element of chrome) losses.push(loss('FL-LOSS-CHROME', document.start + offsetOf(element)));
    for (const block of page.blocks) if (page.origins.wrapped.has(block)) origins.wrapped.add(block);
    all.push(page.origins);
    return { document, blocks: page.blocks, starts: startsOf(page.blocks, page.origins) };
  });
  return { documents: read, losses, origins, all };
}

/** Links and counters for leafing through a book. A footer without links is the end of a letter, and text. */
function leafingThrough({ tree }: BookDocument): Set<HtmlElement> {
  const chrome = findChrome(bodyOf(tree).childNodes);
  for (const element of chrome)
    if (element.tagName === 'footer' && ![...elementsBelow(element)].some(({ tagName }) => tagName === 'a'))
      chrome.delete(element);
  return chrome;
}

/** A link to another document of the book is one to another place in it, not an unsafe one. */
function shortenLinks({ tree }: BookDocument): void {
  for (const { tagName, attrs } of elementsBelow(tree.root)) {
    const href = tagName === 'a' ? attrs.find(({ name }) => name === 'href') : undefined;
    if (href !== undefined && !/^\s{0,9}(?:[a-z][a-z0-9+.-]{0,20}:|\/\/)/i.test(href.value)) href.value = '#';
  }
}

function shiftedLoss(one: Loss, by: number): Loss {
  return typeof one.at === 'number' ? { ...one, at: one.at + by } : one;
}

function startsOf(blocks: readonly Block[], origins: Origins): number[] {
  const lineStarts: number[] = [];
  for (const { block, source } of sourceLines(blocks, origins))
    if (block >= 0) lineStarts[block] ??= source.start;
  let last = 0;
  return blocks.map((block, at) => {
    last = Math.max(last, origins.blocks.get(block) ?? lineStarts[at] ?? 0);
    return last;
  });
}

/** All blocks of a book and their lines, with places in the whole book. */
export function bookLines({ documents, all }: BookText): { blocks: Block[]; lines: BlockLine[] } {
  const blocks: Block[] = [];
  const lines: BlockLine[] = [];
  documents.forEach(({ document, blocks: own }, at) => {
    const origins = all[at];
    if (own.length === 0 || origins === undefined) return;
    if (lines.length > 0) lines.push(blankAfter(lines));
    const base = blocks.length;
    for (const { source, block, line } of sourceLines(own, origins)) {
      const { start, end } = source;
      const moved = { ...source, start: start + document.start, end: end + document.start };
      lines.push({ source: moved, block: block < 0 ? -1 : block + base, line });
    }
    blocks.push(...own);
  });
  return { blocks, lines };
}

function blankAfter(lines: readonly BlockLine[]): BlockLine {
  const end = lines.at(-1)?.source.end ?? 0;
  return { source: { text: '', start: end, end, exact: true }, block: -1, line: -1 };
}
