import type { Block, Loss } from '#document';
import { type BlockLine, bodyOf, type Origins, offsetOf, readTree, sourceLines } from '#markup';
import type { BookDocument } from '../book.ts';
import { findChrome } from '../page/chrome.ts';

/** A document's blocks, and where in its source each begins. */
export type DocumentText = { document: BookDocument; blocks: Block[]; starts: number[] };

/** The blocks of all documents one after another. `origins` is for cutting them; places are in the lines. */
export type BookText = { documents: DocumentText[]; losses: Loss[]; origins: Origins; all: Origins[] };

/** Reads the documents of a story into blocks, without what in them is there for leafing through. */
export function readDocuments(documents: readonly BookDocument[]): BookText {
  const losses: Loss[] = [];
  const origins: Origins = { texts: new WeakMap(), blocks: new WeakMap(), wrapped: new WeakSet() };
  const all: Origins[] = [];
  const read = documents.map((document): DocumentText => {
    const chrome = findChrome(bodyOf(document.tree).childNodes);
    const page = readTree(document.tree, {
      skip: (element) => chrome.has(element),
      ...(document.picture && { picture: document.picture }),
    });
    losses.push(...page.losses.map((one) => shiftedLoss(one, document.start)));
    for (const element of chrome)
      losses.push({ code: 'FL-LOSS-CHROME', message: '', at: document.start + offsetOf(element) });
    for (const block of page.blocks) if (page.origins.wrapped.has(block)) origins.wrapped.add(block);
    all.push(page.origins);
    return { document, blocks: page.blocks, starts: startsOf(page.blocks, page.origins) };
  });
  return { documents: read, losses, origins, all };
}

function shiftedLoss(one: Loss, by: number): Loss {
  return typeof one.at === 'number' ? { ...one, at: one.at + by } : one;
}

function startsOf(blocks: readonly Block[], origins: Origins): number[] {
  const starts: number[] = [];
  for (const { block, source } of sourceLines(blocks, origins))
    if (block >= 0) starts[block] ??= Math.max(source.start, starts[block - 1] ?? 0);
  return blocks.map((block, at) => origins.blocks.get(block) ?? starts[at] ?? 0);
}

/**
 * The lines of some of a book's blocks, with places in the whole book. `kept` says of each document which blocks, by
 * their number in the book.
 */
export function bookLines(
  { documents, all }: BookText,
  kept: (document: number, block: number) => boolean,
): { blocks: Block[]; lines: BlockLine[]; numbers: number[] } {
  const blocks: Block[] = [];
  const lines: BlockLine[] = [];
  const numbers: number[] = [];
  let number = 0;
  documents.forEach(({ document, blocks: own }, at) => {
    const first = number;
    number += own.length;
    const chosen = own.flatMap((block, index) => (kept(at, index) ? [{ block, number: first + index }] : []));
    const origins = all[at];
    if (chosen.length === 0 || origins === undefined) return;
    if (lines.length > 0) lines.push(blankAfter(lines));
    const base = blocks.length;
    for (const { source, block, line } of sourceLines(
      chosen.map((one) => one.block),
      origins,
    )) {
      const { start, end } = source;
      const moved = { ...source, start: start + document.start, end: end + document.start };
      lines.push({ source: moved, block: block < 0 ? -1 : block + base, line });
    }
    blocks.push(...chosen.map((one) => one.block));
    numbers.push(...chosen.map((one) => one.number));
  });
  return { blocks, lines, numbers };
}

function blankAfter(lines: readonly BlockLine[]): BlockLine {
  const end = lines.at(-1)?.source.end ?? 0;
  return { source: { text: '', start: end, end, exact: true }, block: -1, line: -1 };
}
