import type { HeaderLabel, WorkId, WorkTraits } from '#catalogue';

/** How works came, as far as it is counted: one of few in a library. */
export type Manner = Omit<WorkTraits, 'id' | 'labels'>;

const FIRST_ROOM = 1024;
/** Labels that no work has any more are cleared away when there are so many, and more than half of all. */
const LEAST_WASTE = 4096;

/** The traits of works by their numbers, in columns: a few bytes a work, so that counting a whole library takes milliseconds. */
export class TraitTable {
  /** Every manner that a work came in, by its number from 1. */
  readonly manners: (Manner | null)[] = [null];
  readonly #mannerNumbers = new Map<string, number>();
  /** Every label by its number. */
  readonly labels = new Map<number, HeaderLabel>();
  /** The greatest number of a label that is known. */
  lastLabel = 0;
  /** For each work the number of its manner, 0 where it is not here. */
  #mannerOf = new Uint32Array(FIRST_ROOM);
  /** For each work where its labels begin, and how many it has. */
  #starts = new Uint32Array(FIRST_ROOM);
  #lengths = new Uint8Array(FIRST_ROOM);
  #pool = new Uint32Array(FIRST_ROOM);
  #used = 0;
  #wasted = 0;

  /** Takes in labels, whose numbers ascend. */
  saveLabels(labels: readonly HeaderLabel[]): void {
    for (const label of labels) this.labels.set(label.id, label);
    this.lastLabel = labels.at(-1)?.id ?? this.lastLabel;
  }

  /** Takes in works, in place of what was known of them. */
  save(works: readonly WorkTraits[]): void {
    for (const { id, labels, ...manner } of works) {
      this.#makeRoom(id, labels.length);
      this.#wasted += this.#lengths[id] ?? 0;
      this.#mannerOf[id] = this.#numberOf(manner);
      this.#starts[id] = this.#used;
      this.#lengths[id] = labels.length;
      this.#pool.set(labels, this.#used);
      this.#used += labels.length;
    }
    if (this.#wasted > LEAST_WASTE && this.#wasted * 2 > this.#used) this.#clearWaste();
  }

  remove(ids: readonly WorkId[]): void {
    for (const id of ids) {
      if (id >= this.#mannerOf.length) continue;
      this.#wasted += this.#lengths[id] ?? 0;
      this.#mannerOf[id] = 0;
      this.#lengths[id] = 0;
    }
  }

  /** The number of a work's manner; 0 where the work is not here. */
  mannerOf(id: WorkId): number {
    return this.#mannerOf[id] ?? 0;
  }

  /** Visits the numbers of a work's labels. */
  eachLabel(id: WorkId, visit: (label: number) => void): void {
    const start = this.#starts[id] ?? 0;
    const end = start + (this.#lengths[id] ?? 0);
    for (let at = start; at < end; at += 1) visit(this.#pool[at] ?? 0);
  }

  #numberOf(manner: Manner): number {
    const key = JSON.stringify([manner.permission, manner.format, manner.encoding, manner.repaired]);
    const known = this.#mannerNumbers.get(key);
    if (known !== undefined) return known;
    this.#mannerNumbers.set(key, this.manners.length);
    return this.manners.push(manner) - 1;
  }

  #makeRoom(id: number, labels: number): void {
    if (id >= this.#mannerOf.length) {
      const room = Math.max(id + 1, this.#mannerOf.length * 2);
      this.#mannerOf = grown(this.#mannerOf, new Uint32Array(room));
      this.#starts = grown(this.#starts, new Uint32Array(room));
      this.#lengths = grown(this.#lengths, new Uint8Array(room));
    }
    const needed = this.#used + labels;
    if (needed > this.#pool.length)
      this.#pool = grown(this.#pool, new Uint32Array(Math.max(needed, this.#pool.length * 2)));
  }

  #clearWaste(): void {
    const pool = new Uint32Array(this.#used - this.#wasted + FIRST_ROOM);
    let used = 0;
    this.#lengths.forEach((length, id) => {
      if (length === 0) return;
      const start = this.#starts[id] ?? 0;
      pool.set(this.#pool.subarray(start, start + length), used);
      this.#starts[id] = used;
      used += length;
    });
    this.#pool = pool;
    this.#used = used;
    this.#wasted = 0;
  }
}

function grown<Numbers extends Uint32Array | Uint8Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
