import type { Loss } from '#document';
import { ERROR_TABLE, type ErrorCode } from '#errors';

/** Gathers losses, one entry per code, with the first place and a count; particulars are listed once each. */
export class LossCounter {
  readonly #found = new Map<ErrorCode, { at: number; count: number; particulars: Set<string> }>();

  /** `particular` names what was lost (an element's name), at most a dozen of which are told. */
  add(code: ErrorCode, at: number, particular?: string): void {
    const entry = this.#found.get(code) ?? { at, count: 0, particulars: new Set() };
    entry.count += 1;
    entry.at = Math.min(entry.at, at);
    if (particular !== undefined && entry.particulars.size < 12)
      entry.particulars.add(particular.slice(0, 20));
    this.#found.set(code, entry);
  }

  /** All losses, by their place in the source. */
  list(): Loss[] {
    return [...this.#found]
      .map(([code, { at, count, particulars }]) => {
        const named = particulars.size === 0 ? '' : ` (${[...particulars].join(', ')})`;
        const loss: Loss = { code, message: (ERROR_TABLE[code].says + named).slice(0, 300), at };
        return count === 1 ? loss : { ...loss, count };
      })
      .sort((a, b) => Number(a.at) - Number(b.at));
  }
}
