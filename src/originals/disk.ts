import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { readdir, readFile, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { FanlightError, isCode } from '#errors';
import { checkFile, onlyIf } from './check-file.ts';
import { readPiece } from './read-piece.ts';
import type { OriginalFile, OriginalStore, Sha256 } from './store.ts';
import { walkStore } from './walk-store.ts';

/** The disk is what takes time, so it alone is waited for; the other calls end sooner than a round through the thread pool. */
const sync = promisify(fsync);

/** Where bytes are written before they get their name; on the same file system as the originals. */
const INCOMING = '.incoming';
/** A temporary file older than this was left by a process that died, in milliseconds. */
const LEFTOVER_AGE = 24 * 60 * 60 * 1000;

/**
 * Opens the store in a folder, which need not exist yet: it is made by the first `put`. Originals lie under
 * `ab/cdef…` by their SHA-256, readable by the owner only. Several threads and processes may put the same bytes at
 * once. Temporary files that a killed process left more than a day ago are removed.
 */
export async function openDiskStore(folder: string): Promise<OriginalStore> {
  await removeLeftovers(path.join(folder, INCOMING));
  const placeOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash.slice(2));

  const store: OriginalStore = {
    async put(bytes) {
      const hash = sha256(bytes);
      try {
        await keep(folder, placeOf(hash), bytes, hash);
      } catch (thrown) {
        throw asStoreError(thrown, folder);
      }
      return hash;
    },
    async putChunks(chunks) {
      const incoming = path.join(folder, INCOMING);
      const temporary = temporaryIn(incoming, 'stream');
      const own = <Result>(work: () => Result) => storing(folder, work);
      try {
        const { hash, bytes } = await writeChunks(
          own(() => openNew(temporary, incoming)),
          chunks,
          own,
        );
        await own(() => moveInto(folder, temporary, placeOf(hash)));
        return { hash, bytes };
      } catch (thrown) {
        removeIfThere(temporary);
        throw thrown;
      }
    },
    async open(hash) {
      const place = placeOf(hash);
      const bytes = isHash(hash) ? sizeOf(place) : null;
      if (bytes === null) throw new FanlightError('FL-LIB-ORIGINAL-MISSING', hash);
      return { bytes, ...readerOf(place, hash) };
    },
    async get(hash) {
      const bytes = isHash(hash) ? await readIfThere(placeOf(hash)) : null;
      if (bytes === null || sha256(bytes) !== hash) throw new FanlightError('FL-LIB-ORIGINAL-MISSING', hash);
      return bytes;
    },
    async has(hash) {
      return isHash(hash) && sizeOf(placeOf(hash)) !== null;
    },
    check: (hash) => checkFile(placeOf(hash), hash),
    list: (after = '') => walkStore(folder, after),
    async copyFrom(other, hash) {
      const from = await other.open(hash);
      return (await store.putChunks(onlyIf(from.chunks(), hash))).bytes;
    },
  };
  return store;
}

/**
 * Writes under a temporary name, then renames: whoever looks finds all of the bytes or none. The file is on the disk
 * before it has its name, and the name before this resolves. A damaged original is replaced by the sound bytes.
 */
async function keep(folder: string, place: string, bytes: Uint8Array, hash: Sha256): Promise<void> {
  if (await isSound(place, bytes.length, hash)) return;
  const incoming = path.join(folder, INCOMING);
  const temporary = temporaryIn(incoming, hash.slice(0, 16));
  try {
    await writeDurably(openNew(temporary, incoming), bytes);
    await moveInto(folder, temporary, place);
  } catch (thrown) {
    removeIfThere(temporary);
    // On Windows a file that another process reads cannot be replaced; if it is the same bytes, all is well.
    if (!(await isSound(place, bytes.length, hash))) throw thrown;
  }
}

function temporaryIn(folder: string, name: string): string {
  return path.join(folder, `${name}-${randomBytes(8).toString('hex')}`);
}

function openNew(file: string, folder: string): number {
  try {
    return openSync(file, 'wx', 0o600);
  } catch (thrown) {
    if (!isCode(thrown, 'ENOENT')) throw thrown;
    mkdirSync(folder, { recursive: true });
    return openSync(file, 'wx', 0o600);
  }
}

async function writeDurably(file: number, bytes: Uint8Array): Promise<void> {
  try {
    writeFileSync(file, bytes);
    await sync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes chunks as they come and answers what they are together. `own` tells this store's errors from the chunks'. */
async function writeChunks(
  file: number,
  chunks: AsyncIterable<Uint8Array>,
  own: <Result>(work: () => Result) => Result,
): Promise<{ hash: Sha256; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      own(() => writeFileSync(file, chunk));
      bytes += chunk.length;
    }
    await own(() => sync(file));
  } finally {
    closeSync(file);
  }
  return { hash: hash.digest('hex') as Sha256, bytes };
}

/** Does a part of the store's own work; what it throws is the store's error. */
function storing<Result>(folder: string, work: () => Result): Result {
  const failed = (thrown: unknown) => {
    throw asStoreError(thrown, folder);
  };
  try {
    const result = work();
    return result instanceof Promise ? (result.catch(failed) as Result) : result;
  } catch (thrown) {
    return failed(thrown);
  }
}

const CHUNK = 1024 * 1024;

function readerOf(place: string, hash: Sha256): Pick<OriginalFile, 'read' | 'chunks'> {
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    try {
      return await readPiece(place, start, end);
    } catch (cause) {
      throw new FanlightError('FL-LIB-ORIGINAL-MISSING', hash, { cause });
    }
  };
  return {
    read,
    async *chunks() {
      for (let at = 0; ; at += CHUNK) {
        const chunk = await read(at, at + CHUNK);
        if (chunk.length > 0) yield chunk;
        if (chunk.length < CHUNK) return;
      }
    },
  };
}

async function moveInto(folder: string, temporary: string, place: string): Promise<void> {
  const shelf = path.dirname(place);
  try {
    renameSync(temporary, place);
  } catch (thrown) {
    if (!isCode(thrown, 'ENOENT')) throw thrown;
    mkdirSync(shelf, { recursive: true });
    await syncFolder(folder);
    renameSync(temporary, place);
  }
  await syncFolder(shelf);
}

/** Makes new names in a folder durable, where the system can (Windows cannot open a folder; its journal does it). */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    await sync(opened);
  } catch (thrown) {
    if (!isCode(thrown, 'EINVAL', 'ENOTSUP')) throw thrown;
  } finally {
    closeSync(opened);
  }
}

async function isSound(place: string, size: number, hash: Sha256): Promise<boolean> {
  if (sizeOf(place) !== size) return false;
  const there = await readIfThere(place);
  return there !== null && sha256(there) === hash;
}

function sizeOf(place: string): number | null {
  try {
    const found = statSync(place, { throwIfNoEntry: false });
    return found?.isFile() ? found.size : null;
  } catch (thrown) {
    if (isCode(thrown, 'ENOENT', 'ENOTDIR')) return null;
    throw asStoreError(thrown, place);
  }
}

function removeIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch {}
}

async function readIfThere(place: string): Promise<Uint8Array | null> {
  try {
    return await readFile(place);
  } catch (thrown) {
    if (isCode(thrown, 'ENOENT', 'ENOTDIR', 'EISDIR', 'EIO')) return null;
    throw asStoreError(thrown, place);
  }
}

/** A store that may only be read is opened as well; its leftovers stay. */
async function removeLeftovers(incoming: string): Promise<void> {
  const names = await readdir(incoming).catch(() => []);
  const oldest = Date.now() - LEFTOVER_AGE;
  for (const name of names) {
    const file = path.join(incoming, name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile() && found.mtimeMs < oldest) await unlink(file).catch(() => {});
  }
}

function asStoreError(thrown: unknown, subject: string): FanlightError {
  if (thrown instanceof FanlightError) return thrown;
  const full = isCode(thrown, 'ENOSPC', 'EDQUOT');
  return new FanlightError(full ? 'FL-LIB-FULL' : 'FL-LIB-FOLDER', subject, { cause: thrown });
}

function isHash(hash: string): hash is Sha256 {
  return /^[0-9a-f]{64}$/.test(hash);
}

function sha256(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}
