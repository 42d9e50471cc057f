/** How tags are spoken of: their kinds and states in the order of pages, each a message of `tags`. */
import type { TagKind, TagState } from '#catalogue';

/** Kinds of tags. */
export const TAG_KINDS: readonly TagKind[] = ['fandom', 'character', 'relationship', 'tag'];

/** States of tags. */
export const TAG_STATES: readonly TagState[] = ['canonical', 'synonym', 'scoped', 'unwrangled'];

/** Kinds that can stand above each, the nearest first; the catalogue refuses all others. */
export const KINDS_ABOVE: Readonly<Record<TagKind, readonly TagKind[]>> = {
  fandom: ['fandom'],
  character: ['fandom', 'character'],
  relationship: ['fandom', 'character', 'relationship'],
  tag: ['fandom', 'tag'],
};
