import { createHash } from 'node:crypto';
import type { WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { epubSpine, type Format, type WritableWork, type WritingOptions } from '#formats';
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
  if (format.name === 'epub') await recordBook(library, id, work, bytes);
  return { bytes, mediaType, fileName: `${fileStem(work)}.${extension}` };
}

/** Most books are asked for more than once, and to look costs less than to write. */
async function recordBook(
  { catalogue }: Library,
  id: WorkId,
  work: WritableWork,
  bytes: Uint8Array,
): Promise<void> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const known = await catalogue.servedFile(hash);
  if (known?.work === id && known.revision === work.revision) return;
  await catalogue.recordServedFile({
    hash,
    work: id,
    revision: work.revision,
    format: 'epub',
    spine: epubSpine(work),
  });
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
