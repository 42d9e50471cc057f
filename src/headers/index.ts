/**
 * What a story says of itself, and how its text is built. Pure: no files, no network, no database. `zone/` finds the
 * header among the lines and takes it apart into labels, bylines and sentences; `values/` reads what stands behind a
 * label, one grammar a file; `fields/` puts values into the reading, each with its evidence; `cast/` tells from
 * names whom codes and portmanteaus mean, and what a story is about; `body/` divides the text
 * into chapters and blocks; `edition/` takes off what a printed book has around its story.
 */

export { type ChapterHead, chapterHeadOf } from './body/chapter-head.ts';
export { isSceneBreak } from './body/scene-break.ts';
export { structureBlocks, structureChapters } from './body/structure-blocks.ts';
export { structureLines } from './body/structure-lines.ts';
export {
  type ArchivePermission,
  emptyReading,
  type Rating,
  type Reading,
  type Relationship,
} from './reading.ts';
export { understand, understandLines } from './understand.ts';
export type { HeaderContext, Understanding } from './understanding.ts';
export { type DateValue, readDate } from './values/date.ts';
export { readGenres } from './values/genre.ts';
export { readPermission } from './values/permission.ts';
export {
  findPrivateDetails,
  type WithheldPlace,
  withheldPlaces,
  withholdPrivate,
} from './values/private-details.ts';
export { readRating } from './values/rating.ts';
export { type Relationships, readRelationships } from './values/relationship.ts';
export { readStatus } from './values/status.ts';
export { readWarnings, type WarningsValue } from './values/warnings.ts';
export { readSubject, type Subject } from './zone/subject.ts';
