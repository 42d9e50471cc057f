import { mkdir, open, readdir, readFile, rename, rm, unlink } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { FanlightError, isCode } from '#errors';
import { type FileSeal, onFiles, sealOf, syncFolder, writeDurably, writeSynced } from './durable-file.ts';

const MARK = 'restoring.json';
const DATABASE = 'fanlight.db';
const BEGUN = 'fanlight.db.restoring';
const MARKED = z.object({ library: z.string(), point: z.string() });

/** Which point is restored into a folder. */
export type Restoring = z.infer<typeof MARKED>;

/** Whether a restore into a data folder was begun and not finished. */
export async function isRestoring(data: string): Promise<boolean> {
  return (await readMark(data)) !== null;
}

/**
 * Begins to restore into a folder that is empty, not there, or in which the same restore was begun before. Throws
 * FL-RESTORE-NOT-EMPTY, FL-LIB-FOLDER and FL-LIB-FULL.
 */
export async function beginRestore(into: string, restoring: Restoring): Promise<void> {
  await onFiles(into, 'FL-LIB-FOLDER', async () => {
    await mkdir(into, { recursive: true, mode: 0o700 });
    const before = await readMark(into);
    const isSame = before?.library === restoring.library && before.point === restoring.point;
    if (isSame) return;
    const names = (await readdir(into)).filter((name) => !name.startsWith(MARK) || name === MARK);
    if (names.length > 0) throw new FanlightError('FL-RESTORE-NOT-EMPTY', into);
    await writeDurably(path.join(into, MARK), `${JSON.stringify(restoring)}\n`);
  });
}

/**
 * Copies a database beside its place, checks that what is on the disk is what it was, and answers where it is. Throws FL-BACKUP-DAMAGED
 * where it is not what the seal says.
 */
export async function copyDatabaseInto(
  into: string,
  from: string,
  seal: FileSeal,
  onBytes: (bytes: number) => void,
): Promise<string> {
  const begun = path.join(into, BEGUN);
  return onFiles(into, 'FL-LIB-FOLDER', async () => {
    await rm(begun, { force: true });
    let read: FileSeal | null = null;
    await writeSynced(begun, async (handle) => {
      read = await sealOf(from, async (chunk) => {
        await handle.appendFile(chunk);
        onBytes(chunk.length);
      }).catch((cause: unknown) => {
        if (isCode(cause, 'ENOSPC', 'EDQUOT')) throw cause;
        throw new FanlightError('FL-BACKUP-DAMAGED', from, { cause });
      });
    });
    const written = await sealOf(begun);
    for (const found of [read as FileSeal | null, written])
      if (found?.sha256 !== seal.sha256) throw new FanlightError('FL-BACKUP-DAMAGED', from);
    return begun;
  });
}

/** Gives the database its name and takes the mark away: from here on it is a library. */
export async function finishRestore(into: string): Promise<void> {
  await onFiles(into, 'FL-LIB-FOLDER', async () => {
    await rename(path.join(into, BEGUN), path.join(into, DATABASE));
    await syncFolder(into);
    await unlink(path.join(into, MARK));
    await syncFolder(into);
  });
}

async function readMark(folder: string): Promise<Restoring | null> {
  try {
    const handle = await open(path.join(folder, MARK), 'r');
    await handle.close();
  } catch {
    return null;
  }
  try {
    return MARKED.parse(JSON.parse(await readFile(path.join(folder, MARK), 'utf8')));
  } catch {
    return { library: '', point: '' };
  }
}
