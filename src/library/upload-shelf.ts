import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ErrorCode, FanlightError, isCode } from '#errors';
import { isSkippedPath, type Source } from './walk-sources.ts';

/** How much is taken from a browser at once: bytes of one file and of all together, and how many files. */
export type UploadLimits = { fileBytes: number; totalBytes: number; files: number };

/** A file that was sent: its name as shown, its size in bytes, and why it is not read, if it is not. */
type SentFile = { path: string; bytes: number; problem?: ErrorCode };

const LIST = 'list.json';
const ID = /^\d{8}-[0-9a-f]{16}$/;
/** Folders that a name may have above it, and characters of each; what goes beyond is cut. */
const MOST_FOLDERS = 20;
const MOST_CHARACTERS = 200;

/**
 * Where files that a browser sent wait for their import: a folder for each upload, in it the files by number and the list of
 * their names. No name that was sent is ever part of a path. Writing throws FL-LIB-FULL and FL-LIB-FOLDER.
 */
export class UploadShelf {
  readonly limits: UploadLimits;
  readonly folder: string;

  constructor(folder: string, limits: UploadLimits) {
    this.folder = folder;
    this.limits = limits;
  }

  /** Begins an upload on a day (ISO 8601). Throws FL-WEB-UPLOAD-LARGE while too much waits already. */
  async begin(day: string): Promise<Upload> {
    if ((await this.#waiting()) > this.limits.totalBytes) throw new FanlightError('FL-WEB-UPLOAD-LARGE');
    const id = `${day.slice(0, 10).replaceAll('-', '')}-${randomBytes(8).toString('hex')}`;
    const folder = path.join(this.folder, id);
    await storing(folder, () => mkdir(folder, { recursive: true, mode: 0o700 }));
    return new Upload(id, folder, this.limits);
  }

  /** What an upload holds, as an import reads it; null when it is not here. */
  async sources(id: string): Promise<Source[] | null> {
    const folder = this.#placeOf(id);
    const list = folder && (await readFile(path.join(folder, LIST), 'utf8').catch(() => null));
    if (folder === null || list === null) return null;
    return (JSON.parse(list) as SentFile[]).map((sent, index) => ({
      ...sent,
      file: Buffer.from(path.join(folder, String(index))),
      path: `uploads/${id}/${sent.path}`,
    }));
  }

  async has(id: string): Promise<boolean> {
    return (await this.sources(id)) !== null;
  }

  async remove(id: string): Promise<void> {
    const folder = this.#placeOf(id);
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }

  /** Removes what nobody waits for: uploads that were cut off, or whose import is over. */
  async keepOnly(ids: ReadonlySet<string>): Promise<void> {
    for (const id of await this.#ids()) if (!ids.has(id)) await this.remove(id);
  }

  #placeOf(id: string): string | null {
    return ID.test(id) ? path.join(this.folder, id) : null;
  }

  async #ids(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names.filter((name) => ID.test(name));
  }

  async #waiting(): Promise<number> {
    let bytes = 0;
    for (const id of await this.#ids())
      for (const source of (await this.sources(id)) ?? []) bytes += source.problem ? 0 : source.bytes;
    return bytes;
  }
}

/** An upload while it comes in. */
export class Upload {
  readonly id: string;
  readonly #folder: string;
  readonly #limits: UploadLimits;
  readonly #files: SentFile[] = [];
  readonly #taken = new Set<string>();
  /** For each name that was sent, the number that the next file of it gets. */
  readonly #numbers = new Map<string, number>();
  #bytes = 0;

  constructor(id: string, folder: string, limits: UploadLimits) {
    this.id = id;
    this.#folder = folder;
    this.#limits = limits;
  }

  get files(): number {
    return this.#files.length;
  }

  /** Names that the files stand under, for a line about them: the first folder or file of each, at most three. */
  get names(): string[] {
    return [...new Set(this.#files.map((file) => file.path.split('/')[0] ?? file.path))].slice(0, 3);
  }

  /**
   * Takes a file in as it comes; one that is too large is left out and reported by the import. Throws FL-WEB-UPLOAD-MANY and
   * FL-WEB-UPLOAD-LARGE, and what the chunks throw.
   */
  async add(name: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const shown = shownName(name);
    if (isSkippedPath(shown)) {
      for await (const chunk of chunks) this.#count(chunk.length);
      return;
    }
    if (this.#files.length >= this.#limits.files) throw new FanlightError('FL-WEB-UPLOAD-MANY');
    const place = path.join(this.#folder, String(this.#files.length));
    const file = await storing(place, () => open(place, 'wx', 0o600));
    let bytes = 0;
    try {
      for await (const chunk of chunks) {
        this.#count(chunk.length);
        bytes += chunk.length;
        if (bytes <= this.#limits.fileBytes) await storing(place, () => writeAll(file, chunk));
      }
    } finally {
      await file.close();
    }
    const isLarge = bytes > this.#limits.fileBytes;
    if (isLarge) await unlink(place);
    this.#files.push({
      path: this.#ownName(shown),
      bytes,
      ...(isLarge && { problem: 'FL-FILE-UPLOAD-LARGE' as const }),
    });
  }

  /** Ends the upload: from here on the shelf has it. */
  async finish(): Promise<void> {
    const list = path.join(this.#folder, LIST);
    await storing(list, () => writeFile(list, JSON.stringify(this.#files), { mode: 0o600 }));
  }

  async discard(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#limits.totalBytes) throw new FanlightError('FL-WEB-UPLOAD-LARGE');
  }

  /** A path stands for one file: the second `a.txt` is `a (2).txt`. */
  #ownName(shown: string): string {
    const { dir, name, ext } = path.posix.parse(shown);
    let own = shown;
    let number = this.#numbers.get(shown) ?? 2;
    for (; this.#taken.has(own); number += 1) own = path.posix.join(dir, `${name} (${number})${ext}`);
    this.#numbers.set(shown, number);
    this.#taken.add(own);
    return own;
  }
}

/** A name that was sent as a path that stays below its upload: for people and reports, never for the disk. */
function shownName(name: string): string {
  const parts = name
    .toWellFormed()
    .replaceAll('\\', '/')
    .split('/')
    .map((part) =>
      part
        .replace(/[\0-\x1f\x7f]/g, '')
        .trim()
        .slice(-MOST_CHARACTERS),
    )
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.slice(-MOST_FOLDERS).join('/') || 'unnamed';
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
}

async function storing<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const isFull = isCode(cause, 'ENOSPC', 'EDQUOT');
    throw new FanlightError(
      isFull ? 'FL-LIB-FULL' : 'FL-LIB-FOLDER',
      isFull ? undefined : path.dirname(place),
      { cause },
    );
  }
}
