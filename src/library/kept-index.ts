import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Catalogue } from '#catalogue';
import { type IndexStamp, loadSearchIndex, type SearchIndex } from '#search';
import { followChanges, followFrom, keepUpWithTags } from './follow-changes.ts';

/** The file in its folder. */
const NAME = 'facets.index';
/** An index is written again when so many works changed since, and one in so many of all. */
const LEAST_CHANGED = 1000;
const CHANGED_SHARE = 50;

/** A folder that keeps the search index between runs, and the change that the file in it goes up to. */
export type KeptIndex = { folder: string; change: number | null };

type Followed = Pick<
  Catalogue,
  'facets' | 'facetsOf' | 'changesSince' | 'lastChange' | 'numbers' | 'tagAliases' | 'identity'
>;

/**
 * The search index of a catalogue, up to date: the one that was kept, with what changed since, or else an empty one that is filled with every
 * work. A file that is damaged, of another version or not of this catalogue is left alone: it is written anew by {@link keepIndex}.
 */
export async function openIndex(
  catalogue: Followed,
  folder: string,
  empty: () => SearchIndex,
): Promise<{ index: SearchIndex; kept: KeptIndex }> {
  const loaded = await readIndex(path.join(folder, NAME));
  if (loaded !== null && (await isOf(catalogue, loaded.stamp))) {
    followFrom(loaded.index, loaded.stamp.change);
    await keepUpWithTags({ catalogue, index: loaded.index });
    const { works } = await catalogue.numbers();
    if (loaded.index.size === works)
      return { index: loaded.index, kept: { folder, change: loaded.stamp.change } };
  }
  const index = empty();
  await followChanges({ catalogue, index });
  return { index, kept: { folder, change: null } };
}

/**
 * Writes a library's index into its folder where that is worth it: there is no file yet, or much changed since. The file is written beside the
 * old one and takes its place when it is whole. Returns what is kept now. Throws what the file system does.
 */
export async function keepIndex(
  catalogue: Followed,
  index: SearchIndex,
  kept: KeptIndex,
): Promise<KeptIndex> {
  const change = await followChanges({ catalogue, index });
  const changed = kept.change === null ? index.size : change - kept.change;
  if (changed < Math.max(LEAST_CHANGED, index.size / CHANGED_SHARE)) return kept;
  index.settle();
  const bytes = index.dump({ library: await catalogue.identity(), works: index.size, change });
  if (bytes === null) return kept;
  await mkdir(kept.folder, { recursive: true });
  const target = path.join(kept.folder, NAME);
  const begun = `${target}.${process.pid}`;
  try {
    await writeWhole(begun, bytes);
    await rename(begun, target);
  } finally {
    await rm(begun, { force: true });
  }
  return { folder: kept.folder, change };
}

/** Whether an index was made of a catalogue as it is or was. */
async function isOf(catalogue: Followed, { library, change }: IndexStamp): Promise<boolean> {
  return library === (await catalogue.identity()) && change <= (await catalogue.lastChange());
}

async function writeWhole(file: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const chunk of chunks) await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIndex(file: string): ReturnType<typeof loadSearchIndex> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch {
    return null;
  }
  try {
    return await loadSearchIndex((into) => readWhole(handle, into));
  } finally {
    await handle.close();
  }
}

async function readWhole(handle: FileHandle, into: Uint8Array): Promise<boolean> {
  for (let filled = 0; filled < into.length; ) {
    const { bytesRead } = await handle.read(into, filled, into.length - filled);
    if (bytesRead === 0) return false;
    filled += bytesRead;
  }
  return true;
}
