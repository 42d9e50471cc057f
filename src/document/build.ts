import type { Inline, StoryDocument } from './model.ts';

/** A text inline. */
export function text(value: string): Inline {
  return { type: 'text', text: value };
}

/** A document with no chapters, to which a reader adds. */
export function emptyDocument(): StoryDocument {
  return { chapters: [] };
}
