import { type Selectable, sql } from 'kysely';
import type { Loss } from '#document';
import type {
  BatchFile,
  BatchId,
  BatchOverview,
  BatchSummary,
  FileFilter,
  FileOutcome,
  FileResult,
  WorkId,
} from '../records.ts';
import { type Connection, query } from './connection.ts';
import { append, creatorsOf, listed } from './names-of-works.ts';
import type { BatchFileTable, BatchTable } from './schema.ts';

/** Newest first. */
export function readBatches(
  connection: Connection,
  page: { limit: number; offset: number },
): { total: number; batches: BatchSummary[] } {
  const rows = connection.all(
    query.selectFrom('batch').selectAll().orderBy('id', 'desc').limit(page.limit).offset(page.offset),
  );
  const count = connection.first(query.selectFrom('batch').select(sql<number>`count(*)`.as('total')));
  return { total: count?.total ?? 0, batches: rows.map(summaryOf) };
}

/** One batch, or null when there is none of this number. */
export function readBatch(connection: Connection, id: BatchId): BatchSummary | null {
  const row = connection.first(query.selectFrom('batch').selectAll().where('id', '=', id));
  return row ? summaryOf(row) : null;
}

/** In the order in which they were saved. */
export function readBatchFiles(
  connection: Connection,
  id: BatchId,
  page: { limit: number; offset: number } & FileFilter,
): { total: number; files: BatchFile[] } {
  const chosen = chosenFiles(id, page);
  const count = connection.first(chosen.select(sql<number>`count(*)`.as('total')));
  const rows = connection.all(
    chosen
      .leftJoin('original', 'original.id', 'batch_file.original')
      .leftJoin('batch_file as same', 'same.id', 'batch_file.same_as')
      .selectAll('batch_file')
      .select(['original.hash', 'same.batch as same_batch', 'same.path as same_path'])
      .orderBy('batch_file.id')
      .limit(page.limit)
      .offset(page.offset),
  );
  const works = worksOfFiles(
    connection,
    rows.map((row) => row.same_as ?? row.id),
  );
  return {
    total: count?.total ?? 0,
    files: rows.map((row) => fileOf(row, works.get(row.same_as ?? row.id) ?? [])),
  };
}

function chosenFiles(id: BatchId, { only, code }: FileFilter) {
  let chosen = query.selectFrom('batch_file').where('batch_file.batch', '=', id);
  if (only === 'attention') chosen = chosen.where('batch_file.attention', '=', 1);
  else if (only === 'repaired') chosen = chosen.where(REPAIRED, '=', 1);
  else if (only !== undefined) chosen = chosen.where('batch_file.result', '=', only);
  if (code === undefined) return chosen;
  return chosen.where(
    sql<number>`(batch_file.error ->> 'code' is ${code} or exists (
      select 1 from json_each(batch_file.losses) l where l.value ->> 'code' = ${code}))`,
    '=',
    1,
  );
}

const REPAIRED = sql<number>`(coalesce(json_array_length(batch_file.encoding, '$.repaired'), 0) > 0)`;

const NO_RESULTS: Readonly<Record<FileResult, number>> = {
  imported: 0,
  revised: 0,
  joined: 0,
  known: 0,
  failed: 0,
};

/** What became of a batch's files, counted in every way that a report shows. */
export function readBatchOverview(connection: Connection, id: BatchId): BatchOverview {
  const count = sql<number>`count(*)`.as('files');
  const own = query.selectFrom('batch_file').where('batch', '=', id);
  const results = connection.all(own.select(['result', count]).groupBy('result'));
  const formats = connection.all(
    own
      .where('result', '<>', 'failed')
      .select(['format', count, sql<number>`sum(bytes)`.as('bytes')])
      .groupBy('format')
      .orderBy('files', 'desc')
      .orderBy('format'),
  );
  const encodings = connection
    .prepare(
      `select encoding ->> 'name' as name, count(*) as files,
         sum(json_array_length(encoding, '$.repaired') > 0) as repaired
       from batch_file where batch = ? and encoding is not null group by 1 order by files desc, name`,
    )
    .all(id) as BatchOverview['encodings'];
  const problems = connection
    .prepare(
      `select code, kind, count(distinct file) as files, sum(times) as times from (
         select id as file, error ->> 'code' as code, 'failed' as kind, 1 as times
         from batch_file where batch = ? and error is not null
         union all
         select f.id, l.value ->> 'code', 'lost', coalesce(l.value ->> 'count', 1)
         from batch_file f, json_each(f.losses) l where f.batch = ?
       ) group by kind, code order by kind, files desc, code`,
    )
    .all(id, id) as BatchOverview['problems'];
  return {
    results: { ...NO_RESULTS, ...Object.fromEntries(results.map(({ result, files }) => [result, files])) },
    formats,
    encodings,
    problems,
  };
}

function worksOfFiles(connection: Connection, files: readonly number[]): Map<number, BatchFile['works']> {
  const joined = query
    .selectFrom('work_original')
    .innerJoin('work', 'work.id', 'work_original.work')
    .select(['work_original.file', 'work.id', 'work.title', sql<number>`0`.as('place')])
    .where('work_original.file', 'in', listed(files));
  const rows = connection.all(
    query
      .selectFrom('work_revision')
      .innerJoin('work', 'work.id', 'work_revision.work')
      .select(['work_revision.file', 'work.id', 'work.title', 'work_revision.place'])
      .where('work_revision.file', 'in', listed(files))
      .union(joined)
      .orderBy('file')
      .orderBy('place'),
  );
  const creators = creatorsOf(
    connection,
    rows.map(({ id }) => id),
  );
  const works = new Map<number, BatchFile['works']>();
  for (const { file, id, title } of rows) {
    append(works, file, { id: id as WorkId, title, creators: creators.get(id) ?? [] });
  }
  return works;
}

function fileOf(row: Selectable<BatchFileTable> & FileBeside, works: BatchFile['works']): BatchFile {
  return {
    id: row.id,
    path: row.path,
    original: row.hash,
    bytes: row.bytes,
    format: row.format,
    encoding: row.encoding === null ? null : (JSON.parse(row.encoding) as FileOutcome['encoding']),
    result: row.result,
    error: row.error === null ? null : (JSON.parse(row.error) as FileOutcome['error']),
    losses: JSON.parse(row.losses) as Loss[],
    sameAs:
      row.same_batch === null || row.same_path === null
        ? null
        : { batch: row.same_batch as BatchId, path: row.same_path },
    works,
  };
}

type FileBeside = { hash: string | null; same_batch: number | null; same_path: string | null };

function summaryOf(row: Selectable<BatchTable>): BatchSummary {
  const { sources, started_at, finished_at, withdrawn_at, ...rest } = row;
  return {
    ...rest,
    id: row.id as BatchId,
    sources: JSON.parse(sources) as string[],
    startedAt: started_at,
    finishedAt: finished_at,
    withdrawnAt: withdrawn_at,
  };
}
