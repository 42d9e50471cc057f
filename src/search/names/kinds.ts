import { FACET_KINDS } from '../results.ts';

/** What a term can be: a value of a facet, or something else that is asked for by name. A flag is what a work has or is. */
export const TERM_KINDS = [...FACET_KINDS, 'creator', 'series', 'titleWord', 'flag'] as const;
/** One of {@link TERM_KINDS}. */
export type TermKind = (typeof TERM_KINDS)[number];

const CODES = new Map<TermKind, number>(TERM_KINDS.map((kind, code) => [kind, code]));

/** The place of a kind in {@link TERM_KINDS}, as columns hold it. */
export function kindCode(kind: TermKind): number {
  return CODES.get(kind) ?? 0;
}

/** Kinds whose names are also found by the words in them. */
export const WORDED: ReadonlySet<TermKind> = new Set<TermKind>([
  'fandom',
  'relationship',
  'character',
  'tag',
  'creator',
  'series',
  'source',
]);
