import type { SourceFile } from '../collection.ts';
import type { Row } from './row.ts';
import type { RowPlace, Shape } from './row-index.ts';
import { readRow, SqlRow } from './sql/sql-row.ts';

/** Rows that stand so near are read in one go; longer gaps are left out. */
const GAP = 32 << 10;
const LONGEST_READ = 1 << 20;

/** Reads rows of a dump again, by their places. */
export class RowReader {
  readonly #main: SourceFile;
  readonly #shapes: readonly Shape[];
  readonly #row = new SqlRow();

  constructor(main: SourceFile, shapes: readonly Shape[]) {
    this.#main = main;
    this.#shapes = shapes;
  }

  /** The rows at some places, in the order asked for; places near each other cost one read. */
  async read(places: readonly RowPlace[]): Promise<Row[]> {
    const rows: Row[] = new Array(places.length);
    const order = places.map((place, at) => ({ place, at })).sort((a, b) => a.place.offset - b.place.offset);
    for (let first = 0; first < order.length; ) {
      const start = order[first]?.place.offset ?? 0;
      let end = start;
      let last = first;
      while (last < order.length) {
        const place = order[last]?.place;
        if (place === undefined) break;
        const next = place.offset + place.length;
        if (last > first && (place.offset - end > GAP || next - start > LONGEST_READ)) break;
        end = Math.max(end, next);
        last++;
      }
      const bytes = await this.#main.read(start, end);
      for (const { place, at } of order.slice(first, last))
        rows[at] = this.#parse(
          bytes.subarray(place.offset - start, place.offset - start + place.length),
          place,
        );
      first = last;
    }
    return rows;
  }

  #parse(bytes: Uint8Array, { shape }: RowPlace): Row {
    const range = { bytes, end: bytes.length, done: true };
    if (readRow(range, 0, this.#row) < 0) readRow(range, 0, this.#row, true);
    const values = new Map<string, Uint8Array | null>();
    this.#shapes[shape]?.columns.forEach((column, at) => {
      if (at < this.#row.count) values.set(column, this.#row.value(at));
    });
    return values;
  }
}
