import type { CollectionSource } from '#formats';
import { sourceFile } from '../source-file.ts';

/** How much comes at once, bytes: small, so that the edges of chunks are met. */
const CHUNK = 1000;

/** A collection of one file in memory. */
export function sourceOf(bytes: Uint8Array, path = 'list.mbox'): CollectionSource {
  return { main: sourceFile(path, bytes, CHUNK), beside: [] };
}
