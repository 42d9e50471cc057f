import type { SourceLine } from '#text';
import { isBoxed, isContentsHead, isEditorsNote, isProse, isWordless, type TextBlock, textBlocks } from './text-blocks.ts';

/** Back matter is looked for in so many lines at the end, and in no more than a quarter of the book. */
const MAX_LINES = 900;

/**
 * Where a printed book's text ends: before notes of those who prepared the edition, a list of contents at the end, the
 * printer's line, and the publisher's advertisements. Footnotes stay. Returns a line number, at most `to`.
 */
export function textEnd(source: readonly SourceLine[], from: number, to: number): number {
  const start = Math.max(to - MAX_LINES, to - Math.floor((to - from) / 4));
  let blocks = textBlocks(source, start, to);
  for (let cut = lastPart(blocks); cut >= 0; cut = lastPart(blocks)) blocks = blocks.slice(0, cut);
  return blocks.at(-1)?.to ?? to;
}

/** The number of the block where the last part that is not the text begins; -1 when the text ends the book. */
function lastPart(blocks: readonly TextBlock[]): number {
  const last = blocks.at(-1);
  if (!last || blocks.length < 2) return -1;
  if (isWordless(last) || isBoxed(last) || isPrinter(last)) return blocks.length - 1;
  const note = blocks.findIndex(isEditorsNote);
  if (note > 0) return note;
  const advertised = blocks.findIndex((block, at) => ADVERTISED.test(block.lines[0] ?? '') && isPriced(blocks, at));
  if (advertised > 0) return advertised;
  const list = blocks.findLastIndex((block) => isContentsHead(block));
  const entries = blocks.slice(list);
  return list > 0 && entries.length > 1 && !entries.some(isProse) ? list : -1;
}

/** The printer's name at a book's foot. */
function isPrinter({ lines, text }: TextBlock): boolean {
  return text.length <= 160 && lines.length <= 4 && PRINTER.test(text);
}

const PRINTER =
  /\b(?:printers|printed (?:by|in|at)|the \p{L}{3,16} press|university press)\b|(?:\bimp|--imp|imprimerie|typ)\. ?\p{Lu}|^(?:london|new york|boston|paris):? .{0,60}(?:street|avenue|& co)/iu;
const ADVERTISED =
  /^(?:by the same author|advertisements?\b|works (?:by|of)\b|(?:other|new|recent|popular) (?:books|novels|works|publications)\b|books by\b|.{0,40}\bcatalogue\b|(?:a )?list of (?:books|publications)|librairie|just published)/i;
const PRICE = /\b\d{1,3} ?s\. ?(?:\d|net)|\$ ?\d|\b\d{1,3} ?fr\.|\bcloth\b|\b(?:8|12|16)(?:vo|mo)\b|\bcrown 8|\bin-(?:8|12|16|18)\b/i;

function isPriced(blocks: readonly TextBlock[], at: number): boolean {
  return blocks.slice(at, at + 12).some((block) => PRICE.test(block.text));
}
