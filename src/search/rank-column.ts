/**
 * The place of each document among all in the order of a text key, so that sorting compares numbers. Equal keys have
 * equal ranks, from 1; documents without a key have 0. Ranks are worked out when asked for; documents that came since are sorted
 * and merged into the order there is.
 */
export class RankColumn {
  #keys: (string | null)[] = [];
  #order: Uint32Array<ArrayBufferLike> = new Uint32Array(0);
  #ranks = new Uint32Array(0);

  add(key: string | null): void {
    this.#keys.push(key);
  }

  ranks(): Uint32Array {
    if (this.#order.length < this.#keys.length) {
      this.#order = this.#merge(this.#sortedTail());
      this.#number();
    }
    return this.#ranks;
  }

  /** Keeps some documents only, renumbered in the order given. */
  keep(docs: Uint32Array): void {
    const keys: (string | null)[] = [];
    for (const doc of docs) keys.push(this.#keys[doc] ?? null);
    this.#keys = keys;
    this.#order = new Uint32Array(0);
  }

  #keyOf(doc: number): string {
    return this.#keys[doc] ?? '';
  }

  #sortedTail(): Uint32Array {
    const start = this.#order.length;
    const tail = Uint32Array.from({ length: this.#keys.length - start }, (_, index) => start + index);
    return tail.sort((a, b) => {
      const left = this.#keyOf(a);
      const right = this.#keyOf(b);
      return left < right ? -1 : left > right ? 1 : a - b;
    });
  }

  #merge(tail: Uint32Array): Uint32Array {
    const merged = new Uint32Array(this.#keys.length);
    let old = 0;
    let next = 0;
    for (const doc of tail) {
      const key = this.#keyOf(doc);
      const place = this.#placeFor(key, old);
      merged.set(this.#order.subarray(old, place), next);
      next += place - old;
      old = place;
      merged[next] = doc;
      next += 1;
    }
    merged.set(this.#order.subarray(old), next);
    return merged;
  }

  /** The first place from `low` on whose key is greater. */
  #placeFor(key: string, low: number): number {
    let from = low;
    let to = this.#order.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#keyOf(this.#order[middle] ?? 0) <= key) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  #number(): void {
    this.#ranks = new Uint32Array(this.#keys.length);
    let rank = 0;
    let last: string | null = null;
    for (const doc of this.#order) {
      const key = this.#keys[doc] ?? null;
      if (key === null) continue;
      if (key !== last) rank += 1;
      last = key;
      this.#ranks[doc] = rank;
    }
  }
}
