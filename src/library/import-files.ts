import type { FileOutcome } from '#catalogue';
import type { Library } from './context.ts';
import { keepUp } from './follow-changes.ts';
import { failedFile, type ReadTask } from './import-protocol.ts';
import { type ImportProgress, type ImportReport, Tally } from './import-tally.ts';
import { ImportThreads, type WorkerPlan } from './import-workers.ts';
import { type Source, walkSources } from './walk-sources.ts';

/** How an import reads, and who is told of it. */
export type ImportOptions = {
  workers: WorkerPlan;
  /** Asked to stop: what was read is saved, the batch is marked interrupted, and the same import can go on later. */
  signal?: AbortSignal;
  onProgress?: (progress: ImportProgress) => void;
};

/** One transaction holds this much at most: large enough that durability is cheap, small enough to lose little. */
const BATCH_FILES = 100;
const BATCH_BYTES = 8 * 1024 * 1024;

/**
 * Imports files, folders and zips: threads read, this thread writes whole works in durable transactions. Killed at any
 * moment, the library holds every finished work and no half one; the same call then goes on where it was, since bytes
 * that are here already are recognised. One bad file never stops a batch. Throws FL-USE-NO-INPUT and FL-LIB-….
 */
export async function importFiles(
  library: Library,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  const started = performance.now();
  const sources = await walkSources(paths);
  const batch = await library.catalogue.startBatch({
    sources: [...paths],
    startedAt: library.clock().toISOString(),
  });
  const stop = options.signal ?? new AbortController().signal;
  const tally = new Tally(batch, sources, started);
  const pending: FileOutcome[] = sources.flatMap((source) =>
    source.problem ? [failedFile(source.path, source.problem)] : [],
  );
  const count = Math.max(1, Math.min(options.workers.count, sources.length));
  const threads = new ImportThreads(tasksOf(sources), { ...options.workers, count });
  let waiting = 0;

  const save = async () => {
    const outcomes = pending.splice(0);
    waiting = 0;
    if (outcomes.length === 0) return;
    tally.saved(outcomes, await library.catalogue.saveFiles(batch, outcomes));
    options.onProgress?.(tally.progress());
  };
  try {
    for await (const event of threads.events(stop)) {
      if (event.outcome === null) {
        tally.fileDone(sources[event.task.id]);
        continue;
      }
      pending.push(event.outcome);
      waiting += event.outcome.bytes;
      if (pending.length >= BATCH_FILES || waiting >= BATCH_BYTES) await save();
    }
    await save();
  } catch (thrown) {
    await library.catalogue.finishBatch(batch, 'interrupted', library.clock().toISOString()).catch(() => {});
    throw thrown;
  }
  const status = stop.aborted ? 'interrupted' : 'finished';
  await library.catalogue.finishBatch(batch, status, library.clock().toISOString());
  await keepUp(library);
  return tally.report(status);
}

function* tasksOf(sources: readonly Source[]): Generator<ReadTask> {
  for (const [id, source] of sources.entries()) {
    if (!source.problem) yield { id, file: source.file, path: source.path, bytes: source.bytes };
  }
}
