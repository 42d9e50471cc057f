import type { Block, BlockOf, Inline } from '#document';
import { type FlowParagraph, type FlowPart, paragraphBlock } from './flow.ts';
import type { ParagraphStyle } from './paragraph-style.ts';
import { withSceneGaps } from './scene-gaps.ts';

/** Answers the outline level of a paragraph from 0, by itself or by its style; null for body text. */
export type OutlineOf = (style: ParagraphStyle) => number | null;

/** A paragraph is quoted when it stands in from both margins by a quarter of an inch more than most do, twips. */
const QUOTE_INDENT = 360;
/** Longer cells, characters, or cells of more paragraphs hold text that is only laid out as a table. */
const LONGEST_CELL = 600;
const MOST_IN_CELL = 4;

/** A whole story as blocks: the gaps between its scenes are found, and its headings brought to the document's levels. */
export function storyBlocks(parts: readonly FlowPart[], outlineOf: OutlineOf): Block[] {
  const outlines = parts.flatMap((part) => (part.kind === 'paragraph' ? [outlineOf(part.style)] : []));
  const rankOf = ranksOf(outlines.filter((outline) => outline !== null));
  return blocksOf(withSceneGaps(parts), (style) => {
    const outline = outlineOf(style);
    return outline === null ? null : rankOf(outline);
  });
}

/**
 * Word processors count headings from 1, and the first may be the story's title or its chapters': the chapters' are the
 * highest level in use, or the second where the highest stands only once and first.
 */
function ranksOf(outlines: readonly number[]): (outline: number) => number {
  const used = [...new Set(outlines)].sort((a, b) => a - b);
  const [highest] = used;
  const isAlone = outlines[0] === highest && outlines.indexOf(highest ?? 0, 1) < 0;
  const titles = isAlone && used.length > 1 ? 1 : 0;
  return (outline) => Math.max(0, used.indexOf(outline) - titles);
}

/** The parts of a text as blocks: headings, lists, quotations and tables made of what belongs together. */
export function blocksOf(parts: readonly FlowPart[], outlineOf: OutlineOf): Block[] {
  const margins = usualMargins(parts);
  const out: Block[] = [];
  for (const part of parts) {
    if (part.kind === 'paragraph') addParagraph(out, part, outlineOf(part.style), margins);
    else if (part.kind === 'table') for (const block of tableOf(part.rows, outlineOf)) out.push(block);
    else if (part.kind === 'block') out.push(part.block);
    else if (part.kind === 'division' && out.length > 0 && out.at(-1)?.type !== 'sceneBreak')
      out.push({ type: 'sceneBreak' });
  }
  if (out.at(-1)?.type === 'sceneBreak') out.pop();
  return out;
}

function addParagraph(out: Block[], part: FlowParagraph, outline: number | null, margins: Margins): void {
  const { marker, style } = part;
  if (outline !== null) out.push(headingOf(part, outline));
  else if (marker !== null && marker !== '') addItem(out, paragraphBlock(part), marker);
  else if (style.left >= margins.left + QUOTE_INDENT && style.right >= margins.right + QUOTE_INDENT)
    addQuoted(out, paragraphBlock(part));
  else out.push(paragraphBlock(part));
}

/** The document's levels of headings, by their rank in the file from 0. */
const LEVELS = [3, 4, 5, 6] as const;

function headingOf(part: FlowParagraph, outline: number): Block {
  const { align, children } = paragraphBlock(part);
  const level = LEVELS[Math.min(outline, LEVELS.length - 1)] ?? 6;
  const only = children.length === 1 ? children[0] : undefined;
  const bare = only?.type === 'strong' ? only.children : children;
  const number: Inline[] = part.marker ? [{ type: 'text', text: `${part.marker} ` }] : [];
  return { type: 'heading', level, ...(align !== undefined && { align }), children: [...number, ...bare] };
}

/** An item goes to the list before it where both count or both do not; a mark of words is part of the text. */
function addItem(out: Block[], block: BlockOf<'paragraph'>, marker: string): void {
  const number = /^\(?(\d{1,4}|[a-z]{1,4})[.):]?$/i.exec(marker)?.[1];
  if (number === undefined && /[\p{L}\p{N}]/u.test(marker)) {
    out.push({ ...block, children: [{ type: 'text', text: `${marker} ` }, ...block.children] });
    return;
  }
  const ordered = number !== undefined && !/^o$/.test(marker);
  const last = out.at(-1);
  const start = ordered && /^\d+$/.test(number) ? Number(number) : undefined;
  if (last?.type === 'list' && last.ordered === ordered) last.items.push([block]);
  else
    out.push({
      type: 'list',
      ordered,
      ...(start !== undefined && start !== 1 && { start }),
      items: [[block]],
    });
}

function addQuoted(out: Block[], block: Block): void {
  const last = out.at(-1);
  if (last?.type === 'quotation') last.children.push(block);
  else out.push({ type: 'quotation', role: 'quote', children: [block] });
}

/** A table of short cells; one that only lays text out becomes the text itself. */
function tableOf(rows: readonly FlowParagraph[][][], outlineOf: OutlineOf): Block[] {
  const cells = rows.flat();
  const isLayout =
    rows.every((row) => row.length === 1) ||
    cells.some((cell) => cell.length > MOST_IN_CELL || lengthOf(cell) > LONGEST_CELL);
  if (isLayout) return blocksOf(cells.flat(), outlineOf);
  if (cells.every((cell) => cell.length === 0)) return [];
  return [{ type: 'table', rows: rows.map((row) => ({ header: false, cells: row.map(inlinesOfCell) })) }];
}

function inlinesOfCell(cell: readonly FlowParagraph[]): Inline[] {
  return cell.flatMap((paragraph, index): Inline[] => {
    const marker = paragraph.marker ? `${paragraph.marker} ` : '';
    const children = paragraphBlock(paragraph).children;
    const marked: Inline[] = marker === '' ? children : [{ type: 'text', text: marker }, ...children];
    return index === 0 ? marked : [{ type: 'break' }, ...marked];
  });
}

function lengthOf(cell: readonly FlowParagraph[]): number {
  return cell.reduce(
    (sum, { runs }) => sum + runs.reduce((own, { text }) => own + (text ?? '').length, 0),
    0,
  );
}

type Margins = { left: number; right: number };

/** The margins that most paragraphs have. */
function usualMargins(parts: readonly FlowPart[]): Margins {
  const counts = new Map<string, { margins: Margins; count: number }>();
  let usual = { margins: { left: 0, right: 0 }, count: 0 };
  for (const part of parts) {
    if (part.kind !== 'paragraph') continue;
    const { left, right } = part.style;
    const entry = counts.get(`${left} ${right}`) ?? { margins: { left, right }, count: 0 };
    entry.count += 1;
    counts.set(`${left} ${right}`, entry);
    if (entry.count > usual.count) usual = entry;
  }
  return usual.margins;
}
