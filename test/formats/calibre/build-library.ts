import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';

/** A column that a keeper made. */
export type TestColumn = {
  label: string;
  name?: string;
  datatype: string;
  multiple?: boolean;
};

/** A book as calibre keeps it; `files` by their form, with their bytes. */
export type TestBook = {
  id: number;
  title: string;
  authors: string[];
  files: Record<string, string | Uint8Array>;
  tags?: string[];
  series?: [string, number];
  publisher?: string;
  pubdate?: string;
  languages?: string[];
  identifiers?: Record<string, string>;
  comments?: string;
  stars?: number;
  cover?: Uint8Array;
  columns?: Record<string, string | number | readonly string[]>;
};

/** The tables of calibre that hold what a book is, as calibre 6 makes them (`resources/metadata_sqlite.sql`, GPL: shapes only). */
const SCHEMA = `
  create table books (id integer primary key autoincrement, title text not null default 'Unknown' collate nocase,
    sort text collate nocase, timestamp timestamp default current_timestamp, pubdate timestamp default current_timestamp,
    series_index real not null default 1.0, author_sort text collate nocase, path text not null default '',
    flags integer not null default 1, uuid text, has_cover bool default 0,
    last_modified timestamp not null default '2000-01-01 00:00:00+00:00');
  create table data (id integer primary key, book integer not null, format text not null collate nocase,
    uncompressed_size integer not null, name text not null, unique (book, format));
  create table comments (id integer primary key, book integer not null, text text not null collate nocase, unique (book));
  create table identifiers (id integer primary key, book integer not null, type text not null default 'isbn' collate nocase,
    val text not null collate nocase, unique (book, type));
  create table ratings (id integer primary key, rating integer check (rating > -1 and rating < 11), unique (rating));
  create table books_ratings_link (id integer primary key, book integer not null, rating integer not null);
  create table languages (id integer primary key, lang_code text not null collate nocase, unique (lang_code));
  create table books_languages_link (id integer primary key, book integer not null, lang_code integer not null,
    item_order integer not null default 0);
  create table custom_columns (id integer primary key autoincrement, label text not null, name text not null,
    datatype text not null, mark_for_delete bool default 0 not null, editable bool default 1 not null,
    display text default '{}' not null, is_multiple bool default 0 not null, normalized bool not null, unique (label));
`;
const LINKED = [
  ['authors', 'author'],
  ['tags', 'tag'],
  ['series', 'series'],
  ['publishers', 'publisher'],
] as const;

/** Writes a calibre library into a folder, in place of the one that was there. */
export function buildCalibreLibrary(
  folder: string,
  books: readonly TestBook[],
  columns: readonly TestColumn[] = [],
): void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'metadata.db');
  rmSync(file, { force: true });
  const db = new Sqlite(file);
  db.exec('begin');
  db.exec(SCHEMA);
  for (const [table, column] of LINKED) {
    db.exec(`create table ${table} (id integer primary key, name text not null collate nocase, sort text, unique (name));
      create table books_${table}_link (id integer primary key, book integer not null, ${column} integer not null)`);
  }
  const made = columns.map((column, index) => makeColumn(db, column, index + 1));
  for (const book of books) {
    writeBook(db, folder, book);
    for (const [label, value] of Object.entries(book.columns ?? {}))
      made.find((column) => column.label === label)?.give(book.id, value);
  }
  db.exec('commit');
  db.close();
}

function writeBook(db: Sqlite.Database, folder: string, book: TestBook): void {
  const [author = 'Unknown'] = book.authors;
  const place = `${author}/${book.title} (${book.id})`;
  db.prepare(
    `insert into books (id, title, sort, timestamp, pubdate, series_index, author_sort, path, uuid, has_cover)
     values (?, ?, ?, '2020-02-03 04:05:06+00:00', ?, ?, ?, ?, ?, ?)`,
  ).run(
    book.id,
    book.title,
    book.title,
    book.pubdate ?? '0101-01-01 00:00:00+00:00',
    book.series?.[1] ?? 1,
    book.authors.join(' & '),
    place,
    `00000000-0000-4000-8000-${String(book.id).padStart(12, '0')}`,
    book.cover === undefined ? 0 : 1,
  );
  const named = {
    authors: book.authors.map((name) => name.replaceAll(',', '|')),
    tags: book.tags ?? [],
    series: book.series === undefined ? [] : [book.series[0]],
    publishers: book.publisher === undefined ? [] : [book.publisher],
  };
  for (const [table, column] of LINKED)
    for (const name of named[table]) {
      const id = idOf(db, table, 'name', name);
      db.prepare(`insert into books_${table}_link (book, ${column}) values (?, ?)`).run(book.id, id);
    }
  for (const code of book.languages ?? []) {
    const id = idOf(db, 'languages', 'lang_code', code);
    db.prepare('insert into books_languages_link (book, lang_code) values (?, ?)').run(book.id, id);
  }
  if (book.stars !== undefined) {
    const id = idOf(db, 'ratings', 'rating', book.stars);
    db.prepare('insert into books_ratings_link (book, rating) values (?, ?)').run(book.id, id);
  }
  for (const [type, value] of Object.entries(book.identifiers ?? {}))
    db.prepare('insert into identifiers (book, type, val) values (?, ?, ?)').run(book.id, type, value);
  if (book.comments !== undefined)
    db.prepare('insert into comments (book, text) values (?, ?)').run(book.id, book.comments);
  mkdirSync(path.join(folder, place), { recursive: true });
  const name = `${book.title} - ${author}`;
  for (const [form, bytes] of Object.entries(book.files)) {
    db.prepare('insert into data (book, format, uncompressed_size, name) values (?, ?, ?, ?)').run(
      book.id,
      form,
      bytes.length,
      name,
    );
    writeFileSync(path.join(folder, place, `${name}.${form.toLowerCase()}`), bytes);
  }
  writeFileSync(path.join(folder, place, 'metadata.opf'), `<package>${book.title}</package>`);
  if (book.cover !== undefined) writeFileSync(path.join(folder, place, 'cover.jpg'), book.cover);
}

function makeColumn(db: Sqlite.Database, column: TestColumn, id: number) {
  const { label, name = label, datatype, multiple = false } = column;
  const isLinked = ['text', 'enumeration', 'series', 'rating'].includes(datatype);
  db.prepare(
    'insert into custom_columns (id, label, name, datatype, is_multiple, normalized) values (?, ?, ?, ?, ?, ?)',
  ).run(id, label, name, datatype, multiple ? 1 : 0, isLinked ? 1 : 0);
  if (isLinked)
    db.exec(`create table custom_column_${id} (id integer primary key autoincrement, value text not null, unique (value));
      create table books_custom_column_${id}_link (id integer primary key autoincrement, book integer not null, value integer not null)`);
  else if (datatype !== 'composite')
    db.exec(
      `create table custom_column_${id} (id integer primary key autoincrement, book integer, value, unique (book))`,
    );
  const give = (book: number, value: string | number | readonly string[]) => {
    if (!isLinked) {
      db.prepare(`insert into custom_column_${id} (book, value) values (?, ?)`).run(book, value);
      return;
    }
    for (const one of Array.isArray(value) ? value : [value]) {
      const of = idOf(db, `custom_column_${id}`, 'value', one);
      db.prepare(`insert into books_custom_column_${id}_link (book, value) values (?, ?)`).run(book, of);
    }
  };
  return { label, give };
}

function idOf(db: Sqlite.Database, table: string, column: string, value: string | number): number {
  db.prepare(`insert or ignore into ${table} (${column}) values (?)`).run(value);
  return db.prepare(`select id from ${table} where ${column} = ?`).pluck().get(value) as number;
}
