import type { BatchId, RereadableFile, RereadingId, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { breather } from '#formats';
import type { Library } from './context.ts';
import { keepUp } from './follow-changes.ts';
import { failedFiles, filesToReread, type RereadingOptions, rereadFiles } from './reread-files.ts';
import type { Accepting, RereadReport } from './reread-report.ts';
import { Rereading } from './rereading.ts';

/** How an import is read again: some of its works or all (null); without `accept` nothing is changed. */
export type RereadOptions = RereadingOptions & {
  works?: ReadonlySet<WorkId> | null;
  accept?: Accepting | null;
};

/**
 * Reads again, with the readers that there are now, the files of an import that works show, and says where the new readings differ; with
 * `accept` they are taken in as one rereading. No import may run meanwhile. Throws FL-USE-NO-BATCH, FL-USE-BATCH-STATE for one that is
 * not over or is withdrawn, and FL-LIB-….
 */
export async function rereadBatch(
  library: Library,
  batch: BatchId,
  options: RereadOptions,
): Promise<RereadReport> {
  await demandOver(library, batch);
  const { works = null, accept = null, signal } = options;
  const started = performance.now();
  const reread = new Rereading(library, batch, accept);
  const all = await filesToReread(library, batch);
  const shown = works === null ? all : all.flatMap((file) => only(file, works));
  const sources = [
    ...shown.map((file) => ({ kind: 'shown', file }) as const),
    ...(works === null ? await failedFiles(library, batch) : []),
  ];
  const breathe = breather();
  let status: RereadReport['status'];
  try {
    for await (const { source, outcome } of rereadFiles(library, sources, options)) {
      if (source.kind === 'shown') await reread.compare(source.file, outcome);
      else if (outcome !== null) await reread.mend(outcome);
      await breathe();
    }
    status = signal?.aborted ? 'interrupted' : 'finished';
    await reread.finish(status);
  } catch (thrown) {
    await reread.interrupt();
    throw thrown;
  }
  return { ...reread.report, status, milliseconds: performance.now() - started };
}

/** Shows the works of a rereading as they were before. Answers how many changed. Throws FL-USE-NO-REREADING. */
export async function undoRereading(library: Library, id: RereadingId): Promise<number> {
  const works = await library.catalogue.undoRereading(id, library.clock().toISOString());
  await keepUp(library);
  return works;
}

async function demandOver({ catalogue }: Library, id: BatchId): Promise<void> {
  const batch = await catalogue.batch(id);
  if (batch === null) throw new FanlightError('FL-USE-NO-BATCH', String(id));
  const isOver = batch.status === 'finished' || batch.status === 'interrupted';
  if (!isOver || batch.withdrawnAt !== null) throw new FanlightError('FL-USE-BATCH-STATE', String(id));
}

/** A file with those of its works that are asked for, if there are any. */
function only(file: RereadableFile, works: ReadonlySet<WorkId>): RereadableFile[] {
  const some = file.works.filter(({ work }) => works.has(work));
  return some.length === 0 ? [] : [{ ...file, works: some }];
}
