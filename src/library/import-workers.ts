import { Worker } from 'node:worker_threads';
import type { FileOutcome, NewSiteRecord } from '#catalogue';
import { FanlightError, isCode } from '#errors';
import { failedFile, type ReaderMessage, type ReadTask, type WriterMessage } from './import-protocol.ts';

/** How to start a reading thread: its built entry, and what it needs to open the library (`workerData`). */
export type WorkerPlan = { entry: URL; data: unknown; count: number; fileMilliseconds: number };

/** What a reading thread says of a task: that it is begun, an outcome, what a site kept, how far it is, or that it is done. */
export type ReadEvent = { task: ReadTask } & (
  | { kind: 'begun' }
  | { kind: 'outcome'; outcome: FileOutcome }
  | { kind: 'records'; records: NewSiteRecord[] }
  | { kind: 'progress'; bytes: number }
  | { kind: 'done' }
);

/** Tasks a thread holds ahead, so that it never waits for the writer. */
const TASKS_AHEAD = 64;
/** Bytes of files that are read and written at a time, by all threads together; a larger file is read alone. What bounds memory. */
const BYTES_IN_HAND = 64 * 1024 * 1024;
/** A thread that read a larger file is replaced, since its heap would keep the size that this took. Bytes. */
const SWELLS = 16 * 1024 * 1024;
/**
 * Heap of one thread. V8 ends the whole process when one allocation passes this, so it lies above what any file within
 * the limits of `reading-limits.ts` takes; threads use a fraction of it.
 */
const HEAP_MB = 640;
/**
 * Of which for what was made just now. Left to itself V8 takes 110 MB here for a long import, which buys no speed: a story
 * is done with soon.
 */
const YOUNG_MB = 16;

/** How long a thread may take to end by itself once it was told to. */
const END_MILLISECONDS = 5000;

type Thread = {
  worker: Worker;
  tasks: Map<number, ReadTask>;
  current: ReadTask | null;
  isReady: boolean;
  isSwollen: boolean;
  timer: NodeJS.Timeout | undefined;
};
/** Why a thread was lost. */
type LostCode = 'FL-FILE-TOO-SLOW' | 'FL-FILE-TOO-COMPLEX' | 'FL-FILE-READER-FAILED';
type Arrival = { event: ReadEvent; thread: Thread | null };

/**
 * Threads that read the files of an import. A thread that hangs or dies costs the one file it was reading; its other
 * tasks go to a fresh thread.
 */
export class ImportThreads {
  readonly #plan: WorkerPlan;
  readonly #tasks: Iterator<ReadTask>;
  readonly #threads = new Set<Thread>();
  readonly #again: ReadTask[] = [];
  readonly #arrived: Arrival[] = [];
  #inHand = 0;
  readonly #ending: Promise<void>[] = [];
  #exhausted = false;
  #stopped = false;
  #fatal: FanlightError | null = null;
  #wake: () => void = () => {};

  constructor(tasks: Iterable<ReadTask>, plan: WorkerPlan) {
    this.#plan = plan;
    this.#tasks = tasks[Symbol.iterator]();
  }

  /**
   * What the threads say, as it arrives, until every task is done. `stop` asked: what arrived is given, the rest is left,
   * in the middle of a collection too, since one may take hours.
   * Throws FL-LIB-… when the import cannot go on.
   */
  async *events(stop: AbortSignal): AsyncGenerator<ReadEvent> {
    const stopped = () => {
      this.#exhausted = true;
      this.#stopped = true;
      this.#again.length = 0;
      this.#wake();
    };
    stop.addEventListener('abort', stopped, { once: true });
    if (stop.aborted) stopped();
    for (let index = 0; index < this.#plan.count; index += 1) this.#start();
    try {
      for (;;) {
        if (this.#fatal) throw this.#fatal;
        const arrival = this.#arrived.shift();
        if (arrival) {
          yield arrival.event;
          this.#taken(arrival);
        } else if (this.#isDone()) return;
        else await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      stop.removeEventListener('abort', stopped);
      const left = [...this.#threads];
      this.#threads.clear();
      await Promise.all([...this.#ending, ...left.map((thread) => end(thread))]);
    }
  }

  /** Makes room once the writer comes back, when a large outcome is saved. */
  #taken({ event, thread }: Arrival): void {
    const isCounted = event.kind === 'outcome' || event.kind === 'records';
    if (isCounted && thread)
      this.#tell(thread, { kind: 'taken', bytes: event.kind === 'outcome' ? event.outcome.bytes : 0 });
    if (event.kind !== 'done') return;
    this.#inHand -= event.task.bytes;
    for (const waiting of this.#threads) if (waiting.isReady) this.#feed(waiting);
  }

  #isHandedOut(): boolean {
    return this.#exhausted && this.#again.length === 0;
  }

  #isDone(): boolean {
    if (this.#stopped) return true;
    return this.#isHandedOut() && ![...this.#threads].some((thread) => thread.tasks.size > 0);
  }

  #start(): void {
    const worker = new Worker(this.#plan.entry, {
      workerData: this.#plan.data,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const thread: Thread = {
      worker,
      tasks: new Map(),
      current: null,
      isReady: false,
      isSwollen: false,
      timer: undefined,
    };
    this.#threads.add(thread);
    worker.on('message', (message: ReaderMessage) => {
      this.#hear(thread, message);
      this.#wake();
    });
    worker.on('error', (thrown) =>
      this.#lose(thread, isOutOfMemory(thrown) ? 'FL-FILE-TOO-COMPLEX' : 'FL-FILE-READER-FAILED'),
    );
    worker.on('exit', () => this.#lose(thread, 'FL-FILE-READER-FAILED'));
  }

  #hear(thread: Thread, message: ReaderMessage): void {
    if (!this.#threads.has(thread)) return;
    switch (message.kind) {
      case 'ready':
        thread.isReady = true;
        this.#feed(thread);
        return;
      case 'begun':
        thread.current = thread.tasks.get(message.id) ?? null;
        if (thread.current) this.#arrived.push({ event: { kind: 'begun', task: thread.current }, thread });
        this.#watch(thread);
        return;
      case 'outcome': {
        const task = thread.tasks.get(message.id);
        if (task) this.#arrived.push({ event: { kind: 'outcome', task, outcome: message.outcome }, thread });
        thread.isSwollen ||= message.outcome.bytes > SWELLS;
        this.#watch(thread);
        return;
      }
      case 'records':
      case 'progress': {
        const task = thread.tasks.get(message.id);
        if (task) this.#arrived.push({ event: { ...message, task }, thread });
        this.#watch(thread);
        return;
      }
      case 'done': {
        clearTimeout(thread.timer);
        const task = thread.tasks.get(message.id);
        thread.tasks.delete(message.id);
        thread.current = null;
        if (task) this.#arrived.push({ event: { kind: 'done', task }, thread });
        if (thread.isSwollen && !this.#isHandedOut()) this.#replace(thread);
        else this.#feed(thread);
        return;
      }
      case 'fatal':
        this.#fatal = new FanlightError(message.code, message.subject);
    }
  }

  #feed(thread: Thread): void {
    while (thread.tasks.size < TASKS_AHEAD) {
      const task = this.#next();
      if (!task) return;
      thread.tasks.set(task.id, task);
      this.#tell(thread, { kind: 'read', task });
    }
  }

  /** The next task, counted as in hand; null when there is none or it must wait for others to be written. */
  #next(): ReadTask | null {
    const task = this.#again.shift() ?? this.#fresh();
    if (task === null) return null;
    if (this.#inHand > 0 && this.#inHand + task.bytes > BYTES_IN_HAND) {
      this.#again.unshift(task);
      return null;
    }
    this.#inHand += task.bytes;
    return task;
  }

  #fresh(): ReadTask | null {
    if (this.#exhausted) return null;
    const next = this.#tasks.next();
    this.#exhausted = next.done === true;
    return next.done ? null : next.value;
  }

  /** Starts the clock of a thread's file anew: it must say something within its time. */
  #watch(thread: Thread): void {
    clearTimeout(thread.timer);
    thread.timer = setTimeout(() => this.#lose(thread, 'FL-FILE-TOO-SLOW'), this.#plan.fileMilliseconds);
  }

  #lose(thread: Thread, code: LostCode): void {
    if (!this.#threads.delete(thread)) return;
    const culprit = thread.current;
    this.#takeBack(thread);
    if (culprit) {
      const outcome = failedFile(culprit.path, code);
      this.#arrived.push(
        { event: { kind: 'outcome', task: culprit, outcome }, thread: null },
        { event: { kind: 'done', task: culprit }, thread: null },
      );
      this.#start();
    } else {
      this.#fatal ??= new FanlightError('FL-LIB-FOLDER', 'import thread');
    }
    clearTimeout(thread.timer);
    void thread.worker.terminate();
    this.#wake();
  }

  /** Ends a thread between two files and starts a fresh one. */
  #replace(thread: Thread): void {
    if (!this.#threads.delete(thread)) return;
    this.#takeBack(thread);
    this.#ending.push(end(thread));
    this.#start();
  }

  /** Hands the tasks that a thread has not begun to others. */
  #takeBack(thread: Thread): void {
    for (const task of thread.tasks.values()) {
      if (task === thread.current) continue;
      this.#inHand -= task.bytes;
      if (!this.#stopped) this.#again.push(task);
    }
    thread.tasks.clear();
  }

  #tell(thread: Thread, message: WriterMessage): void {
    thread.worker.postMessage(message);
  }
}

/** Lets a thread end by itself: one that is stopped while it loads the database's addon takes the process with it. */
async function end(thread: Thread): Promise<void> {
  clearTimeout(thread.timer);
  const ended = new Promise<void>((resolve) => thread.worker.once('exit', () => resolve()));
  thread.worker.postMessage({ kind: 'end' } satisfies WriterMessage);
  const stuck = setTimeout(() => void thread.worker.terminate(), END_MILLISECONDS);
  await ended;
  clearTimeout(stuck);
}

function isOutOfMemory(thrown: unknown): boolean {
  return isCode(thrown, 'ERR_WORKER_OUT_OF_MEMORY');
}
