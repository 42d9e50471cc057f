import type { BatchId, FileOutcome, RereadableFile, RereadWork } from '#catalogue';
import { compareReadings, digestOf, mergeReadings, partsOf } from './compare-readings.ts';
import type { Library } from './context.ts';
import { keepUp } from './follow-changes.ts';
import { followTexts, takeInTexts } from './follow-texts.ts';
import { privateWordsOf } from './private-words.ts';
import type { Accepting, LeftOut, RereadDifference, RereadReport } from './reread-report.ts';

/** Differences that are kept, and characters of what they say: what bounds memory. */
const MOST_KEPT = 2000;
const MOST_CHARACTERS = 16_000_000;
/** Files that were left out and are named. */
const MOST_NAMED = 1000;
/** One transaction holds this much at most. */
const SAVED_WORKS = 100;
const SAVED_BYTES = 8 * 1024 * 1024;

/** One reading again: what it found, and what of it is to be saved. */
export class Rereading {
  readonly report: Omit<RereadReport, 'status' | 'milliseconds'>;
  readonly #library: Library;
  readonly #accept: Accepting | null;
  readonly #at: string;
  readonly #toSave: RereadWork[] = [];
  readonly #mended: FileOutcome[] = [];
  #bytes = 0;
  #characters = 0;

  constructor(library: Library, batch: BatchId, accept: Accepting | null) {
    this.#library = library;
    this.#accept = accept;
    this.#at = library.clock().toISOString();
    this.report = {
      batch,
      files: 0,
      works: 0,
      differ: 0,
      parts: {},
      changed: [],
      more: 0,
      left: [],
      moreLeft: 0,
      mended: [],
      taken: accept === null ? null : { rereading: null, works: [], batch: null },
    };
  }

  /** Compares what a file says now with what its works show; null: a list's word of it cannot be found. */
  async compare(file: RereadableFile, outcome: FileOutcome | null): Promise<void> {
    const { path, gave, works } = file;
    const leave = (why: LeftOut['why'], code: string | null = null) =>
      this.#leave({ path, works: works.length, why, code });
    if (outcome === null) return leave('list');
    this.report.files += 1;
    if (outcome.error !== null) return leave('unread', outcome.error.code);
    if (outcome.works.length !== gave) return leave('number');
    for (const one of works) await this.#compareWork(file, one, outcome);
    if (this.#toSave.length >= SAVED_WORKS || this.#bytes >= SAVED_BYTES) await this.#save();
  }

  /** A file that nothing was read from before. */
  async mend(outcome: FileOutcome): Promise<void> {
    const { path, original, works, error } = outcome;
    this.report.files += 1;
    if (error !== null || works.length === 0 || original === null) return;
    const titles = works.map(({ metadata }) => metadata.title);
    this.report.mended.push({ path, original, titles });
    if (this.#accept?.mended) this.#mended.push(outcome);
    if (this.#mended.length >= SAVED_WORKS) await this.#save();
  }

  /** Saves what is left to be saved, and lets indexes follow. */
  async finish(): Promise<void> {
    await this.#save();
    const { taken } = this.report;
    if (taken === null) return;
    const { catalogue, clock } = this.#library;
    if (taken.batch !== null) await catalogue.finishBatch(taken.batch, 'finished', clock().toISOString());
    if (taken.rereading === null && taken.batch === null) return;
    await followTexts(this.#library);
    await keepUp(this.#library);
  }

  /** Says of an import that was begun that it did not come to its end. */
  async interrupt(): Promise<void> {
    const { catalogue, clock } = this.#library;
    const batch = this.report.taken?.batch ?? null;
    if (batch !== null)
      await catalogue.finishBatch(batch, 'interrupted', clock().toISOString()).catch(() => {});
  }

  async #compareWork(
    file: RereadableFile,
    { work, place, revision }: RereadableFile['works'][number],
    { works, pictures = [] }: FileOutcome,
  ): Promise<void> {
    const { catalogue } = this.#library;
    const read = works[place];
    const shown = read === undefined ? null : await catalogue.work(work);
    const leave = () => this.#leave({ path: file.path, works: 1, why: 'changed', code: null });
    if (read === undefined || shown === null || shown.revision !== revision) return leave();
    this.report.works += 1;
    const old = await catalogue.portableRevision(work, revision);
    const difference = compareReadings(old, read, shown.edits);
    if (difference === null) return;
    const digest = digestOf(read);
    const expected = this.#accept?.shown ?? null;
    if (expected !== null && !expected.has(work)) return;
    if (expected !== null && expected.get(work) !== digest) return leave();
    const { title, creators } = shown;
    const hidden = await privateWordsOf(this.#library, work, read.private, creators);
    this.#keep({ ...difference, work, title, creators, path: file.path, revision, digest, hidden });
    if (this.#accept === null) return;
    const { parts } = this.#accept;
    if (parts !== null && !partsOf(difference).some((part) => parts.has(part))) return;
    this.#toSave.push({ work, revision, read: mergeReadings(old, read, parts), pictures });
    this.#bytes += read.chapters.reduce((sum, { body }) => sum + body.length, 0);
  }

  #keep(difference: RereadDifference): void {
    const { report } = this;
    report.differ += 1;
    for (const part of partsOf(difference)) report.parts[part] = (report.parts[part] ?? 0) + 1;
    const characters = JSON.stringify(difference).length;
    const isRoom = report.changed.length < MOST_KEPT && this.#characters + characters <= MOST_CHARACTERS;
    if (!isRoom) {
      report.more += 1;
      return;
    }
    this.#characters += characters;
    report.changed.push(difference);
  }

  #leave(left: LeftOut): void {
    if (this.report.left.length < MOST_NAMED) this.report.left.push(left);
    else this.report.moreLeft += 1;
  }

  async #save(): Promise<void> {
    const { catalogue, clock } = this.#library;
    const { batch, taken } = this.report;
    const works = this.#toSave.splice(0);
    const mended = this.#mended.splice(0);
    this.#bytes = 0;
    if (taken === null || works.length + mended.length === 0) return;
    if (works.length > 0) {
      const under = { batch, id: taken.rereading, at: this.#at };
      const { id, left } = await catalogue.saveRereading(under, works);
      const isLeft = new Set(left);
      taken.rereading = id;
      taken.works.push(...works.flatMap(({ work }) => (isLeft.has(work) ? [] : [work])));
    }
    if (mended.length > 0) {
      taken.batch ??= await catalogue.startBatch({
        sources: [`import ${batch}, read again`],
        startedAt: clock().toISOString(),
      });
      await catalogue.saveFiles(taken.batch, mended);
    }
    await takeInTexts(this.#library);
  }
}
