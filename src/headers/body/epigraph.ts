import { type Block, blockText, type Chapter, type Inline, inlineText } from '#document';
import { printable } from './draft.ts';
import type { Piece } from './piece.ts';

/** A line that names a quotation's source (header-conventions §2.5). */
const ATTRIBUTION = /^\s*(?:--?|–|—|~)\s*["“*_]?[\p{Lu}].{2,80}$/u;
const MOST_PIECES = 4;
const LONGEST = 900;

/** Turns a quotation with its source at the start of a chapter into an epigraph. */
export function gatherEpigraph(pieces: readonly Piece[]): Piece[] {
  const from = pieces[0]?.block.type === 'note' ? 1 : 0;
  const epigraph = inVerse(pieces[from]) ?? inPieces(pieces, from);
  if (!epigraph) return [...pieces];
  const { children, attribution, takes } = epigraph;
  if (pieces.length <= from + takes) return [...pieces];
  const block: Block = { type: 'quotation', role: 'epigraph', children, attribution };
  const piece: Piece = { block, line: null, strength: 0, gap: pieces[from]?.gap ?? 1 };
  return [...pieces.slice(0, from), piece, ...pieces.slice(from + takes)];
}

type Epigraph = { children: Block[]; attribution: Inline[]; takes: number };

/** A verse, or a paragraph of broken lines, whose last line is the source. */
function inVerse(piece: Piece | undefined): Epigraph | null {
  const block = piece?.block;
  if (block?.type === 'verse' && block.lines.length >= 2) {
    const last = block.lines[block.lines.length - 1] ?? [];
    if (!isAttribution(inlineText(last))) return null;
    return {
      children: [{ ...block, lines: block.lines.slice(0, -1) }],
      attribution: withoutDash(last),
      takes: 1,
    };
  }
  if (block?.type !== 'paragraph') return null;
  const at = block.children.findLastIndex((inline) => inline.type === 'break');
  const last = block.children.slice(at + 1);
  if (at < 1 || !isAttribution(inlineText(last))) return null;
  return {
    children: [{ ...block, children: block.children.slice(0, at) }],
    attribution: withoutDash(last),
    takes: 1,
  };
}

function inPieces(pieces: readonly Piece[], from: number): Epigraph | null {
  let length = 0;
  for (let index = from; index < Math.min(from + MOST_PIECES, pieces.length); index += 1) {
    const piece = pieces[index];
    if (!piece || piece.block.type === 'sceneBreak') return null;
    if (
      index > from &&
      piece.line !== null &&
      piece.block.type === 'paragraph' &&
      isAttribution(piece.line)
    ) {
      if (isDashed(pieces[index + 1]) || !isQuoted(pieces[from])) return null;
      const children = pieces.slice(from, index).map((other) => other.block);
      return { children, attribution: withoutDash(piece.block.children), takes: index - from + 1 };
    }
    length += blockText(piece.block).length;
    if (length > LONGEST) return null;
  }
  return null;
}

function isAttribution(text: string): boolean {
  return ATTRIBUTION.test(text) && !/[!?:]$/.test(text) && !/[^.]{50}\.$/.test(text);
}

/** Whether a piece is set apart as a quotation is: in quotation marks, in italics, moved from the margin, or verse. */
function isQuoted(piece: Piece | undefined): boolean {
  const block = piece?.block;
  if (block?.type === 'verse' || block?.type === 'quotation') return true;
  if (block?.type !== 'paragraph') return false;
  const [first, ...rest] = block.children;
  const slanted = first?.type === 'emphasis' && rest.length === 0;
  return slanted || block.align !== undefined || /^\s*["“„«‘'「]/u.test(blockText(block));
}

/** Dialogue in many languages opens with a dash, and is no source. */
function isDashed(piece: Piece | undefined): boolean {
  return piece !== undefined && /^\s*(?:--?|–|—)/.test(blockText(piece.block));
}

function withoutDash(inlines: readonly Inline[]): Inline[] {
  const [first, ...rest] = inlines;
  if (first?.type !== 'text') return [...inlines];
  const text = first.text.replace(/^\s*(?:--?|–|—|~)\s*/, '');
  return text === '' ? rest : [{ type: 'text', text }, ...rest];
}

/** An epigraph that the header states, at the head of the story, unless one stands there already. */
export function withStatedEpigraph(chapters: readonly Chapter[], epigraph: string | null): Chapter[] {
  const [first, ...rest] = chapters;
  const opening = first?.blocks[0];
  if (epigraph === null || !first || (opening?.type === 'quotation' && opening.role === 'epigraph'))
    return [...chapters];
  const lines = printable(epigraph)
    .replace(/\s(?=(?:--|–|—)\s?["“]?\p{Lu}[^\n]{2,80}$)/u, '\n')
    .split('\n');
  const source = lines.length > 1 && isAttribution(lines.at(-1) ?? '') ? lines.pop() : undefined;
  const words = lines.flatMap((text, at): Inline[] => [
    ...(at === 0 ? [] : [{ type: 'break' } as const]),
    { type: 'text', text: text.trim() },
  ]);
  const block: Block = {
    type: 'quotation',
    role: 'epigraph',
    children: [{ type: 'paragraph', children: words }],
    ...(source === undefined ? {} : { attribution: withoutDash([{ type: 'text', text: source.trim() }]) }),
  };
  return [{ ...first, blocks: [block, ...first.blocks] }, ...rest];
}
