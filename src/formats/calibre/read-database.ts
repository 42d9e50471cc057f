import { breather } from '../breather.ts';
import type { CalibreBook, CustomValue } from './book-record.ts';
import type { Database, DatabaseValue } from './database.ts';

/** A book with where its files are: `folder` below the library, and the name without ending and the form of each. */
export type CatalogedBook = { book: CalibreBook; folder: string; files: { name: string; form: string }[] };

/** What was read; `cut` where there was more than is taken, `computed` are columns that calibre makes up as it shows them. */
export type Catalog = { books: CatalogedBook[]; cut: boolean; computed: string[] };

const MOST_BOOKS = 200_000;
/** Rows of all tables together, that of the books aside. */
const MOST_ROWS = 4_000_000;
/** Rows that are read before others may have their turn. */
const AT_ONCE = 2_000;
const MOST_COLUMNS = 300;
const LONGEST_NAME = 1000;
const LONGEST_TEXT = 100_000;
/** Characters of all that is taken, of all tables but that of the books, and what a text takes up beside its own. */
const MOST_TEXT = 256_000_000;
const MOST_BESIDE = 192_000_000;
const AROUND = 16;

/** Values of one kind, by the number of their book, in the order of their rows. */
type ByBook<Value> = Map<number, Value[]>;

/**
 * Reads the tables of a calibre library, as its versions 0.9 to 8 have them (`resources/metadata_sqlite.sql` and
 * `src/calibre/db/schema_upgrades.py` of calibre). Throws FL-FILE-DATABASE.
 */
export async function readCatalog(database: Database): Promise<Catalog> {
  const reader = new CatalogReader(database);
  const catalog: Catalog = { books: [], cut: false, computed: [] };
  const details = await reader.details();
  const columns = reader.customColumns();
  catalog.computed = columns.filter(({ datatype }) => datatype === 'composite').map(({ label }) => label);
  const filled: (CustomColumn & { byBook: ByBook<string> })[] = [];
  for (const column of columns) filled.push({ ...column, byBook: await reader.valuesOf(column) });
  // Tables that were not read to their end leave room for the books: each is there, with what was read of it.
  catalog.cut = reader.isFull;
  const breathe = breather();
  for (const row of reader.books()) {
    if (catalog.books.length === MOST_BOOKS || reader.isHeavy) {
      catalog.cut = true;
      break;
    }
    await breathe();
    const { folder, ...own } = row;
    const custom = filled.flatMap(({ byBook, label, name, datatype, isList }): CustomValue[] => {
      const values = byBook.get(row.id);
      return values === undefined ? [] : [{ label, name, datatype, isList, values }];
    });
    const [series] = details.series.get(row.id) ?? [];
    catalog.books.push({
      folder,
      files: details.files.get(row.id) ?? [],
      book: {
        id: own.id,
        uuid: own.uuid,
        title: own.title,
        // calibre keeps a comma within a name as a bar, since it joins names by commas elsewhere.
        authors: (details.authors.get(row.id) ?? []).map((name) => name.replaceAll('|', ',')),
        authorSort: own.authorSort,
        tags: details.tags.get(row.id) ?? [],
        series: series === undefined ? null : { name: series, index: own.seriesIndex },
        publisher: details.publishers.get(row.id)?.[0] ?? null,
        pubdate: own.pubdate,
        timestamp: own.timestamp,
        languages: details.languages.get(row.id) ?? [],
        identifiers: details.identifiers.get(row.id) ?? [],
        comments: details.comments.get(row.id)?.[0] ?? null,
        stars: details.stars.get(row.id)?.[0] ?? null,
        columns: custom,
      },
    });
  }
  return catalog;
}

type CustomColumn = {
  id: number;
  label: string;
  name: string;
  datatype: string;
  isList: boolean;
  normalized: boolean;
};

class CatalogReader {
  readonly #database: Database;
  readonly #breathe = breather();
  #taken = 0;
  #rows = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whether nothing more is taken. */
  get isHeavy(): boolean {
    return this.#taken > MOST_TEXT;
  }

  /** Whether nothing more is taken of the tables beside that of the books. */
  get isFull(): boolean {
    return this.#taken > MOST_BESIDE || this.#rows > MOST_ROWS;
  }

  *books() {
    const columns = [
      'id',
      'title',
      'timestamp',
      'pubdate',
      'series_index',
      'author_sort',
      'path',
      'uuid',
    ] as const;
    for (const row of this.#database.rows('books', columns, MOST_BOOKS + 1)) {
      const id = idOf(row.id);
      if (id === null) continue;
      yield {
        id,
        title: this.#text(row.title, LONGEST_NAME) ?? '',
        timestamp: this.#text(row.timestamp, 40),
        pubdate: this.#text(row.pubdate, 40),
        seriesIndex: typeof row.series_index === 'number' ? row.series_index : 1,
        authorSort: this.#text(row.author_sort, LONGEST_NAME),
        folder: this.#text(row.path, LONGEST_NAME) ?? '',
        uuid: this.#text(row.uuid, 64),
      };
    }
  }

  async details() {
    return {
      // First, since a book without files is none.
      files: await this.#ofBooks('data', ['format', 'name'], (row) => {
        const form = this.#text(row.format, 40);
        const name = this.#text(row.name, LONGEST_NAME);
        return form === null || name === null ? null : { form: form.toUpperCase(), name };
      }),
      authors: await this.#linked('authors', 'books_authors_link', 'author'),
      tags: await this.#linked('tags', 'books_tags_link', 'tag'),
      series: await this.#linked('series', 'books_series_link', 'series'),
      publishers: await this.#linked('publishers', 'books_publishers_link', 'publisher'),
      languages: await this.#linked('languages', 'books_languages_link', 'lang_code', 'lang_code'),
      stars: await this.#stars(),
      comments: await this.#ofBooks('comments', ['text'], ({ text }) => this.#text(text, LONGEST_TEXT)),
      identifiers: await this.#ofBooks('identifiers', ['type', 'val'], (row) => {
        const type = this.#text(row.type, 100);
        const value = this.#text(row.val, 2000);
        return type === null || value === null ? null : { type: type.toLowerCase(), value };
      }),
    };
  }

  customColumns(): CustomColumn[] {
    const names = [
      'id',
      'label',
      'name',
      'datatype',
      'mark_for_delete',
      'is_multiple',
      'normalized',
    ] as const;
    return [...this.#database.rows('custom_columns', names, MOST_COLUMNS)].flatMap((row) => {
      const id = idOf(row.id);
      const label = this.#text(row.label, 100);
      if (id === null || label === null || row.mark_for_delete === 1) return [];
      return [
        {
          id,
          label,
          name: this.#text(row.name, 200) ?? label,
          datatype: this.#text(row.datatype, 40) ?? 'text',
          isList: row.is_multiple === 1,
          normalized: row.normalized === 1,
        },
      ];
    });
  }

  async valuesOf({ id, normalized, datatype }: CustomColumn): Promise<ByBook<string>> {
    if (datatype === 'composite') return new Map();
    const table = `custom_column_${id}`;
    if (normalized) return this.#linked(table, `books_custom_column_${id}_link`, 'value', 'value');
    return this.#ofBooks(table, ['value'], ({ value }) => this.#shown(value, datatype));
  }

  /** The names that a table of links gives to books, in the order in which they were linked. */
  async #linked(table: string, links: string, column: string, name = 'name'): Promise<ByBook<string>> {
    const names = new Map<number, string>();
    await this.#each(table, ['id', name], (row) => {
      const text = this.#text(row[name] ?? null, LONGEST_NAME);
      const id = idOf(row['id'] ?? null);
      if (id !== null && text !== null && text !== '') names.set(id, text);
    });
    return this.#ofBooks(links, [column], (row) => names.get(idOf(row[column] ?? null) ?? -1) ?? null);
  }

  async #stars(): Promise<ByBook<number>> {
    const stars = new Map<number, number>();
    await this.#each('ratings', ['id', 'rating'], ({ id, rating }) => {
      if (typeof id === 'number' && typeof rating === 'number') stars.set(id, rating);
    });
    return this.#ofBooks('books_ratings_link', ['rating'], ({ rating }) =>
      typeof rating === 'number' ? (stars.get(rating) ?? null) : null,
    );
  }

  async #ofBooks<Column extends string, Value>(
    table: string,
    columns: readonly Column[],
    read: (row: Record<Column, DatabaseValue>) => Value | null,
  ): Promise<ByBook<Value>> {
    const found: ByBook<Value> = new Map();
    await this.#each(table, ['book', ...columns], (row) => {
      const book = idOf(row.book);
      const value = read(row);
      if (book === null || value === null) return;
      const there = found.get(book);
      if (there === undefined) found.set(book, [value]);
      else there.push(value);
    });
    return found;
  }

  /** Gives the rows of a table until there is enough of all; others have their turn between some of them. */
  async #each<Column extends string>(
    table: string,
    columns: readonly Column[],
    take: (row: Record<Column, DatabaseValue>) => void,
  ): Promise<void> {
    for (const row of this.#database.rows(table, columns, MOST_ROWS)) {
      if (this.isFull) break;
      this.#rows += 1;
      if (this.#rows % AT_ONCE === 0) await this.#breathe();
      take(row);
    }
  }

  #shown(value: DatabaseValue, datatype: string): string | null {
    if (datatype === 'bool') return value === null ? null : value === 0 ? 'No' : 'Yes';
    return this.#text(value, LONGEST_TEXT);
  }

  /** A value as text, counted to what is taken; bytes are none. */
  #text(value: DatabaseValue, longest: number): string | null {
    if (value === null || value instanceof Uint8Array) return null;
    const text = String(value).slice(0, longest).toWellFormed();
    this.#taken += text.length + AROUND;
    return text;
  }
}

function idOf(value: DatabaseValue): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}
