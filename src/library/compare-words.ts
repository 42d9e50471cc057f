import { shortestEdit } from './shortest-edit.ts';

/** A piece of a passage: what both states have, or what was taken out or put in. `\n` parts paragraphs. */
export type Piece = { kind: 'same' | 'removed' | 'added'; text: string };

/** Words that may differ in a passage before it is shown whole, once as it was and once as it is. */
const MOST_WORDS = 800;
/** The share of words that must be the same for a passage to be shown word by word. */
const LEAST_SAME = 0.3;
/** Characters of a passage that are shown. */
const MOST_SHOWN = 8000;

/** What was taken out and put in, word by word where that is easier to read. */
export function compareWords(before: string, after: string): Piece[] {
  return clipped(wordPieces(before, after) ?? whole(before, after));
}

function whole(before: string, after: string): Piece[] {
  return withoutEmpty([
    { kind: 'removed', text: before === '' || after === '' ? before : `${before}\n` },
    { kind: 'added', text: after },
  ]);
}

function wordPieces(before: string, after: string): Piece[] | null {
  const old = wordsOf(before);
  const now = wordsOf(after);
  const stretches = shortestEdit(old, now, MOST_WORDS);
  if (stretches === null) return null;
  const same = stretches.reduce((sum, { kind, at, end }) => sum + (kind === 'same' ? end - at : 0), 0);
  if (same < LEAST_SAME * Math.max(old.length, now.length)) return null;
  return runsOf(
    stretches.map(({ kind, at, end }) => ({
      kind,
      text: (kind === 'added' ? now : old).slice(at, end).join(''),
    })),
  );
}

/** Words with the space behind them, and ends of paragraphs. */
function wordsOf(text: string): string[] {
  return text.match(/\n|[^\s]+[^\S\n]*|[^\S\n]+/g) ?? [];
}

/** Between two words that are the same, first all that was taken out, then all that was put in. */
function runsOf(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    runs.push({ kind: 'removed', text: removed }, { kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const piece of pieces) {
    if (piece.kind === 'removed') removed += piece.text;
    else if (piece.kind === 'added') added += piece.text;
    else {
      flush();
      runs.push(piece);
    }
  }
  flush();
  return withoutEmpty(runs);
}

function withoutEmpty(pieces: readonly Piece[]): Piece[] {
  return pieces.filter(({ text }) => text !== '');
}

function clipped(pieces: readonly Piece[]): Piece[] {
  const shown: Piece[] = [];
  let left = MOST_SHOWN;
  for (const piece of pieces) {
    if (left <= 0) break;
    const text = piece.text.length <= left ? piece.text : `${piece.text.slice(0, left).toWellFormed()} …`;
    shown.push({ ...piece, text });
    left -= piece.text.length;
  }
  return shown;
}
