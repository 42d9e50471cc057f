/**
 * From a decoded source to a story: where in a page, a text or a book the story stands, by the marks of the program
 * that made it where it has them, and what of it is header and body. Formats open bytes and hand over what they found;
 * nothing here knows containers or files.
 */
export type { Book, BookDocument, BookMetadata } from './book.ts';
export { type OpenPage, openPage } from './page/open-page.ts';
export type { PageContext } from './page/page-context.ts';
export { pageMetadata } from './page/page-metadata.ts';
export { placedWork, readPage } from './page/read-page.ts';
export { type ReadBlocks, readBlocksStory } from './read-blocks.ts';
export type {
  FieldEvidence,
  ReadStories,
  ReadWork,
  StoryAddress,
  StoryComment,
  StoryPicture,
} from './read-work.ts';
export { bodyStartOf, characterLosses, loss, mergeLosses, noStory } from './story-facts.ts';
export { describeRepair } from './text/describe-repair.ts';
export { type ReadText, readTextStory } from './text/read-text.ts';
