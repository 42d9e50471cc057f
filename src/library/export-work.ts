import { createHash } from 'node:crypto';
import type { WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { epubSpine, type Format, type WritingOptions } from '#formats';
import type { Library } from './context.ts';
import { loadWritable } from './load-writable.ts';
import type { DeliveredFile } from './views.ts';
import { fileStem } from './writable-work.ts';

/**
 * A work in a format that Fanlight writes, named by its ending (`epub`, `html`, `xhtml`, `txt`, `md`, `json`). Books are
 * recorded with their hash, so that a place in an e-reader can be found again. Throws FL-USE-NO-WORK and
 * FL-USE-UNKNOWN-FORMAT.
 */
export async function exportWork(
  library: Library,
  id: WorkId,
  extension: string,
  options: WritingOptions = {},
): Promise<DeliveredFile> {
  const format = formatToWrite(library.formats, extension);
  const work = await loadWritable(library, id);
  const { bytes, mediaType } = await format.write(work, options);
  if (format.name === 'epub') {
    await library.catalogue.recordServedFile({
      hash: createHash('sha256').update(bytes).digest('hex'),
      work: id,
      revision: work.revision,
      format: format.name,
      spine: epubSpine(work),
    });
  }
  return { bytes, mediaType, fileName: `${fileStem(work)}.${extension}` };
}

/** The format that writes files of an ending. Throws FL-USE-UNKNOWN-FORMAT. */
export function formatToWrite(
  formats: readonly Format[],
  extension: string,
): Format & Required<Pick<Format, 'write'>> {
  const wanted = extension.toLowerCase();
  for (const format of formats) {
    if (format.write && format.extensions.includes(wanted)) return { ...format, write: format.write };
  }
  throw new FanlightError('FL-USE-UNKNOWN-FORMAT', extension);
}
