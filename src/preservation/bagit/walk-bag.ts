import { lstat, opendir } from 'node:fs/promises';
import path from 'node:path';
import { FanlightError } from '#errors';

/** The folder of the payload. */
export const PAYLOAD = 'data';
/** A bag of more files is not read: their names would not fit into memory. */
const MOST_FILES = 5_000_000;
/** Folders in each other; systems take no deeper paths. */
const MOST_DEPTH = 100;

/** Something in a bag: a file with its size, or what must not be in one (a link, a device). Paths have `/`. */
export type BagEntry = { path: string; bytes: number; kind: 'file' | 'other' };

/** Everything in a bag, without following links. Throws FL-BAG-TOO-LARGE and the system's own errors. */
export async function* walkBag(folder: string): AsyncGenerator<BagEntry> {
  let files = 0;
  const open = [''];
  for (let within = open.pop(); within !== undefined; within = open.pop()) {
    if (within.split('/').length > MOST_DEPTH) throw new FanlightError('FL-BAG-TOO-LARGE', within);
    for await (const entry of await opendir(path.join(folder, within))) {
      const place = within === '' ? entry.name : `${within}/${entry.name}`;
      if (entry.isDirectory()) {
        open.push(place);
        continue;
      }
      files += 1;
      if (files > MOST_FILES) throw new FanlightError('FL-BAG-TOO-LARGE', folder);
      const bytes = entry.isFile() ? (await lstat(path.join(folder, place))).size : 0;
      yield { path: place, bytes, kind: entry.isFile() ? 'file' : 'other' };
    }
  }
}
