import { Buffer } from 'node:buffer';
import { asFanlightError } from '#errors';
import { loss } from '#stories';
import type { BookList, ListedBook, ListedBooks } from '../book-list.ts';
import { breather } from '../breather.ts';
import type { CollectionSource, SourceFile } from '../collection.ts';
import type { FormatInput, ReadResult } from '../format.ts';
import { parseBook, writeBook } from './book-record.ts';
import type { OpenDatabase } from './database.ts';
import { isCalibresOwn, LibraryFiles } from './library-files.ts';
import { isShown, withBook } from './put-book.ts';
import { type Catalog, readCatalog } from './read-database.ts';

/** The largest database that is read. Bytes; a library of 100,000 books has about half as much. */
const MOST_BYTES = 256 << 20;
/** Books without a file that are named one by one. */
const MOST_NAMED = 200;
/** A file is read in pieces of this size. */
const PIECE = 16 << 20;

/** A calibre library: a folder with `metadata.db` and the books that it lists, each in `Author/Title (id)/`. */
export function calibreLibrary(open: OpenDatabase): BookList {
  return {
    name: 'calibre',
    named: /(?:^|\/)metadata\.db$/i,
    reach: 'below',
    isFile: true,
    recognise: isDatabase,
    books: (source) => readBooks(open, source),
    put,
  };
}

/** SQLite's mark; what the tables are is seen later, since the schema stands anywhere. */
function isDatabase({ bytes }: FormatInput): boolean {
  return Buffer.from(bytes.subarray(0, 15)).toString('latin1') === 'SQLite format 3';
}

/** A table that no other program's database has beside the rest. */
const TABLE = 'books_authors_link';

async function readBooks(open: OpenDatabase, { main, beside }: CollectionSource): Promise<ListedBooks> {
  const failed = (error: NonNullable<ListedBooks['error']>): ListedBooks => ({
    books: [],
    own: [],
    losses: [],
    error,
  });
  const writing = [`${main.path}-journal`, `${main.path}-wal`];
  const isBusy = beside.some(({ path, size }) => size > 0 && writing.includes(path));
  if (isBusy) return failed('FL-FILE-DATABASE-BUSY');
  if (main.size > MOST_BYTES) return failed('FL-FILE-TOO-LARGE');
  const bytes = Buffer.alloc(main.size);
  for (let at = 0; at < main.size; at += PIECE)
    bytes.set(await main.read(at, Math.min(main.size, at + PIECE)), at);
  if (!bytes.includes(TABLE)) return failed('FL-FILE-BINARY');
  try {
    const database = open(bytes);
    try {
      return await listed(await readCatalog(database), new LibraryFiles(main.path, beside), beside);
    } finally {
      database.close();
    }
  } catch (thrown) {
    return failed(asFanlightError(thrown, 'FL-FILE-DATABASE').code);
  }
}

async function listed(
  catalog: Catalog,
  files: LibraryFiles,
  beside: readonly SourceFile[],
): Promise<ListedBooks> {
  const breathe = breather();
  const books: ListedBook[] = [];
  const missing: string[] = [];
  const unmapped = new Set(catalog.computed);
  for (const { book, folder, files: forms } of catalog.books) {
    for (const column of book.columns) if (!isShown(column)) unmapped.add(column.label);
    const found = files.of(folder, forms);
    const place = `book-${book.id}`;
    await breathe();
    if (found.forms.length === 0) missing.push(`${place}: ${book.title.slice(0, 100)}`);
    else books.push({ place, record: writeBook(book), files: found.forms, beside: found.cover });
  }
  const losses = missing.slice(0, MOST_NAMED).map((at) => loss('FL-LOSS-BOOK-FILE', at));
  const unnamed = missing.length - losses.length;
  if (unnamed > 0) losses.push(loss('FL-LOSS-BOOK-FILE', missing[MOST_NAMED], unnamed));
  for (const label of unmapped) losses.push(loss('FL-LOSS-KEPT-COLUMN', `#${label}`));
  if (catalog.cut) losses.push(loss('FL-LOSS-CUT', 'books'));
  const own = beside.map(({ path }) => path).filter((path) => isCalibresOwn(files.below(path)));
  return { books, own, losses };
}

function put(result: ReadResult, record: Uint8Array): ReadResult {
  const book = parseBook(record);
  // What calibre says is said of one book; a file of several stories says what each is itself.
  if (book === null || result.works.length !== 1) return result;
  return { ...result, works: result.works.map((work) => withBook(work, book)) };
}
