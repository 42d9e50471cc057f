import type { WorkCard, WorkId } from '#catalogue';
import type { Markup } from '#markup';
import { spokenLanguage } from '#words';
import { workBlurb } from './work-blurb.ts';

/** Rendered blurbs, kept by work, as they are in one language and revision; the least recently made go first when there are more than `limit`. */
export class BlurbShelf {
  readonly limit: number;
  readonly #blurbs = new Map<WorkId, { version: string; blurb: Markup }>();

  constructor(limit = 4_000) {
    this.limit = limit;
  }

  get size(): number {
    return this.#blurbs.size;
  }

  /** The blurb of a work as it is now. */
  blurb(work: WorkCard): Markup {
    const version = `${spokenLanguage()} ${work.revision} ${work.updatedAt}`;
    const kept = this.#blurbs.get(work.id);
    if (kept?.version === version) return kept.blurb;
    const blurb = workBlurb(work);
    this.#blurbs.delete(work.id);
    this.#blurbs.set(work.id, { version, blurb });
    if (this.#blurbs.size > this.limit) {
      const oldest = this.#blurbs.keys().next();
      if (!oldest.done) this.#blurbs.delete(oldest.value);
    }
    return blurb;
  }
}
