import type { FileOutcome, WorkId } from '../records.ts';
import type { HeaderLabel, WorkTraits } from '../traits.ts';
import { type Connection, query } from './connection.ts';

/** A row as the statements below give it; `labels` are numbers with commas between them. */
type TraitsRow = {
  id: number;
  permission: string;
  format: string | null;
  encoding: string | null;
  labels: string | null;
};

const TRAITS = `select work.id, work.permission, batch_file.format, batch_file.encoding,
  (select group_concat(label) from work_label where work_label.work = work.id) as labels
  from work left join work_revision on work_revision.id = work.revision_id
  left join batch_file on batch_file.id = work_revision.file`;

/** How the works after an id came, ascending. */
export function traitsAfter(connection: Connection, after: number, limit: number): WorkTraits[] {
  const statement = connection.prepare(`${TRAITS} where work.id > ? order by work.id limit ?`);
  return (statement.all(after, limit) as TraitsRow[]).map(traitsFrom);
}

/** How some works came, ascending by id. */
export function traitsOf(connection: Connection, ids: readonly WorkId[]): WorkTraits[] {
  const statement = connection.prepare(
    `${TRAITS} where work.id in (select value from json_each(?)) order by work.id`,
  );
  return (statement.all(JSON.stringify(ids)) as TraitsRow[]).map(traitsFrom);
}

/** The labels with a number after this one, ascending. */
export function labelsAfter(connection: Connection, after: number): HeaderLabel[] {
  return connection.all(query.selectFrom('label').selectAll().where('id', '>', after).orderBy('id'));
}

function traitsFrom({ id, permission, format, encoding, labels }: TraitsRow): WorkTraits {
  const read = encoding === null ? null : (JSON.parse(encoding) as FileOutcome['encoding']);
  return {
    id: id as WorkId,
    permission: permission as WorkTraits['permission'],
    format: format ?? '',
    encoding: read?.name ?? '',
    repaired: (read?.repaired.length ?? 0) > 0,
    labels: labels === null ? [] : labels.split(',').map(Number),
  };
}
