import { createHash } from 'node:crypto';
import { chapterText } from '#document';
import { FanlightError } from '#errors';
import type { Format, FormatInput } from '#formats';
import { toXhtml } from '#markup';
import type { ReadWork, StoryPicture } from '#stories';
import { countWords } from '#text';
import { metadataOf } from './catalogue-work.ts';
import { formatToWrite } from './export-work.ts';
import { readStory } from './read-file.ts';
import type { DeliveredFile } from './views.ts';
import { fileStem, writableWork } from './writable-work.ts';

/** A book made without a library has no revision of its own; this stands for the day it was made. */
const NO_REVISION_DATE = '2000-01-01T00:00:00.000Z';

/**
 * Reads a story file and writes each of its works in the format of an ending, without a library. The same bytes give
 * the same files. Throws what reading throws, FL-FILE-NO-STORY, and FL-USE-UNKNOWN-FORMAT.
 */
export async function convertFile(
  formats: readonly Format[],
  input: FormatInput,
  extension: string,
): Promise<DeliveredFile[]> {
  const format = formatToWrite(formats, extension);
  const { works, pictures = [] } = await readStory(formats, input);
  if (works.length === 0) throw new FanlightError('FL-FILE-NO-STORY', input.name);
  const id = createHash('sha256').update(input.bytes).digest('hex');
  return Promise.all(
    works.map((work, index) =>
      convertWork(work, format, { id: `${id}-${index + 1}`, input, extension, pictures }),
    ),
  );
}

async function convertWork(
  work: ReadWork,
  format: ReturnType<typeof formatToWrite>,
  source: { id: string; input: FormatInput; extension: string; pictures: readonly StoryPicture[] },
): Promise<DeliveredFile> {
  const language = work.reading.language ?? work.document.language ?? null;
  const metadata = metadataOf(work.reading, source.input.name, language);
  const chapters = work.document.chapters.map((chapter) => ({
    title: chapter.title ?? null,
    xhtml: toXhtml(chapter.blocks),
  }));
  const words = work.document.chapters.reduce((sum, chapter) => sum + countWords(chapterText(chapter)), 0);
  const identity = {
    id: source.id,
    revision: 1,
    words,
    modified: NO_REVISION_DATE,
    chapters,
    pictures: source.pictures,
  };
  const { bytes, mediaType } = await format.write(writableWork(metadata, identity));
  return { bytes, mediaType, fileName: `${fileStem(metadata)}.${source.extension}` };
}
