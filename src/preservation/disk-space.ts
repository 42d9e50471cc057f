import { statfs } from 'node:fs/promises';

/** How many bytes are free for this user where a path lies, or null where that cannot be said. */
export async function freeSpace(place: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(place);
    return bavail * bsize;
  } catch {
    return null;
  }
}
