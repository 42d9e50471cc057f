import { errorSentence } from '#errors';
import type { BatchId, FileOutcome, FilePart, FileResult, NewWork, WorkId } from '../records.ts';
import { lossCount } from './batches.ts';
import { type Connection, query } from './connection.ts';
import { isLibraryError } from './driver-errors.ts';
import { inserter } from './insert.ts';
import { matchWorks, type PriorWork } from './match-works.ts';
import type { NameIds } from './name-ids.ts';
import type { SourceWriter } from './save-sources.ts';
import type { WorkWriter } from './save-work.ts';

/** What a batch gains by a save. */
type Gains = Record<
  'files' | 'bytes' | 'works' | 'revised' | 'known' | 'failed' | 'losses' | 'repaired',
  number
>;
/** What became of a file; `again`: its batch has it already. */
type Saved = FileResult | 'again';
type FileIds = { original: number | null; same_as: number | null };

/** Saves what was read of files, in one transaction. */
export type FileSaver = (batch: BatchId, outcomes: readonly FileOutcome[]) => FileResult[];

/** What a file's save writes with. */
type Writers = { works: WorkWriter; sources: SourceWriter; names: NameIds };

/** A saver over one connection, with its statements prepared. */
export function fileSaver(connection: Connection, { works, sources, names }: Writers): FileSaver {
  const insertFile = inserter(connection, 'batch_file', [
    'batch',
    'path',
    'original',
    'bytes',
    'format',
    'encoding',
    'result',
    'error',
    'losses',
    'attention',
    'same_as',
  ]);
  const insertOriginal = inserter(connection, 'original', ['hash', 'bytes']);
  const findOriginal = connection.prepare('select id from original where hash = ?').pluck();
  const findWhole = connection
    .prepare(
      `select id from batch_file where original = ? and result in ('imported', 'revised', 'joined')
         and withdrawn = 0 order by id desc limit 1`,
    )
    .pluck();
  const findHere = connection
    .prepare(`select 1 from batch_file where path = ? and batch = ? and original = ? and result <> 'failed'`)
    .pluck();
  const findServed = connection
    .prepare(
      `select w.id from served_file s left join joined_work j on j.work = s.work
       join work w on w.id = s.work or w.id = j.into_work where s.hash = ?`,
    )
    .pluck();
  const setResult = connection.prepare('update batch_file set result = ? where id = ?');

  function record(batch: BatchId, outcome: FileOutcome, result: FileResult, ids: FileIds): number {
    const { path, bytes, format, encoding, error, losses } = outcome;
    return insertFile({
      batch,
      path,
      bytes,
      format,
      encoding: encoding && JSON.stringify(encoding),
      result,
      error: error && JSON.stringify(error),
      losses: JSON.stringify(losses),
      attention: needsAttention(outcome, result) ? 1 : 0,
      ...ids,
    });
  }

  function originalId(outcome: FileOutcome): number | null {
    if (outcome.original === null) return null;
    const known = findOriginal.get(outcome.original) as number | undefined;
    return known ?? insertOriginal({ hash: outcome.original, bytes: outcome.bytes });
  }

  function saveFile(batch: BatchId, at: string, outcome: FileOutcome, gains: Gains): Saved {
    const original = originalId(outcome);
    if (outcome.error !== null) {
      record(batch, outcome, 'failed', { original, same_as: null });
      return 'failed';
    }
    if (original === null) throw new Error('an outcome without an error has an original');
    const same = arePartsKnown(outcome) ? (findWhole.get(original) as number | undefined) : undefined;
    if (same !== undefined) {
      if (findHere.get(outcome.path, batch, original) !== undefined) return 'again';
      record(batch, outcome, 'known', { original, same_as: same });
      return 'known';
    }
    const served =
      outcome.original === null ? undefined : (findServed.get(outcome.original) as WorkId | undefined);
    if (served !== undefined) return joinServed(batch, outcome, original, served);
    const matched = matchWorks(earlierWorks(connection, outcome, original), outcome.works);
    const file = record(batch, outcome, 'imported', { original, same_as: null });
    const parts = (outcome.parts ?? []).map((part) => recordPart(batch, outcome, part));
    sources.savePictures(outcome.pictures ?? []);
    const fates = outcome.works.map((work, place) => {
      const origin = { batch, file, place, at };
      return saveWork(work, { known: matched[place] ?? null, format: outcome.format, origin, parts }, gains);
    });
    const result = resultOf(fates);
    if (result !== 'imported') setResult.run(result, file);
    return result;
  }

  /** A book that was written from this library and comes back as it was is no other work. */
  function joinServed(batch: BatchId, outcome: FileOutcome, original: number, work: WorkId): FileResult {
    const file = record(batch, outcome, 'joined', { original, same_as: null });
    sources.addOriginal(work, file, 'same');
    for (const part of outcome.parts ?? [])
      sources.addOriginal(work, recordPart(batch, outcome, part), 'part');
    works.announce(work);
    return 'joined';
  }

  /** A story whose rows are the same is changed when a file of its text is. */
  function arePartsKnown({ parts = [] }: FileOutcome): boolean {
    return parts.every((part) => {
      const original = findOriginal.get(part.original) as number | undefined;
      return original !== undefined && findWhole.get(original) !== undefined;
    });
  }

  function recordPart(batch: BatchId, { format }: FileOutcome, part: FilePart): number {
    const read = { ...part, format, encoding: null, losses: [], error: null, works: [] };
    return record(batch, read, 'imported', { original: originalId(read), same_as: null });
  }

  function saveWork(
    work: NewWork,
    { known, format, origin, parts }: Placing,
    gains: Gains,
  ): 'imported' | 'revised' | 'joined' {
    const published = sources.workOf(work);
    const follows = known !== null && (published ?? known) === known && sources.mayFollow(known, work);
    const id = follows ? known : published;
    if (id === null) {
      const added = works.add(work, origin);
      sources.save(added, work);
      for (const part of parts) sources.addOriginal(added, part, 'part');
      gains.works += 1;
      return 'imported';
    }
    for (const part of parts) sources.addOriginal(id, part, 'part');
    const compared = follows ? 'newer' : sources.compare(id, work, format);
    if (compared !== 'newer') {
      sources.addOriginal(id, origin.file, compared);
      sources.add(id, work);
      works.announce(id);
      return 'joined';
    }
    works.addRevision(id, work, origin);
    sources.save(id, work);
    gains.revised += 1;
    return 'revised';
  }

  /** A savepoint per file: values that cannot be saved fail that file alone. */
  function saveOrRecordFailure(batch: BatchId, at: string, outcome: FileOutcome, gains: Gains): Saved {
    const attempt: Gains = { ...gains };
    try {
      const result = connection.transaction(() => saveFile(batch, at, outcome, attempt));
      Object.assign(gains, attempt);
      return result;
    } catch (thrown) {
      if (isLibraryError(thrown)) throw thrown;
      names.forget();
      const code = 'FL-FILE-READER-FAILED';
      const error = { code, message: errorSentence(code) };
      const failed: FileOutcome = { ...outcome, error, works: [] };
      record(batch, failed, 'failed', { original: originalId(failed), same_as: null });
      return 'failed';
    }
  }

  return (batch, outcomes) =>
    connection.transaction(() => {
      const at = startOf(connection, batch);
      const gains = noGains();
      const results = outcomes.map((outcome) => {
        const result = saveOrRecordFailure(batch, at, outcome, gains);
        if (result === 'again') return 'known';
        count(gains, outcome, result);
        return result;
      });
      addToBatch(connection, batch, gains);
      return results;
    });
}

/** Where a work goes: the one its path gave before, what its file is, and the files that hold its text. */
type Placing = {
  known: WorkId | null;
  format: string | null;
  origin: Parameters<WorkWriter['add']>[1];
  parts: readonly number[];
};

/** What became of a file by what became of its works. */
function resultOf(fates: readonly ('imported' | 'revised' | 'joined')[]): FileResult {
  if (fates.includes('revised')) return 'revised';
  return fates.includes('joined') && !fates.includes('imported') ? 'joined' : 'imported';
}

/**
 * The works that a file may be a later state of: those that its path gave. Where it gave none, and something beside the file says
 * more of it than it does itself, those that the same bytes gave under another path: a library of books renames its files.
 */
function earlierWorks(connection: Connection, { path, parts }: FileOutcome, original: number): PriorWork[] {
  const own = priorWorks(connection, 'path', path);
  return own.length > 0 || parts === undefined ? own : priorWorks(connection, 'original', original);
}

/** The works a path, or an original, has ever given, as last read, in their order in the file. */
function priorWorks(connection: Connection, by: 'path' | 'original', value: string | number): PriorWork[] {
  const rows = connection
    .prepare(
      `select w.id, max(r.id) as newest, r.reading ->> 'title' as title, sum(f.same_as is null) > 0 as own
       from batch_file f join work_revision r on r.file = coalesce(f.same_as, f.id)
       left join joined_work j on j.work = r.work
       join work w on w.id = r.work or w.id = j.into_work
       where ${by === 'path' ? 'f.path' : 'f.original'} = ? and f.result <> 'failed'
       group by w.id order by r.place`,
    )
    .all(value) as { id: WorkId; title: string; own: number }[];
  return rows.map(({ id, title, own }) => ({ id, title, own: own === 1 }));
}

function startOf(connection: Connection, batch: BatchId): string {
  const row = connection.first(query.selectFrom('batch').select('started_at').where('id', '=', batch));
  if (!row) throw new Error(`no batch ${batch}`);
  return row.started_at;
}

function noGains(): Gains {
  return { files: 0, bytes: 0, works: 0, revised: 0, known: 0, failed: 0, losses: 0, repaired: 0 };
}

function count(gains: Gains, outcome: FileOutcome, result: FileResult): void {
  gains.files += 1;
  gains.bytes += outcome.bytes;
  if (result === 'known') gains.known += 1;
  if (result === 'failed') gains.failed += 1;
  if (isRepaired(outcome)) gains.repaired += 1;
  gains.losses += lossCount(outcome.losses);
}

function addToBatch(connection: Connection, batch: BatchId, gains: Gains): void {
  connection.run(
    query
      .updateTable('batch')
      .set((row) => ({
        files: row('files', '+', gains.files),
        bytes: row('bytes', '+', gains.bytes),
        works: row('works', '+', gains.works),
        revised: row('revised', '+', gains.revised),
        known: row('known', '+', gains.known),
        failed: row('failed', '+', gains.failed),
        losses: row('losses', '+', gains.losses),
        repaired: row('repaired', '+', gains.repaired),
      }))
      .where('id', '=', batch),
  );
}

/** Whether a person should look at what became of a file. */
export function needsAttention(
  outcome: Pick<FileOutcome, 'losses' | 'encoding'>,
  result: FileResult,
): boolean {
  return result === 'failed' || outcome.losses.length > 0 || isRepaired(outcome);
}

function isRepaired(outcome: Pick<FileOutcome, 'encoding'>): boolean {
  return (outcome.encoding?.repaired.length ?? 0) > 0;
}
