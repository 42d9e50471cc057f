/** How tags are spoken of. */
import type { TagKind, TagState } from '#catalogue';

/** Kinds in the order of pages, with what one and several are called. */
export const TAG_KIND_WORDS: Readonly<Record<TagKind, readonly [one: string, many: string]>> = {
  fandom: ['fandom', 'Fandoms'],
  character: ['character', 'Characters'],
  relationship: ['relationship', 'Relationships'],
  tag: ['tag', 'Additional tags'],
};

/** States in the order of pages. */
export const TAG_STATE_WORDS: Readonly<Record<TagState, string>> = {
  canonical: 'canonical',
  synonym: 'a spelling of another',
  scoped: 'a spelling in some fandoms',
  unwrangled: 'not wrangled',
};

/** Kinds that can stand above each, the nearest first; the catalogue refuses all others. */
export const KINDS_ABOVE: Readonly<Record<TagKind, readonly TagKind[]>> = {
  fandom: ['fandom'],
  character: ['fandom', 'character'],
  relationship: ['fandom', 'character', 'relationship'],
  tag: ['fandom', 'tag'],
};
