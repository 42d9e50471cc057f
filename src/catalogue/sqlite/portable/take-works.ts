import { FanlightError } from '#errors';
import type {
  PortableComments,
  PortableDecision,
  PortableEdit,
  PortableRevision,
  PortableWork,
} from '../../portable.ts';
import type { NewWork, WorkId } from '../../records.ts';
import { type Connection, query } from '../connection.ts';
import { inserter } from '../insert.ts';
import type { SourceWriter } from '../save-sources.ts';
import type { WorkWriter } from '../save-work.ts';
import type { FileTaker } from './take-files.ts';
import type { RereadingTaker } from './take-rereadings.ts';

/** Takes works one after another: each, then its revisions, then its comments. */
export type WorkTaker = {
  takeDecision(record: PortableDecision): void;
  /** Ends the work before. */
  takeWork(record: PortableWork): void;
  takeRevision(record: PortableRevision): void;
  takeComments(record: PortableComments): void;
  /** Ends the last work and answers how many there are in the library now, and how many states beyond the first all have. */
  finish(): { added: number; revised: number };
};

/** A work that is being taken: its number here, how many states came and how many of them were taken, and the row of the one that is shown. */
type Open = { record: PortableWork; id: WorkId | null; came: number; taken: number; shown: number | null };

/** A taker over one connection. Must run in a transaction. */
export function workTaker(
  connection: Connection,
  {
    works,
    sources,
    files,
    rereadings,
  }: { works: WorkWriter; sources: SourceWriter; files: FileTaker; rereadings: RereadingTaker },
): WorkTaker {
  const isWhole = files.added === null;
  const insertEdit = inserter(connection, 'edit', ['work', 'field', 'value', 'edited_at']);
  const insertDecision = inserter(connection, 'decision_work', [
    'decision',
    'work',
    'proposed',
    'before',
    'edit',
  ]);
  const insertReview = inserter(connection, 'review_item', [
    'work',
    'field',
    'batch',
    'label',
    'confidence',
    'proposed',
    'decision',
  ]);
  const newestRevision = connection
    .prepare('select id from work_revision where work = ? order by number desc limit 1')
    .pluck();
  const leaving = ['work_creator', 'work_tag', 'review_item'].map((table) =>
    connection.prepare(`delete from ${table} where work = ?`),
  );
  const keepAddress = connection.prepare(
    'insert into withdrawn_address (work, path, host, chapter) values (?, ?, ?, ?)',
  );
  const forgetReviews = connection.prepare('delete from review_item where work = ?');
  const counts = { added: 0, revised: 0 };
  let open: Open | null = null;

  function takeEdits(id: WorkId, edits: readonly PortableEdit[]): number[] {
    return edits.map((edit) =>
      insertEdit({
        work: id,
        field: edit.field,
        value: 'asRead' in edit ? null : JSON.stringify(edit.value),
        edited_at: edit.at,
      }),
    );
  }

  function takeDecisions(id: WorkId, { decisions }: PortableWork, edits: readonly number[]): void {
    for (const { decision, proposed, before, edit } of decisions) {
      const written = edits[edit - 1];
      if (written === undefined) throw unfit(id, `edit ${edit}`);
      insertDecision({
        decision,
        work: id,
        proposed: JSON.stringify(proposed),
        before: JSON.stringify(before),
        edit: written,
      });
    }
  }

  function takeReviews(id: WorkId, { reviews }: PortableWork): void {
    forgetReviews.run(id);
    for (const { import: batch, proposed, ...review } of reviews)
      insertReview({ work: id, batch, ...review, proposed: JSON.stringify(proposed) });
  }

  function takeFiles(id: WorkId, { otherFiles, addresses, withdrawn }: PortableWork): void {
    for (const { file, role } of otherFiles) sources.addOriginal(id, files.fileOf(file).file, role);
    for (const { chapter, host, path } of addresses) {
      if (withdrawn) keepAddress.run(id, path, host, chapter);
      else sources.saveAddress({ host, path }, { kind: 'work', work: id, chapter });
    }
  }

  function end(): void {
    if (open === null) return;
    const { record, id, came, taken, shown } = open;
    open = null;
    if (id === null || came !== record.revisions.length) throw unfit(record.id, 'revisions');
    if (shown === null) throw unfit(record.id, `revision ${record.revision}`);
    const edits = takeEdits(id, record.edits);
    works.show(id, shown, record.updatedAt);
    takeFiles(id, record);
    const { addedAt, updatedAt, sourceUpdated, textHash, words } = record;
    const source = { source_updated: sourceUpdated, text_hash: textHash, words };
    const stated = {
      added_at: addedAt,
      updated_at: updatedAt,
      batch: record.import,
      withdrawn: record.withdrawn ? 1 : 0,
    };
    connection.run(
      query
        .updateTable('work_row')
        .set({ ...source, ...(isWhole && stated) })
        .where('id', '=', id),
    );
    if (isWhole) {
      takeDecisions(id, record, edits);
      if (record.withdrawn) for (const statement of leaving) statement.run(id);
      else takeReviews(id, record);
    }
    if (!record.withdrawn) counts.added += 1;
    counts.revised += taken - 1;
  }

  return {
    takeDecision({ id, kind, field, label, import: batch, corrected, works: count, decidedAt, undoneAt }) {
      connection.run(
        query.insertInto('decision').values({
          id,
          kind,
          field,
          label,
          batch,
          corrected: corrected && JSON.stringify(corrected),
          works: count,
          decided_at: decidedAt,
          undone_at: undoneAt,
        }),
      );
    },
    takeWork(record) {
      end();
      open = { record, id: null, came: 0, taken: 0, shown: null };
    },
    takeRevision({ work, number, reading, evidence, chapters }) {
      const from = open?.record.id === work ? open.record.revisions[open.came] : undefined;
      if (open === null || from?.number !== number || number !== open.came + 1)
        throw unfit(work, `revision ${number}`);
      open.came += 1;
      const isShown = number === open.record.revision;
      const { isOut, ...file } = files.fileOf(from.file);
      // Of a withdrawn import nothing is added but what is shown all the same, and nothing that was read again and undone.
      if (!isWhole && !isShown && (isOut || rereadings.isUndone(from.rereading))) return;
      const words = chapters.reduce((sum, chapter) => sum + chapter.words, 0);
      const read: NewWork = { metadata: reading, evidence, private: [], chapters, words };
      const at = files.added?.at ?? open.record.addedAt;
      if (isWhole) rereadings.demandReread(open.record, from, file.batch);
      const rereading = isWhole ? from.rereading : undefined;
      const origin = { ...file, place: from.place, at, ...(rereading !== undefined && { rereading }) };
      if (open.id === null) open.id = works.add(read, isWhole ? { ...origin, id: work } : origin);
      else works.addRevision(open.id, read, origin);
      open.taken += 1;
      if (isShown) open.shown = newestRevision.get(open.id) as number;
    },
    takeComments({ work, comments }) {
      if (open === null || open.record.id !== work || open.id === null) throw unfit(work, 'comments');
      sources.saveComments({ kind: 'work', work: open.id }, comments);
    },
    finish() {
      end();
      return counts;
    },
  };
}

function unfit(work: number, what: string): FanlightError {
  return new FanlightError('FL-BUNDLE-RECORD', `work ${work}: ${what}`);
}
