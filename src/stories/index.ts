/**
 * From a decoded source to a story: where in a page, a text or a book the story stands, by the marks of the program
 * that made it where it has them, and what of it is header and body. Formats open bytes and hand over what they found;
 * nothing here knows containers or files.
 */
export type { Book, BookDocument, BookMetadata } from './book.ts';
export { type OpenPage, openPage } from './page/open-page.ts';
export { pageMetadata } from './page/page-metadata.ts';
export { type PageContext, placedWork, readPage } from './page/read-page.ts';
export { type ReadBlocks, readBlocksStory } from './read-blocks.ts';
export type {
  FieldEvidence,
  ReadStories,
  ReadWork,
  StoryAddress,
  StoryComment,
  StoryPicture,
} from './read-work.ts';
export { pageKey, resolveLink } from './site/page-key.ts';
export type { PageSketch } from './site/page-sketch.ts';
export { planWorks, type SitePage, type SitePlan, type WorkPlan } from './site/plan-works.ts';
export { FOLDER, readSiteWork, type SiteWork, type SiteWorkSource } from './site/read-site-work.ts';
export { entriesOf } from './site/site-entry.ts';
export { openSitePage, picturesOf, type RawPage, type SitePageContent, sketchOf } from './site/site-page.ts';
export { bodyStartOf, characterLosses, loss, mergeLosses, noStory } from './story-facts.ts';
export { describeRepair } from './text/describe-repair.ts';
export { type ReadText, readTextStory } from './text/read-text.ts';
