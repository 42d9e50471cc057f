import { type Block, type Chapter, type Inline, inlineText } from '#document';
import { chapterHeadOf, LONGEST_HEAD } from './chapter-head.ts';
import { withStatedEpigraph } from './epigraph.ts';
import { finishChapter } from './finish-chapter.ts';
import type { LineLayout } from './line-layout.ts';
import { measureText } from './measured-line.ts';
import { breakPiece, type Piece } from './piece.ts';
import { runFormOf } from './run-form.ts';
import { isSceneBreak } from './scene-break.ts';
import { type BodyContext, chaptersOf } from './structure-lines.ts';

/** Markup has no wrapped lines and no indents: what is broken was broken on purpose. */
const MARKUP_LAYOUT: LineLayout = {
  wrapped: false,
  width: 0,
  base: 0,
  atIndent: false,
  atShort: false,
  flowed: false,
  dense: false,
};

/**
 * Builds the chapters of a body that came as blocks, by the same rules as plain text: headings, and short lines that
 * stand out, divide chapters; glyph lines become scene breaks; broken lines become verse; notes and epigraphs are
 * gathered. Linear in the size of the body.
 */
export function structureBlocks(blocks: readonly Block[], context: BodyContext): { chapters: Chapter[] } {
  const songfic = context.reading.music !== null;
  const pieces = blocks.flatMap((block) => piecesOf(block, songfic));
  const titled = withHeadingTitles(pieces, context.reading.title);
  const chapters = chaptersOf(titled, context).map(finishChapter);
  return { chapters: withStatedEpigraph(chapters, context.reading.epigraph) };
}

/**
 * Builds the chapters of a body whose division is known, as a book's contents tell it: the same, but nothing divides a
 * chapter further. Headings in it stay headings.
 */
export function structureChapters(
  parts: readonly { title: string | null; blocks: readonly Block[] }[],
  { reading }: BodyContext,
): { chapters: Chapter[] } {
  const songfic = reading.music !== null;
  const chapters = parts.map(({ title, blocks }) =>
    finishChapter({ title, pieces: blocks.flatMap((block) => piecesOf(block, songfic)) }),
  );
  return { chapters: withStatedEpigraph(chapters, reading.epigraph) };
}

function piecesOf(block: Block, songfic: boolean): Piece[] {
  if (block.type === 'sceneBreak') return [breakPiece(1)];
  if (block.type === 'heading') return headingPieces(block);
  if (block.type !== 'paragraph') return [{ block, line: null, strength: 0, gap: 1 }];
  const text = inlineText(block.children).trim();
  if (isSceneBreak(text, true)) return [breakPiece(1)];
  if (text.includes('\n')) return [{ block: brokenBlock(block, songfic), line: null, strength: 0, gap: 1 }];
  const short = text.length <= LONGEST_HEAD && text !== '';
  const strength = short && (block.align === 'center' || isAllStrong(block.children)) ? 1 : 0;
  return [{ block, line: short ? text : null, strength, gap: 1 }];
}

/** A heading of two lines, number and title, is two pieces. */
function headingPieces(block: Extract<Block, { type: 'heading' }>): Piece[] {
  return linesOf(block.children).map((children, index) => ({
    block: { ...block, children },
    line: inlineText(children).trim(),
    strength: 2,
    gap: index === 0 ? 1 : 0,
  }));
}

/** A paragraph with line breaks: verse, chat or letter by the rules of plain text, or the paragraph as it is. */
function brokenBlock(block: Extract<Block, { type: 'paragraph' }>, songfic: boolean): Block {
  const lines = linesOf(block.children);
  const form = runFormOf(
    lines.map((line) => measureText(inlineText(line), 0)).filter((line) => line.text !== ''),
    MARKUP_LAYOUT,
  );
  const align = block.align === undefined ? {} : { align: block.align };
  if (form === 'poem') return { type: 'verse', kind: songfic ? 'lyrics' : 'poem', ...align, lines };
  if (form === 'letter' || form === 'chat') return { type: 'preformatted', kind: form, lines };
  return block;
}

/** Inlines cut at their breaks; a mark around several lines is put around each. */
function linesOf(inlines: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.type === 'break') lines.push([]);
    else if ('children' in inline && inlineText(inline.children).includes('\n')) {
      const inner = linesOf(inline.children).map((children): Inline[] =>
        children.length === 0 ? [] : [{ ...inline, children }],
      );
      lines[lines.length - 1]?.push(...(inner[0] ?? []));
      for (const line of inner.slice(1)) lines.push(line);
    } else lines[lines.length - 1]?.push(inline);
  }
  return lines;
}

function isAllStrong(inlines: readonly Inline[]): boolean {
  return inlines.every((inline) => {
    if (inline.type === 'text') return inline.text.trim() === '';
    if (inline.type === 'strong' || inline.type === 'underline') return true;
    return 'children' in inline && isAllStrong(inline.children);
  });
}

/** Headings without numbers divide chapters too, where the highest level stands at least twice; not the story's title. */
function withHeadingTitles(pieces: readonly Piece[], storyTitle: string | null): Piece[] {
  const fold = (text: string) => text.toLowerCase().replace(/\W+/gu, ' ').trim();
  const own = storyTitle === null ? null : fold(storyTitle);
  const isChief = (piece: Piece, level: number) =>
    piece.block.type === 'heading' &&
    piece.block.level === level &&
    piece.line !== null &&
    fold(piece.line) !== own;
  const levels: number[] = pieces.flatMap(({ block }) => (block.type === 'heading' ? [block.level] : []));
  if (levels.length === 0) return [...pieces];
  const level = levels.reduce((least, other) => Math.min(least, other), 6);
  const chief = pieces.filter((piece) => isChief(piece, level));
  if (chief.length < 2) return [...pieces];
  return pieces.map((piece, index) =>
    isChief(piece, level) && piece.line !== null && !isNumberHead(pieces[index - 1])
      ? { ...piece, head: { rank: 3, number: null, title: piece.line } }
      : piece,
  );
}

/** A heading that only counts: what stands below it is its title. */
function isNumberHead(piece: Piece | undefined): boolean {
  if (piece?.block.type !== 'heading' || piece.line === null) return false;
  const head = chapterHeadOf(piece.line);
  return head !== null && head.number !== null && head.title === null;
}
