import type { Loss } from '#document';
import { loss } from '#stories';

/** Counts what is left out, by code. */
export class LossCount {
  readonly #counts = new Map<Loss['code'], number>();

  add(code: Loss['code'], count = 1): void {
    if (count > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + count);
  }

  list(): Loss[] {
    return [...this.#counts].map(([code, count]) => loss(code, undefined, count === 1 ? undefined : count));
  }
}
