import { FanlightError } from '#errors';
import { applyEdits, editsIn, partOf } from '../edits.ts';
import type { EditableField, WorkEdits, WorkId, WorkMetadata } from '../records.ts';
import {
  type DecisionId,
  type DecisionMade,
  type DecisionUndone,
  decidedIn,
  EMPTY_FIELDS,
  REVIEW_FIELDS,
  REVIEW_PARTS,
  type ReviewField,
  type ReviewRequest,
  type Verdict,
} from '../reviews.ts';
import { type Connection, query } from './connection.ts';
import { entryToUndo, noteUndone } from './decision-log.ts';
import { addEdits, editsOf, holdEdits, newestEdit } from './edits.ts';
import { inserter } from './insert.ts';
import { readReading } from './read-works.ts';
import type { WorkWriter } from './save-work.ts';
import { countAlike, type WaitingItem, waitingAt, waitingLike } from './waiting-items.ts';

/** What a person says over readings: corrections, and decisions about what waits. Each call is one transaction. */
export type Decider = {
  revise(work: WorkId, edits: WorkEdits, at: string): void;
  decide(request: ReviewRequest, at: string): DecisionMade;
  undo(id: DecisionId, at: string): DecisionUndone;
};

type Subject = { kind: Verdict['kind']; field: ReviewField; label: string; batch: number; at: string };

/** A decider over one connection. */
export function decider(connection: Connection, works: WorkWriter): Decider {
  const noteWork = inserter(connection, 'decision_work', ['decision', 'work', 'proposed', 'before', 'edit']);
  const settle = connection.prepare('update review_item set decision = ? where work = ? and field = ?');
  const holdAgain = connection.prepare('update decision_work set edit = ? where decision = ? and work = ?');
  const reopen = connection.prepare('update review_item set decision = null where work = ? and decision = ?');

  /** Opens an entry of the log. */
  function begin({ at, ...subject }: Subject, corrected: WorkEdits | null, count: number): DecisionId {
    const row = { ...subject, works: count, decided_at: at, undone_at: null };
    return connection.run(
      query.insertInto('decision').values({ ...row, corrected: corrected && JSON.stringify(corrected) }),
    ) as DecisionId;
  }

  /** Shows a work as its corrections now are, if that changes anything in some fields. */
  function show(work: WorkId, fields: readonly EditableField[], before: WorkEdits, at: string): void {
    const now = editsOf(connection, work);
    if (isSame(editsIn(before, fields), editsIn(now, fields))) return;
    const reading = readingOf(connection, work);
    const shown = applyEdits(reading, before);
    const metadata = applyEdits(reading, now);
    const changed = fields.filter((field) => !isSame(partOf(shown, [field]), partOf(metadata, [field])));
    if (changed.length > 0) works.replaceMetadata(work, metadata, at);
  }

  function decideOne(decision: DecisionId, item: WaitingItem, edits: WorkEdits, at: string): void {
    const { work, field, proposed } = item;
    const before = editsOf(connection, work);
    const edit = holdEdits(connection, work, fieldsOf(edits), edits, at);
    const held = JSON.stringify(editsIn(before, REVIEW_PARTS[field]));
    noteWork({ decision, work, proposed, before: held, edit });
    settle.run(decision, work, field);
    works.announce(work);
    show(work, REVIEW_PARTS[field], before, at);
  }

  /** Whether a decision about all alike may take an item: not one about which a person decided before, for that work alone. */
  function isOpen(one: WaitingItem, asked: WorkId): boolean {
    return one.work === asked || decidedIn(editsOf(connection, one.work), one.field) === null;
  }

  /** Corrections decide what waits in their fields; the log says so. */
  function settleCorrected(work: WorkId, edits: WorkEdits, before: WorkEdits, at: string): void {
    for (const field of REVIEW_FIELDS) {
      const corrected = editsIn(edits, REVIEW_PARTS[field]);
      const item = fieldsOf(corrected).length > 0 ? waitingAt(connection, work, field) : undefined;
      if (!item) continue;
      const { batch, label, proposed } = item;
      const decision = begin({ kind: 'corrected', field, label, batch, at }, corrected, 1);
      const held = JSON.stringify(editsIn(before, REVIEW_PARTS[field]));
      const edit = newestEdit(connection, work, REVIEW_PARTS[field]);
      noteWork({ decision, work, proposed, before: held, edit });
      settle.run(decision, work, field);
    }
  }

  return {
    revise: (work, edits, at) =>
      connection.transaction(() => {
        const reading = readReading(connection, work);
        if (!reading) throw new FanlightError('FL-USE-NO-WORK', String(work));
        const before = editsOf(connection, work);
        addEdits(connection, work, reading, edits, at);
        settleCorrected(work, edits, before, at);
        works.replaceMetadata(work, applyEdits(reading, editsOf(connection, work)), at);
      }),

    decide: ({ work, field, verdict, alike, revision }, at) =>
      connection.transaction(() => {
        const item = waitingAt(connection, work, field, revision);
        if (!item) throw new FanlightError('FL-USE-NO-REVIEW', `${work} ${field}`);
        const group = alike ? waitingLike(connection, item).filter((one) => isOpen(one, work)) : [item];
        const chosen =
          verdict.kind === 'corrected' ? group.filter(({ proposed }) => proposed === item.proposed) : group;
        const corrected = verdict.kind === 'corrected' ? verdict.edits : null;
        const { batch, label } = item;
        const decision = begin({ kind: verdict.kind, field, label, batch, at }, corrected, chosen.length);
        for (const one of chosen) {
          decideOne(decision, one, editsFor(connection, one, verdict), at);
        }
        return { decision, works: chosen.length, left: countAlike(connection, item) };
      }),

    undo: (id, at) =>
      connection.transaction(() => {
        const row = entryToUndo(connection, 'decision', id);
        const fields = REVIEW_PARTS[row.field];
        let undone = 0;
        for (const { work, before, edit } of worksOf(connection, id)) {
          if (newestEdit(connection, work, fields) !== edit) continue;
          const now = editsOf(connection, work);
          const earlier = decisionBefore(connection, { id, work, edit }, row.field);
          const restored = holdEdits(connection, work, fields, JSON.parse(before) as WorkEdits, at);
          if (earlier !== null) holdAgain.run(restored, earlier, work);
          reopen.run(work, id);
          works.announce(work);
          show(work, fields, now, at);
          undone += 1;
        }
        if (undone > 0) noteUndone(connection, 'decision', id, at);
        return { works: undone, kept: row.works - undone };
      }),
  };
}

/** What a verdict makes of an item's field. */
function editsFor(
  connection: Connection,
  { work, field, proposed }: WaitingItem,
  verdict: Verdict,
): WorkEdits {
  switch (verdict.kind) {
    case 'accepted':
      return JSON.parse(proposed) as WorkEdits;
    case 'corrected':
      return verdict.edits;
    case 'rejected':
      return field === 'title' ? { title: verdict.titleFrom(pathOf(connection, work)) } : EMPTY_FIELDS[field];
  }
}

function worksOf(
  connection: Connection,
  decision: DecisionId,
): { work: WorkId; before: string; edit: number }[] {
  return connection.all(
    query
      .selectFrom('decision_work')
      .innerJoin('work', 'work.id', 'decision_work.work')
      .select(['decision_work.work', 'decision_work.before', 'decision_work.edit'])
      .where('decision', '=', decision)
      .orderBy('decision_work.work'),
  ) as { work: WorkId; before: string; edit: number }[];
}

/**
 * The decision that held for a work's field until a later one was made: nothing was written in between but what that
 * one wrote, all at one moment. Null when there is none.
 */
function decisionBefore(
  connection: Connection,
  later: { id: DecisionId; work: WorkId; edit: number },
  field: ReviewField,
): DecisionId | null {
  const prior = connection
    .prepare(
      `select d.id, w.edit from decision_work w join decision d on d.id = w.decision
       where w.work = ? and d.field = ? and d.undone_at is null and d.id < ? order by d.id desc limit 1`,
    )
    .get(later.work, field, later.id) as { id: DecisionId; edit: number } | undefined;
  if (!prior) return null;
  const moments = connection
    .prepare(
      `select count(distinct edited_at) from edit
       where work = ? and id > ? and id <= ? and field in (select value from json_each(?))`,
    )
    .pluck()
    .get(later.work, prior.edit, later.edit, JSON.stringify(REVIEW_PARTS[field]));
  return moments === 1 ? prior.id : null;
}

function pathOf(connection: Connection, work: WorkId): string {
  const row = connection.first(
    query
      .selectFrom('work')
      .innerJoin('work_revision', 'work_revision.id', 'work.revision_id')
      .innerJoin('batch_file', 'batch_file.id', 'work_revision.file')
      .select('batch_file.path')
      .where('work.id', '=', work),
  );
  return row?.path ?? '';
}

function readingOf(connection: Connection, work: WorkId): WorkMetadata {
  const reading = readReading(connection, work);
  if (!reading) throw new Error(`work ${work} has no reading`);
  return reading;
}

function fieldsOf(edits: WorkEdits): EditableField[] {
  return Object.keys(edits) as EditableField[];
}

function isSame(one: WorkEdits, other: WorkEdits): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
