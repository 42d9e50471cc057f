import { inflateRawSync } from 'node:zlib';
import type { Evidence } from '#document';
import type { ChapterDates, RevisionHead, RevisionText } from '../history.ts';
import type { WorkId, WorkMetadata } from '../records.ts';
import type { Connection } from './connection.ts';

/** What one revision of a work read, and how much text it has. */
export type StoredRevision = {
  number: number;
  file: number;
  batch: number;
  metadata: WorkMetadata;
  evidence: { field: string; evidence: Evidence }[];
  words: number;
  chapters: number;
};

/** A revision by its row's number, which must be there. */
export function readRevision(connection: Connection, revision: number): StoredRevision {
  const row = connection
    .prepare(
      `select r.number, r.file, f.batch, r.reading, r.evidence,
         (select count(*) from chapter c where c.revision = r.id) as chapters,
         (select coalesce(sum(words), 0) from chapter c where c.revision = r.id) as words
       from work_revision r join batch_file f on f.id = r.file where r.id = ?`,
    )
    .get(revision) as (Omit<StoredRevision, 'metadata' | 'evidence'> & StoredTexts) | undefined;
  if (!row) throw new Error(`no revision ${revision}`);
  const { reading, evidence, ...rest } = row;
  return {
    ...rest,
    metadata: JSON.parse(reading) as WorkMetadata,
    evidence: JSON.parse(evidence) as StoredRevision['evidence'],
  };
}

type StoredTexts = { reading: string; evidence: string };

/** A figure of a picture that is kept, as chapters are stored. */
const PICTURE = '<img src="media/';

/** Whether a chapter of a revision shows a picture that is kept. */
export function showsPictures(connection: Connection, revision: number): boolean {
  const bodies = connection
    .prepare('select b.xhtml from chapter c join chapter_body b on b.id = c.body where c.revision = ?')
    .pluck()
    .iterate(revision) as IterableIterator<Uint8Array>;
  for (const body of bodies) if (inflateRawSync(body).includes(PICTURE)) return true;
  return false;
}

/** Whether the revision `r` of the work `w` is a state of it: it counts, or it is shown. */
const IS_STATE = `(r.id = w.revision_id or exists (select 1 from counting_revision c where c.id = r.id))`;

/** The states of a work that count, and the one that is shown, oldest first. */
export function readRevisions(connection: Connection, work: WorkId): RevisionHead[] {
  const rows = connection
    .prepare(
      `select r.number, f.batch, coalesce(q.read_at, b.started_at) as readAt, r.rereading is not null as again, f.path,
         r.id = w.revision_id as shown,
         (select coalesce(sum(words), 0) from chapter c where c.revision = r.id) as words
       from work w join work_revision r on r.work = w.id join batch_file f on f.id = r.file join batch b on b.id = f.batch
         left join rereading q on q.id = r.rereading
       where w.id = ? and ${IS_STATE} order by r.number`,
    )
    .all(work) as (Omit<RevisionHead, 'shown' | 'again'> & { shown: number; again: number })[];
  return rows.map(({ shown, again, ...row }) => ({ ...row, again: again === 1, shown: shown === 1 }));
}

/** When the chapters that are shown came, and when their text did. What was read again came with its file: the author wrote nothing new. */
export function readChapterDates(connection: Connection, work: WorkId): ChapterDates[] {
  return connection
    .prepare(
      `with counting as (
         select r.id, b.started_at from work w join work_revision r on r.work = w.id
           join batch_file f on f.id = r.file join batch b on b.id = f.batch
         where w.id = ? and ${IS_STATE}),
       came as (
         select c.position, c.body, min(s.started_at) as at from counting s join chapter c on c.revision = s.id
         group by c.position, c.body),
       texts as (select body, min(at) as at from came group by body)
       select c.position, (select min(at) from came where came.position = c.position) as cameAt, texts.at as changedAt
       from work w join chapter c on c.revision = w.revision_id join texts on texts.body = c.body
       where w.id = ? order by c.position`,
    )
    .all(work, work) as ChapterDates[];
}

/** One state of a work with its text. */
export function readRevisionText(connection: Connection, work: WorkId, number: number): RevisionText | null {
  const row = connection
    .prepare(
      `select r.id, r.reading from work w join work_revision r on r.work = w.id
       where w.id = ? and r.number = ? and ${IS_STATE}`,
    )
    .get(work, number) as { id: number; reading: string } | undefined;
  if (!row) return null;
  const chapters = connection
    .prepare(
      `select c.title, b.xhtml as body from chapter c join chapter_body b on b.id = c.body
       where c.revision = ? order by c.position`,
    )
    .all(row.id) as RevisionText['chapters'];
  return { metadata: JSON.parse(row.reading) as WorkMetadata, chapters };
}
