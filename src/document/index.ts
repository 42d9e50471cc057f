/**
 * The story document: what a story is once it no longer matters what file it came from. Chapters hold blocks, blocks
 * hold inlines. What is not in this model cannot be stored, served or exported: the model is the sanitiser.
 */

export type {
  Alignment,
  Block,
  BlockOf,
  Chapter,
  Direction,
  Inline,
  ListItem,
  MarkType,
  StoryDocument,
  TableRow,
} from './model.ts';
export { MARK_TYPES } from './model.ts';
export { type ChapterOutline, outlineChapter } from './outline.ts';
export { blockText, chapterText, inlineText } from './plain-text.ts';
export { EVIDENCE_SOURCES, type Evidence, type EvidenceSource, type Loss } from './provenance.ts';
export { validateDocument } from './validate.ts';
