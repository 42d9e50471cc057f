import { createHash } from 'node:crypto';
import { chapterText } from '#document';
import { asFanlightError, FanlightError } from '#errors';
import type { FormatInput, ReadResult, WritableBook, WritableWork, WritingOptions } from '#formats';
import { toXhtml } from '#markup';
import type { ReadWork, StoryPicture } from '#stories';
import { countWords } from '#text';
import { metadataOf, titleFromFile } from './catalogue-work.ts';
import { deliverBook, MOST_WORKS } from './deliver-book.ts';
import { formatToWrite } from './export-work.ts';
import type { Readers } from './inspect-file.ts';
import { collectionOf } from './plan-import.ts';
import { readStory } from './read-file.ts';
import { heldFile } from './source-file.ts';
import type { DeliveredFile } from './views.ts';
import { fileStem, writableWork } from './writable-work.ts';

/** A book made without a library has no revision of its own; this stands for the day it was made. */
const NO_REVISION_DATE = '2000-01-01T00:00:00.000Z';

/** How a file is converted: each of its works by itself, or all in one book, which may be given a title. */
export type ConvertOptions = WritingOptions & { as?: 'one-book' | 'many'; title?: string };

/**
 * Reads a story file, or every story of a mailbox or dump, and writes each of its works in the format of an ending,
 * without a library, one after another, or all of them as one book. The same bytes give the same files. Throws what reading
 * throws, FL-FILE-NO-STORY, FL-USE-UNKNOWN-FORMAT, FL-USE-NOT-ONE-BOOK and FL-USE-BOOK-SIZE.
 */
export async function* convertFile(
  readers: Readers,
  input: FormatInput,
  extension: string,
  { as = 'many', title, ...options }: ConvertOptions = {},
): AsyncGenerator<DeliveredFile> {
  const format = formatToWrite(readers.formats, extension);
  if (as === 'one-book') {
    const works = [];
    for await (const work of worksOf(readers, input)) {
      works.push(work);
      if (works.length > MOST_WORKS) throw new FanlightError('FL-USE-BOOK-SIZE', input.name);
    }
    if (works.length === 0) throw new FanlightError('FL-FILE-NO-STORY', input.name);
    const called = title ?? titleFromFile(input.name);
    const book: WritableBook = { id: `file ${hashOf(input.bytes)}`, title: called, of: 'selection', works };
    yield await deliverBook(format, book, extension, options);
    return;
  }
  let found = false;
  for await (const work of worksOf(readers, input)) {
    found = true;
    const { bytes, mediaType } = await format.write(work, options);
    yield { bytes, mediaType, fileName: `${fileStem(work)}.${extension}` };
  }
  if (!found) throw new FanlightError('FL-FILE-NO-STORY', input.name);
}

/** The works of a file, ready to be written. */
async function* worksOf(readers: Readers, input: FormatInput): AsyncGenerator<WritableWork> {
  for await (const { source, works, pictures } of storiesOf(readers, input)) {
    const id = hashOf(source.bytes);
    for (const [index, work] of works.entries())
      yield writableOf(work, { id: `${id}-${index + 1}`, input: source, pictures });
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

type ReadSource = {
  source: FormatInput;
  works: readonly ReadWork[];
  pictures: readonly StoryPicture[];
};

/** What holds many stories is never read as one: a dump of a site holds its members' addresses and passwords as well. */
async function* storiesOf({ formats, collections }: Readers, input: FormatInput): AsyncGenerator<ReadSource> {
  const main = heldFile(input);
  const collection = await collectionOf(collections, main);
  if (collection === null) {
    const { works, pictures = [] } = await readStory(formats, input);
    yield { source: input, works, pictures };
    return;
  }
  for await (const item of collection.read({ main, beside: [] })) {
    if (item.kind !== 'story' && item.kind !== 'file') continue;
    const path = `${main.path}!/${item.place}`;
    const source = { bytes: item.bytes, path, name: item.place.split('/').at(-1) ?? item.place };
    const result = item.result ?? (await readStory(formats, source).catch(nothingOfFile));
    yield { source, works: result.works, pictures: result.pictures ?? [] };
  }
}

/** A page of a site that is no story does not keep the others from being written. */
function nothingOfFile(thrown: unknown): Pick<ReadResult, 'works' | 'pictures'> {
  if (asFanlightError(thrown, 'FL-FILE-READER-FAILED').kind === 'library') throw thrown;
  return { works: [] };
}

/** Where a work was published; a story of messages has identifiers instead. */
function addressOf({ addresses = [] }: ReadWork): string | null {
  const found = addresses.find(
    ({ address, chapter }) => chapter === undefined && /^https?:\/\//i.test(address),
  );
  return found?.address ?? null;
}

function writableOf(
  work: ReadWork,
  source: { id: string; input: FormatInput; pictures: readonly StoryPicture[] },
): WritableWork {
  const language = work.reading.language ?? work.document.language ?? null;
  const chapters = work.document.chapters.map((chapter) => ({
    title: chapter.title ?? null,
    xhtml: toXhtml(chapter.blocks),
  }));
  return writableWork(metadataOf(work.reading, source.input.name, language), {
    id: source.id,
    revision: 1,
    words: work.document.chapters.reduce((sum, chapter) => sum + countWords(chapterText(chapter)), 0),
    modified: NO_REVISION_DATE,
    chapters,
    pictures: source.pictures,
    source: addressOf(work),
    updated: work.updated ?? work.reading.dateUpdated,
  });
}
