import type { Selectable } from 'kysely';
import type { Evidence } from '#document';
import type { BatchId, FileOutcome, WorkCard, WorkDetail, WorkId, WorkMetadata } from '../records.ts';
import { type Connection, query } from './connection.ts';
import { editsOf } from './edits.ts';
import { fixedQuery } from './fixed-query.ts';
import { metadataOf } from './metadata-columns.ts';
import { listed, type NamesOfWorks, namesOf } from './names-of-works.ts';
import { newestChapters } from './newest-chapters.ts';
import type { WorkTable } from './schema.ts';

const workRows = fixedQuery(() =>
  query
    .selectFrom('work')
    .selectAll()
    .where('id', 'in', listed([0])),
);

const headRows = fixedQuery(() =>
  query
    .selectFrom('work')
    .innerJoin('chapter', 'chapter.revision', 'work.revision_id')
    .select(['chapter.position', 'chapter.title', 'chapter.words'])
    .where('work.id', '=', ANY)
    .orderBy('chapter.position'),
);

const bodyRows = fixedQuery(() => chapterBodies(ANY).orderBy('chapter.position'));

const originRows = fixedQuery(() =>
  newestRevision(ANY)
    .innerJoin('batch_file', 'batch_file.id', 'work_revision.file')
    .innerJoin('original', 'original.id', 'batch_file.original')
    .select(['original.hash', 'original.bytes', 'batch_file.path', 'batch_file.format'])
    .select(['batch_file.encoding', 'batch_file.batch']),
);

/** Stands for a work in the text of a query. */
const ANY = 0 as WorkId;

/** Cards in the order of the ids; three queries however many. */
export function readCards(connection: Connection, ids: readonly WorkId[]): WorkCard[] {
  const rows = workRows(connection, JSON.stringify(ids));
  const names = namesOf(connection, ids);
  const cards = new Map(rows.map((row) => [row.id, cardOf(row, names)]));
  return ids.flatMap((id) => cards.get(id) ?? []);
}

/** A work with its chapters' heads, corrections and origin, or null when there is none. */
export function readWork(connection: Connection, id: WorkId): WorkDetail | null {
  const [card] = readCards(connection, [id]);
  if (!card) return null;
  const chapterList = headRows(connection, id);
  return { ...card, chapterList, edits: editsOf(connection, id), original: readOrigin(connection, id) };
}

/** What the newest file said of a work, before any correction. */
export function readReading(connection: Connection, id: WorkId): WorkMetadata | null {
  const row = connection.first(newestRevision(id).select('work_revision.reading'));
  return row ? (JSON.parse(row.reading) as WorkMetadata) : null;
}

/** Where the fields of a work's newest revision came from; empty when there is no such work. */
export function readEvidence(connection: Connection, id: WorkId): { field: string; evidence: Evidence }[] {
  const row = connection.first(newestRevision(id).select('work_revision.evidence'));
  return row ? (JSON.parse(row.evidence) as { field: string; evidence: Evidence }[]) : [];
}

/** One chapter's fragment, raw deflate; positions count from 1. */
export function readChapterBody(connection: Connection, id: WorkId, position: number): Uint8Array | null {
  const row = connection.first(chapterBodies(id).where('chapter.position', '=', position));
  return row?.xhtml ?? null;
}

/** All chapters' fragments in order, raw deflate. */
export function readChapterBodies(connection: Connection, id: WorkId): Uint8Array[] {
  return bodyRows(connection, id).map(({ xhtml }) => xhtml);
}

function chapterBodies(id: WorkId) {
  return newestChapters(id).select('chapter_body.xhtml');
}

function newestRevision(id: WorkId) {
  return query
    .selectFrom('work')
    .innerJoin('work_revision', 'work_revision.id', 'work.revision_id')
    .where('work.id', '=', id);
}

function readOrigin(connection: Connection, id: WorkId): WorkDetail['original'] {
  const [row] = originRows(connection, id);
  if (!row) throw new Error(`work ${id} has no original`);
  const encoding = row.encoding === null ? null : (JSON.parse(row.encoding) as FileOutcome['encoding']);
  return {
    hash: row.hash,
    path: row.path,
    bytes: row.bytes,
    format: row.format ?? '',
    encoding: encoding?.name ?? '',
    batch: row.batch as BatchId,
  };
}

function cardOf(row: Selectable<WorkTable>, names: NamesOfWorks): WorkCard {
  return {
    ...metadataOf(row),
    id: row.id as WorkId,
    creators: names.creators.get(row.id) ?? [],
    tags: names.tags.get(row.id) ?? [],
    revision: row.revision,
    words: row.words,
    chapters: row.chapters,
    addedAt: row.added_at,
    updatedAt: row.updated_at,
  };
}
