import { FanlightError } from '#errors';
import type { ServedFile, ServedRecord } from '../devices.ts';
import type { WorkId } from '../records.ts';
import { type Connection, query } from './connection.ts';
import { fixedQuery } from './fixed-query.ts';

/** Files of one name that are told apart: more than any work has revisions that somebody took along. */
const MOST_FILES = 100;

/** The newest record of a hash holds; its names add up. All are written or none. Throws FL-USE-NO-WORK. */
export function recordServedFiles(connection: Connection, records: readonly ServedRecord[]): void {
  connection.transaction(() => {
    for (const record of records) recordServedFile(connection, record);
  });
}

function recordServedFile(connection: Connection, { file, names }: ServedRecord): void {
  const { hash, work, revision, format, spine } = file;
  const known = connection.first(query.selectFrom('work').select('id').where('id', '=', work));
  if (!known) throw new FanlightError('FL-USE-NO-WORK', String(work));
  const row = { hash, work, revision, format, spine: JSON.stringify(spine) };
  connection.run(
    query
      .insertInto('served_file')
      .values(row)
      .onConflict((conflict) => conflict.column('hash').doUpdateSet(row)),
  );
  for (const name of names)
    connection.run(
      query
        .insertInto('served_name')
        .values({ name, hash })
        .onConflict((conflict) => conflict.doNothing()),
    );
}

const servedRows = fixedQuery(() => query.selectFrom('served_file').selectAll().where('hash', '=', ''));

/** A file by its SHA-256, or null. */
export function readServedFile(connection: Connection, hash: string): ServedFile | null {
  const [row] = servedRows(connection, hash);
  return row ? servedFileOf(row) : null;
}

/** Files of works in the library by a name, the newest revision first. */
export function readServedAs(connection: Connection, name: string): ServedFile[] {
  return connection
    .all(
      query
        .selectFrom('served_name')
        .innerJoin('served_file', 'served_file.hash', 'served_name.hash')
        .innerJoin('work', 'work.id', 'served_file.work')
        .selectAll('served_file')
        .where('served_name.name', '=', name)
        .orderBy('served_file.revision', 'desc')
        .orderBy('served_file.hash')
        .limit(MOST_FILES),
    )
    .map(servedFileOf);
}

function servedFileOf({
  work,
  spine,
  ...row
}: {
  hash: string;
  work: number;
  revision: number;
  format: string;
  spine: string;
}): ServedFile {
  return { ...row, work: work as WorkId, spine: JSON.parse(spine) as ServedFile['spine'] };
}
