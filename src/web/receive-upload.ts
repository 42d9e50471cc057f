/** Files of a form, handed on as they come. */
import type { FastifyRequest } from 'fastify';
import type { BatchId } from '#catalogue';
import { asFanlightError, FanlightError } from '#errors';
import type { ImportQueue, Upload, UploadShelf } from '#library';
import type { Site } from './site.ts';

/** A form of files has no other fields that are read; these are for what a browser may add. */
const MOST_FIELDS = 10;
/** Bytes that a form has around its files at most, for each file and besides. */
const AROUND = 4096;
/** Milliseconds for which the rest of a refused upload is read. */
const DROP_FOR = 60_000;

/**
 * Queues the files of a posted form as an import; null when there is none. Throws what {@link receiveUpload} throws, FL-WEB-QUEUE-FULL, and
 * FL-WEB-NOT-FOUND on a server that takes no imports; the rest of the form is then read for a while.
 */
export async function queueUpload(
  request: FastifyRequest,
  { queue, library }: Site,
): Promise<BatchId | null> {
  try {
    if (queue === null) throw new FanlightError('FL-WEB-NOT-FOUND');
    const upload = await receiveUpload(request, queue.shelf, library.clock().toISOString());
    return upload && (await addOrDiscard(queue, upload));
  } catch (thrown) {
    dropRest(request);
    throw thrown;
  }
}

/**
 * Takes the files of a posted form onto the shelf; null when there is none. Throws FL-WEB-UPLOAD-LARGE, FL-WEB-UPLOAD-MANY,
 * FL-WEB-FORM and FL-LIB-…, and then nothing is kept.
 */
async function receiveUpload(
  request: FastifyRequest,
  shelf: UploadShelf,
  day: string,
): Promise<Upload | null> {
  const { totalBytes, fileBytes, files } = shelf.limits;
  if (Number(request.headers['content-length'] ?? 0) > totalBytes + AROUND * (files + 1))
    throw new FanlightError('FL-WEB-UPLOAD-LARGE');
  const upload = await shelf.begin(day);
  try {
    const parts = request.parts({
      preservePath: true,
      limits: {
        fields: MOST_FIELDS,
        fieldSize: AROUND,
        files: files + 1,
        parts: files + 1 + MOST_FIELDS,
        fileSize: fileBytes + 1,
      },
    });
    for await (const part of parts) {
      // The parser keeps every part for whoever asks later; thousands of files would be held until the last has come.
      delete part.fields[part.fieldname];
      if (part.type !== 'file') continue;
      if (part.filename === '' || part.filename === undefined) part.file.resume();
      else await upload.add(part.filename, part.file);
    }
    if (upload.files > 0) {
      await upload.finish();
      return upload;
    }
  } catch (thrown) {
    await upload.discard();
    throw asFanlightError(thrown, 'FL-WEB-FORM');
  }
  await upload.discard();
  return null;
}

/** Reads what still comes of a refused upload for a while, since a browser hears no answer before it has sent all. */
function dropRest({ raw }: FastifyRequest): void {
  raw.unpipe();
  raw.resume();
  const enough = setTimeout(() => {
    if (!raw.complete) raw.destroy();
  }, DROP_FOR);
  enough.unref();
  raw.once('close', () => clearTimeout(enough));
}

/** Queues an upload; one that is not taken is thrown away. Throws FL-WEB-QUEUE-FULL. */
async function addOrDiscard(queue: ImportQueue, upload: Upload): Promise<BatchId> {
  try {
    return await queue.addUpload(upload);
  } catch (thrown) {
    await upload.discard();
    throw thrown;
  }
}
