import { rm } from 'node:fs/promises';
import path from 'node:path';
import { FanlightError } from '#errors';
import { walkStore } from './walk-store.ts';

/**
 * Removes from the store in a folder what is not among `kept`, hashes in ascending order, and answers how much that was. For backups,
 * whose points come and go; a library's own originals are never removed. Throws FL-LIB-FOLDER, and what `kept` throws.
 */
export async function discardOriginals(
  folder: string,
  kept: AsyncIterable<string>,
): Promise<{ files: number; bytes: number }> {
  const gone = { files: 0, bytes: 0 };
  const keeping = kept[Symbol.asyncIterator]();
  try {
    let next = await keeping.next();
    for await (const { hash, bytes } of walkStore(folder, '')) {
      while (!next.done && next.value < hash) next = await keeping.next();
      if (!next.done && next.value === hash) continue;
      const place = path.join(folder, hash.slice(0, 2), hash.slice(2));
      await rm(place, { force: true }).catch((cause: unknown) => {
        throw new FanlightError('FL-LIB-FOLDER', place, { cause });
      });
      gone.files += 1;
      gone.bytes += bytes;
    }
  } finally {
    await keeping.return?.();
  }
  return gone;
}
