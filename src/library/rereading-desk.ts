import type { BatchId, WorkId } from '#catalogue';
import { asFanlightError, FanlightError } from '#errors';
import { partsOf, type ReadingPart } from './compare-readings.ts';
import type { Library } from './context.ts';
import type { ImportQueue } from './import-queue.ts';
import type { ImportProgress } from './import-tally.ts';
import { rereadBatch } from './reread-batch.ts';
import type { RereadDifference, RereadReport, TakenIn } from './reread-report.ts';

/** What is on the desk: an import that is being read or taken in (the queue knows how far), the difference that was found, or why there is none. */
export type OnDesk = { batch: BatchId } & (
  | { state: 'reading' | 'taking' }
  | { state: 'read'; report: RereadReport; taken: TakenIn | null }
  | { state: 'failed'; failure: FanlightError }
);

/** What is taken in of the difference: some works or all (null), some parts or all (null), and files that can be read now. */
export type TakenFromDesk = {
  works: ReadonlySet<WorkId> | null;
  parts: ReadonlySet<ReadingPart> | null;
  mended: boolean;
};

/**
 * Where a server reads imports again: one at a time, beside no import, and one difference is kept, until another is asked for or the server
 * stops. What is taken in is what was shown: what is another by then is left.
 */
export class RereadingDesk {
  readonly #library: Library;
  readonly #queue: ImportQueue;
  #on: OnDesk | null = null;

  constructor(library: Library, queue: ImportQueue) {
    this.#library = library;
    this.#queue = queue;
  }

  /** What there is of an import; null where nothing is. */
  of(batch: BatchId): OnDesk | null {
    return this.#on?.batch === batch ? this.#on : null;
  }

  /** Begins to read an import again. Throws FL-WEB-IMPORTING while an import is under way, or this desk is busy. */
  read(batch: BatchId): Promise<void> {
    return this.#begin(batch, 'reading', async (stop, onProgress) => {
      const { workers } = this.#queue;
      const report = await rereadBatch(this.#library, batch, { workers, signal: stop, onProgress });
      return { batch, state: 'read', report, taken: null };
    });
  }

  /** Begins to take in what was shown. Throws FL-USE-BATCH-STATE where there is no difference to take from, and as {@link read}. */
  take(batch: BatchId, { works, parts, mended }: TakenFromDesk): Promise<void> {
    const on = this.of(batch);
    if (on?.state !== 'read') throw new FanlightError('FL-USE-BATCH-STATE', String(batch));
    const before = on.report;
    const chosen = before.changed.filter(({ work }) => works === null || works.has(work));
    const shown = new Map(chosen.map(({ work, digest }) => [work, digest]));
    return this.#begin(batch, 'taking', async (stop, onProgress) => {
      const { workers } = this.#queue;
      const accept = { parts, shown, mended };
      const done = await rereadBatch(this.#library, batch, {
        workers,
        signal: stop,
        onProgress,
        accept,
        works: mended ? null : new Set(shown.keys()),
      });
      const report = await this.#without(before, done, parts);
      return { batch, state: 'read', report, taken: done.taken };
    });
  }

  /** Clears what there is of an import: its works are others by now. */
  forget(batch: BatchId): void {
    const state = this.of(batch)?.state;
    if (state === 'read' || state === 'failed') this.#on = null;
  }

  /** Resolves when what was begun is over, however it ended. */
  #begin(
    batch: BatchId,
    state: 'reading' | 'taking',
    work: (stop: AbortSignal, onProgress: (progress: ImportProgress) => void) => Promise<OnDesk>,
  ): Promise<void> {
    return new Promise((resolve) => {
      this.#queue.hold(batch, async (stop, tell) => {
        try {
          this.#on = await work(stop, tell);
        } catch (thrown) {
          this.#on = { batch, state: 'failed', failure: asFanlightError(thrown, 'FL-USE-FAILED') };
          throw thrown;
        } finally {
          resolve();
        }
      });
      this.#on = { batch, state };
    });
  }

  /** What is left of a difference once some of it was taken in. */
  async #without(
    before: RereadReport,
    { taken, left, mended }: RereadReport,
    parts: ReadonlySet<ReadingPart> | null,
  ): Promise<RereadReport> {
    const isTaken = new Set(taken?.works);
    const changed: RereadDifference[] = [];
    for (const difference of before.changed) {
      const rest = isTaken.has(difference.work) ? await this.#rest(difference, parts) : difference;
      if (rest !== null) changed.push(rest);
    }
    const counts: RereadReport['parts'] = {};
    for (const part of changed.flatMap(partsOf)) counts[part] = (counts[part] ?? 0) + 1;
    const isHere = new Set(taken?.batch === null ? [] : mended.map(({ path }) => path));
    return {
      ...before,
      changed,
      differ: changed.length + before.more,
      parts: counts,
      left: [...before.left, ...left.filter(({ why }) => why === 'changed')],
      mended: before.mended.filter(({ path }) => !isHere.has(path)),
    };
  }

  /** What of a work still differs from the state that it shows now. */
  async #rest(
    difference: RereadDifference,
    parts: ReadonlySet<ReadingPart> | null,
  ): Promise<RereadDifference | null> {
    const fields = difference.fields.filter(({ field }) => parts !== null && !parts.has(field));
    const text = parts !== null && !parts.has('text') ? difference.text : null;
    const work = await this.#library.catalogue.work(difference.work);
    if (work === null || (fields.length === 0 && text === null)) return null;
    return { ...difference, fields, text, revision: work.revision };
  }
}
