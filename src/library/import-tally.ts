import type { BatchId, FileOutcome, FileResult, NewWork } from '#catalogue';
import { filesBeside, type ReadTask } from './import-protocol.ts';
import type { Source } from './walk-sources.ts';

/** How an import goes on, for a progress line. Sizes in bytes; `files` and `bytes` are done of their totals. */
export type ImportProgress = {
  files: number;
  totalFiles: number;
  bytes: number;
  totalBytes: number;
  works: number;
  failed: number;
  /** The file that was begun last; null before the first. */
  current: string | null;
  milliseconds: number;
};

/** What an import did. `files` counts story files, those inside zips included. */
export type ImportReport = {
  batch: BatchId;
  status: 'finished' | 'interrupted';
  files: number;
  bytes: number;
  works: number;
  results: Record<FileResult, number>;
  losses: number;
  repaired: number;
  /** Of how many works each field was understood, from whatever stands in the source. */
  understood: Record<UnderstoodField, number>;
  /** The first files that failed, at most 100. */
  failures: { path: string; code: string; message: string }[];
  milliseconds: number;
};

/** The fields an import counts: what people look for first. */
export const UNDERSTOOD_FIELDS = ['title', 'creator', 'fandom', 'rating', 'warnings', 'summary'] as const;
export type UnderstoodField = (typeof UNDERSTOOD_FIELDS)[number];

const MOST_FAILURES = 100;
/** What a file that is not done yet is shown as at most. */
const ALMOST_ALL = 0.98;

/** Counts what an import does. */
export class Tally {
  readonly #batch: BatchId;
  readonly #totals: { files: number; bytes: number };
  readonly #started: number;
  readonly #results: Record<FileResult, number> = { imported: 0, revised: 0, joined: 0, known: 0, failed: 0 };
  readonly #failures: ImportReport['failures'] = [];
  readonly #understood: ImportReport['understood'] = {
    title: 0,
    creator: 0,
    fandom: 0,
    rating: 0,
    warnings: 0,
    summary: 0,
  };
  readonly #ahead = new Map<number, number>();
  #done = { files: 0, bytes: 0 };
  #current: string | null = null;
  #works = 0;
  #losses = 0;
  #repaired = 0;

  constructor(batch: BatchId, sources: readonly Source[], started: number) {
    this.#batch = batch;
    this.#started = started;
    this.#totals = { files: sources.length, bytes: sources.reduce((sum, source) => sum + source.bytes, 0) };
    this.#done.files = sources.filter((source) => source.problem).length;
  }

  /**
   * So many bytes of a collection were read, which is still being read. Most are gone through twice, once for an index and
   * once for their stories; those that take longer never look done before they are.
   */
  taskAt({ id, bytes }: ReadTask, read: number): void {
    const share = Math.min(read / 2, bytes * ALMOST_ALL);
    this.#ahead.set(id, Math.max(share, this.#ahead.get(id) ?? 0));
  }

  begun({ path }: ReadTask): void {
    this.#current = path;
  }

  taskDone(task: ReadTask): void {
    const { id, bytes } = task;
    this.#ahead.delete(id);
    const beside = filesBeside(task);
    this.#done.files += 1 + beside.length;
    this.#done.bytes += bytes + beside.reduce((sum, file) => sum + file.bytes, 0);
  }

  saved(outcomes: readonly FileOutcome[], results: readonly FileResult[]): void {
    outcomes.forEach((outcome, index) => {
      const result = results[index] ?? 'failed';
      this.#results[result] += 1;
      if (result === 'imported' || result === 'revised') this.#count(outcome.works);
      this.#losses += outcome.losses.reduce((sum, loss) => sum + (loss.count ?? 1), 0);
      if (outcome.encoding && outcome.encoding.repaired.length > 0) this.#repaired += 1;
      if (outcome.error && this.#failures.length < MOST_FAILURES)
        this.#failures.push({ path: outcome.path, ...outcome.error });
    });
  }

  #count(works: readonly NewWork[]): void {
    this.#works += works.length;
    for (const work of works)
      for (const field of UNDERSTOOD_FIELDS) if (isUnderstood(work, field)) this.#understood[field] += 1;
  }

  progress(): ImportProgress {
    const ahead = [...this.#ahead.values()].reduce((sum, bytes) => sum + bytes, 0);
    return {
      files: Math.min(this.#totals.files, this.#done.files),
      bytes: Math.min(this.#totals.bytes, this.#done.bytes + ahead),
      totalFiles: this.#totals.files,
      totalBytes: this.#totals.bytes,
      works: this.#works,
      failed: this.#results.failed,
      current: this.#current,
      milliseconds: performance.now() - this.#started,
    };
  }

  report(status: ImportReport['status']): ImportReport {
    return {
      batch: this.#batch,
      status,
      files: Object.values(this.#results).reduce((sum, count) => sum + count, 0),
      bytes: this.#done.bytes,
      works: this.#works,
      results: this.#results,
      losses: this.#losses,
      repaired: this.#repaired,
      understood: this.#understood,
      failures: this.#failures,
      milliseconds: performance.now() - this.#started,
    };
  }
}

/** Whether a work says this of itself; a title made of the file's name does not count. */
function isUnderstood({ metadata, evidence }: NewWork, field: UnderstoodField): boolean {
  switch (field) {
    case 'title':
      return evidence.some((one) => one.field === 'title');
    case 'creator':
      return metadata.creators.length > 0;
    case 'fandom':
      return metadata.tags.some((tag) => tag.kind === 'fandom');
    case 'rating':
      return metadata.ratingRaw !== null;
    case 'warnings':
      return metadata.warningsStated;
    case 'summary':
      return metadata.summary !== null;
  }
}
