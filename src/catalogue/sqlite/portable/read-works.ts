import { applyEdits } from '../../edits.ts';
import type {
  PortableEdit,
  PortableReview,
  PortableRevision,
  PortableWork,
  PortableWorkDecision,
} from '../../portable.ts';
import type { WorkId, WorkMetadata } from '../../records.ts';
import type { WorkAddress } from '../../sources.ts';
import type { Connection } from '../connection.ts';
import { editsOf } from '../edits.ts';
import type { PortablePaging } from './paged-rows.ts';

type WorkRow = Pick<
  PortableWork,
  'id' | 'revision' | 'import' | 'words' | 'addedAt' | 'updatedAt' | 'sourceUpdated' | 'textHash'
> & { withdrawn: number; reading: string };

/** Works without their texts, those that are withdrawn included, by their numbers. */
export function readPortableWorks(connection: Connection, { after, limit }: PortablePaging): PortableWork[] {
  const found = connection
    .prepare(
      `select w.id, w.revision, w.batch as import, w.words, w.added_at as addedAt, w.updated_at as updatedAt,
         w.source_updated as sourceUpdated, w.text_hash as textHash, w.withdrawn, r.reading
       from work_row w join work_revision r on r.id = w.revision_id where w.id > ? order by w.id limit ?`,
    )
    .all(after, limit) as WorkRow[];
  return found.map((row) => workOf(connection, row));
}

/** One work. */
export function readPortableWork(connection: Connection, id: WorkId): PortableWork | null {
  const [work] = readPortableWorks(connection, { after: id - 1, limit: 1 });
  return work?.id === id ? work : null;
}

function workOf(connection: Connection, { withdrawn, reading, ...row }: WorkRow): PortableWork {
  const { id, revision, ...rest } = row;
  const isOut = withdrawn === 1;
  const edits = editRows(connection, id);
  return {
    id,
    shown: applyEdits(JSON.parse(reading) as WorkMetadata, editsOf(connection, id)),
    revision,
    ...rest,
    withdrawn: isOut,
    addresses: addressesOf(connection, id, isOut),
    revisions: revisionsOf(connection, id),
    otherFiles: otherFilesOf(connection, id),
    edits: edits.map(editOf),
    decisions: decisionsOf(connection, id, edits),
    reviews: reviewsOf(connection, id),
  };
}

function addressesOf(connection: Connection, work: WorkId, isOut: boolean): WorkAddress[] {
  return connection
    .prepare(
      isOut
        ? 'select host, path, chapter from withdrawn_address where work = ? order by host, path'
        : `select host, path, chapter from address where kind = 'work' and work = ? order by host, path`,
    )
    .all(work) as WorkAddress[];
}

function revisionsOf(connection: Connection, work: WorkId): PortableWork['revisions'] {
  type Row = Omit<PortableWork['revisions'][number], 'rereading'> & { rereading: number | null };
  const found = connection
    .prepare(
      `select r.number, r.file, r.place, r.rereading, o.hash as original, f.path
       from work_revision r join batch_file f on f.id = r.file left join original o on o.id = f.original
       where r.work = ? order by r.number`,
    )
    .all(work) as Row[];
  return found.map(({ rereading, ...row }) => ({ ...row, ...(rereading !== null && { rereading }) }));
}

function otherFilesOf(connection: Connection, work: WorkId): PortableWork['otherFiles'] {
  return connection
    .prepare(
      `select u.file, u.role, o.hash as original, f.path
       from work_original u join batch_file f on f.id = u.file left join original o on o.id = f.original
       where u.work = ? order by u.file`,
    )
    .all(work) as PortableWork['otherFiles'];
}

type EditRow = { id: number; field: PortableEdit['field']; value: string | null; at: string };

function editRows(connection: Connection, work: WorkId): EditRow[] {
  return connection
    .prepare('select id, field, value, edited_at as at from edit where work = ? order by id')
    .all(work) as EditRow[];
}

function editOf({ field, value, at }: EditRow): PortableEdit {
  return value === null ? { at, field, asRead: true } : { at, field, value: JSON.parse(value) };
}

function decisionsOf(
  connection: Connection,
  work: WorkId,
  edits: readonly EditRow[],
): PortableWorkDecision[] {
  const found = connection
    .prepare('select decision, proposed, before, edit from decision_work where work = ? order by decision')
    .all(work) as { decision: number; proposed: string; before: string; edit: number }[];
  return found.map(({ decision, proposed, before, edit }) => ({
    decision,
    proposed: JSON.parse(proposed) as PortableWorkDecision['proposed'],
    before: JSON.parse(before) as PortableWorkDecision['before'],
    edit: edits.findIndex(({ id }) => id === edit) + 1,
  }));
}

function reviewsOf(connection: Connection, work: WorkId): PortableReview[] {
  const found = connection
    .prepare(
      `select field, label, confidence, batch as import, proposed, decision
       from review_item where work = ? order by field`,
    )
    .all(work) as (Omit<PortableReview, 'proposed'> & { proposed: string })[];
  return found.map(({ proposed, ...row }) => ({
    ...row,
    proposed: JSON.parse(proposed) as PortableReview['proposed'],
  }));
}

/** One state of a work with its text. */
export function readPortableRevision(connection: Connection, work: WorkId, number: number): PortableRevision {
  const row = connection
    .prepare('select id, reading, evidence from work_revision where work = ? and number = ?')
    .get(work, number) as { id: number; reading: string; evidence: string } | undefined;
  if (!row) throw new Error(`work ${work} has no revision ${number}`);
  const chapters = connection
    .prepare(
      `select c.title, c.words, b.xhtml as body from chapter c join chapter_body b on b.id = c.body
       where c.revision = ? order by c.position`,
    )
    .all(row.id) as PortableRevision['chapters'];
  return {
    work,
    number,
    reading: JSON.parse(row.reading) as WorkMetadata,
    evidence: JSON.parse(row.evidence) as PortableRevision['evidence'],
    chapters,
  };
}
