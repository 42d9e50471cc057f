import type { Block, BlockOf, Inline } from '#document';
import type { SourceLine } from '#text';
import type { Origins } from './block-builder.ts';
import { joinCells } from './flatten.ts';
import type { Origin } from './source-offsets.ts';

/** A line of a page with its place in the blocks; -1 for the blank line between two blocks. */
export type BlockLine = { source: SourceLine; block: number; line: number };

/** How a scene break reads among lines. */
const RULE = '* * *';

/**
 * Blocks as the lines a person would read: a break or the end of a block ends a line, a blank line stands between
 * blocks, a table row or a term with its definition is one line. Places are those of the page's source.
 */
export function sourceLines(blocks: readonly Block[], origins: Origins): BlockLine[] {
  const lines: BlockLine[] = [];
  let at = 0;
  blocks.forEach((block, index) => {
    if (index > 0) lines.push({ source: { text: '', start: at, end: at, exact: true }, block: -1, line: -1 });
    linesOfBlock(block).forEach((inlines, line) => {
      const source =
        inlines === RULE ? ruleLine(origins.blocks.get(block) ?? at) : lineOf(inlines, origins, at);
      at = source.end;
      lines.push({ source, block: index, line });
    });
  });
  return lines;
}

/**
 * Blocks that have no source of their own as plain text, one line each for theirs, a blank line between two blocks, and
 * where in it their texts stand: what {@link sourceLines} needs.
 */
export function locateBlocks(blocks: readonly Block[]): { decoded: string; origins: Origins } {
  const origins: Origins = { texts: new WeakMap(), blocks: new WeakMap(), wrapped: new WeakSet() };
  const parts: string[] = [];
  let at = 0;
  const write = (text: string) => {
    parts.push(text);
    at += text.length;
  };
  const locate = (inlines: readonly Inline[]) => {
    for (const inline of inlines) {
      if (inline.type === 'text') {
        origins.texts.set(inline, { start: at, end: at + inline.text.length, exact: true });
        write(inline.text);
      } else if (inline.type === 'break') write(' ');
      else locate(inline.children);
    }
  };
  blocks.forEach((block, index) => {
    if (index > 0) write('\n');
    origins.blocks.set(block, at);
    for (const line of linesOfBlock(block)) {
      if (line === RULE) write(RULE);
      else locate(line);
      write('\n');
    }
  });
  return { decoded: parts.join(''), origins };
}

/** The blocks whose lines lie between two of {@link sourceLines} (end exclusive); a block on an edge is cut there. */
export function blocksBetween(
  blocks: readonly Block[],
  lines: readonly BlockLine[],
  from: number,
  to: number,
  origins: Origins,
): Block[] {
  const inside = lines.slice(from, to).filter((line) => line.block >= 0);
  const first = inside[0];
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return [];
  return blocks.slice(first.block, last.block + 1).flatMap((block, index) => {
    const low = index === 0 ? first.line : 0;
    const high = first.block + index === last.block ? last.line : Number.POSITIVE_INFINITY;
    return keepLines(block, low, high, origins);
  });
}

type Line = Inline[] | typeof RULE;

function linesOfBlock(block: Block): Line[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return splitAtBreaks(block.children);
    case 'sceneBreak':
      return [RULE];
    case 'verse':
    case 'preformatted':
      return block.lines;
    default:
      return partsOf(block).flatMap((part) =>
        'blocks' in part ? part.blocks.flatMap(linesOfBlock) : [part.line],
      );
  }
}

type Container = Exclude<Block, { type: 'paragraph' | 'heading' | 'sceneBreak' | 'verse' | 'preformatted' }>;
type Part = { line: Inline[] } | { blocks: Block[] };

/** What a container reads as, in order. */
function partsOf(block: Container): Part[] {
  switch (block.type) {
    case 'quotation':
      return [
        { blocks: block.children },
        ...(block.attribution === undefined ? [] : [{ line: block.attribution }]),
      ];
    case 'note':
      return [{ blocks: block.children }];
    case 'details':
      return [{ line: block.summary }, { blocks: block.children }];
    case 'list':
      return block.items.map((item) => ({ blocks: item }));
    case 'definitionList':
      return block.entries.flatMap((entry) => partsOfEntry(entry));
    case 'table':
      return [
        ...(block.caption === undefined ? [] : [{ line: block.caption }]),
        ...block.rows.map((row) => ({ line: joinLabelled(row.cells) })),
      ];
    case 'figure':
      return [
        {
          line: [{ type: 'text', text: `[${block.alt.replace(/^\[|\]$/g, '')}]` }, ...(block.caption ?? [])],
        },
      ];
  }
}

/** A term and a definition of one paragraph are one line, as labels and values are. */
function partsOfEntry({ terms, definitions }: { terms: Inline[][]; definitions: Block[][] }): Part[] {
  const [first, ...rest] = definitions.flat();
  if (first?.type !== 'paragraph') return [{ line: joinCells(terms) }, { blocks: definitions.flat() }];
  return [{ line: joinLabelled([...terms, first.children]) }, { blocks: rest }];
}

/** Cells as one line; a cell that ends in a colon labels the next. */
function joinLabelled(cells: readonly Inline[][]): Inline[] {
  const filled = cells.filter((cell) => cell.length > 0);
  return filled.flatMap((cell, index): Inline[] => {
    const before = filled[index - 1];
    if (before === undefined) return cell;
    const separator = /:\s*$/.test(textOf(before)) ? ' ' : '\t';
    return [{ type: 'text', text: separator }, ...cell];
  });
}

function keepLines(block: Block, low: number, high: number, origins: Origins): Block[] {
  const count = linesOfBlock(block).length;
  if (low <= 0 && high >= count - 1) return [block];
  if (high < 0 || low >= count) return [];
  const kept = cutBlock(block, low, high, origins);
  if (kept !== null && origins.wrapped.has(block)) origins.wrapped.add(kept);
  return kept === null ? [] : [kept];
}

function cutBlock(block: Block, low: number, high: number, origins: Origins): Block | null {
  switch (block.type) {
    case 'paragraph':
    case 'heading': {
      const lines = splitAtBreaks(block.children).slice(low, high + 1);
      return {
        ...block,
        children: lines.flatMap((line, at): Inline[] => (at === 0 ? line : [{ type: 'break' }, ...line])),
      };
    }
    case 'verse':
    case 'preformatted':
      return { ...block, lines: block.lines.slice(low, high + 1) };
    case 'quotation':
    case 'note':
    case 'details':
      return cutChildren(block, low, high, origins);
    case 'table': {
      const head = block.caption === undefined ? 0 : 1;
      const rows = block.rows.slice(Math.max(0, low - head), high + 1 - head);
      return rows.length === 0 ? null : { ...block, rows };
    }
    case 'list':
      return cutList(block, low, high);
    case 'definitionList':
      return cutDefinitions(block, low, high);
    case 'sceneBreak':
    case 'figure':
      return block;
  }
}

function cutChildren(
  block: BlockOf<'quotation' | 'note' | 'details'>,
  low: number,
  high: number,
  origins: Origins,
): Block | null {
  let at = block.type === 'details' ? 1 : 0;
  const children = block.children.flatMap((child) => {
    const start = at;
    at += linesOfBlock(child).length;
    return keepLines(child, low - start, high - start, origins);
  });
  return children.length === 0 ? null : { ...block, children };
}

function cutList(block: BlockOf<'list'>, low: number, high: number): Block | null {
  let at = 0;
  const items = block.items.filter((item) => {
    const start = at;
    at += item.reduce((sum, inner) => sum + linesOfBlock(inner).length, 0);
    return start >= low && at - 1 <= high;
  });
  return items.length === 0 ? null : { ...block, items };
}

function cutDefinitions(block: BlockOf<'definitionList'>, low: number, high: number): Block | null {
  let at = 0;
  const entries = block.entries.filter((entry) => {
    const start = at;
    at += linesOfBlock({ type: 'definitionList', entries: [entry] }).length;
    return start >= low && at - 1 <= high;
  });
  return entries.length === 0 ? null : { ...block, entries };
}

/** Inlines as lines, each with the marks it stands under; the texts themselves are the same objects. */
function splitAtBreaks(inlines: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.type === 'break') lines.push([]);
    else if (inline.type === 'text') lines.at(-1)?.push(inline);
    else {
      splitAtBreaks(inline.children).forEach((children, index) => {
        if (index > 0) lines.push([]);
        if (children.length > 0) lines.at(-1)?.push({ ...inline, children });
      });
    }
  }
  return lines;
}

function lineOf(inlines: readonly Inline[], origins: Origins, fallback: number): SourceLine {
  let text = '';
  let whole: Origin | null = null;
  const visit = (list: readonly Inline[]) => {
    for (const inline of list) {
      if (inline.type === 'text') {
        whole = extend(whole, text.length, origins.texts.get(inline));
        text += inline.text;
      } else if (inline.type === 'break') text += ' ';
      else visit(inline.children);
    }
  };
  visit(inlines);
  const { start, end, exact } = whole ?? { start: fallback, end: fallback, exact: false };
  return { text, start, end, exact: exact && end - start === text.length };
}

function extend(whole: Origin | null, length: number, next: Origin | undefined): Origin | null {
  if (next === undefined) return whole === null ? null : { ...whole, exact: false };
  if (whole === null) return { ...next, exact: next.exact && length === 0 };
  return {
    start: Math.min(whole.start, next.start),
    end: Math.max(whole.end, next.end),
    exact: whole.exact && next.exact && whole.start + length === next.start,
  };
}

function ruleLine(at: number): SourceLine {
  return { text: RULE, start: at, end: at, exact: false };
}

function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      inline.type === 'text' ? inline.text : inline.type === 'break' ? ' ' : textOf(inline.children),
    )
    .join('');
}
