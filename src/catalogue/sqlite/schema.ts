/** The tables as queries see them. The migrations make them; `null` columns are nullable there. Lists and objects are JSON. */
import type { Generated } from 'kysely';
import type { MuteKind } from '../readers.ts';
import type { BatchStatus, FileResult, TagKind } from '../records.ts';
import type { ReviewField, Verdict } from '../reviews.ts';
import type { AddressTarget, NewSiteRecord, SitePageSection, WorkOriginal } from '../sources.ts';
import type { EReaderTable, SendingTable } from './schema-ereaders.ts';
import type {
  ChapterBodyTable,
  ChapterHashTable,
  ChapterTable,
  RereadingTable,
  WorkRevisionTable,
} from './schema-revisions.ts';

/** Every table by its name, for Kysely. */
export type Schema = {
  batch: BatchTable;
  batch_file: BatchFileTable;
  original: OriginalTable;
  /** What is in the library, to read; `work_row` is written. */
  work: WorkTable;
  work_row: WorkTable & { withdrawn: Generated<number> };
  work_revision: WorkRevisionTable;
  rereading: RereadingTable;
  chapter: ChapterTable;
  chapter_body: ChapterBodyTable;
  chapter_hash: ChapterHashTable;
  creator: CreatorTable;
  work_creator: WorkCreatorTable;
  tag: TagTable;
  work_tag: WorkTagTable;
  tag_member: TagMemberTable;
  tag_rule: TagRuleTable;
  tag_link: TagLinkTable;
  tag_refusal: TagRefusalTable;
  tag_decision: TagDecisionTable;
  tag_change: TagChangeTable;
  label: LabelTable;
  work_label: WorkLabelTable;
  private_field: PrivateFieldTable;
  edit: EditTable;
  change: ChangeTable;
  served_file: ServedFileTable;
  served_name: ServedNameTable;
  device: DeviceTable;
  sync_position: SyncPositionTable;
  ereader: EReaderTable;
  sending: SendingTable;
  review_item: ReviewItemTable;
  review_group: ReviewGroupTable;
  decision: DecisionTable;
  decision_work: DecisionWorkTable;
  address: AddressTable;
  work_original: WorkOriginalTable;
  withdrawn_address: WithdrawnAddressTable;
  withdrawn_mark: MarkTable;
  site_record: SiteRecordTable;
  picture: PictureTable;
  comment: CommentTable;
  creator_profile: CreatorProfileTable;
  series_detail: SeriesDetailTable;
  site_page: SitePageTable;
  reader: ReaderTable;
  mark: MarkTable;
  place: PlaceTable;
  saved_search: SavedSearchTable;
  mute: MuteTable;
  library: LibraryTable;
  joined_work: JoinedWorkTable;
  apart_work: ApartWorkTable;
};

/** Counts are kept in step by every save, so that a report is one row. */
export type BatchTable = {
  id: Generated<number>;
  sources: string;
  started_at: string;
  finished_at: string | null;
  status: BatchStatus;
  files: Generated<number>;
  bytes: Generated<number>;
  works: Generated<number>;
  revised: Generated<number>;
  known: Generated<number>;
  failed: Generated<number>;
  losses: Generated<number>;
  repaired: Generated<number>;
  upload: Generated<string | null>;
  withdrawn_at: Generated<string | null>;
};

/** One file of an import. */
export type BatchFileTable = {
  id: Generated<number>;
  batch: number;
  path: string;
  original: number | null;
  bytes: number;
  format: string | null;
  encoding: string | null;
  result: FileResult;
  error: string | null;
  losses: string;
  /** 1 when a person should look at it: it failed, lost something or was repaired. */
  attention: number;
  /** For `known`: the file that brought these bytes in. */
  same_as: number | null;
  /** 1 when it counts no more, since its import was withdrawn; `kept` is 1 when it counts although that was. */
  withdrawn: Generated<number>;
  kept: Generated<number>;
};

type OriginalTable = { id: Generated<number>; hash: string; bytes: number };

/** A work as catalogued: its newest reading with a person's corrections over it. */
export type WorkTable = {
  id: Generated<number>;
  revision: number;
  revision_id: number | null;
  batch: number;
  added_at: string;
  updated_at: string;
  words: number;
  chapters: number;
  title: string;
  rating: string;
  rating_raw: string | null;
  warnings: string;
  warnings_stated: number;
  categories: string;
  language: string | null;
  summary: string | null;
  notes: string | null;
  end_notes: string | null;
  disclaimer: string | null;
  dedication: string | null;
  spoilers: string | null;
  setting: string | null;
  series: string | null;
  series_position: number | null;
  part: number | null;
  part_of: number | null;
  status: string;
  permission: string;
  permission_raw: string | null;
  published: string | null;
  other: string;
  /** When the source last changed it, and what its words hash to: set where an address says what it is. */
  source_updated: string | null;
  text_hash: string | null;
  /** 1 when a chapter of the newest revision shows a picture that is kept. */
  pictures: Generated<number>;
};

type CreatorTable = { id: Generated<number>; name: string };
type WorkCreatorTable = { work: number; position: number; creator: number };
/** `canonical` is 1 for a tag that works are filed under by a person's word. */
type TagTable = { id: Generated<number>; kind: TagKind; name: string; canonical: Generated<number> };
type WorkTagTable = { work: number; position: number; tag: number; members: string | null };

/** The members of a relationship, of every work that names it. */
type TagMemberTable = { tag: number; name: string };
/** A spelling means a canonical tag in works of a fandom; 0 is everywhere. */
type TagRuleTable = { tag: number; fandom: number; canonical: number };
/** `meta` is 1 where both are of one kind. */
type TagLinkTable = { below: number; above: number; meta: number };
/** Two tags that are not the same, the smaller id first. */
type TagRefusalTable = { one: number; other: number };
/** The log of decisions about tags; `request` is a `TagDecisionRecord`'s. */
export type TagDecisionTable = {
  id: Generated<number>;
  request: string;
  changes: number;
  works: number;
  decided_at: string;
  undone_at: string | null;
};
/** One value that a decision set; `tag-facts.ts` says what the columns mean. */
type TagChangeTable = {
  decision: number;
  position: number;
  what: 'canonical' | 'rule' | 'link' | 'refusal';
  tag: number;
  other: number;
  before: number;
  after: number;
};

/** A label that headers have for a field, in lower case. */
type LabelTable = { id: Generated<number>; field: string; name: string };
/** The labels of a work's newest revision. */
type WorkLabelTable = { work: number; label: number };

/** Never joined by a query that answers a page: addresses, legal names, third parties. */
type PrivateFieldTable = { work: number; kind: string; value: string };

/** Every correction ever made; the newest of a field holds. A null value: the field is as read again. */
type EditTable = {
  id: Generated<number>;
  work: number;
  field: string;
  value: string | null;
  edited_at: string;
};

/** The newest change of each work. */
type ChangeTable = { sequence: Generated<number>; work: number };

type ServedFileTable = { hash: string; work: number; revision: number; format: string; spine: string };
/** The names that devices may give to a file. */
type ServedNameTable = { name: string; hash: string };

/** A device that may come in; `secret` and `key` are hashes. */
export type DeviceTable = {
  id: Generated<number>;
  reader: number;
  name: string;
  secret: string | null;
  key: string;
  made_at: string;
  seen_at: Generated<string | null>;
  /** Words with spaces between them. */
  scopes: Generated<string>;
};

/** Where a reader stands in a file, as a device said it. */
export type SyncPositionTable = {
  reader: number;
  document: string;
  progress: string;
  percentage: number;
  device: string;
  device_id: string | null;
  metadata: string | null;
  kept_at: string;
};

/** A doubtful reading of the newest revision; it waits while `decision` is null. `batch` is that of the revision. */
export type ReviewItemTable = {
  work: number;
  field: ReviewField;
  batch: number;
  label: string;
  confidence: number;
  /** What was read, as corrections that say the same. Equal readings are equal text. */
  proposed: string;
  decision: number | null;
};

/** How many items of a batch, field and label wait; kept in step by triggers, and 0 when they are decided. */
type ReviewGroupTable = { batch: number; field: ReviewField; label: string; waiting: number };

/** The log of decisions; one that was taken back says when. `works` is how many it is about. */
export type DecisionTable = {
  id: Generated<number>;
  kind: Verdict['kind'];
  field: ReviewField;
  label: string;
  batch: number;
  corrected: string | null;
  works: number;
  decided_at: string;
  undone_at: string | null;
};

/**
 * What a decision did to one work: the reading it was about, the corrections that held before, and the last correction
 * it wrote. While that is still the newest of its field, the decision can be taken back exactly.
 */
type DecisionWorkTable = { decision: number; work: number; proposed: string; before: string; edit: number };

/** Where an old address leads: the column that its kind names is set. */
export type AddressTable = {
  path: string;
  host: string;
  kind: AddressTarget['kind'];
  work: number | null;
  chapter: number | null;
  name: string | null;
  page: number | null;
};

/** Files of a work beyond those of its revisions. */
type WorkOriginalTable = { work: number; file: number; role: WorkOriginal['role'] };
/** What a work that was withdrawn gets back with itself. */
type WithdrawnAddressTable = { work: number; path: string; host: string; chapter: number | null };
/** Which imports brought a record of a site; `name` of a page is its number. */
type SiteRecordTable = { batch: number; kind: NewSiteRecord['kind']; name: string };
type PictureTable = { hash: string; media_type: string; bytes: number };

/** About a work, a series or a page; an answer names the comment it answers, and nothing else. */
export type CommentTable = {
  id: Generated<number>;
  work: number | null;
  series: string | null;
  page: number | null;
  parent: number | null;
  chapter: number | null;
  author: string | null;
  written_at: string | null;
  body: string;
};

type CreatorProfileTable = {
  name: string;
  profile: string;
  joined: string | null;
  favourites: string;
  withdrawn: Generated<number>;
};
type SeriesDetailTable = {
  name: string;
  creators: string;
  summary: string;
  parent: string | null;
  open: number | null;
  members: string;
  withdrawn: Generated<number>;
};
/** `date` is empty where it is not known. */
export type SitePageTable = {
  id: Generated<number>;
  batch: number;
  section: SitePageSection;
  title: string;
  author: string | null;
  date: string;
  body: string;
  responses: string;
  withdrawn: Generated<number>;
};

/** `changes` counts what changed in a reader's mutes and in the works with a mark. */
type ReaderTable = { id: number; changes: number };
/** A reader's marks on a work; a row without any is taken away. */
export type MarkTable = {
  reader: number;
  work: number;
  opened: string | null;
  finished: string | null;
  bookmarked: string | null;
  note: string | null;
};
/** Where a reader stands in a work; `chapters` is how many the work had then. */
export type PlaceTable = {
  reader: number;
  work: number;
  chapter: number;
  paragraph: number;
  words: number;
  chapters: number;
  kept_at: string;
  revision: number | null;
};
/** `seen_work` is the newest work when the reader last looked, or 0. */
export type SavedSearchTable = {
  id: Generated<number>;
  reader: number;
  name: string;
  query: string;
  made_at: string;
  seen_work: number;
};
type MuteTable = {
  id: Generated<number>;
  reader: number;
  kind: MuteKind;
  query: string;
  note: string | null;
  made_at: string;
};
type ApartWorkTable = { first: number; second: number; said_at: string };
type JoinedWorkTable = { work: number; into_work: number; joined_at: string };
/** One row. */
type LibraryTable = { identity: string };
