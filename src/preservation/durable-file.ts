import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { asFanlightError, type ErrorCode, isCode } from '#errors';

/** A file by its size and its SHA-256 in hexadecimal digits. */
export type FileSeal = { bytes: number; sha256: string };

/** For this library alone. */
const OWN_MODE = 0o600;

/**
 * Writes a file in the place of the one before, durably: whoever reads finds one or the other, after a crash too. `mode` is who may read it,
 * less what the system withholds; nobody else, unless it is said.
 */
export async function writeDurably(
  file: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  mode = OWN_MODE,
): Promise<void> {
  const begun = `${file}.${randomBytes(4).toString('hex')}.new`;
  try {
    await writeSynced(begun, async (handle) => handle.writeFile(content), mode);
    await rename(begun, file);
    await syncFolder(path.dirname(file));
  } catch (thrown) {
    await rm(begun, { force: true });
    throw thrown;
  }
}

/** Writes a new file and has it on the disk before this resolves. */
export async function writeSynced(
  file: string,
  write: (handle: FileHandle) => Promise<void>,
  mode = OWN_MODE,
): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await write(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes new names in a folder durable, where the system can. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (thrown) {
    if (!isCode(thrown, 'EINVAL', 'ENOTSUP')) throw thrown;
  } finally {
    await handle.close();
  }
}

/** Bytes that are read at a time. */
const CHUNK = 1024 * 1024;

/** Reads a whole file, giving its chunks as they come, and answers what it is. Throws the system's own errors. */
export async function sealOf(
  file: string,
  each: (chunk: Uint8Array) => Promise<void> | void = () => {},
): Promise<FileSeal> {
  const hash = createHash('sha256');
  const bytes = await readChunks(file, async (chunk) => {
    hash.update(chunk);
    await each(chunk);
  });
  return { bytes, sha256: hash.digest('hex') };
}

/** Reads a whole file, giving its chunks as they come, each for as long as it is worked on; answers its size. Throws as {@link sealOf}. */
export async function readChunks(
  file: string,
  each: (chunk: Uint8Array) => Promise<void> | void,
): Promise<number> {
  const handle = await open(file, 'r');
  try {
    // Most files are small, and there are many of them.
    const buffer = new Uint8Array(Math.min(CHUNK, (await handle.stat()).size + 1));
    for (let bytes = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, bytes);
      if (bytesRead === 0) return bytes;
      await each(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/** Does work on files under a folder; what goes wrong is told with a code, a full disk with FL-LIB-FULL. */
export async function onFiles<Result>(
  folder: string,
  code: ErrorCode,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    const isFull = isCode(thrown, 'ENOSPC', 'EDQUOT');
    throw asFanlightError(thrown, isFull ? 'FL-LIB-FULL' : code, folder);
  }
}
