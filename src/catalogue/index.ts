/** The database of works: seam, records, and the SQLite adapter. */
export type { Catalogue } from './catalogue.ts';
export type {
  BlockRun,
  Device,
  DeviceId,
  NewDevice,
  ServedFile,
  ServedPage,
  ServedRecord,
  SyncPosition,
  TokenScope,
} from './devices.ts';
export { TOKEN_SCOPES } from './devices.ts';
export type { AlikeWorks, JoinedWork, WorkLikeness } from './duplicates.ts';
export { applyEdits, editsIn, partOf } from './edits.ts';
export type { EReader, EReaderId } from './ereaders.ts';
export type { ChapterDates, RevisionHead, RevisionText } from './history.ts';
export type {
  ChapterCheck,
  CopyProgress,
  DamagedChapter,
  DatabaseSurvey,
  Holding,
  HoldingKind,
} from './holdings.ts';
export type {
  Portable,
  PortableComments,
  PortableCreator,
  PortableDecision,
  PortableEdit,
  PortableFile,
  PortableImport,
  PortableKind,
  PortableMark,
  PortableMute,
  PortablePage,
  PortablePlace,
  PortablePrivate,
  PortableRecord,
  PortableRecords,
  PortableRereading,
  PortableRevision,
  PortableSearch,
  PortableSeries,
  PortableTagDecision,
  PortableWork,
  Taken,
} from './portable.ts';
export type { OldAddress, PermittedWork, Publishing } from './publishing.ts';
export {
  type MarkChange,
  type MarkKind,
  type Mute,
  type MuteId,
  type MuteKind,
  type NewPlace,
  OWN_READER,
  type Place,
  type ReaderId,
  type SavedSearch,
  type SavedSearchId,
  type WorkMarks,
} from './readers.ts';
export type {
  BatchFile,
  BatchId,
  BatchOverview,
  BatchStatus,
  BatchSummary,
  Change,
  ChapterHead,
  EditableField,
  FacetTag,
  FileFilter,
  FileOutcome,
  FilePart,
  FileResult,
  LibraryNumbers,
  NewChapter,
  NewWork,
  PrivateField,
  TagKind,
  WorkCard,
  WorkDetail,
  WorkEdits,
  WorkFacets,
  WorkFlag,
  WorkId,
  WorkMetadata,
  WorkSource,
  WorkStatus,
  WorkTag,
  WorkText,
} from './records.ts';
export type {
  RereadableFile,
  RereadableWork,
  Rereading,
  RereadingId,
  RereadingUnderWay,
  RereadWork,
} from './rereadings.ts';
export {
  type DecisionId,
  type DecisionMade,
  type DecisionRecord,
  type DecisionUndone,
  decidedIn,
  REVIEW_FIELDS,
  REVIEW_PARTS,
  type ReviewField,
  type ReviewFilter,
  type ReviewGroup,
  type ReviewItem,
  reviewFieldOf,
  type Verdict,
} from './reviews.ts';
export type {
  Address,
  AddressTarget,
  BesideWork,
  Comment,
  CommentSubject,
  CreatorProfile,
  NewComment,
  NewPicture,
  NewSiteRecord,
  Publication,
  SeriesDetail,
  ShownTarget,
  SitePage,
  SitePageSection,
  SiteTarget,
  WorkAddress,
  WorkOriginal,
} from './sources.ts';
export { type ForeignTables, type ForeignValue, openForeignTables } from './sqlite/foreign-tables.ts';
export { holdLock } from './sqlite/hold-lock.ts';
export { openSqliteCatalogue } from './sqlite/index.ts';
export { surveyDatabase } from './sqlite/survey-database.ts';
export type {
  MappingTaken,
  RefusedPair,
  TagAlias,
  TagDecisionId,
  TagDecisionMade,
  TagDecisionRecord,
  TagDetail,
  TagFilter,
  TagMapping,
  TagName,
  TagRequest,
  TagState,
  TagSummary,
  TagUse,
} from './tags.ts';
export type { HeaderLabel, WorkTraits } from './traits.ts';
export type { Restoration, Withdrawal } from './withdrawals.ts';
