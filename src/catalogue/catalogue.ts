/**
 * The seam for the database of works. An adapter keeps works, their revisions, their evidence and the history of
 * imports; it knows nothing of files, formats or pages. Every write is one transaction: after a crash a work is there
 * whole or not at all. Every method may throw FL-LIB-CORRUPT or FL-LIB-FULL.
 */
import type { Evidence } from '#document';
import type { DeviceRecords } from './devices.ts';
import type { Duplicates } from './duplicates.ts';
import type { EReaderRecords } from './ereaders.ts';
import type { WorkHistory } from './history.ts';
import type { Holdings } from './holdings.ts';
import type { Portable } from './portable.ts';
import type { Publishing } from './publishing.ts';
import type { ReaderRecords } from './readers.ts';
import type {
  BatchFile,
  BatchId,
  BatchOverview,
  BatchSummary,
  Change,
  FileFilter,
  FileOutcome,
  FileResult,
  LibraryNumbers,
  NewBatch,
  WorkCard,
  WorkDetail,
  WorkEdits,
  WorkFacets,
  WorkId,
  WorkText,
} from './records.ts';
import type { Rereadings } from './rereadings.ts';
import type {
  DecisionId,
  DecisionMade,
  DecisionRecord,
  DecisionUndone,
  ReviewFilter,
  ReviewGroup,
  ReviewItem,
  ReviewRequest,
} from './reviews.ts';
import type {
  AddressTarget,
  BesideWork,
  Comment,
  CommentSubject,
  CreatorProfile,
  NewSiteRecord,
  Publication,
  SeriesDetail,
  SitePage,
  WorkOriginal,
} from './sources.ts';
import type { TagGraph } from './tag-graph.ts';
import type { HeaderLabel, WorkTraits } from './traits.ts';
import type { Withdrawals } from './withdrawals.ts';

/** The works of one library with their revisions, evidence and imports. See above for what holds of every method. */
export interface Catalogue
  extends Holdings,
    Portable,
    ReaderRecords,
    TagGraph,
    Withdrawals,
    Rereadings,
    WorkHistory,
    Publishing,
    DeviceRecords,
    Duplicates,
    EReaderRecords {
  /** Opens a batch. Unless it waits, batches that were running when the process died are `interrupted` from then on. */
  startBatch(batch: NewBatch): Promise<BatchId>;
  /**
   * Lets a batch that waits or was interrupted run on. Its files that failed are forgotten, since they are tried again.
   * Throws FL-USE-NO-BATCH and FL-USE-BATCH-STATE.
   */
  resumeBatch(batch: BatchId): Promise<void>;
  /** Marks what is said to run or to wait as interrupted: the process that did it is gone. */
  interruptBatches(): Promise<void>;
  /**
   * Saves the outcomes of some files of a batch in one durable transaction and says what became of each. A path that
   * was imported before with other bytes becomes a new revision of its work; a person's edits stay over it. A file that
   * the batch has already is `known` and not reported twice.
   */
  saveFiles(batch: BatchId, outcomes: readonly FileOutcome[]): Promise<FileResult[]>;
  /** Saves what a site kept beside its stories in one durable transaction; a record that is here already is replaced. */
  saveRecords(batch: BatchId, records: readonly NewSiteRecord[]): Promise<void>;
  finishBatch(batch: BatchId, status: 'finished' | 'interrupted', finishedAt: string): Promise<void>;
  batches(page: { limit: number; offset: number }): Promise<{ total: number; batches: BatchSummary[] }>;
  batch(id: BatchId): Promise<BatchSummary | null>;
  batchFiles(
    id: BatchId,
    page: { limit: number; offset: number } & FileFilter,
  ): Promise<{ total: number; files: BatchFile[] }>;
  /** What became of a batch's files, by result, form, encoding and problem. */
  batchOverview(id: BatchId): Promise<BatchOverview>;
  /** Which of these originals (SHA-256) were imported whole before, from this path or any. */
  knownOriginals(hashes: readonly string[]): Promise<Set<string>>;

  work(id: WorkId): Promise<WorkDetail | null>;
  /** Cards in the order of the ids; ids that are gone are left out. */
  cards(ids: readonly WorkId[]): Promise<WorkCard[]>;
  /** A chapter's stored XHTML fragment, raw deflate; positions count from 1. */
  chapterBody(work: WorkId, position: number): Promise<Uint8Array | null>;
  /** All bodies in order, raw deflate. */
  chapterBodies(work: WorkId): Promise<Uint8Array[]>;
  evidence(work: WorkId): Promise<{ field: string; evidence: Evidence }[]>;
  /**
   * Saves a person's corrections over the reading, kept apart and re-applied to every later revision. What waited for
   * review in a corrected field is decided by it. Throws FL-USE-NO-WORK.
   */
  revise(work: WorkId, edits: WorkEdits, at: string): Promise<void>;

  /** Counts what there is beside a work, and asks for its series by name. */
  besideWork(work: WorkId, series: string | null): Promise<BesideWork>;
  /** Every file a work was read from, the shown one first. */
  originalsOf(work: WorkId): Promise<WorkOriginal[]>;
  /** Where a work was published; neither where nobody knows. */
  publicationOf(work: WorkId): Promise<Publication>;
  /** Comments in their order, oldest first. */
  comments(
    about: CommentSubject,
    page: { limit: number; offset: number },
  ): Promise<{ total: number; comments: Comment[] }>;
  /** Where an old address leads; several sites may have had the same path when `host` is null. At most ten. */
  addressTargets(path: string, host: string | null): Promise<AddressTarget[]>;
  /** The media type of a picture that is kept, or null. */
  pictureType(hash: string): Promise<string | null>;
  creatorProfile(name: string): Promise<CreatorProfile | null>;
  seriesDetail(name: string): Promise<SeriesDetail | null>;
  /** Without bodies and responses; newest first. */
  sitePages(page: { limit: number; offset: number }): Promise<{ total: number; pages: SitePage[] }>;
  sitePage(id: number): Promise<SitePage | null>;

  /** Readings that wait for a person: by import (newest first), field, label and work. */
  reviews(
    filter: ReviewFilter,
    page: { limit: number; offset: number },
  ): Promise<{ total: number; items: ReviewItem[] }>;
  /** How many readings wait, by batch, field and label. */
  reviewGroups(): Promise<ReviewGroup[]>;
  /** Decides about readings that wait, as one entry of the log. Throws FL-USE-NO-REVIEW when this one does not wait. */
  decide(request: ReviewRequest, at: string): Promise<DecisionMade>;
  /** Puts back what was before a decision, and lets its readings wait again. Throws FL-USE-NO-DECISION. */
  undoDecision(id: DecisionId, at: string): Promise<DecisionUndone>;
  /** Newest first. */
  decisions(page: { limit: number; offset: number }): Promise<{ total: number; decisions: DecisionRecord[] }>;
  decision(id: DecisionId): Promise<DecisionRecord | null>;

  /** What the full text of some works is made of, ascending by id; works that are gone are left out. */
  texts(ids: readonly WorkId[]): Promise<WorkText[]>;
  /** The stamps of those texts, which differ where the texts do, ascending by id; quicker than the texts. */
  textStamps(ids: readonly WorkId[]): Promise<Pick<WorkText, 'id' | 'stamp'>[]>;
  /** Everything the facet index needs, in ascending order of id. */
  facets(after: WorkId | 0, limit: number): Promise<WorkFacets[]>;
  facetsOf(ids: readonly WorkId[]): Promise<WorkFacets[]>;
  /** How works came and how their headers speak, in ascending order of id. */
  traits(after: WorkId | 0, limit: number): Promise<WorkTraits[]>;
  traitsOf(ids: readonly WorkId[]): Promise<WorkTraits[]>;
  /** The labels of headers whose number is greater than this one, ascending. */
  headerLabels(after: number): Promise<HeaderLabel[]>;
  changesSince(sequence: number, limit: number): Promise<Change[]>;
  lastChange(): Promise<number>;
  /** Names the state of the catalogue: whatever was written, by this process or another, the name is another afterwards. */
  state(): Promise<string>;

  numbers(): Promise<LibraryNumbers>;
  /** What no other library is called: 128 random bits in hexadecimal digits. A copy of the database keeps it. */
  identity(): Promise<string>;
  /** Whether the database passes its own consistency check. */
  check(): Promise<{ sound: boolean; faults: string[] }>;
  close(): Promise<void>;
}
