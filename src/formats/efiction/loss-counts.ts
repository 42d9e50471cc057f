import type { Loss } from '#document';
import { loss } from '#stories';

/** What of a whole collection was left out: one loss a code and place, counted. */
export class LossCounts {
  readonly #losses = new Map<string, Loss>();

  /** Counts something that was left out; `at` is a table, a folder or a row's place in bytes. */
  add(code: Loss['code'], at: string, count = 1): void {
    if (count <= 0) return;
    const key = `${code} ${at}`;
    const known = this.#losses.get(key);
    const total = (known?.count ?? (known === undefined ? 0 : 1)) + count;
    if (known === undefined && this.#losses.size >= 2000) return;
    this.#losses.set(key, loss(code, at, total === 1 ? undefined : total));
  }

  /** As {@link add}, for the losses of one part of the collection. */
  addAll(losses: readonly Loss[], at: string): void {
    for (const one of losses) this.add(one.code, at, one.count ?? 1);
  }

  list(): Loss[] {
    return [...this.#losses.values()];
  }
}
