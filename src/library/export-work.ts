import { createHash } from 'node:crypto';
import type { WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { epubSpine, type Format, type WritableWork, type WritingOptions } from '#formats';
import { bookLayout } from './book-layout.ts';
import type { Library } from './context.ts';
import { documentNames } from './document-names.ts';
import { loadWritable } from './load-writable.ts';
import type { DeliveredFile } from './views.ts';
import { fileStem } from './writable-work.ts';

/** `numbered`: the work's number stands before the ending, since works in one folder may have the same title. */
type NamedOptions = WritingOptions & { numbered?: boolean };

/**
 * A work in a format that Fanlight writes, named by its ending (`epub`, `html`, `xhtml`, `txt`, `md`, `json`). Books are
 * recorded with their hash, so that a place in an e-reader can be found again. Throws FL-USE-NO-WORK and
 * FL-USE-UNKNOWN-FORMAT.
 */
export async function exportWork(
  library: Library,
  id: WorkId,
  extension: string,
  options: NamedOptions = {},
): Promise<DeliveredFile> {
  const { work, isBook, ...file } = await written(library, id, extension, options);
  if (isBook) await recordBook(library, { id, work, bytes: file.bytes, fileName: file.fileName });
  return file;
}

/** The same as a copy for strangers: nothing is recorded, since no place of theirs comes back. Throws as {@link exportWork}. */
export async function copyWork(library: Library, id: WorkId, extension: string): Promise<DeliveredFile> {
  const { bytes, mediaType, fileName } = await written(library, id, extension, {});
  return { bytes, mediaType, fileName };
}

async function written(
  library: Library,
  id: WorkId,
  extension: string,
  { numbered = false, ...options }: NamedOptions,
): Promise<DeliveredFile & { work: WritableWork; isBook: boolean }> {
  const format = formatToWrite(library.formats, extension);
  const work = await loadWritable(library, id);
  const { bytes, mediaType } = await format.write(work, options);
  const fileName = `${fileStem(work)}${numbered ? `-${id}` : ''}.${extension}`;
  return { bytes, mediaType, fileName, work, isBook: format.name === 'epub' };
}

/** A work as a book that is handed out. */
type HandedOut = { id: WorkId; work: WritableWork; bytes: Uint8Array; fileName: string };

/** Remembers a book with the names that devices may give it; one that was handed out before is known with its layout. */
async function recordBook({ catalogue }: Library, { id, work, bytes, fileName }: HandedOut): Promise<void> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const known = await catalogue.servedFile(hash);
  if (known?.work === id && known.spine.every(({ runs }) => runs !== undefined)) return;
  const chapters = epubSpine(work).flatMap(({ href, chapter }): [string, number][] =>
    chapter === null ? [] : [[href, chapter]],
  );
  const fragments = work.chapters.map(({ xhtml }) => xhtml);
  const spine = await bookLayout(bytes, new Map(chapters), fragments);
  const file = { hash, work: id, revision: work.revision, format: 'epub', spine };
  await catalogue.recordServedFile(file, documentNames(bytes, fileName, work));
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
