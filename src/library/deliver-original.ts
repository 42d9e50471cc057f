import path from 'node:path';
import type { WorkId } from '#catalogue';
import type { Sha256 } from '#originals';
import type { Library } from './context.ts';
import type { DeliveredFile } from './views.ts';

/**
 * A file that a work was read from, byte for byte: the one that is shown, or that with a hash. Null when there is no such
 * work or file. Throws FL-LIB-ORIGINAL-MISSING.
 */
export async function deliverOriginal(
  library: Library,
  id: WorkId,
  hash?: string,
): Promise<DeliveredFile | null> {
  const originals = await library.catalogue.originalsOf(id);
  const original = hash === undefined ? originals[0] : originals.find((one) => one.hash === hash);
  if (original === undefined) return null;
  const bytes = await library.originals.get(original.hash as Sha256);
  return { bytes, mediaType: 'application/octet-stream', fileName: path.posix.basename(original.path) };
}
