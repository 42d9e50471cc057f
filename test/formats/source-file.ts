import type { Collection, CollectionItem, SourceFile } from '#formats';

/** Bytes as a file that is read in pieces; `chunk` is how many come at once. */
export function sourceFile(path: string, content: Uint8Array, chunk = 1 << 20): SourceFile {
  const bytes = new Uint8Array(content);
  return {
    path,
    name: path.split('/').at(-1) ?? path,
    size: bytes.length,
    read: async (start, end) => bytes.subarray(start, end),
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

/** All that a collection gives, progress left out. */
export async function itemsOf(
  collection: Collection,
  main: SourceFile,
  beside: readonly SourceFile[] = [],
): Promise<CollectionItem[]> {
  const items: CollectionItem[] = [];
  for await (const item of collection.read({ main, beside })) if (item.kind !== 'progress') items.push(item);
  return items;
}
