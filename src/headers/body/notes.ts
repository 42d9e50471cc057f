import { blockText } from '#document';
import type { Piece } from './piece.ts';

const SHORT_LABEL = /^[[({*_~<\s]{0,6}(?:A\/N|a\/n|AN|A\.N\.)(?: ?\d)?\s{0,2}(?:[:;.–—-]|$)/;
const LONG_LABEL =
  /^[[({*_~<\s]{0,6}(?:author(?:['’]?s?['’]?)? ?notes?|end ?notes?|notes?|anmerkung(?:en)?(?: des autors)?|note de l['’]auteure?)\s{0,2}(?:[:–—-]|[\])}*_~]{1,4}$|$)/i;
/** An end marker with more to say: `[end part 2 -- the rest on Thursday]`. */
const END_WITH_MORE = /^[[(<]\s?(?:the )?end\b/i;
const BRACKETS: Record<string, string> = { '[': ']', '(': ')', '{': '}' };

/** A note at a chapter's start may reach this far when a scene break closes it. */
const LONGEST_START = { pieces: 4, characters: 2_500 };
/** A note at a chapter's end is no more than this, or than 40 % of the chapter. */
const LONGEST_END = { pieces: 24, characters: 2_000 };

/** Whether a piece begins a creator's note (header-conventions §9.3): `A/N:`, `[A/N …]`, `Author's Notes:`. */
export function startsNote(piece: Piece | undefined): boolean {
  if (piece?.block.type !== 'paragraph' && piece?.block.type !== 'heading') return false;
  const text = blockText(piece.block).slice(0, 60);
  return SHORT_LABEL.test(text) || LONG_LABEL.test(piece.line ?? text);
}

/** Gathers creators' notes into note blocks: before the text, after it, and bracketed ones inside. */
export function gatherNotes(pieces: readonly Piece[]): Piece[] {
  const start = startNote(pieces);
  const end = endNote(pieces, start);
  const middle = pieces
    .slice(start, end)
    .map((piece) => (isBracketed(piece) ? notePiece('inside', [piece]) : piece));
  return [
    ...(start > 0 ? [notePiece('start', pieces.slice(0, start))] : []),
    ...middle,
    ...(end < pieces.length ? [notePiece('end', pieces.slice(end))] : []),
  ];
}

/** A note block of pieces, without scene breaks at its edges. */
export function notePiece(position: 'start' | 'inside' | 'end', pieces: readonly Piece[]): Piece {
  const children = pieces.map((piece) => piece.block).filter((block) => block.type !== 'sceneBreak');
  return { block: { type: 'note', position, children }, line: null, strength: 0, gap: pieces[0]?.gap ?? 1 };
}

/** How many pieces at the start are the note; 0 when there is none. */
function startNote(pieces: readonly Piece[]): number {
  const [first] = pieces;
  if (!startsNote(first) || !first) return 0;
  const closed = closedAt(pieces);
  if (closed > 0) return closed;
  const bare = /^[^:]{0,40}:?\W{0,4}$/.test(blockText(first.block));
  const limit = bare ? LONGEST_START.pieces * 3 : LONGEST_START.pieces;
  let length = 0;
  for (let index = 0; index < Math.min(limit, pieces.length - 1); index += 1) {
    const piece = pieces[index];
    if (!piece) break;
    if (piece.block.type === 'sceneBreak') return index;
    length += blockText(piece.block).length;
    if (length > LONGEST_START.characters) break;
  }
  if (pieces.length < 2) return 0;
  return bare && pieces.length > 2 ? 2 : 1;
}

/** The end of a note whose opening bracket closes within a few pieces; 0 when it does not. */
function closedAt(pieces: readonly Piece[]): number {
  const opening = blockText(pieces[0]?.block ?? { type: 'sceneBreak' })
    .trim()
    .charAt(0);
  const closing = BRACKETS[opening];
  if (closing === undefined) return 0;
  const last = pieces.slice(0, 8).findIndex((piece) => blockText(piece.block).trim().endsWith(closing));
  return last + 1 < pieces.length ? last + 1 : 0;
}

/** Where the closing note begins; the number of pieces when there is none. */
function endNote(pieces: readonly Piece[], from: number): number {
  let total = 0;
  for (let index = from; index < pieces.length; index += 1) total += lengthOf(pieces[index]);
  let tail = 0;
  let found = pieces.length;
  const lowest = Math.max(from + 1, pieces.length - LONGEST_END.pieces);
  for (let index = pieces.length - 1; index >= lowest; index -= 1) {
    tail += lengthOf(pieces[index]);
    if (tail > Math.max(LONGEST_END.characters, total * 0.4)) break;
    if (startsNote(pieces[index]) || endsWithMore(pieces[index])) found = index;
  }
  return found;
}

function endsWithMore(piece: Piece | undefined): boolean {
  return piece?.block.type === 'paragraph' && END_WITH_MORE.test(blockText(piece.block).slice(0, 20));
}

function lengthOf(piece: Piece | undefined): number {
  return piece ? blockText(piece.block).length : 0;
}

function isBracketed(piece: Piece): boolean {
  if (!startsNote(piece)) return false;
  const text = blockText(piece.block).trim();
  const closing = BRACKETS[text.charAt(0)];
  return closing !== undefined && text.endsWith(closing);
}
