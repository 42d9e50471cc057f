import { decodeField } from '#text';
import { bytesOf, type Row } from './row.ts';
import { RowIndex, type RowPlace, type Shape } from './row-index.ts';
import type { SqlRow } from './sql/sql-row.ts';
import type { StoryFolders } from './story-folders.ts';

/** Tables that are kept whole, with the columns that are. No password, no mail address is among them. */
const SMALL: Readonly<Record<string, readonly string[]>> = {
  authorfields: ['field_id', 'field_name', 'field_title'],
  categories: ['catid', 'parentcatid', 'category'],
  characters: ['charid', 'charname'],
  classes: ['class_id', 'class_type', 'class_name'],
  classtypes: ['classtype_id', 'classtype_name', 'classtype_title'],
  genres: ['gid', 'genre'],
  ratings: ['rid', 'rating', 'ratingwarning', 'warningtext'],
  settings: [
    'sitekey',
    'sitename',
    'slogan',
    'url',
    'tableprefix',
    'language',
    'storiespath',
    'store',
    'version',
    'welcome',
    'thankyou',
    'nothankyou',
    'rules',
    'copyright',
    'help',
  ],
  warnings: ['wid', 'warning'],
};
/** Tables of which only the places of rows are kept, and the column that they are looked up by. */
const LARGE: Readonly<Record<string, readonly string[]>> = {
  authorinfo: ['uid'],
  authors: ['uid'],
  challenges: ['chalid'],
  chapters: ['sid'],
  coauthors: ['sid'],
  codeblocks: ['code_id'],
  comments: ['nid'],
  favauth: ['uid'],
  favorites: ['uid'],
  favseries: ['uid'],
  favstor: ['uid'],
  inseries: ['seriesid'],
  messages: ['message_id'],
  news: ['nid'],
  recommendations: ['recid'],
  series: ['seriesid'],
  stories: ['psid', 'sid'],
};
/** Rows of small tables, and bytes of them and of names. A site has a few thousand. */
const MOST_SMALL = 200_000;
const MOST_BYTES = 48 << 20;

const NO_ROWS = new RowIndex();

/** One site of a dump: its small tables, its names, and where the rows of its large tables are. */
export class SiteIndex {
  readonly prefix: string;
  readonly small = new Map<string, Row[]>();
  readonly pennames = new Map<number, string>();
  readonly seriesTitles = new Map<number, string>();
  readonly challengeTitles = new Map<number, string>();
  /** The stories that answer a challenge. */
  readonly responses = new Map<number, number[]>();
  /** The series that a series is a part of. */
  readonly parents = new Map<number, number>();
  /** How many stories say that they were let out of the queue: none, where the column is of no use. */
  validated = 0;
  /** Rows that came after the limits of memory. */
  overflow = 0;
  readonly #large = new Map<string, RowIndex>();
  readonly #folders: StoryFolders;
  readonly #lookups = new Map<string, ReadonlyMap<number, Row>>();
  #smallRows = 0;
  #bytes = 0;

  constructor(prefix: string, folders: StoryFolders) {
    this.prefix = prefix;
    this.#folders = folders;
  }

  /** The places of a table's rows. Reviews are three: `reviews`, `reviews-series` and `reviews-recommendations`. */
  rows(table: string): RowIndex {
    return this.#large.get(table) ?? NO_ROWS;
  }

  /** Takes a row of a table that is read. */
  take(table: string, row: SqlRow, shape: Shape, place: RowPlace): void {
    const kept = SMALL[table];
    if (kept !== undefined) this.#keep(table, row, shape, kept);
    else if (table === 'reviews') this.#review(row, shape, place);
    else this.#remember(table, row, shape, place);
  }

  #keep(table: string, row: SqlRow, shape: Shape, columns: readonly string[]): void {
    const values = new Map<string, Uint8Array | null>();
    let size = 0;
    for (const column of columns) {
      const at = shape.at.get(column);
      if (at === undefined) continue;
      const value = row.value(at);
      size += 60 + (value?.length ?? 0);
      values.set(column, value);
    }
    if (this.#smallRows >= MOST_SMALL || !this.#spend(size)) return;
    this.#smallRows++;
    const rows = this.small.get(table) ?? [];
    rows.push(values);
    this.small.set(table, rows);
  }

  #spend(bytes: number): boolean {
    this.#bytes += bytes;
    if (this.#bytes <= MOST_BYTES) return true;
    this.overflow++;
    return false;
  }

  #remember(table: string, row: SqlRow, shape: Shape, place: RowPlace): void {
    const number = (column: string): number => row.integer(shape.at.get(column) ?? -1);
    const key = (LARGE[table] ?? []).map(number).find((one) => one > 0) ?? 0;
    this.#index(table, key, place);
    switch (table) {
      case 'authors':
        this.#name(this.pennames, key, row, shape, 'penname');
        break;
      case 'series':
        this.#name(this.seriesTitles, key, row, shape, 'title');
        break;
      case 'challenges':
        this.#name(this.challengeTitles, key, row, shape, 'title');
        break;
      case 'inseries':
        this.#index('inseries-of-story', number('sid'), place);
        if (number('sid') === 0 && number('subseriesid') > 0) this.parents.set(number('subseriesid'), key);
        break;
      case 'stories':
        this.#story(row, shape, key, number('sid'));
        break;
      case 'chapters':
        this.#folders.sawChapter(this.prefix, number('uid'), number('chapid'));
        break;
    }
  }

  #index(table: string, key: number, place: RowPlace): void {
    let index = this.#large.get(table);
    if (index === undefined) {
      index = new RowIndex();
      this.#large.set(table, index);
    }
    if (!index.add(key, place)) this.overflow++;
  }

  #name(names: Map<number, string>, key: number, row: SqlRow, shape: Shape, column: string): void {
    const bytes = row.value(shape.at.get(column) ?? -1) ?? new Uint8Array();
    if (this.#spend(40 + bytes.length)) names.set(key, decodeField(bytes).text.trim().slice(0, 300));
  }

  #story(row: SqlRow, shape: Shape, key: number, sid: number): void {
    const validated = shape.at.get('validated');
    if (validated === undefined || row.integer(validated) > 0) this.validated++;
    if (shape.at.has('psid')) this.#folders.sawPage(this.prefix, sid);
    const challenges = row.value(shape.at.get('challenges') ?? -1);
    if (challenges === null || challenges.length < 1 || challenges.length > 400) return;
    for (const id of decodeField(challenges).text.split(',').map(Number)) {
      if (!(id > 0) || !this.#spend(12)) continue;
      const stories = this.responses.get(id) ?? [];
      stories.push(key);
      this.responses.set(id, stories);
    }
  }

  /** A review belongs to a story, a series or a recommendation; before 3.0 its columns say which. */
  #review(row: SqlRow, shape: Shape, place: RowPlace): void {
    const number = (column: string): number => row.integer(shape.at.get(column) ?? -1);
    const type = row.value(shape.at.get('type') ?? -1);
    const letters = type === null ? '' : String.fromCharCode(...type.subarray(0, 2)).toUpperCase();
    const series = number('seriesid');
    const story = number('item') || number('psid') || number('sid');
    if (letters === 'SE' || (letters === '' && story === 0 && series > 0))
      this.#index('reviews-series', letters === 'SE' ? number('item') : series, place);
    else if (letters === 'RC') this.#index('reviews-recommendations', number('item'), place);
    else this.#index('reviews', story, place);
  }

  /** A row of a small table by its number. */
  find(table: string, column: string, id: number): Row | undefined {
    return this.#lookup(table, column).get(id);
  }

  #lookup(table: string, column: string): ReadonlyMap<number, Row> {
    const known = this.#lookups.get(table);
    if (known !== undefined) return known;
    const rows = new Map<number, Row>();
    for (const row of this.small.get(table) ?? []) {
      const id = Number(decodeField(bytesOf(row, column) ?? new Uint8Array()).text);
      if (Number.isInteger(id)) rows.set(id, row);
    }
    this.#lookups.set(table, rows);
    return rows;
  }
}
