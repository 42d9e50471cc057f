/** The facet index written to a file and read back. */
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { loadSearchIndex, type SearchIndex } from '#search';

/** Seconds of writing and of reading, and megabytes of the file. Throws where the index does not come back. */
export async function timeFile(index: SearchIndex, file: string): Promise<Record<string, number>> {
  index.settle();
  const written = performance.now();
  const out = openSync(file, 'w');
  for (const chunk of index.dump({ library: 'bench', works: index.size, change: 1 }) ?? [])
    writeSync(out, chunk);
  closeSync(out);
  const read = performance.now();
  const source = openSync(file, 'r');
  const loaded = await loadSearchIndex(async (into) => isFilled(source, into));
  closeSync(source);
  const seconds = (performance.now() - read) / 1000;
  if (loaded?.index.size !== index.size)
    throw new Error('the index in the file is not that which was written');
  return {
    'write seconds': (read - written) / 1000,
    'load seconds': seconds,
    'file megabytes': statSync(file).size / 1e6,
  };
}

/** Reads as many bytes as there is room for, in pieces, since the system gives no more than two gigabytes at once. */
function isFilled(source: number, into: Uint8Array): boolean {
  for (let filled = 0; filled < into.length; ) {
    const length = Math.min(into.length - filled, 2 ** 30);
    const read = readSync(source, into, filled, length, null);
    if (read === 0) return false;
    filled += read;
  }
  return true;
}
