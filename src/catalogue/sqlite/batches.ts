import type { Loss } from '#document';
import { FanlightError } from '#errors';
import type { BatchId, BatchStatus, FileOutcome, NewBatch } from '../records.ts';
import { type Connection, query } from './connection.ts';

/** Opens a batch; one that still counts as running belongs to a process that died, and becomes interrupted. */
export function startBatch(connection: Connection, batch: NewBatch): BatchId {
  const { sources, startedAt, upload, waits } = batch;
  return connection.transaction(() => {
    if (!waits) interrupt(connection, ['running']);
    const started = { sources: JSON.stringify(sources), started_at: startedAt, finished_at: null };
    const status = waits ? 'waiting' : 'running';
    return connection.run(
      query.insertInto('batch').values({ ...started, status, upload: upload ?? null }),
    ) as BatchId;
  });
}

/** Marks what runs or waits as interrupted. */
export function interruptBatches(connection: Connection): void {
  interrupt(connection, ['running', 'waiting']);
}

function interrupt(connection: Connection, statuses: BatchStatus[]): void {
  connection.run(query.updateTable('batch').set({ status: 'interrupted' }).where('status', 'in', statuses));
}

/** Throws FL-USE-NO-BATCH, and FL-USE-BATCH-STATE for a batch that is not over or is withdrawn. */
export function demandOver(connection: Connection, id: BatchId): void {
  const batch = connection.first(
    query.selectFrom('batch').select(['status', 'withdrawn_at']).where('id', '=', id),
  );
  if (!batch) throw new FanlightError('FL-USE-NO-BATCH', String(id));
  const isOver = batch.status === 'finished' || batch.status === 'interrupted';
  if (!isOver || batch.withdrawn_at !== null) throw new FanlightError('FL-USE-BATCH-STATE', String(id));
}

/** Lets a batch run on, and forgets the files of it that failed. Throws FL-USE-NO-BATCH and FL-USE-BATCH-STATE. */
export function resumeBatch(connection: Connection, id: BatchId): void {
  connection.transaction(() => {
    const batch = connection.first(
      query.selectFrom('batch').select(['status', 'withdrawn_at']).where('id', '=', id),
    );
    if (!batch) throw new FanlightError('FL-USE-NO-BATCH', String(id));
    const isOver = batch.status !== 'waiting' && batch.status !== 'interrupted';
    if (isOver || batch.withdrawn_at !== null) throw new FanlightError('FL-USE-BATCH-STATE', String(id));
    interrupt(connection, ['running']);
    forgetFailures(connection, id);
    connection.run(
      query.updateTable('batch').set({ status: 'running', finished_at: null }).where('id', '=', id),
    );
  });
}

function forgetFailures(connection: Connection, id: BatchId): void {
  const gone = connection.all(
    query
      .deleteFrom('batch_file')
      .where('batch', '=', id)
      .where('result', '=', 'failed')
      .returning(['bytes', 'losses', 'encoding']),
  );
  const sum = (of: (row: (typeof gone)[number]) => number) => gone.reduce((total, row) => total + of(row), 0);
  const bytes = sum((row) => row.bytes);
  const losses = sum((row) => lossCount(JSON.parse(row.losses) as Loss[]));
  const repaired = sum((row) => (row.encoding !== null && repairsOf(row.encoding) > 0 ? 1 : 0));
  connection.run(
    query
      .updateTable('batch')
      .set((row) => ({
        files: row('files', '-', gone.length),
        failed: row('failed', '-', gone.length),
        bytes: row('bytes', '-', bytes),
        losses: row('losses', '-', losses),
        repaired: row('repaired', '-', repaired),
      }))
      .where('id', '=', id),
  );
}

/** How many losses there are, each as often as it happened. */
export function lossCount(losses: readonly Loss[]): number {
  return losses.reduce((total, loss) => total + (loss.count ?? 1), 0);
}

function repairsOf(encoding: string): number {
  return (JSON.parse(encoding) as NonNullable<FileOutcome['encoding']>).repaired.length;
}

/** Closes a batch. */
export function finishBatch(
  connection: Connection,
  id: BatchId,
  status: 'finished' | 'interrupted',
  finishedAt: string,
): void {
  connection.run(query.updateTable('batch').set({ status, finished_at: finishedAt }).where('id', '=', id));
}

/** Asked once for every file of an import, so it is prepared once; one statement is one moment of the database. */
const KNOWN = `select hash from original where hash in (select value from json_each(?)) and exists (
  select 1 from batch_file f where f.original = original.id and f.result != 'failed' and f.withdrawn = 0)`;

/** Which of these originals a file brought in whole, in any batch. */
export function knownOriginals(connection: Connection, hashes: readonly string[]): Set<string> {
  const rows = connection.prepare(KNOWN).all(JSON.stringify(hashes)) as { hash: string }[];
  return new Set(rows.map(({ hash }) => hash));
}
