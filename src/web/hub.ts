/** Tells a WebSub hub that feeds changed (W3C Recommendation WebSub §7; what a publisher says to a hub is PubSubHubbub 0.4 §7.1). */
import type { Library } from '#library';

/** The hub, whose changes are told, and how often is looked whether there are any; all times are in milliseconds. */
export type HubOptions = {
  address: string;
  library: Library;
  every?: number;
  /** The first wait after a failure; each further one doubles it. */
  retry?: number;
  /** Says that the hub could not be told, and what it answered, or null where nothing came. */
  onFailure?: (status: number | null) => void;
};

/** Feeds that are remembered; those asked for least lately go first. */
const MOST_TOPICS = 500;
/** Longer addresses are not told, in characters. */
const LONGEST_TOPIC = 2_000;
/** Feeds in one message. */
const TOLD_AT_ONCE = 50;
const MINUTE = 60_000;
/** While changes keep coming, as in an import, the hub is told after so long all the same. */
const LONGEST_REST = 10 * MINUTE;
const LONGEST_RETRY = 6 * 60 * MINUTE;
const PATIENCE = 10_000;

/**
 * The feeds that were handed out with the hub's address in them, since only those can have subscribers, and the telling of it. It happens in the
 * background, once the library rests, in few messages; who does not answer is left alone for longer each time.
 */
export class Hub {
  readonly #options: Required<Omit<HubOptions, 'onFailure'>> & Pick<HubOptions, 'onFailure'>;
  readonly #topics = new Set<string>();
  readonly #closing = new AbortController();
  readonly #timer: NodeJS.Timeout;
  /** The last change that the hub was told of, or that was there before. */
  #told: number | null = null;
  #seen = 0;
  #movingSince: number | null = null;
  #failures = 0;
  #notBefore = 0;
  #looking: Promise<void> | null = null;

  constructor({ every = MINUTE, retry = MINUTE, ...options }: HubOptions) {
    this.#options = { every, retry, ...options };
    this.#timer = setInterval(() => void this.look(), every);
    this.#timer.unref();
    void this.look();
  }

  /** Remembers a feed that was handed out, by its whole address. */
  note(topic: string): void {
    if (topic.length > LONGEST_TOPIC) return;
    this.#topics.delete(topic);
    this.#topics.add(topic);
    const [oldest] = this.#topics;
    if (this.#topics.size > MOST_TOPICS && oldest !== undefined) this.#topics.delete(oldest);
  }

  /** Looks whether there is something to tell, and tells it. */
  look(): Promise<void> {
    this.#looking ??= this.#lookNow()
      .catch(() => {})
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  /** Stops at once; what is being told is broken off. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#closing.abort();
    await this.#looking;
  }

  async #lookNow(): Promise<void> {
    const now = Date.now();
    const change = await this.#options.library.catalogue.lastChange();
    this.#told ??= change;
    const isMoving = change !== this.#seen;
    this.#seen = change;
    if (change === this.#told) return;
    this.#movingSince ??= now;
    const isResting = !isMoving || now - this.#movingSince >= LONGEST_REST;
    if (!isResting || now < this.#notBefore) return;
    await this.#tellAll(change, now);
  }

  async #tellAll(change: number, now: number): Promise<void> {
    const topics = [...this.#topics];
    for (let at = 0; at < topics.length; at += TOLD_AT_ONCE) {
      const status = await this.#tell(topics.slice(at, at + TOLD_AT_ONCE));
      if (this.#closing.signal.aborted) return;
      if (status !== null && status < 400) continue;
      this.#notBefore = now + Math.min(LONGEST_RETRY, this.#options.retry * 2 ** this.#failures);
      this.#failures += 1;
      this.#options.onFailure?.(status);
      return;
    }
    this.#told = change;
    this.#movingSince = null;
    this.#failures = 0;
  }

  /** The status of the hub's answer; null where none came. */
  async #tell(topics: readonly string[]): Promise<number | null> {
    const body = new URLSearchParams([
      ['hub.mode', 'publish'],
      ...topics.map((topic): [string, string] => ['hub.url', topic]),
    ]);
    const signal = AbortSignal.any([AbortSignal.timeout(PATIENCE), this.#closing.signal]);
    try {
      const answer = await fetch(this.#options.address, { method: 'POST', body, redirect: 'error', signal });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return null;
    }
  }
}
