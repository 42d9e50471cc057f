/** The database of works: seam, records, and the SQLite adapter. */
export type { Catalogue, TextMatch } from './catalogue.ts';
export type {
  BatchFile,
  BatchId,
  BatchStatus,
  BatchSummary,
  Change,
  ChapterHead,
  EditableField,
  FileOutcome,
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
  WorkId,
  WorkMetadata,
  WorkStatus,
  WorkTag,
} from './records.ts';
export { openSqliteCatalogue } from './sqlite/index.ts';
