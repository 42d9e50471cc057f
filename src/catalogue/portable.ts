/**
 * The catalogue as records that another catalogue can take in: what a library is without the program that keeps it. Numbers are those of this
 * catalogue; records speak of each other by them. Dates are ISO 8601 in UTC. Devices, what was handed out to them, and everything that follows
 * from other records (indexes, names, counts of tags) are no part of it.
 */
import type { Evidence } from '#document';
import type { JoinedWork } from './duplicates.ts';
import type { BatchId, WorkId } from './ids.ts';
import type { MuteKind } from './readers.ts';
import type {
  EditableField,
  FileOutcome,
  FileResult,
  PrivateField,
  WorkEdits,
  WorkMetadata,
} from './records.ts';
import type { ReviewField, Verdict } from './reviews.ts';
import type {
  Address,
  NewComment,
  NewPicture,
  NewSiteRecord,
  SitePageSection,
  SiteTarget,
  WorkAddress,
} from './sources.ts';
import type { TagDecisionRecord, TagMapping, TagName } from './tags.ts';

/** An import; the counts are those of its report. One that had not ended is `interrupted`. */
export type PortableImport = {
  id: number;
  sources: string[];
  startedAt: string;
  finishedAt: string | null;
  status: 'finished' | 'interrupted';
  withdrawnAt: string | null;
  counts: Record<
    'files' | 'bytes' | 'works' | 'revised' | 'known' | 'failed' | 'losses' | 'repaired',
    number
  >;
};

/**
 * A file of an import. `sameAs` is the file that brought its bytes first. `withdrawn`: it counts no more; `kept`: it counts although its import was
 * withdrawn.
 */
export type PortableFile = Pick<
  FileOutcome,
  'path' | 'original' | 'bytes' | 'format' | 'encoding' | 'losses' | 'error'
> & {
  id: number;
  import: number;
  result: FileResult;
  sameAs: number | null;
  withdrawn: boolean;
  kept: boolean;
};

/** A correction as it was written: a value, or that the field is as it was read again (`asRead`). */
export type PortableEdit = { at: string; field: EditableField } & ({ value: unknown } | { asRead: true });

/** What a decision did to a work; `edit` counts its edits from 1, and is the last one that the decision wrote. */
export type PortableWorkDecision = {
  decision: number;
  proposed: WorkEdits;
  before: WorkEdits;
  edit: number;
};

/** A doubtful reading; `decision` is null while it waits. */
export type PortableReview = {
  field: ReviewField;
  label: string;
  confidence: number;
  import: number;
  proposed: WorkEdits;
  decision: number | null;
};

/** A rereading of an import's files that was taken in; one that was undone counts no more. */
export type PortableRereading = { id: number; import: number; readAt: string; undoneAt: string | null };

/** A file that a work came from, with the SHA-256 of its bytes. */
export type PortableSource = { file: number; original: string | null; path: string };

/**
 * A work without its text. `shown` is what its page says: the reading of the revision `revision` with the edits over it. `withdrawn`: it is out of
 * the library, as its import was withdrawn or it stands under another, which can be undone.
 */
export type PortableWork = {
  id: WorkId;
  shown: WorkMetadata;
  revision: number;
  import: number;
  words: number;
  addedAt: string;
  updatedAt: string;
  sourceUpdated: string | null;
  textHash: string | null;
  withdrawn: boolean;
  addresses: WorkAddress[];
  /** `place` counts from 0 in the file. `rereading` is there where the file was read again. */
  revisions: (PortableSource & { number: number; place: number; rereading?: number })[];
  otherFiles: (PortableSource & { role: 'same' | 'older' | 'part' })[];
  edits: PortableEdit[];
  decisions: PortableWorkDecision[];
  reviews: PortableReview[];
};

/** One state of a work as it was read, before edits. Bodies are XHTML fragments, raw deflate. */
export type PortableRevision = {
  work: WorkId;
  number: number;
  reading: WorkMetadata;
  evidence: { field: string; evidence: Evidence }[];
  chapters: { title: string | null; words: number; body: Uint8Array }[];
};

/** Comments on a work, a page of them at a time. */
export type PortableComments = { work: WorkId; comments: NewComment[] };

/** An entry of the log of decisions about readings. */
export type PortableDecision = {
  id: number;
  kind: Verdict['kind'];
  field: ReviewField;
  label: string;
  import: number;
  corrected: WorkEdits | null;
  works: number;
  decidedAt: string;
  undoneAt: string | null;
};

/** One value of the tag graph that a decision set; `rule`: the canonical tag that `tag` means, null for none. */
export type PortableTagChange =
  | { what: 'canonical'; tag: TagName; before: boolean; after: boolean }
  | { what: 'rule'; tag: TagName; fandom: TagName | null; before: TagName | null; after: TagName | null }
  | { what: 'link'; tag: TagName; above: TagName; before: boolean; after: boolean }
  | { what: 'refusal'; tag: TagName; other: TagName; before: boolean; after: boolean };

/** An entry of the log of decisions about tags. */
export type PortableTagDecision = Omit<TagDecisionRecord, 'id' | 'changes'> & {
  id: number;
  changes: PortableTagChange[];
};

/** What every record of a site has: the imports that brought it, and whether those were withdrawn. */
type OfSite = { imports: number[]; withdrawn: boolean; addresses: Address[] };
/** A creator's page. */
export type PortableCreator = OfSite &
  Pick<Extract<NewSiteRecord, { kind: 'creator' }>, 'name' | 'profile' | 'joined' | 'favourites'>;
/** What a site said of a series. */
export type PortableSeries = OfSite &
  Pick<
    Extract<NewSiteRecord, { kind: 'series' }>,
    'name' | 'creators' | 'summary' | 'parent' | 'open' | 'members' | 'comments'
  >;
/** A page of a site. */
export type PortableSitePage = OfSite & {
  id: number;
  import: number;
  section: SitePageSection;
  title: string;
  author: string | null;
  date: string | null;
  body: string;
  responses: SiteTarget[];
  comments: NewComment[];
};

/** A work that stands under another. */
export type PortableJoined = Omit<JoinedWork, 'title'>;
/** Two works that a person said are different, the one with the lower number first. */
export type PortableApart = { first: WorkId; second: WorkId; saidAt: string };

/** What a reader has on a work, in one, and beside them. The reader 1 is the person at the machine. */
export type PortableMark = {
  reader: number;
  work: WorkId;
  opened: string | null;
  finished: string | null;
  bookmarked: string | null;
  note: string | null;
};
export type PortablePlace = {
  reader: number;
  work: WorkId;
  chapter: number;
  paragraph: number;
  words: number;
  chapters: number;
  keptAt: string;
  revision: number | null;
};
export type PortableSearch = {
  id: number;
  reader: number;
  name: string;
  query: string;
  madeAt: string;
  seenWork: number;
};
export type PortableMute = {
  id: number;
  reader: number;
  kind: MuteKind;
  query: string;
  note: string | null;
  madeAt: string;
};
/** Addresses, legal names and third parties that a work's file names. */
export type PortablePrivate = PrivateField & { work: WorkId };

/** Every kind of record that is read and written one after another. */
export type PortableRecords = {
  import: PortableImport;
  file: PortableFile;
  rereading: PortableRereading;
  picture: NewPicture;
  creator: PortableCreator;
  series: PortableSeries;
  page: PortableSitePage;
  decision: PortableDecision;
  tagDecision: PortableTagDecision;
  work: PortableWork;
  joined: PortableJoined;
  apart: PortableApart;
  private: PortablePrivate;
  mark: PortableMark;
  place: PortablePlace;
  search: PortableSearch;
  mute: PortableMute;
};
/** The name of a kind of record. */
export type PortableKind = keyof PortableRecords;

/** Some records of a kind; `next` is where those after them begin, null at the end. */
export type PortablePage<Kind extends PortableKind> = {
  records: PortableRecords[Kind][];
  next: number | null;
};

/** A record with its kind, as it is taken in. A work comes before its revisions, and these in ascending order before its comments. */
export type PortableRecord =
  | { [Kind in PortableKind]: { kind: Kind; record: PortableRecords[Kind] } }[PortableKind]
  | { kind: 'revision'; record: PortableRevision }
  | { kind: 'comments'; record: PortableComments }
  | { kind: 'mapping'; record: TagMapping };

/**
 * How records are taken in. `whole`: into an empty catalogue, with the numbers that they have. `added`: works beside others, as one import of
 * this source, with numbers of their own; what is not about works is left out, and so are edits' decisions.
 */
export type Taking = { how: 'whole' } | { how: 'added'; source: string; startedAt: string };

/** What was taken in: the works that are in the library now, and the import that they are in where they were added. */
export type Taken = { works: number; batch: BatchId | null };

/** The part of the catalogue that gives everything away and takes it in. */
export interface Portable {
  /** Records of a kind in a fixed order, from the beginning (`after` 0) or on from where a page before ended. */
  portable<Kind extends PortableKind>(
    kind: Kind,
    page: { after: number; limit: number },
  ): Promise<PortablePage<Kind>>;
  /** One work, withdrawn or not; null where there is none. */
  portableWork(id: WorkId): Promise<PortableWork | null>;
  /** One state of a work that {@link portable} names. */
  portableRevision(work: WorkId, number: number): Promise<PortableRevision>;
  /** What a work has that nobody sees: {@link portable} gives it for all works. */
  portablePrivate(work: WorkId): Promise<PrivateField[]>;
  /** Whether nothing was ever imported, said or kept here, and no device or e-reader is here whose reader could be taken for another. */
  isEmpty(): Promise<boolean>;
  /** The work that another catalogue's work is: one of a file with the same bytes, or at one of its addresses. Withdrawn ones count. */
  counterpart(work: PortableWork): Promise<WorkId | null>;
  /**
   * Takes in all records or, when something is wrong with one, or `records` or `keep` throws, none of them. `keep` is called when all records are known to
   * fit together, and has the files kept that they name. Whatever is asked of this catalogue until this resolves happens inside, so nobody but
   * `keep` may ask. Throws FL-BUNDLE-RECORD where records do not fit.
   */
  takeIn(records: AsyncIterable<PortableRecord>, taking: Taking, keep: () => Promise<void>): Promise<Taken>;
}
