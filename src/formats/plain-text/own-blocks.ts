import type { Block, Inline } from '#document';
import type { Width } from './header-block.ts';
import { BULLET } from './text-blocks.ts';

const SCENE_BREAK = /^ *\* \* \*$/;
const NOTE = /^\[Author's note: ([\s\S]*)\]$/;
const FIGURE = /^\[Illustration: ([\s\S]*)\]$/;
const SET_IN = /^ {4}/;
/** Where a quotation is from. */
const SOURCE = /^ {4}-- (\S.*)$/;

/** The blocks of a text that this program wrote, a blank line between two. What was one line and was folded is one again. */
export function blocksOfText(lines: readonly string[], width: Width): Block[] {
  const blocks: Block[] = [];
  for (const part of partsOf(lines)) {
    const block = blockOf(part, width);
    const last = blocks.at(-1);
    const source = part.length === 1 ? SOURCE.exec(part[0] ?? '')?.[1] : undefined;
    if (source !== undefined && last !== undefined)
      blocks[blocks.length - 1] = quotationOf(last, inlinesOf(source));
    else if (block.type === 'list' && last?.type === 'list') last.items.push(...block.items);
    else blocks.push(block);
  }
  return blocks;
}

/** What a source stands under is a quotation, however it is set. */
function quotationOf(block: Block, attribution: Inline[]): Block {
  return { type: 'quotation', role: 'quote', children: [block], attribution };
}

function partsOf(lines: readonly string[]): string[][] {
  const parts: string[][] = [];
  let part: string[] = [];
  for (const line of lines) {
    if (line !== '') part.push(line);
    else if (part.length > 0) {
      parts.push(part);
      part = [];
    }
  }
  return part.length > 0 ? [...parts, part] : parts;
}

function blockOf(part: readonly string[], width: Width): Block {
  const [first = ''] = part;
  if (part.length === 1 && SCENE_BREAK.test(first)) return { type: 'sceneBreak' };
  if (part.every((line) => SET_IN.test(line)) && part.length > 1)
    return { type: 'verse', kind: 'poem', lines: part.map((line) => inlinesOf(line.slice(4))) };
  if (first.startsWith(BULLET)) {
    const item = [first.slice(BULLET.length), ...part.slice(1).map((line) => line.trimStart())];
    return { type: 'list', ordered: false, items: [[paragraph(item, width)]] };
  }
  const whole = part.join(' ');
  const note = NOTE.exec(whole)?.[1];
  if (note !== undefined) return { type: 'note', position: 'inside', children: [paragraph([note], null)] };
  const figure = FIGURE.exec(whole)?.[1];
  if (figure !== undefined) return { type: 'figure', alt: figure };
  return paragraph(part, width);
}

function paragraph(lines: readonly string[], width: Width): Block {
  return {
    type: 'paragraph',
    children: unfolded(lines, width).flatMap((line, index) => [
      ...(index === 0 ? [] : [{ type: 'break' as const }]),
      ...inlinesOf(line.trim()),
    ]),
  };
}

/** Lines before they were folded: a line ends early only where it was meant to. */
function unfolded(lines: readonly string[], width: Width): string[] {
  const whole: string[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    const word = line.trimStart().split(' ', 1)[0] ?? '';
    const wasFolded = width !== null && before + 1 + word.length > width;
    if (wasFolded) whole.push(`${whole.pop() ?? ''} ${line.trimStart()}`);
    else whole.push(line);
    before = line.length;
  }
  return whole;
}

/** A mark of emphasis, what it goes around, and the same mark: not within a word, with no blank on the inner side. */
const MARKED = /(?<![\p{L}\p{N}\p{M}*])(\*{1,2})(?=[^\s*])([^*]{1,20000})(?<=\S)\1(?![\p{L}\p{N}\p{M}*])/gu;

/** Typed text as inlines; a mark without its other half is text. */
function inlinesOf(text: string): Inline[] {
  const inlines: Inline[] = [];
  let from = 0;
  for (const match of text.includes('*') ? text.matchAll(MARKED) : []) {
    const [whole, mark, inner = ''] = match;
    push(inlines, text.slice(from, match.index));
    const children: Inline[] = [{ type: 'text', text: inner }];
    inlines.push({ type: mark === '*' ? 'emphasis' : 'strong', children });
    from = match.index + whole.length;
  }
  push(inlines, text.slice(from));
  return inlines;
}

function push(inlines: Inline[], text: string): void {
  if (text !== '') inlines.push({ type: 'text', text });
}
