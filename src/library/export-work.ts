import { createHash } from 'node:crypto';
import type { ServedRecord, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { breather, epubSpine, type Format, type WritableWork, type WritingOptions } from '#formats';
import { bookLayout } from './book-layout.ts';
import type { Library } from './context.ts';
import { documentNames } from './document-names.ts';
import { loadWritable } from './load-writable.ts';
import type { DeliveredFile } from './views.ts';
import { fileStem } from './writable-work.ts';

/** `numbered`: the work's number stands before the ending, since works in one folder may have the same title. */
type NamedOptions = WritingOptions & { numbered?: boolean };

/** Works that are written before the first of them is handed out, and bytes after which there are no more of them. */
const AT_ONCE = 32;
const AT_ONCE_BYTES = 8 * 1024 * 1024;

/**
 * A work, by its number or loaded, in a format that Fanlight writes, named by its ending (`epub`, `html`, `xhtml`, `txt`, `md`, `json`). Books are
 * recorded with their hash, so that a place in an e-reader can be found again. Throws FL-USE-NO-WORK and
 * FL-USE-UNKNOWN-FORMAT.
 */
export async function exportWork(
  library: Library,
  work: WorkId | WritableWork,
  extension: string,
  options: NamedOptions = {},
): Promise<DeliveredFile> {
  const made = await makeFile(library, work, extension, options);
  await recordBooks(library, [made]);
  return made.file;
}

/** The same as a copy for strangers: nothing is recorded, since no place of theirs comes back. Throws as {@link exportWork}. */
export async function copyWork(library: Library, id: WorkId, extension: string): Promise<DeliveredFile> {
  return (await makeFile(library, id, extension, {})).file;
}

/** Works as files one after another. What is recorded of books is written for some of them at once, before the first of those is handed out. */
export async function* exportEach(
  library: Library,
  ids: readonly WorkId[],
  extension: string,
  options: NamedOptions = {},
): AsyncGenerator<DeliveredFile> {
  const breathe = breather();
  for (let from = 0; from < ids.length; ) {
    const made: MadeFile[] = [];
    let bytes = 0;
    while (from < ids.length && made.length < AT_ONCE && bytes < AT_ONCE_BYTES) {
      const id = ids[from];
      from += 1;
      if (id === undefined) continue;
      const one = await makeFile(library, id, extension, options);
      made.push(one);
      bytes += one.file.bytes.length;
      await breathe();
    }
    await recordBooks(library, made);
    for (const { file } of made) yield file;
  }
}

/** A work as a file, and as a book whose places are recorded; null for other forms. */
type MadeFile = { id: WorkId; work: WritableWork; file: DeliveredFile; isBook: boolean };

async function makeFile(
  library: Library,
  wanted: WorkId | WritableWork,
  extension: string,
  { numbered = false, ...options }: NamedOptions,
): Promise<MadeFile> {
  const format = formatToWrite(library.formats, extension);
  const work = typeof wanted === 'number' ? await loadWritable(library, wanted) : wanted;
  const id = Number(work.id) as WorkId;
  const { bytes, mediaType } = await format.write(work, options);
  const fileName = `${fileStem(work)}${numbered ? `-${id}` : ''}.${extension}`;
  return { id, work, file: { bytes, mediaType, fileName }, isBook: format.name === 'epub' };
}

/** Remembers books with the names that devices may give them; one that was handed out before is known with its layout. */
async function recordBooks({ catalogue }: Library, made: readonly MadeFile[]): Promise<void> {
  const records: ServedRecord[] = [];
  for (const { id, work, file, isBook } of made) {
    if (!isBook) continue;
    const hash = createHash('sha256').update(file.bytes).digest('hex');
    const known = await catalogue.servedFile(hash);
    if (known?.work === id && known.spine.every(({ runs }) => runs !== undefined)) continue;
    const chapters = epubSpine(work).flatMap(({ href, chapter }): [string, number][] =>
      chapter === null ? [] : [[href, chapter]],
    );
    const fragments = work.chapters.map(({ xhtml }) => xhtml);
    const spine = await bookLayout(file.bytes, new Map(chapters), fragments);
    records.push({
      file: { hash, work: id, revision: work.revision, format: 'epub', spine },
      names: documentNames(file.bytes, file.fileName, work),
    });
  }
  if (records.length > 0) await catalogue.recordServedFiles(records);
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
