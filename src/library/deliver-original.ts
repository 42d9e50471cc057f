import path from 'node:path';
import type { WorkId } from '#catalogue';
import type { Sha256 } from '#originals';
import type { Library } from './context.ts';
import type { DeliveredFile } from './views.ts';

/** The file a work came in, byte for byte, or null when there is no such work. Throws FL-LIB-ORIGINAL-MISSING. */
export async function deliverOriginal(library: Library, id: WorkId): Promise<DeliveredFile | null> {
  const work = await library.catalogue.work(id);
  if (!work) return null;
  const bytes = await library.originals.get(work.original.hash as Sha256);
  return {
    bytes,
    mediaType: 'application/octet-stream',
    fileName: path.posix.basename(work.original.path),
  };
}
