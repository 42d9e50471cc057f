import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { BatchId, BatchSummary } from '#catalogue';
import { asFanlightError, FanlightError } from '#errors';
import { inLanguage } from '#words';
import type { Library } from './context.ts';
import { importSources } from './import-files.ts';
import type { ImportProgress } from './import-tally.ts';
import type { WorkerPlan } from './import-workers.ts';
import type { Upload, UploadShelf } from './upload-shelf.ts';
import { type Source, walkSources } from './walk-sources.ts';

/** How an import in the queue stands; those that end in `ing` are about to be what they say. */
export type QueuedState = 'waiting' | 'running' | 'pausing' | 'paused' | 'stopping';

/** An import in the queue, and how far it is once it runs. */
export type QueuedImport = { batch: BatchId; state: QueuedState; progress: ImportProgress | null };

/** `found`: the files of it, where they were looked for already. */
type Job = QueuedImport & { upload: string | null; stop: AbortController; found?: readonly Source[] };

/** Imports that wait at most. */
const MOST_WAITING = 20;
/** Those who watch are told of progress at most this often, in milliseconds. */
const TELL = 250;

/**
 * What the queue imports with. `paths`: whether a path on this machine's disk may be asked for. `onFailure` hears what ended an
 * import that nobody stopped.
 */
export type QueueOptions = {
  workers: WorkerPlan;
  shelf: UploadShelf;
  paths: boolean;
  onFailure?: (thrown: unknown) => void;
};

/**
 * The imports of a running server: one at a time, in the order in which they were asked for. A paused import holds its
 * place and the queue with it. What ends early is interrupted in the catalogue, and can be taken up again.
 */
export class ImportQueue {
  readonly shelf: UploadShelf;
  readonly takesPaths: boolean;
  readonly #library: Library;
  /** How files are read. */
  readonly workers: WorkerPlan;
  readonly #onFailure: (thrown: unknown) => void;
  readonly #jobs: Job[] = [];
  readonly #watchers = new Map<BatchId, Set<() => void>>();
  readonly #failures = new Map<BatchId, FanlightError>();
  #running: Promise<void> = Promise.resolve();
  #isRunning = false;
  #held: { stop: AbortController; queued: QueuedImport } | null = null;
  #closed = false;

  private constructor(library: Library, { workers, shelf, paths, onFailure = () => {} }: QueueOptions) {
    this.#onFailure = onFailure;
    this.#library = library;
    this.workers = workers;
    this.shelf = shelf;
    this.takesPaths = paths;
  }

  /** Opens the queue of a library that only this process writes to: what another one left running is interrupted. */
  static async open(library: Library, options: QueueOptions): Promise<ImportQueue> {
    await library.catalogue.interruptBatches();
    const queue = new ImportQueue(library, options);
    await options.shelf.keepOnly(await queue.#uploadsToKeep());
    return queue;
  }

  /** Whether nothing runs, waits or is paused, and nothing holds the queue. */
  get isIdle(): boolean {
    return this.#jobs.length === 0 && this.#held === null;
  }

  /**
   * Runs something about an import that no import may run beside; those that are asked for meanwhile wait for it. `stop` is aborted when the queue
   * closes; who watches the import hears what `tell` is told. Throws FL-WEB-IMPORTING while the queue is not idle.
   */
  hold(
    batch: BatchId,
    work: (stop: AbortSignal, tell: (progress: ImportProgress) => void) => Promise<void>,
  ): void {
    if (this.#closed || this.#isRunning || !this.isIdle) throw new FanlightError('FL-WEB-IMPORTING');
    const stop = new AbortController();
    const queued: QueuedImport = { batch, state: 'running', progress: null };
    this.#held = { stop, queued };
    this.#isRunning = true;
    // What it keeps is no answer to whoever asked for it.
    this.#running = inLanguage('en', () => work(stop.signal, this.#teller(queued)))
      .catch(this.#onFailure)
      .finally(() => {
        this.#held = null;
        this.#isRunning = false;
        this.#tell(batch);
        this.#run();
      });
  }

  /** The imports that are not over, the one under way first. */
  get imports(): QueuedImport[] {
    return this.#jobs.map(({ batch, state, progress }) => ({ batch, state, progress }));
  }

  /** How an import stands in the queue; null when it is over. */
  find(batch: BatchId): QueuedImport | null {
    return this.imports.find((one) => one.batch === batch) ?? null;
  }

  /** How an import stands in the queue, or what holds the queue for it; null when nothing is under way. */
  under(batch: BatchId): QueuedImport | null {
    const held = this.#held?.queued;
    return held?.batch === batch ? { ...held } : this.find(batch);
  }

  /** Why an import ended early, if it did while this process ran. */
  failureOf(batch: BatchId): FanlightError | null {
    return this.#failures.get(batch) ?? null;
  }

  /** Queues what lies at a path. Throws FL-WEB-PATHS, FL-USE-NO-INPUT and FL-WEB-QUEUE-FULL. */
  async addPath(given: string): Promise<BatchId> {
    this.#mayTakePaths();
    this.#mayTakeMore();
    const place = path.resolve(given);
    await realpath(place).catch((cause: unknown) => {
      throw new FanlightError('FL-USE-NO-INPUT', given, { cause });
    });
    return this.#open([place], null);
  }

  /** Queues what a browser sent. Throws FL-WEB-QUEUE-FULL. */
  async addUpload(upload: Upload): Promise<BatchId> {
    this.#mayTakeMore();
    return this.#open(upload.names, upload.id);
  }

  /**
   * Queues files that were found in a watched folder, and resolves when that import is over. Throws FL-WEB-QUEUE-FULL, and what
   * ended it early.
   */
  async addFound(folder: string, found: readonly Source[]): Promise<void> {
    this.#mayTakeMore();
    const batch = await this.#open([folder], null, found);
    await new Promise<void>((resolve) => {
      const look = () => {
        if (this.find(batch) !== null) return;
        forget();
        resolve();
      };
      const forget = this.watch(batch, look);
      look();
    });
    const failure = this.failureOf(batch);
    if (failure !== null) throw failure;
  }

  /** Whether an import that was interrupted can go on from here: its files are still where they were. */
  async canTakeUp({ id, status, upload, sources }: BatchSummary): Promise<boolean> {
    if (this.find(id) !== null || status !== 'interrupted') return false;
    if (upload !== null) return this.shelf.has(upload);
    return this.takesPaths && sources.every((source) => path.isAbsolute(source));
  }

  /** Queues an interrupted import again. Throws FL-USE-NO-BATCH, FL-USE-BATCH-STATE and FL-WEB-QUEUE-FULL. */
  async takeUp(id: BatchId): Promise<void> {
    const batch = await this.#library.catalogue.batch(id);
    if (!batch) throw new FanlightError('FL-USE-NO-BATCH', String(id));
    if (!(await this.canTakeUp(batch))) throw new FanlightError('FL-USE-BATCH-STATE', String(id));
    this.#mayTakeMore();
    this.#push(id, batch.upload);
  }

  /** Ends an import between two files for now. Throws FL-USE-BATCH-STATE when it does not run. */
  pause(batch: BatchId): void {
    const job = this.#jobAt(batch, ['running']);
    this.#become(job, 'pausing');
    job.stop.abort();
  }

  /** Lets a paused import go on. Throws FL-USE-BATCH-STATE when it is not paused. */
  resume(batch: BatchId): void {
    this.#become(this.#jobAt(batch, ['paused']), 'waiting');
    this.#run();
  }

  /**
   * Ends an import between two files for good: what is in stays in, and what was sent for it is thrown away. Throws
   * FL-USE-BATCH-STATE when it is over.
   */
  async stop(batch: BatchId): Promise<void> {
    const job = this.#jobAt(batch, ['running', 'pausing', 'waiting', 'paused']);
    const isUnderWay = job.state === 'running' || job.state === 'pausing';
    this.#become(job, 'stopping');
    job.stop.abort();
    if (isUnderWay) return;
    await this.#library.catalogue.finishBatch(batch, 'interrupted', this.#library.clock().toISOString());
    await this.#end(job, true);
    this.#run();
  }

  /** Calls `tell` whenever something changes about an import, until the function that it answers is called. */
  watch(batch: BatchId, tell: () => void): () => void {
    const watchers = this.#watchers.get(batch) ?? new Set();
    this.#watchers.set(batch, watchers.add(tell));
    return () => {
      watchers.delete(tell);
      if (watchers.size === 0) this.#watchers.delete(batch);
    };
  }

  /** Resolves once nothing can run without being told to. */
  async settled(): Promise<void> {
    while (this.#isRunning) await this.#running;
  }

  /** Interrupts what runs, and takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#jobs) job.stop.abort();
    this.#held?.stop.abort();
    await this.settled();
    for (const { batch, state } of this.#jobs.splice(0)) {
      if (state === 'waiting')
        await this.#library.catalogue.finishBatch(batch, 'interrupted', this.#library.clock().toISOString());
      this.#tell(batch);
    }
  }

  #mayTakePaths(): void {
    if (!this.takesPaths) throw new FanlightError('FL-WEB-PATHS');
  }

  #mayTakeMore(): void {
    if (this.#closed || this.#jobs.length > MOST_WAITING) throw new FanlightError('FL-WEB-QUEUE-FULL');
  }

  async #open(sources: string[], upload: string | null, found?: readonly Source[]): Promise<BatchId> {
    const startedAt = this.#library.clock().toISOString();
    const batch = await this.#library.catalogue.startBatch({
      sources,
      startedAt,
      ...(upload !== null && { upload }),
      waits: true,
    });
    this.#push(batch, upload, found);
    return batch;
  }

  #push(batch: BatchId, upload: string | null, found?: readonly Source[]): void {
    this.#failures.delete(batch);
    this.#jobs.push({
      batch,
      upload,
      state: 'waiting',
      progress: null,
      stop: new AbortController(),
      ...(found !== undefined && { found }),
    });
    this.#tell(batch);
    this.#run();
  }

  #run(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    // What an import keeps is no answer to whoever asked for it.
    this.#running = inLanguage('en', () => this.#work()).finally(() => {
      this.#isRunning = false;
    });
  }

  async #work(): Promise<void> {
    for (;;) {
      const job = this.#jobs[0];
      if (this.#closed || job?.state !== 'waiting') return;
      await this.#runOne(job);
    }
  }

  async #runOne(job: Job): Promise<void> {
    const { batch } = job;
    const { catalogue } = this.#library;
    job.stop = new AbortController();
    this.#become(job, 'running');
    try {
      const sources = await this.#sourcesOf(job);
      await catalogue.resumeBatch(batch);
      const { status } = await importSources(this.#library, batch, sources, {
        workers: this.workers,
        signal: job.stop.signal,
        onProgress: this.#teller(job),
      });
      if (status === 'interrupted' && job.state === 'pausing') this.#become(job, 'paused');
      else await this.#end(job, status === 'finished' || job.state === 'stopping');
    } catch (thrown) {
      this.#onFailure(thrown);
      this.#failures.set(batch, asFanlightError(thrown, 'FL-USE-FAILED'));
      await catalogue.finishBatch(batch, 'interrupted', this.#library.clock().toISOString()).catch(() => {});
      await this.#end(job, false);
    }
  }

  async #sourcesOf({ batch, upload, found }: Job): Promise<readonly Source[]> {
    if (found !== undefined) return found;
    const summary = await this.#library.catalogue.batch(batch);
    if (upload === null) return walkSources(summary?.sources ?? []);
    const sources = await this.shelf.sources(upload);
    if (sources === null) throw new FanlightError('FL-USE-NO-INPUT', summary?.sources.join(', '));
    return sources;
  }

  async #end(job: Job, isOver: boolean): Promise<void> {
    if (isOver && job.upload !== null) await this.shelf.remove(job.upload).catch(() => {});
    const at = this.#jobs.indexOf(job);
    if (at >= 0) this.#jobs.splice(at, 1);
    this.#tell(job.batch);
  }

  #become(job: Job, state: QueuedState): void {
    job.state = state;
    this.#tell(job.batch);
  }

  /** Keeps how far one is, and tells of it now and then. */
  #teller(one: QueuedImport): (progress: ImportProgress) => void {
    let told = 0;
    return (progress) => {
      one.progress = progress;
      const now = performance.now();
      if (now - told < TELL) return;
      told = now;
      this.#tell(one.batch);
    };
  }

  #tell(batch: BatchId): void {
    for (const tell of [...(this.#watchers.get(batch) ?? [])]) tell();
  }

  #jobAt(batch: BatchId, states: readonly QueuedState[]): Job {
    const job = this.#jobs.find((one) => one.batch === batch);
    if (!job || !states.includes(job.state)) throw new FanlightError('FL-USE-BATCH-STATE', String(batch));
    return job;
  }

  /** Uploads of the newest imports that were interrupted; nobody goes back further. */
  async #uploadsToKeep(): Promise<Set<string>> {
    const { batches } = await this.#library.catalogue.batches({ limit: 1000, offset: 0 });
    return new Set(
      batches.flatMap(({ status, upload }) => (status === 'interrupted' && upload !== null ? upload : [])),
    );
  }
}
