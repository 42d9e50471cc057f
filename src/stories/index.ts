/**
 * From a decoded source to a story: where in a page, a text or a book the story stands, by the marks of the program
 * that made it where it has them, and what of it is header and body. Formats open bytes and hand over what they found;
 * nothing here knows containers or files.
 */

export { labelOfKey } from './beside/keys.ts';
export { type SaidBeside, type SaidValue, withKeptValues, withSiteValues } from './beside/put-said.ts';
export type { BookContext } from './book/any-book.ts';
export { packageEvidence } from './book/package-evidence.ts';
export { readBook } from './book/read-book.ts';
export type { Book, BookDocument, BookMetadata } from './book.ts';
export { type OpenPage, openOwnPage, openPage } from './page/open-page.ts';
export type { PageContext } from './page/page-context.ts';
export { pageMetadata } from './page/page-metadata.ts';
export { joinPlaces, type PlaceMap } from './page/places.ts';
export { placedWork, readPage } from './page/read-page.ts';
export { isQuoted, isWroteLine } from './posts/quoted-lines.ts';
export type { StoryPost } from './posts/read-post.ts';
export { type ReadPosts, readPosts } from './posts/read-posts.ts';
export { readReply } from './posts/read-reply.ts';
export { type WrittenTags, withWrittenTags } from './producers/ao3/written-tags.ts';
export { type ReadBlocks, readBlocksStory } from './read-blocks.ts';
export type {
  FieldEvidence,
  ReadStories,
  ReadWork,
  StoryAddress,
  StoryComment,
  StoryPicture,
} from './read-work.ts';
export { shownRating, shownRelationship, shownSeries, shownStatus, shownWarnings } from './shown-values.ts';
export { pageKey, resolveLink } from './site/page-key.ts';
export type { PageSketch } from './site/page-sketch.ts';
export { planWorks, type SitePage, type SitePlan, type WorkPlan } from './site/plan-works.ts';
export { FOLDER, readSiteWork, type SiteWork, type SiteWorkSource } from './site/read-site-work.ts';
export { entriesOf } from './site/site-entry.ts';
export { openSitePage, picturesOf, type RawPage, type SitePageContent, sketchOf } from './site/site-page.ts';
export {
  bodyStartOf,
  characterLosses,
  languageOfChapters,
  loss,
  mergeLosses,
  noStory,
} from './story-facts.ts';
export { describeRepair } from './text/describe-repair.ts';
export { type ReadText, readTextStory } from './text/read-text.ts';
