import type { SourceLine } from '#text';
import type { LineRange } from './front-matter.ts';
import {
  isBoxed,
  isContentsHead,
  isEditorsNote,
  isProse,
  isWordless,
  type TextBlock,
  textBlocks,
} from './text-blocks.ts';

/** Back matter is looked for in so many lines at the end, and in no more than a quarter of the book. */
const MAX_LINES = 1500;

/**
 * Where a printed book's text ends: before notes of those who prepared the edition, a list of contents at the end, the
 * printer's line, and the publisher's advertisements. Footnotes stay. `to` is a line number, at most that of `range`;
 * `contents` are the lines of a list of contents.
 */
export function backMatter(
  source: readonly SourceLine[],
  range: LineRange,
): { to: number; contents: string[] } {
  const { from, to } = range;
  const start = Math.max(to - MAX_LINES, to - Math.floor((to - from) / 4));
  let blocks = textBlocks(source, start, to);
  const contents: string[] = [];
  for (let cut = lastPart(blocks); cut >= 0; cut = lastPart(blocks)) {
    const [head, ...entries] = blocks.slice(cut);
    if (head && isContentsHead(head)) contents.push(...[head, ...entries].flatMap(({ lines }) => lines));
    blocks = blocks.slice(0, cut);
  }
  return { to: blocks.at(-1)?.to ?? to, contents };
}

/** The number of the block where the last part that is not the text begins; -1 when the text ends the book. */
function lastPart(blocks: readonly TextBlock[]): number {
  const last = blocks.at(-1);
  if (!last || blocks.length < 2) return -1;
  if (isWordless(last) || isBoxed(last)) return blocks.length - 1;
  const printer = blocks.findIndex((block, at) => at >= blocks.length - PRINTER_BLOCKS && isPrinter(block));
  if (printer > 0) return printer;
  const note = blocks.findIndex(isEditorsNote);
  if (note > 0) return note;
  const advertised = advertisements(blocks);
  if (advertised > 0) return advertised;
  const list = blocks.findLastIndex((block) => isContentsHead(block));
  const entries = blocks.slice(list);
  return list > 0 && !entries.some(isProse) ? list : -1;
}

/** The printer's name at a book's foot. */
function isPrinter({ lines, text }: TextBlock): boolean {
  return text.length <= 160 && lines.length <= 4 && PRINTER.test(text);
}

const PRINTER =
  /\b(?:printers|printed (?:by|in|at)|university press)\b|^the \p{L}{3,16} press(?:,|$)|(?:\bimp|--imp|imprimerie|typ)\. ?\p{Lu}|^(?:london|new york|boston|paris):? .{0,60}(?:street|avenue|& co)/iu;
/** So many short lines may tell of the printer. */
const PRINTER_BLOCKS = 3;

/** How booksellers write of a book's size and binding, beside which its price stands, or of its author. */
const BOOKSELLER =
  /\bcloth,|\b(?:4|fcap\.? 8|8|12|16)(?:to|vo|mo)\b|\bin-(?:8|12|16|18)\b|\bpaper covers\b|,\sauthor of ["“]/i;
/** Advertisements write so at least once in so many blocks, and this often in all. */
const BETWEEN_BOOKS = 80;
const FEWEST_BOOKS = 4;
/** So far above the first of them its advertisement may begin. */
const ABOVE_BOOK = 12;

/** The number of the block where the publisher's advertisements begin, -1 where the book has none. */
function advertisements(blocks: readonly TextBlock[]): number {
  let first = blocks.length;
  let books = 0;
  for (let at = blocks.length - 1; at >= 0 && first - at <= BETWEEN_BOOKS; at -= 1) {
    if (!BOOKSELLER.test(blocks[at]?.text ?? '')) continue;
    first = at;
    books += 1;
  }
  if (books < FEWEST_BOOKS) return -1;
  for (let at = first - 1; at >= Math.max(0, first - ABOVE_BOOK); at -= 1)
    if (isWordless(blocks[at] ?? NO_BLOCK) || isProse(blocks[at] ?? NO_BLOCK)) return at + 1;
  return first;
}

const NO_BLOCK: TextBlock = { from: 0, to: 0, lines: [], text: '' };
