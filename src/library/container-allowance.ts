import { type ContainerFault, DEFAULT_LIMITS } from '#containers';
import type { Loss } from '#document';
import { type ErrorCode, errorSentence } from '#errors';

/** Bytes charged for an entry that unpacked to more than it may, which the container does not say the size of. */
const BOMB_CHARGE = 8 * 1024 * 1024;
const BOMBS: ReadonlySet<ErrorCode> = new Set(['FL-ZIP-RATIO', 'FL-FILE-TOO-LARGE', 'FL-ZIP-TOO-LARGE']);
/** Faults of one container that are listed by name; the rest are counted. */
const MOST_LISTED = 200;

/** What one file of an import may unpack to, all containers in it together: nesting them buys nothing. */
export class ContainerAllowance {
  #bytes = DEFAULT_LIMITS.maxTotalBytes;
  #entries = DEFAULT_LIMITS.maxEntries;

  /** Charges an entry; answers why no more may be unpacked, if so. */
  spend(entry: { size: number } | ContainerFault): ErrorCode | null {
    this.#entries -= 1;
    if ('size' in entry) this.#bytes -= entry.size;
    else if (BOMBS.has(entry.code)) this.#bytes -= BOMB_CHARGE;
    if (this.#bytes < 0) return 'FL-ZIP-TOO-LARGE';
    return this.#entries < 0 ? 'FL-ZIP-TOO-MANY' : null;
  }
}

/** Adds what was left out of a container to its losses; beyond the first two hundred, one line a code counts them. */
export function addFault(losses: Loss[], code: ErrorCode, path?: string): void {
  const message = errorSentence(code);
  if (losses.length < MOST_LISTED) {
    losses.push({ code, message, ...(path ? { at: path } : {}) });
    return;
  }
  const counted = losses.slice(MOST_LISTED).find((loss) => loss.code === code);
  if (counted) counted.count = (counted.count ?? 1) + 1;
  else losses.push({ code, message, count: 1 });
}
