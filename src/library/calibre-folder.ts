import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { FanlightError } from '#errors';

/** What was written for a work: its state then, the folder, and its files with their SHA-256. */
export type WrittenBook = { state: string; folder: string; files: Record<string, string> };

/** A file of a book. */
export type BookFile = { name: string; bytes: Uint8Array };

/** The file in such a folder that remembers what was written. */
export const BOOKS_RECORD = '.fanlight-books.json';
const VERSION = 1;

/**
 * A folder of books in calibre's layout. What was written there is remembered in a file of its own, so that the next time only what
 * changed is written, and nothing is ever changed or removed that was not written from here, or that somebody changed since.
 */
export class CalibreFolder {
  readonly #folder: string;
  readonly #library: string;
  readonly #books: Map<string, WrittenBook>;

  private constructor(folder: string, library: string, books: Map<string, WrittenBook>) {
    this.#folder = folder;
    this.#library = library;
    this.#books = books;
  }

  /**
   * Opens a folder, making it. Throws FL-USE-CALIBRE-LIBRARY for a library of calibre's own, FL-USE-CALIBRE-OTHER for a folder that
   * another library here writes to, and FL-USE-OUTPUT.
   */
  static async open(folder: string, library: string): Promise<CalibreFolder> {
    await asOutput(folder, () => mkdir(folder, { recursive: true }));
    if ((await bytesOf(path.join(folder, 'metadata.db'))) !== null)
      throw new FanlightError('FL-USE-CALIBRE-LIBRARY', folder);
    const record = await bytesOf(path.join(folder, BOOKS_RECORD));
    const books = record === null ? new Map<string, WrittenBook>() : parse(record.toString('utf8'), library);
    if (books === null) throw new FanlightError('FL-USE-CALIBRE-OTHER', folder);
    return new CalibreFolder(folder, library, books);
  }

  /** Whether what was written of a work in this state is still there. */
  async has(work: string, state: string): Promise<boolean> {
    const book = this.#books.get(work);
    if (book?.state !== state) return false;
    for (const name of Object.keys(book.files))
      if ((await bytesOf(this.#place(book.folder, name))) === null) return false;
    return true;
  }

  /** Writes the files of a work and takes those away that it had before. Null where somebody else's files are in the way. */
  async write(
    work: string,
    state: string,
    folder: string,
    files: readonly BookFile[],
  ): Promise<string | null> {
    const before = this.#books.get(work);
    for (const { name, bytes } of files)
      if (!(await this.#mayWrite(this.#place(folder, name), sealOf(bytes), ownSeal(before, folder, name))))
        return null;
    const place = path.join(this.#folder, ...folder.split('/'));
    await asOutput(place, () => mkdir(place, { recursive: true }));
    const written: Record<string, string> = {};
    for (const { name, bytes } of files) {
      await asOutput(this.#place(folder, name), () => writeWhole(this.#place(folder, name), bytes));
      written[name] = sealOf(bytes);
    }
    if (before !== undefined) await this.#removeOld(before, folder, written);
    this.#books.set(work, { state, folder, files: written });
    return place;
  }

  /** Remembers what was written; to be called after every few works, and at the end. */
  async keep(): Promise<void> {
    const books = Object.fromEntries([...this.#books].sort(([a], [b]) => Number(a) - Number(b)));
    const text = JSON.stringify({ version: VERSION, library: this.#library, books }, null, 1);
    const file = path.join(this.#folder, BOOKS_RECORD);
    await asOutput(file, () => writeWhole(file, Buffer.from(`${text}\n`)));
  }

  #place(folder: string, name: string): string {
    return path.join(this.#folder, ...folder.split('/'), name);
  }

  /** A file may be written where none is, where it is the same, or where it is as it was written from here. */
  async #mayWrite(file: string, seal: string, own: string | null): Promise<boolean> {
    const there = await bytesOf(file);
    if (there === null) return true;
    const found = sealOf(there);
    return found === seal || found === own;
  }

  async #removeOld(
    { folder, files }: WrittenBook,
    now: string,
    written: Record<string, string>,
  ): Promise<void> {
    for (const [name, seal] of Object.entries(files)) {
      if (folder === now && name in written) continue;
      const file = this.#place(folder, name);
      const there = await bytesOf(file);
      if (there !== null && sealOf(there) === seal) await rm(file, { force: true });
    }
    if (folder === now) return;
    const place = path.join(this.#folder, ...folder.split('/'));
    // Only empty folders go.
    for (const one of [place, path.dirname(place)]) await rmdir(one).catch(() => {});
  }
}

function ownSeal(book: WrittenBook | undefined, folder: string, name: string): string | null {
  return book?.folder === folder ? (book.files[name] ?? null) : null;
}

function sealOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function bytesOf(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR'))
      return null;
    throw new FanlightError('FL-USE-OUTPUT', file, { cause });
  }
}

/** A file that is whole or not there, since calibre may look at any moment. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const begun = `${file}.part`;
  const handle = await open(begun, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(begun, file);
}

async function asOutput<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new FanlightError('FL-USE-OUTPUT', file, { cause });
  }
}

/** What was written before, or null where another library wrote it or the record is none. */
function parse(text: string, library: string): Map<string, WrittenBook> | null {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(record) || record['version'] !== VERSION || record['library'] !== library) return null;
  const books = isRecord(record['books']) ? Object.entries(record['books']) : [];
  return new Map(books.flatMap(([work, book]) => (isBook(book) ? [[work, book] as const] : [])));
}

/** A place in a record that leads out of its folder is none. */
function isBook(value: unknown): value is WrittenBook {
  if (!isRecord(value)) return false;
  const { state, folder, files } = value;
  if (!isRecord(files)) return false;
  const isInside = (name: string) =>
    name !== '' && !name.split(/[\\/]/).includes('..') && !path.isAbsolute(name);
  return (
    typeof state === 'string' &&
    typeof folder === 'string' &&
    isInside(folder) &&
    Object.entries(files).every(
      ([name, seal]) => isInside(name) && !name.includes('/') && typeof seal === 'string',
    )
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
