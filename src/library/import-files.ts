import type { BatchId, FileOutcome } from '#catalogue';
import type { SourceFile } from '#formats';
import type { Library } from './context.ts';
import { keepUp, keepUpWithImport } from './follow-changes.ts';
import { followTexts, takeInTexts } from './follow-texts.ts';
import { type DiskTask, failedFile, type TaskFile } from './import-protocol.ts';
import { type ImportProgress, type ImportReport, Tally } from './import-tally.ts';
import { ImportThreads, type WorkerPlan } from './import-workers.ts';
import { planBooks } from './plan-books.ts';
import { planImport } from './plan-import.ts';
import { diskFile } from './source-file.ts';
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
/** How often lists and numbers take in what came, in milliseconds. */
const FOLLOW_EVERY = 5000;

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
  return importFound(library, paths, await walkSources(paths), options);
}

/** Imports files that were found below some paths, as {@link importFiles} does. Throws FL-LIB-…. */
export async function importFound(
  library: Library,
  paths: readonly string[],
  sources: readonly Source[],
  options: ImportOptions,
): Promise<ImportReport> {
  const batch = await library.catalogue.startBatch({
    sources: [...paths],
    startedAt: library.clock().toISOString(),
  });
  return importSources(library, batch, sources, options);
}

/** Imports files that were found already into a batch that runs, as {@link importFiles} does. Throws FL-LIB-…. */
export async function importSources(
  library: Library,
  batch: BatchId,
  sources: readonly Source[],
  options: ImportOptions,
): Promise<ImportReport> {
  const started = performance.now();
  const stop = options.signal ?? new AbortController().signal;
  const tally = new Tally(batch, sources, started);
  const pending: FileOutcome[] = sources.flatMap((source) =>
    source.problem ? [failedFile(source.path, source.problem)] : [],
  );
  const tasks = await tasksOf(library, sources);
  const count = Math.max(1, Math.min(options.workers.count, tasks.length));
  const threads = new ImportThreads(tasks, { ...options.workers, count });
  let waiting = 0;
  let followedAt = started;

  const save = async () => {
    const outcomes = pending.splice(0);
    waiting = 0;
    if (outcomes.length === 0) return;
    tally.saved(outcomes, await library.catalogue.saveFiles(batch, outcomes));
    await takeInTexts(library);
    if (performance.now() - followedAt > FOLLOW_EVERY) {
      await keepUpWithImport(library);
      followedAt = performance.now();
    }
    options.onProgress?.(tally.progress());
  };
  try {
    for await (const event of threads.events(stop)) {
      switch (event.kind) {
        case 'outcome':
          pending.push(event.outcome);
          waiting += event.outcome.bytes;
          if (pending.length >= BATCH_FILES || waiting >= BATCH_BYTES) await save();
          break;
        case 'records':
          await library.catalogue.saveRecords(batch, event.records);
          break;
        case 'progress':
          tally.taskAt(event.task, event.bytes);
          options.onProgress?.(tally.progress());
          break;
        case 'begun':
          tally.begun(event.task);
          break;
        case 'done':
          tally.taskDone(event.task);
          options.onProgress?.(tally.progress());
      }
    }
    await save();
  } catch (thrown) {
    await library.catalogue.finishBatch(batch, 'interrupted', library.clock().toISOString()).catch(() => {});
    throw thrown;
  }
  const status = stop.aborted ? 'interrupted' : 'finished';
  await library.catalogue.finishBatch(batch, status, library.clock().toISOString());
  await followTexts(library);
  await keepUp(library);
  return tally.report(status);
}

/** The files that can be read as tasks; what belongs to a listed book or a collection goes with it. */
async function tasksOf(library: Library, sources: readonly Source[]): Promise<DiskTask[]> {
  const files = new Map<SourceFile, TaskFile & { id: number }>();
  for (const [id, { file, path, bytes, problem }] of sources.entries())
    if (!problem) files.set(diskFile(file, path, bytes), { id, file, path, bytes });
  const taskFiles = (some: readonly SourceFile[]) => some.flatMap((one) => files.get(one) ?? []);
  const listed = await planBooks(library.lists, [...files.keys()]);
  const lists = listed.lists.flatMap(({ list, main, losses, error, own }) =>
    taskFiles([main]).map((task) => ({
      ...task,
      list: { name: list.name, losses, error, own: taskFiles(own) },
    })),
  );
  const books = listed.books.flatMap(({ list, files: [first, ...others], beside, record }) =>
    taskFiles([first]).map((task) => ({
      ...task,
      book: { list: list.name, others: taskFiles(others), beside: taskFiles(beside), record },
    })),
  );
  const plan = await planImport(library.collections, listed.rest);
  const collections = plan.collections.flatMap(({ main, collection, beside }) => {
    const task = files.get(main);
    return task ? [{ ...task, collection: { name: collection.name, beside: taskFiles(beside) } }] : [];
  });
  return [...lists, ...books, ...collections, ...taskFiles(plan.single)];
}
