import { type Block, type Inline, inlineText } from '#document';

/** A paragraph of this length is prose, which nobody centres on purpose throughout. */
const PROSE = 200;

/**
 * The blocks of a story, made ready for structuring: rules at its ends go, text that stands centred only because the
 * whole page does comes back to its margin.
 */
export function bodyBlocks(blocks: readonly Block[]): Block[] {
  const first = blocks.findIndex((block) => block.type !== 'sceneBreak');
  const last = blocks.findLastIndex((block) => block.type !== 'sceneBreak');
  const kept = first < 0 ? [] : blocks.slice(first, last + 1);
  return promoteHeads(isCentredPage(kept) ? kept.map(uncentred) : kept);
}

/** A head is at most this long. */
const HEAD = 120;

/**
 * Old pages head their parts with a rule and a bold line in the middle. Where at least two parts begin so, each such
 * line is a heading.
 */
function promoteHeads(blocks: readonly Block[]): Block[] {
  const heads = new Set(
    blocks.filter((block, at) => (at === 0 || blocks[at - 1]?.type === 'sceneBreak') && isHead(block)),
  );
  if (heads.size < 2) return [...blocks];
  return blocks.map((block) => {
    if (!heads.has(block) || block.type !== 'paragraph') return block;
    return { type: 'heading', level: 3, align: 'center', children: block.children };
  });
}

function isHead(block: Block): boolean {
  if (block.type !== 'paragraph' || block.align !== 'center') return false;
  return (
    inlineText(block.children).length <= HEAD &&
    block.children.every((child) => child.type === 'strong' || isSpace(child))
  );
}

function isSpace(inline: Inline): boolean {
  return inline.type === 'break' || (inline.type === 'text' && inline.text.trim() === '');
}

function isCentredPage(blocks: readonly Block[]): boolean {
  const prose = blocks.filter(
    (block) => block.type === 'paragraph' && inlineText(block.children).length >= PROSE,
  );
  const centred = prose.filter((block) => 'align' in block && block.align === 'center');
  return prose.length > 0 && centred.length * 2 > prose.length;
}

function uncentred(block: Block): Block {
  if (block.type !== 'paragraph' || block.align !== 'center') return block;
  // A short line in a centred page may be a title or a mark between scenes: those stay.
  if (inlineText(block.children).length < 80) return block;
  const { align: _, ...rest } = block;
  return rest;
}

/** A paragraph of preformatted prose as one run: its breaks are only where the lines were full. */
export function unwrapped(block: Block): Block {
  if (block.type !== 'paragraph') return block;
  return { ...block, children: withoutBreaks(block.children) };
}

function withoutBreaks(inlines: readonly Inline[]): Inline[] {
  return inlines.map((inline): Inline => {
    if (inline.type === 'break') return { type: 'text', text: ' ' };
    if (inline.type === 'text') return inline;
    return { ...inline, children: withoutBreaks(inline.children) };
  });
}
