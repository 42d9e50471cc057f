import { foldText } from '#text';
import { chapterHeadOf, withoutDecoration } from './chapter-head.ts';
import type { Piece } from './piece.ts';

/** Fewer headings than this are no division. */
const FEWEST_HEADS = 3;

/**
 * The pieces with those marked as chapter heads whose line is an entry of the book's own contents list, where its
 * chapters are not counted but only named. The pieces as they are when fewer than three entries come again.
 */
export function withListedHeads(pieces: readonly Piece[], contents: readonly string[]): Piece[] {
  const listed = new Set(contents.map((entry) => keyOf(entry)).filter((key) => key.length > 3));
  const heads = pieces.map((piece) => {
    const head = headOf(piece, listed);
    // Each entry heads one chapter: in a play the name of a part is also that of who speaks.
    return head !== null && listed.delete(keyOf(head)) ? head : null;
  });
  if (heads.filter((head) => head !== null).length < FEWEST_HEADS) return [...pieces];
  return pieces.map((piece, index) => {
    const head = heads[index];
    return head ? { ...piece, head: { rank: 3, number: null, title: head } } : piece;
  });
}

function headOf({ line, gap, strength }: Piece, listed: ReadonlySet<string>): string | null {
  if (line === null || (gap === 0 && strength === 0)) return null;
  const title = withoutDecoration(line);
  return listed.has(keyOf(title)) ? title : null;
}

function keyOf(line: string): string {
  const title = chapterHeadOf(line)?.title ?? line;
  return foldText(title.slice(0, 200)).replace(/[^\p{L}\p{N}]+/gu, '');
}
