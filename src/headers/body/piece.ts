import type { Block } from '#document';
import type { ChapterHead } from './chapter-head.ts';

/**
 * A stretch of the body on its way to becoming chapters: a block, with what the rules for heads, ends and notes look
 * at. `line` is the whole text when it is one short line, else null. `strength` is how much the source made it stand
 * out: 2 a heading, 1 centred, bold or alone in capitals, 0 plain. `gap` counts blank lines before it. `head` is set where the
 * source itself says that the piece heads a chapter.
 */
export type Piece = {
  block: Block;
  line: string | null;
  strength: 0 | 1 | 2;
  gap: number;
  head?: ChapterHead;
};

/** The line above a mail's signature, its last blank included (RFC 3676 §4.3). */
export const SIGNATURE = '-- ';

/** A scene break as a piece; `line` is {@link SIGNATURE} where it is that line. */
export function breakPiece(gap: number, line: typeof SIGNATURE | null = null): Piece {
  return { block: { type: 'sceneBreak' }, line, strength: 0, gap };
}
