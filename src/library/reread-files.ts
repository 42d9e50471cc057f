import type { BatchFile, BatchId, FileOutcome, RereadableFile } from '#catalogue';
import type { Sha256 } from '#originals';
import type { Library } from './context.ts';
import type { KeptTask } from './import-protocol.ts';
import type { ImportProgress } from './import-tally.ts';
import { ImportThreads, type WorkerPlan } from './import-workers.ts';
import { listOfRecord } from './plan-books.ts';
import { headOf } from './plan-import.ts';
import { storedFile } from './source-file.ts';

/** A file of an import that is read again: one that works show, or one that nothing could be read from then. */
export type FileToReread =
  | { kind: 'shown'; file: RereadableFile }
  | { kind: 'failed'; file: Pick<BatchFile, 'path' | 'bytes'> & { original: string } };

/** A file that was read again, or (null) that is not: a list spoke of it, and its word cannot be found. */
export type RereadFile = { source: FileToReread; outcome: FileOutcome | null };

/** How files are read again, and who is told of it. `signal`: what was not begun is left. */
export type RereadingOptions = {
  workers: WorkerPlan;
  signal?: AbortSignal;
  onProgress?: (progress: ImportProgress) => void;
};

/** Files that are asked for at a time. */
const FILES = 500;

/** The files of an import that works show. */
export async function filesToReread({ catalogue }: Library, batch: BatchId): Promise<RereadableFile[]> {
  const files: RereadableFile[] = [];
  for (let after = 0; ; ) {
    const some = await catalogue.rereadableFiles(batch, { after, limit: FILES });
    const last = some.at(-1);
    if (last === undefined) return files;
    files.push(...some);
    after = last.file;
  }
}

/**
 * The files of an import that nothing was read from, without those whose bytes something else brought since; a collection is no story file.
 */
export async function failedFiles(
  { catalogue, collections }: Library,
  batch: BatchId,
): Promise<FileToReread[]> {
  const failed: FileToReread[] = [];
  for (let offset = 0; ; offset += FILES) {
    const { files } = await catalogue.batchFiles(batch, { limit: FILES, offset, only: 'failed' });
    if (files.length === 0) return failed;
    const hashes = files.flatMap(({ original }) => original ?? []);
    const known = await catalogue.knownOriginals(hashes);
    for (const { path, bytes, original, format } of files)
      if (original !== null && !known.has(original) && !collections.some(({ name }) => name === format))
        failed.push({ kind: 'failed', file: { path, bytes, original } });
  }
}

/**
 * Reads originals again, in threads of their own: one that hangs or dies costs the file that it was reading. Throws only what must
 * end the reading (FL-LIB-…).
 */
export async function* rereadFiles(
  library: Library,
  sources: readonly FileToReread[],
  { workers, signal = new AbortController().signal, onProgress }: RereadingOptions,
): AsyncGenerator<RereadFile> {
  const tasks: KeptTask[] = [];
  const totalBytes = sources.reduce((sum, { file }) => sum + file.bytes, 0);
  const told = { files: 0, bytes: 0, works: 0, failed: 0, current: null as string | null };
  const started = performance.now();
  const tell = () =>
    onProgress?.({
      ...told,
      totalFiles: sources.length,
      totalBytes,
      milliseconds: performance.now() - started,
    });
  for (const [id, source] of sources.entries()) {
    if (signal.aborted) return;
    const task = await taskOf(library, id, source);
    if (task !== null) tasks.push(task);
    else {
      told.files += 1;
      told.bytes += source.file.bytes;
      yield { source, outcome: null };
    }
  }
  if (tasks.length === 0) return;
  const count = Math.min(workers.count, tasks.length);
  const threads = new ImportThreads(tasks, { ...workers, count });
  for await (const event of threads.events(signal)) {
    const source = sources[event.task.id];
    if (source === undefined) continue;
    if (event.kind === 'begun') told.current = event.task.path;
    if (event.kind === 'outcome') {
      if (event.outcome.error !== null) told.failed += 1;
      told.works += source.kind === 'shown' ? source.file.works.length : event.outcome.works.length;
      yield { source, outcome: event.outcome };
    }
    if (event.kind !== 'done') continue;
    told.files += 1;
    told.bytes += event.task.bytes;
    tell();
  }
}

/** What a thread is told of a file; null where its list's word cannot be found exactly. */
async function taskOf(library: Library, id: number, source: FileToReread): Promise<KeptTask | null> {
  const { path, bytes, original } = source.file;
  const task = { id, path, bytes, kept: original as Sha256 };
  const said = source.kind === 'shown' ? await recordOf(library, source.file) : null;
  return said === 'unknown' ? null : { ...task, said };
}

/** The record that a list's word of a book was kept as, if there is one; `unknown` where it cannot be told. */
async function recordOf(
  { lists, originals }: Library,
  { parts }: RereadableFile,
): Promise<KeptTask['said'] | 'unknown'> {
  const named = parts.filter(({ path }) => mayBeRecord(path));
  if (named.length === 0) return null;
  const records: NonNullable<KeptTask['said']>[] = [];
  for (const { path, original } of named) {
    const record = original as Sha256;
    const head = await headOf(storedFile(originals, record, path, 0));
    const list = head && listOfRecord(lists, head);
    if (list !== null) records.push({ list: list.name, record });
  }
  const [only, ...others] = records;
  return only !== undefined && others.length === 0 ? only : 'unknown';
}

/** What lists say of books is kept as JSON. */
function mayBeRecord(path: string): boolean {
  return /\.json$/i.test(path);
}
