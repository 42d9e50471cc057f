import type { CollectionSource, SourceFile } from '#formats';

/** A file in memory that is read in pieces as one on a disk is; chunks are small so that their edges are met. */
export function sourceFile(path: string, bytes: Uint8Array, chunk = 1000): SourceFile {
  return {
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    size: bytes.length,
    read: async (start, end) => bytes.subarray(start, end),
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

/** A collection of one file. */
export function sourceOf(bytes: Uint8Array, path = 'list.mbox'): CollectionSource {
  return { main: sourceFile(path, bytes), beside: [] };
}
