import type { Chapter } from '#document';
import type { ChapterPieces } from './chapters.ts';
import { endMarkerOf } from './end-marker.ts';
import type { Piece } from './piece.ts';

/** Turns the pieces of a chapter into its blocks: end markers go, and breaks at its edges. */
export function finishChapter(chapter: ChapterPieces): Chapter {
  const blocks = withoutEdgeBreaks(withoutEndMarkers(chapter.pieces)).map((piece) => piece.block);
  return chapter.title === null ? { blocks } : { title: chapter.title, blocks };
}

function withoutEndMarkers(pieces: readonly Piece[]): Piece[] {
  const from = pieces.length * 0.75;
  return pieces.filter((piece, index) => {
    if (piece.line === null || endMarkerOf(piece.line) === null) return true;
    return index < from && pieces[index + 1]?.block.type !== 'sceneBreak';
  });
}

function withoutEdgeBreaks(pieces: Piece[]): Piece[] {
  let from = 0;
  let to = pieces.length;
  while (from < to && pieces[from]?.block.type === 'sceneBreak') from += 1;
  while (to > from && pieces[to - 1]?.block.type === 'sceneBreak') to -= 1;
  return pieces
    .slice(from, to)
    .filter(
      (piece, index, kept) =>
        piece.block.type !== 'sceneBreak' || kept[index - 1]?.block.type !== 'sceneBreak',
    );
}
