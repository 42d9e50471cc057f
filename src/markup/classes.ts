import type { Alignment } from '#document';

/**
 * Every class name that {@link toXhtml} writes; the site's and the books' style sheets speak of these and no others.
 * `align-…` may stand on paragraphs, headings and verse; a verse is also `lyrics` or `poem`, a note also
 * `note-start`, `note-inside` or `note-end`.
 */
export const FRAGMENT_CLASSES = [
  'align-left',
  'align-center',
  'align-right',
  'align-justify',
  'scene-break',
  'verse',
  'lyrics',
  'poem',
  'line',
  'epigraph',
  'quote',
  'attribution',
  'letter',
  'chat',
  'art',
  'data',
  'picture',
  'alt',
  'note',
  'note-start',
  'note-inside',
  'note-end',
] as const;

/** The alignment that a list of class names asks for, if it does. */
export function alignmentOfClasses(classes: readonly string[]): Alignment | undefined {
  for (const alignment of ALIGNMENTS) if (classes.includes(`align-${alignment}`)) return alignment;
  return undefined;
}

/** An alignment as HTML's `align` or CSS's `text-align` spell it, if it is one. */
export function alignmentOf(raw: string | null): Alignment | undefined {
  const value = raw?.trim().toLowerCase();
  if (value === 'middle') return 'center';
  return ALIGNMENTS.find((alignment) => alignment === value);
}

const ALIGNMENTS = ['left', 'center', 'right', 'justify'] as const satisfies readonly Alignment[];
