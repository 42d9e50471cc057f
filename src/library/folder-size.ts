import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** How many files there are in a folder and below it, and their bytes; null where there is no such folder. */
export async function sizeUnder(folder: string): Promise<{ files: number; bytes: number } | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const size = { files: 0, bytes: 0 };
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const found = await stat(path.join(entry.parentPath, entry.name)).catch(() => null);
    size.files += 1;
    size.bytes += found?.size ?? 0;
  }
  return size;
}
