import { blockText, type Chapter } from '#document';
import type { ChapterPieces } from './chapters.ts';
import { endMarkerOf } from './end-marker.ts';
import { gatherEpigraph } from './epigraph.ts';
import { gatherNotes, notePiece } from './notes.ts';
import { type Piece, SIGNATURE } from './piece.ts';

/** What follows an end marker is a note when it is no longer than this, or than a quarter of the chapter. */
const LONGEST_TAIL = 3_000;

/** Turns the pieces of a chapter into its blocks: end markers go, notes and epigraphs are gathered. */
export function finishChapter(chapter: ChapterPieces): Chapter {
  const { text, tail } = atEndMarker(trimBreaks(chapter.pieces));
  const noted = gatherNotes(trimBreaks(text));
  const pieces = trimBreaks(gatherEpigraph(trimBreaks(noted)));
  const rest = trimBreaks(tail);
  if (rest.length > 0) pieces.push(notePiece('end', rest));
  const blocks = withoutBreaksAtNotes(pieces).map((piece) => piece.block);
  return chapter.title === null ? { blocks } : { title: chapter.title, blocks };
}

/** Cuts a chapter at its last end marker when what follows is short; markers go wherever the text ends with them. */
function atEndMarker(pieces: readonly Piece[]): { text: Piece[]; tail: Piece[] } {
  const lengths = pieces.map((piece) => blockText(piece.block).length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let after = 0;
  let cut = -1;
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (piece && isMarker(piece)) cut = index;
    after += lengths[index] ?? 0;
    if (after > Math.max(LONGEST_TAIL, total * 0.25)) break;
  }
  if (cut < 0 || (cut === 0 && pieces.length > 1 && after > LONGEST_TAIL))
    return { text: [...pieces], tail: [] };
  return { text: pieces.slice(0, cut), tail: pieces.slice(cut + 1).filter((piece) => !isMarker(piece)) };
}

function isMarker(piece: Piece): boolean {
  return piece.line === SIGNATURE || (piece.line !== null && endMarkerOf(piece.line) !== null);
}

/** Pieces without scene breaks at the edges and without two in a row. */
function trimBreaks(pieces: readonly Piece[]): Piece[] {
  let from = 0;
  let to = pieces.length;
  while (from < to && isBreak(pieces[from])) from += 1;
  while (to > from && isBreak(pieces[to - 1])) to -= 1;
  return pieces.slice(from, to).filter((piece, index, kept) => !isBreak(piece) || !isBreak(kept[index - 1]));
}

function withoutBreaksAtNotes(pieces: readonly Piece[]): Piece[] {
  return pieces.filter((piece, index) => {
    if (!isBreak(piece)) return true;
    const before = pieces[index - 1]?.block;
    const after = pieces[index + 1]?.block;
    const opens = (before?.type === 'note' && before.position === 'start') || isEpigraph(before);
    return !opens && !(after?.type === 'note' && after.position === 'end');
  });
}

function isEpigraph(block: Piece['block'] | undefined): boolean {
  return block?.type === 'quotation' && block.role === 'epigraph';
}

function isBreak(piece: Piece | undefined): boolean {
  return piece?.block.type === 'sceneBreak';
}
