import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { FanlightError, isCode } from '#errors';
import { sealOf, writeDurably } from '#preservation';
import { asOutput } from './as-output.ts';

/** What was written for a work: its state then, the folder, and its files with their SHA-256. */
export type WrittenBook = { state: string; folder: string; files: Record<string, string> };

/** A file of a book. */
export type BookFile = { name: string; bytes: Uint8Array };

/** The file in such a folder that remembers what was written. */
export const BOOKS_RECORD = '.fanlight-books.json';
const VERSION = 1;
/** As other programs make files, since calibre may run as somebody else. */
const MODE = 0o666;

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
    if (await isThere(path.join(folder, 'metadata.db')))
      throw new FanlightError('FL-USE-CALIBRE-LIBRARY', folder);
    const file = path.join(folder, BOOKS_RECORD);
    const record = await ifThere(file, () => readFile(file, 'utf8'));
    const books = record === null ? new Map<string, WrittenBook>() : parse(record, library);
    if (books === null) throw new FanlightError('FL-USE-CALIBRE-OTHER', folder);
    return new CalibreFolder(folder, library, books);
  }

  /** Whether what was written of a work in this state is still there. */
  async has(work: string, state: string): Promise<boolean> {
    const book = this.#books.get(work);
    if (book?.state !== state) return false;
    for (const name of Object.keys(book.files))
      if (!(await isThere(this.#place(book.folder, name)))) return false;
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
      if (!(await this.#mayWrite(this.#place(folder, name), sha256Of(bytes), ownSeal(before, folder, name))))
        return null;
    const place = path.join(this.#folder, ...folder.split('/'));
    await asOutput(place, () => mkdir(place, { recursive: true }));
    const written: Record<string, string> = {};
    for (const { name, bytes } of files) {
      await asOutput(this.#place(folder, name), () => writeDurably(this.#place(folder, name), bytes, MODE));
      written[name] = sha256Of(bytes);
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
    await asOutput(file, () => writeDurably(file, `${text}\n`, MODE));
  }

  #place(folder: string, name: string): string {
    return path.join(this.#folder, ...folder.split('/'), name);
  }

  /** A file may be written where none is, where it is the same, or where it is as it was written from here. */
  async #mayWrite(file: string, seal: string, own: string | null): Promise<boolean> {
    const found = await sealAt(file);
    return found === null || found === seal || found === own;
  }

  async #removeOld(
    { folder, files }: WrittenBook,
    now: string,
    written: Record<string, string>,
  ): Promise<void> {
    for (const [name, seal] of Object.entries(files)) {
      if (folder === now && name in written) continue;
      const file = this.#place(folder, name);
      if ((await sealAt(file)) === seal) await rm(file, { force: true });
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

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function isThere(file: string): Promise<boolean> {
  return (await ifThere(file, () => stat(file))) !== null;
}

/** The SHA-256 of a file; null where none is. */
async function sealAt(file: string): Promise<string | null> {
  return (await ifThere(file, () => sealOf(file)))?.sha256 ?? null;
}

/** What is found of a file; null where none is. */
async function ifThere<Found>(file: string, look: () => Promise<Found>): Promise<Found | null> {
  return asOutput(file, () =>
    look().catch((thrown: unknown) => {
      if (isCode(thrown, 'ENOENT', 'ENOTDIR')) return null;
      throw thrown;
    }),
  );
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
