import type { WorkFacets, WorkId } from '#catalogue';
import { sortKey } from '#text';
import { firstDay, lastDay, readDate } from './dates.ts';
import { withRoom } from './growable.ts';
import type { DateField, NumberField } from './query.ts';
import { RankColumn } from './rank-column.ts';

/** Columns of numbers, one entry for each document. */
const COLUMNS = [
  'id',
  'batch',
  'words',
  'chapters',
  'kudos',
  'publishedFrom',
  'publishedTo',
  'addedDay',
  'updatedDay',
  'added',
  'updated',
] as const;
type ColumnName = (typeof COLUMNS)[number];

const DAY_COLUMNS: Record<DateField, [ColumnName, ColumnName]> = {
  published: ['publishedFrom', 'publishedTo'],
  updated: ['updatedDay', 'updatedDay'],
  added: ['addedDay', 'addedDay'],
};

/**
 * What works are compared and sorted by. Days are numbers like 20040131, 0 where unknown; `added` and `updated` are
 * milliseconds since 1970, `kudos` -1 where they are not known. A published date of less precision is a stretch of days.
 */
export class WorkColumns {
  readonly titles = new RankColumn();
  readonly creators = new RankColumn();
  #columns: Record<ColumnName, Float64Array>;
  #length = 0;

  constructor() {
    const entries = COLUMNS.map((name) => [name, new Float64Array(256)]);
    this.#columns = Object.fromEntries(entries) as Record<ColumnName, Float64Array>;
  }

  get length(): number {
    return this.#length;
  }

  /** The entries of a column; good until the next work is added. */
  column(name: ColumnName): Float64Array {
    return this.#columns[name];
  }

  idOf(doc: number): WorkId {
    return (this.#columns.id[doc] ?? 0) as WorkId;
  }

  add(work: WorkFacets): void {
    const published = work.published === null ? null : readDate(work.published);
    const row: Record<ColumnName, number> = {
      id: work.id,
      batch: work.batch,
      words: work.words,
      chapters: work.chapters,
      kudos: work.kudos ?? -1,
      publishedFrom: published === null ? 0 : firstDay(published),
      publishedTo: published === null ? 0 : lastDay(published),
      addedDay: dayOf(work.addedAt),
      updatedDay: dayOf(work.updatedAt),
      added: momentOf(work.addedAt),
      updated: momentOf(work.updatedAt),
    };
    for (const name of COLUMNS) {
      this.#columns[name] = withRoom(this.#columns[name], this.#length + 1);
      this.#columns[name][this.#length] = row[name];
    }
    this.titles.add(sortKey(work.title, work.language ?? undefined));
    const [creator] = work.creators;
    this.creators.add(creator === undefined ? null : sortKey(creator));
    this.#length += 1;
  }

  /** Whether a work's number is within inclusive bounds; one that is not known never is. */
  numberTest(field: NumberField, from: number | null, to: number | null): (doc: number) => boolean {
    const numbers = this.#columns[field];
    const least = from ?? 0;
    const most = to ?? Number.POSITIVE_INFINITY;
    return (doc) => {
      const number = numbers[doc] ?? 0;
      return number >= least && number <= most;
    };
  }

  /** Whether a work's date may be within inclusive bounds; one without a date never is. */
  dateTest(field: DateField, from: string | null, to: string | null): (doc: number) => boolean {
    const [first, last] = DAY_COLUMNS[field];
    const starts = this.#columns[first];
    const ends = this.#columns[last];
    const earliest = from === null ? 1 : firstDay(from);
    const latest = to === null ? Number.POSITIVE_INFINITY : lastDay(to);
    return (doc) => (ends[doc] ?? 0) >= earliest && (starts[doc] ?? 0) <= latest;
  }

  /** Keeps some documents only, renumbered in the order given. */
  keep(docs: Uint32Array): void {
    for (const name of COLUMNS) {
      const old = this.#columns[name];
      this.#columns[name] = Float64Array.from(docs, (doc) => old[doc] ?? 0);
    }
    this.titles.keep(docs);
    this.creators.keep(docs);
    this.#length = docs.length;
  }
}

function dayOf(moment: string): number {
  const date = readDate(moment.slice(0, 10));
  return date === null ? 0 : firstDay(date);
}

function momentOf(moment: string): number {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? 0 : time;
}
