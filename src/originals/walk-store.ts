import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { FanlightError, isCode } from '#errors';
import type { Sha256 } from './store.ts';

const SHELF = /^[0-9a-f]{2}$/;
const REST = /^[0-9a-f]{62}$/;

/** What lies in a store's folder under the name of an original, ascending by hash. Throws FL-LIB-FOLDER. */
export async function* walkStore(
  folder: string,
  after: string,
): AsyncGenerator<{ hash: Sha256; bytes: number }> {
  for (const shelf of await namesIn(folder, SHELF)) {
    if (shelf < after.slice(0, 2)) continue;
    for (const rest of await namesIn(path.join(folder, shelf), REST)) {
      const hash = `${shelf}${rest}` as Sha256;
      if (hash <= after) continue;
      const found = await stat(path.join(folder, shelf, rest)).catch(() => null);
      if (found?.isFile()) yield { hash, bytes: found.size };
    }
  }
}

async function namesIn(folder: string, pattern: RegExp): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => pattern.test(name)).sort();
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return [];
    throw new FanlightError('FL-LIB-FOLDER', folder, { cause });
  }
}
