import { type Alignment, type Block, type Inline, inlineText } from '#document';
import { LONGEST_HEAD } from './chapter-head.ts';
import { inlineLinesOf, inlinesOf, type MarkKey } from './emphasis.ts';
import { breakPiece, type Piece, SIGNATURE } from './piece.ts';

/**
 * What a run of lines was judged to be, with its text still as typed. A paragraph of several lines has breaks made on
 * purpose. `gap` counts the blank lines before it; `at` is its place in the decoded original.
 */
export type Draft = {
  form: 'paragraph' | 'poem' | 'lyrics' | 'letter' | 'chat' | 'art' | 'list' | 'figure' | 'break';
  lines: string[];
  align?: Alignment;
  gap: number;
  at: number;
};

/** A draft as a piece, its marks resolved by the document's key; no key for a line in which no mark can stand. */
export function pieceOf(draft: Draft, key: MarkKey | null): Piece {
  if (draft.form === 'break') return breakPiece(draft.gap, draft.lines[0] === SIGNATURE ? SIGNATURE : null);
  const [first = ''] = draft.lines;
  const lonely = draft.form === 'paragraph' && draft.lines.length === 1 && first.length <= LONGEST_HEAD;
  const block: Block = key === null ? plainParagraph(draft, first) : blockOf(draft, key);
  const line = lonely && block.type === 'paragraph' ? inlineText(block.children) : null;
  const strength = line !== null && (draft.align === 'center' || isShouted(line)) ? 1 : 0;
  return { block, line, strength, gap: draft.gap };
}

function plainParagraph({ align }: Draft, text: string): Block {
  return { type: 'paragraph', ...(align === undefined ? {} : { align }), children: [{ type: 'text', text }] };
}

function blockOf(draft: Draft, key: MarkKey): Block {
  const lines = draft.lines.map(printable);
  const align = draft.align === undefined ? {} : { align: draft.align };
  switch (draft.form) {
    case 'poem':
    case 'lyrics':
      return { type: 'verse', kind: draft.form, ...align, lines: inlineLinesOf(lines, key) };
    case 'art':
      return { type: 'preformatted', kind: 'art', lines: lines.map((text) => [{ type: 'text', text }]) };
    case 'letter':
    case 'chat':
      return { type: 'preformatted', kind: draft.form, lines: inlineLinesOf(lines, key) };
    case 'list':
      return {
        type: 'list',
        ordered: false,
        items: lines.map((text) => [{ type: 'paragraph', children: inlinesOf(text, key) }]),
      };
    case 'figure':
      return { type: 'figure', alt: lines.join(' ') };
    case 'break':
      return { type: 'sceneBreak' };
    case 'paragraph':
      return { type: 'paragraph', ...align, children: brokenLines(inlineLinesOf(lines, key)) };
  }
}

function brokenLines(lines: Inline[][]): Inline[] {
  return lines.flatMap((inlines, index): Inline[] =>
    index === 0 ? inlines : [{ type: 'break' }, ...inlines],
  );
}

/** Text without the control characters that the document model does not allow. */
export function printable(text: string): string {
  return CONTROL.test(text) ? text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ') : text;
}

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

function isShouted(line: string): boolean {
  return line.length <= 60 && line === line.toUpperCase() && line !== line.toLowerCase();
}
