/** The tables as queries see them. The migrations make them; `null` columns are nullable there. Lists and objects are JSON. */
import type { Generated } from 'kysely';
import type { BatchStatus, FileResult, TagKind } from '../records.ts';

/** Every table by its name, for Kysely. */
export type Schema = {
  batch: BatchTable;
  batch_file: BatchFileTable;
  original: OriginalTable;
  work: WorkTable;
  work_revision: WorkRevisionTable;
  chapter: ChapterTable;
  chapter_body: ChapterBodyTable;
  creator: CreatorTable;
  work_creator: WorkCreatorTable;
  tag: TagTable;
  work_tag: WorkTagTable;
  private_field: PrivateFieldTable;
  edit: EditTable;
  change: ChangeTable;
  served_file: ServedFileTable;
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
};

/** What one file said of a work: the reading as it was, before corrections, with its evidence. */
type WorkRevisionTable = {
  id: Generated<number>;
  work: number;
  number: number;
  file: number;
  /** Place of the work in its file, from 0. */
  place: number;
  reading: string;
  evidence: string;
};

type ChapterTable = {
  revision: number;
  position: number;
  title: string | null;
  words: number;
  body: number;
};

/** Raw deflate; a chapter that did not change between revisions is kept once. */
type ChapterBodyTable = { id: Generated<number>; xhtml: Uint8Array };

type CreatorTable = { id: Generated<number>; name: string };
type WorkCreatorTable = { work: number; position: number; creator: number };
type TagTable = { id: Generated<number>; kind: TagKind; name: string };
type WorkTagTable = { work: number; position: number; tag: number; members: string | null };

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
