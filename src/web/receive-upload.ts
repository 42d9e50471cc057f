/** Files of a form, handed on as they come. */
import type { FastifyRequest } from 'fastify';
import { asFanlightError, FanlightError } from '#errors';
import type { ImportQueue, Upload, UploadShelf } from '#library';

/** A form of files has no other fields that are read; these are for what a browser may add. */
const MOST_FIELDS = 10;
/** Bytes that a form has around its files at most, for each file and besides. */
const AROUND = 4096;
/** Milliseconds for which the rest of a refused upload is read. */
const DROP_FOR = 60_000;

/**
 * Takes the files of a posted form onto the shelf; null when there is none. Throws FL-WEB-UPLOAD-LARGE, FL-WEB-UPLOAD-MANY,
 * FL-WEB-FORM and FL-LIB-…, and then nothing is kept.
 */
export async function receiveUpload(
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
export function dropRest({ raw }: FastifyRequest): void {
  raw.unpipe();
  raw.resume();
  const enough = setTimeout(() => {
    if (!raw.complete) raw.destroy();
  }, DROP_FOR);
  enough.unref();
  raw.once('close', () => clearTimeout(enough));
}

/** Queues an upload; one that is not taken is thrown away. Throws FL-WEB-QUEUE-FULL. */
export async function addOrDiscard(queue: ImportQueue, upload: Upload): ReturnType<ImportQueue['addUpload']> {
  try {
    return await queue.addUpload(upload);
  } catch (thrown) {
    await upload.discard();
    throw thrown;
  }
}
