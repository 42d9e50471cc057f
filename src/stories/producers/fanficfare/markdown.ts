import type { Block, Inline } from '#document';
import { markdownInlines } from './markdown-inlines.ts';
import { unwrapLines } from './unwrap.ts';

/** Quotations within quotations are at most this deep; deeper ones stay in the innermost. */
const DEEPEST_QUOTE = 12;
/** A paragraph that is nothing but a picture. */
const PICTURE = /^!\[([^\]\n]{0,500})\]\(([^()\s]{1,2000})\)$/;
const ITEM = /^ {1,12}(?:[*+-]|(\d{1,6})\.)\s(.*)$/;
const HEADING = /^(#{1,6}) {1,3}(\S.*)$/;

/**
 * Reads the light Markdown that html2text makes of a chapter, wrapped at a width (formats §4): paragraphs, scene breaks,
 * headings, quotations, lists and marks. Linear in its length.
 */
export function markdownBlocks(lines: readonly string[], depth = 0): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    let end = at;
    while (end < lines.length && lines[end]?.trim() !== '') end += 1;
    if (end > at) blocks.push(...blocksOf(lines.slice(at, end), depth));
    at = end + 1;
  }
  return joinAlike(blocks);
}

/** The blocks of lines without a blank one among them. */
function blocksOf(lines: readonly string[], depth: number): Block[] {
  const [first = ''] = lines;
  const whole = first.trim();
  if (lines.length === 1 && /^(?:\* ?){3,20}$/.test(whole)) return [{ type: 'sceneBreak' }];
  const [, marks, title] = HEADING.exec(first) ?? [];
  if (marks !== undefined && title !== undefined) {
    const text = unwrapLines([title, ...lines.slice(1)]);
    return [{ type: 'heading', level: levelOf(marks.length), children: markdownInlines(text) }];
  }
  if (/^ ?>/.test(first) && depth < DEEPEST_QUOTE) return [quotationOf(lines, depth)];
  if (ITEM.test(first)) return [listOf(lines)];
  if (lines.every((line) => /^(?: {4}|\t)/.test(line))) return [preformattedOf(lines)];
  const [, alt] = lines.length === 1 ? (PICTURE.exec(whole) ?? []) : [];
  if (alt !== undefined) return [{ type: 'figure', alt }];
  const children = markdownInlines(
    unwrapLines(lines.map((line, index) => (index === 0 ? line.trimStart() : line))),
  );
  return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}

function levelOf(marks: number): 3 | 4 | 5 | 6 {
  if (marks <= 3) return 3;
  return marks === 4 ? 4 : marks === 5 ? 5 : 6;
}

/** Lines that go on without a mark were wrapped. */
function quotationOf(lines: readonly string[], depth: number): Block {
  const inner = lines.map((line) => line.replace(/^ ?> ?/, ''));
  return { type: 'quotation', role: 'quote', children: markdownBlocks(inner, depth + 1) };
}

function listOf(lines: readonly string[]): Block {
  const items: string[][] = [];
  let start: number | undefined;
  for (const line of lines) {
    const [, number, text] = ITEM.exec(line) ?? [];
    if (text === undefined) items.at(-1)?.push(line);
    else {
      if (items.length === 0 && number !== undefined) start = Number(number);
      items.push([text]);
    }
  }
  const read = items.map((item): Block[] => [
    { type: 'paragraph', children: markdownInlines(unwrapLines(item)) },
  ]);
  if (start === undefined) return { type: 'list', ordered: false, items: read };
  return start === 1
    ? { type: 'list', ordered: true, items: read }
    : { type: 'list', ordered: true, start, items: read };
}

function preformattedOf(lines: readonly string[]): Block {
  const read = lines.map((line): Inline[] => [
    { type: 'text', text: line.replace(/^(?: {4}|\t)/, '').trimEnd() },
  ]);
  return { type: 'preformatted', kind: 'letter', lines: read };
}

/** Paragraphs of one quotation are parted by a blank line, with or without the mark of one. */
function joinAlike(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type === 'quotation' && last?.type === 'quotation') last.children.push(...block.children);
    else joined.push(block);
  }
  return joined;
}
