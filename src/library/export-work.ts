import { createHash } from 'node:crypto';
import type { WorkDetail, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { epubSpine, type Format, type WritableWork } from '#formats';
import { bookLayout } from './book-layout.ts';
import type { Library } from './context.ts';
import { documentNames } from './document-names.ts';
import { deliverPicture } from './show-sources.ts';
import { readChapters, showWork } from './show-work.ts';
import type { DeliveredFile } from './views.ts';
import { fileStem, picturesShown, writableWork } from './writable-work.ts';

/**
 * A work in a format that Fanlight writes, named by its ending (`epub`, `html`, `xhtml`, `txt`, `md`, `json`). Books are
 * recorded with their hash, so that a place in an e-reader can be found again. Throws FL-USE-NO-WORK and
 * FL-USE-UNKNOWN-FORMAT.
 */
export async function exportWork(library: Library, id: WorkId, extension: string): Promise<DeliveredFile> {
  const work = await showWork(library, id);
  if (!work) throw new FanlightError('FL-USE-NO-WORK', String(id));
  const format = formatToWrite(library.formats, extension);
  const chapters = await readChapters(library, id, 'all');
  const writable = writableWork(work, {
    id: String(work.id),
    revision: work.revision,
    words: work.words,
    modified: work.updatedAt,
    chapters,
    pictures: await picturesOf(library, chapters),
  });
  const { bytes, mediaType } = await format.write(writable);
  const fileName = `${fileStem(work)}.${extension}`;
  if (format.name === 'epub') await recordBook(library, { work, writable, bytes, fileName });
  return { bytes, mediaType, fileName };
}

/** Remembers a book with the names that devices may give it; one that was handed out before is known with its layout. */
async function recordBook(
  { catalogue }: Library,
  {
    work,
    writable,
    bytes,
    fileName,
  }: { work: WorkDetail; writable: WritableWork; bytes: Uint8Array; fileName: string },
): Promise<void> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const known = await catalogue.servedFile(hash);
  if (known?.work === work.id && known.spine.every(({ runs }) => runs !== undefined)) return;
  const chapters = epubSpine(writable).flatMap(({ href, chapter }): [string, number][] =>
    chapter === null ? [] : [[href, chapter]],
  );
  const fragments = writable.chapters.map(({ xhtml }) => xhtml);
  const spine = await bookLayout(bytes, new Map(chapters), fragments);
  const file = { hash, work: work.id, revision: work.revision, format: 'epub', spine };
  await catalogue.recordServedFile(file, documentNames(bytes, fileName, work));
}

/** The pictures of chapters; one that is missing is left to its description. */
async function picturesOf(
  library: Library,
  chapters: Parameters<typeof picturesShown>[0],
): Promise<NonNullable<WritableWork['pictures']>> {
  const pictures = await Promise.all(
    picturesShown(chapters).map(async (sha256) => {
      const found = await deliverPicture(library, sha256).catch(() => null);
      return found === null ? [] : [{ sha256, bytes: found.bytes, mediaType: found.mediaType }];
    }),
  );
  return pictures.flat();
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
