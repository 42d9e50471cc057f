import type {
  BatchId,
  FileOutcome,
  NewWork,
  PortableRevision,
  RereadableFile,
  RereadWork,
  WorkDetail,
} from '#catalogue';
import { compareReadings, differingParts, digestOf, mergeReadings } from './compare-readings.ts';
import type { Library } from './context.ts';
import { keepUp } from './follow-changes.ts';
import { followTexts, takeInTexts } from './follow-texts.ts';
import { privateWordsOf } from './private-words.ts';
import type { Accepting, LeftOut, RereadReport } from './reread-report.ts';

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
    const left = { path, works: works.length, code: null };
    if (outcome === null) return this.#leave({ ...left, why: 'list' });
    this.report.files += 1;
    const { error } = outcome;
    if (error !== null) return this.#leave({ ...left, why: 'unread', code: error.code });
    if (outcome.works.length !== gave) return this.#leave({ ...left, why: 'number' });
    for (const one of works) await this.#compareWork(file, one, outcome);
    await this.#saveMuch();
  }

  /** A file that nothing was read from before. */
  async mend(outcome: FileOutcome): Promise<void> {
    const { path, original, works, error } = outcome;
    this.report.files += 1;
    if (error !== null || works.length === 0 || original === null) return;
    const titles = works.map(({ metadata }) => metadata.title);
    this.report.mended.push({ path, original, titles });
    if (!this.#accept?.mended) return;
    this.#mended.push(outcome);
    for (const work of works) this.#bytes += bytesOf(work);
    await this.#saveMuch();
  }

  /** Saves what is left to be saved, and lets indexes follow. */
  async finish(status: RereadReport['status']): Promise<void> {
    await this.#save();
    const { taken } = this.report;
    if (taken === null) return;
    const { catalogue, clock } = this.#library;
    if (taken.batch !== null) await catalogue.finishBatch(taken.batch, status, clock().toISOString());
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
    const expected = this.#accept?.shown ?? null;
    if (expected !== null && !expected.has(work)) return;
    const read = works[place];
    const shown = read === undefined ? null : await catalogue.work(work);
    const leave = () => this.#leave({ path: file.path, works: 1, why: 'changed', code: null });
    if (read === undefined || shown === null || shown.revision !== revision) return leave();
    if (expected !== null && expected.get(work) !== digestOf(read)) return leave();
    this.report.works += 1;
    const old = await catalogue.portableRevision(work, revision);
    const differing = differingParts(old, read);
    if (differing.length === 0) return;
    this.report.differ += 1;
    for (const part of differing) this.report.parts[part] = (this.report.parts[part] ?? 0) + 1;
    if (expected === null) await this.#keep(file.path, shown, old, read);
    if (this.#accept === null) return;
    const { parts } = this.#accept;
    if (parts !== null && !differing.some((part) => parts.has(part))) return;
    this.#toSave.push({ work, revision, read: mergeReadings(old, read, parts), pictures });
    this.#bytes += bytesOf(read);
  }

  async #keep(path: string, shown: WorkDetail, old: PortableRevision, read: NewWork): Promise<void> {
    const { report } = this;
    const { id: work, title, creators, revision, edits } = shown;
    if (report.changed.length < MOST_KEPT) {
      const hidden = await privateWordsOf(this.#library, work, read.private, creators);
      const where = compareReadings(old, read, { edits, hidden });
      const difference = { ...where, work, title, creators, path, revision, digest: digestOf(read), hidden };
      const characters = JSON.stringify(difference).length;
      if (this.#characters + characters <= MOST_CHARACTERS) {
        this.#characters += characters;
        report.changed.push(difference);
        return;
      }
    }
    report.more += 1;
  }

  #leave(left: LeftOut): void {
    if (this.report.left.length < MOST_NAMED) this.report.left.push(left);
    else this.report.moreLeft += 1;
  }

  async #saveMuch(): Promise<void> {
    const works = this.#toSave.length + this.#mended.length;
    if (works >= SAVED_WORKS || this.#bytes >= SAVED_BYTES) await this.#save();
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

function bytesOf({ chapters }: NewWork): number {
  return chapters.reduce((sum, { body }) => sum + body.length, 0);
}
