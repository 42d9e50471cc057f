/** Where a row stands in the dump, and which list of columns it has. */
export type RowPlace = { offset: number; length: number; shape: number };

/** A list of columns, and where each stands in it. */
export type Shape = { id: number; columns: readonly string[]; at: ReadonlyMap<string, number> };

const BLOCK = 1 << 16;
/** Rows of one table; as many are remembered, and each takes 20 bytes. */
export const MOST_ROWS = 1 << 22;
const MOST_KEY = 2 ** 31;

type IndexBlock = { keys: Uint32Array; offsets: Float64Array; lengths: Uint32Array; shapes: Uint16Array };

/**
 * Where the rows of a table are, by a number that several of them may share: the chapters of a story, the comments on
 * a piece of news. Holds numbers only. Rows come back in the order of the dump.
 */
export class RowIndex {
  count = 0;
  readonly #blocks: IndexBlock[] = [];
  #sorted: Float64Array | null = null;

  /** Remembers a row; false where there are too many. */
  add(key: number, { offset, length, shape }: RowPlace): boolean {
    if (this.count >= MOST_ROWS) return false;
    const at = this.count % BLOCK;
    if (at === 0) this.#blocks.push(newBlock());
    const block = this.#blocks.at(-1);
    if (block === undefined) return false;
    block.keys[at] = key >= 0 && key < MOST_KEY ? key : 0;
    block.offsets[at] = offset;
    block.lengths[at] = length;
    block.shapes[at] = shape;
    this.count++;
    this.#sorted = null;
    return true;
  }

  /** The keys that have rows, rising. */
  *keys(): Generator<number> {
    let last = -1;
    for (const entry of this.#order()) {
      const key = Math.floor(entry / MOST_ROWS);
      if (key !== last) yield key;
      last = key;
    }
  }

  /** The rows of a key, in the order of the dump. */
  rowsOf(key: number): RowPlace[] {
    const order = this.#order();
    const places: RowPlace[] = [];
    for (let at = firstAtLeast(order, key * MOST_ROWS); at < order.length; at++) {
      const entry = order[at] ?? 0;
      if (Math.floor(entry / MOST_ROWS) !== key) break;
      places.push(this.#place(entry % MOST_ROWS));
    }
    return places;
  }

  #place(index: number): RowPlace {
    const block = this.#blocks[Math.floor(index / BLOCK)];
    const at = index % BLOCK;
    return {
      offset: block?.offsets[at] ?? 0,
      length: block?.lengths[at] ?? 0,
      shape: block?.shapes[at] ?? 0,
    };
  }

  /** Key and number of each row in one number, sorted; 31 and 22 bits fit a double. */
  #order(): Float64Array {
    if (this.#sorted !== null) return this.#sorted;
    const order = new Float64Array(this.count);
    for (let index = 0; index < this.count; index++) {
      const key = this.#blocks[Math.floor(index / BLOCK)]?.keys[index % BLOCK] ?? 0;
      order[index] = key * MOST_ROWS + index;
    }
    this.#sorted = order.sort();
    return order;
  }
}

function newBlock(): IndexBlock {
  return {
    keys: new Uint32Array(BLOCK),
    offsets: new Float64Array(BLOCK),
    lengths: new Uint32Array(BLOCK),
    shapes: new Uint16Array(BLOCK),
  };
}

function firstAtLeast(order: Float64Array, wanted: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((order[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
