import type { Draft } from './draft.ts';

/** Blank lines beyond the usual ones that make a weak scene break (header-conventions §10.1). */
const EXTRA_LINES = 2;
/** Wider gaps than this share of all are the text's own spacing, not breaks. */
const MOST = 0.1;

/** Puts scene breaks where only blank lines show them, in a text that marks none in another way. */
export function withWeakBreaks(drafts: readonly Draft[]): Draft[] {
  if (drafts.some((draft) => draft.form === 'break')) return [...drafts];
  const usual = usualGap(drafts);
  const isWide = (draft: Draft, index: number) => index > 0 && draft.gap >= usual + EXTRA_LINES;
  const wide = drafts.filter(isWide).length;
  if (wide === 0 || wide > drafts.length * MOST) return [...drafts];
  return drafts.flatMap((draft, index): Draft[] =>
    isWide(draft, index) ? [{ form: 'break', lines: [''], gap: 1, at: draft.at }, draft] : [draft],
  );
}

function usualGap(drafts: readonly Draft[]): number {
  const counts = [0, 0, 0];
  for (const { gap } of drafts) if (gap < counts.length) counts[gap] = (counts[gap] ?? 0) + 1;
  return Math.max(1, counts.indexOf(Math.max(...counts)));
}
