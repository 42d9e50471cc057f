import type { SourceFile } from '../../src/formats/collection.ts';

/** A file of a collection that is only bytes, in chunks of any size. */
export function sourceFile(path: string, content: Uint8Array, chunk = 1024 * 1024): SourceFile {
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
