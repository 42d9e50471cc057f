import { Buffer } from 'node:buffer';
import { deflatedFile, type PackedFile, storedFile, streamZip } from '#containers';
import type { Library } from './context.ts';
import { exportEach, formatToWrite } from './export-work.ts';
import type { ExportOptions } from './export-works.ts';
import { type Selection, selectWorks } from './select-works.ts';
import { fileStem } from './writable-work.ts';

const LEVEL = 6;

/** A zip that is made while it is sent. */
export type StreamedZip = { fileName: string; pieces: AsyncGenerator<Uint8Array> };

/**
 * The works of a selection, a file for each, as a zip that is made piece by piece: no more than some works are held at a time, and
 * others in this process have their turn. The same revisions give the same bytes. Throws what `selectWorks` throws, with `most`, and
 * FL-USE-UNKNOWN-FORMAT, and later, while it is made, FL-USE-NO-WORK and FL-USE-BOOK-SIZE.
 */
export async function zipWorks(
  library: Library,
  selection: Selection,
  { extension, title: asked, reader, most, ...options }: Omit<ExportOptions, 'as'> & { most?: number },
): Promise<StreamedZip> {
  formatToWrite(library.formats, extension);
  const { title, works } = await selectWorks(library, selection, reader, most);
  const files = exportEach(library, works, extension, { ...options, numbered: true });
  const called = asked ?? title ?? `${works.length} works`;
  return {
    fileName: `${fileStem({ title: called, creators: [] })}.zip`,
    pieces: streamZip(packed(files)),
  };
}

/** Books are zips already. */
async function* packed(files: ReturnType<typeof exportEach>): AsyncGenerator<readonly [string, PackedFile]> {
  for await (const { fileName, mediaType, bytes } of files) {
    const isZip = mediaType === 'application/epub+zip';
    yield [fileName, isZip ? storedFile(bytes) : deflatedFile(Buffer.from(bytes).toString('utf8'), LEVEL)];
  }
}
