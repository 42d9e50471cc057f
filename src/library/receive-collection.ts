import type { FileOutcome, FilePart, NewPicture, NewSiteRecord } from '#catalogue';
import type { Loss } from '#document';
import { asFanlightError, ERROR_TABLE, errorSentence } from '#errors';
import type { CollectionFile, CollectionStory, ReadResult, SourceFile } from '#formats';
import type { OriginalStore } from '#originals';
import type { StoryPicture } from '#stories';
import { siteRecordOf } from './catalogue-source.ts';
import { catalogueWork } from './catalogue-work.ts';
import { addFault } from './container-allowance.ts';
import { type Keeping, type KeptFile, keepBytes } from './kept-file.ts';
import type { PlannedCollection } from './plan-import.ts';

/** What a receiver reads with: the store of originals, that of pictures, and what is known. */
export type CollectionReceiver = Keeping & { media: OriginalStore };

/** What receiving gives: outcomes of files, what a site kept beside its stories, and signs of life. */
export type Received =
  | { kind: 'outcome'; outcome: FileOutcome }
  | { kind: 'records'; records: NewSiteRecord[] }
  | { kind: 'progress'; bytes: number };

/** Records that are handed on together. */
const RECORDS_AT_ONCE = 50;

/**
 * Takes a collection apart: an outcome per story and, last, one for the collection itself. Files in it that are read on
 * their own go to `receiveFile`. Throws only what must end the import.
 */
export async function* receiveCollection(
  receiver: CollectionReceiver,
  { main, collection, beside }: PlannedCollection,
  kept: KeptFile,
  receiveFile: (kept: KeptFile) => AsyncIterable<Received>,
): AsyncGenerator<Received> {
  const records: NewSiteRecord[] = [];
  const own = new Set(beside.map((file) => file.path));
  const losses: Loss[] = [];
  const stories = new StoriesAhead();
  let error: FileOutcome['error'] = null;
  try {
    for await (const item of collection.read({ main, beside })) {
      switch (item.kind) {
        case 'story':
          stories.add(item.bytes.length, storyOutcome(receiver, main, item));
          while (stories.isFull) yield await stories.next();
          break;
        case 'file':
          while (!stories.isEmpty) yield await stories.next();
          yield* fileOutcome(
            receiver,
            own.has(item.place) ? item.place : `${main.path}!/${item.place}`,
            item,
            receiveFile,
          );
          break;
        case 'record':
          records.push(siteRecordOf(item.record));
          if (records.length >= RECORDS_AT_ONCE) yield { kind: 'records', records: records.splice(0) };
          break;
        case 'loss':
          if (losses.length < MOST_LOSSES) losses.push(item.loss);
          else addFault(losses, item.loss.code);
          break;
        case 'progress':
          yield item;
      }
    }
  } catch (thrown) {
    const failed = asFanlightError(thrown, 'FL-FILE-READER-FAILED', main.name);
    if (failed.kind === 'library') throw failed;
    error = { code: failed.code, message: errorSentence(failed.code) };
  }
  while (!stories.isEmpty) yield await stories.next();
  if (records.length > 0) yield { kind: 'records', records };
  const { path, size, original } = kept;
  const outcome = {
    path,
    original,
    bytes: size,
    format: collection.name,
    encoding: null,
    losses,
    error,
    works: [],
  };
  yield { kind: 'outcome', outcome };
}

const MOST_LOSSES = 1000;

/** Stories that are kept while further ones are read, and their bytes: the disk is not waited for, and little is held. */
const STORIES_AHEAD = 4;
const STORY_BYTES_AHEAD = 256 * 1024;

/** Stories on their way to the disk, in their order. */
class StoriesAhead {
  readonly #stories: { bytes: number; outcome: Promise<Received> }[] = [];
  #bytes = 0;

  /** A failure is thrown by {@link next}. */
  add(bytes: number, outcome: Promise<Received>): void {
    outcome.catch(() => {});
    this.#stories.push({ bytes, outcome });
    this.#bytes += bytes;
  }

  get isEmpty(): boolean {
    return this.#stories.length === 0;
  }

  get isFull(): boolean {
    return !this.isEmpty && (this.#stories.length > STORIES_AHEAD || this.#bytes > STORY_BYTES_AHEAD);
  }

  /** The first of them, which must be there. */
  async next(): Promise<Received> {
    const first = this.#stories.shift();
    if (first === undefined) throw new Error('no story is ahead');
    this.#bytes -= first.bytes;
    return await first.outcome;
  }
}

async function storyOutcome(
  receiver: CollectionReceiver,
  main: SourceFile,
  story: CollectionStory,
): Promise<Received> {
  const path = `${main.path}!/${story.place}`;
  const name = story.place.split('/').at(-1) ?? story.place;
  const kept = await keepBytes(receiver, { bytes: story.bytes, name, path });
  const parts: FilePart[] = [];
  let partsKnown = true;
  for (const part of story.parts) {
    const one = await keepBytes(receiver, { ...part, name: part.path.split('/').at(-1) ?? part.path });
    if (one.original === null) continue;
    parts.push({ path: one.path, bytes: one.size, original: one.original });
    partsKnown &&= one.known;
  }
  const isKnown = kept.known && partsKnown;
  const outcome = await outcomeOfResult(receiver, kept, story.result, { name, isKnown });
  return { kind: 'outcome', outcome: { ...outcome, ...(parts.length > 0 && { parts }) } };
}

/** A file in the collection, or one beside it, which keeps its own path. */
async function* fileOutcome(
  receiver: CollectionReceiver,
  path: string,
  file: CollectionFile,
  receiveFile: (kept: KeptFile) => AsyncIterable<Received>,
): AsyncGenerator<Received> {
  const name = file.place.split('/').at(-1) ?? file.place;
  const kept = await keepBytes(receiver, { bytes: file.bytes, name, path });
  if (!file.result) yield* receiveFile(kept);
  else {
    const outcome = await outcomeOfResult(receiver, kept, file.result, { name, isKnown: kept.known });
    yield { kind: 'outcome', outcome };
  }
}

/** What is saved of a story that was read; of one that is known, only that it was seen again. */
export async function outcomeOfResult(
  receiver: CollectionReceiver,
  kept: KeptFile,
  result: ReadResult,
  { name, isKnown }: { name: string; isKnown: boolean },
): Promise<FileOutcome> {
  const { path, size, original } = kept;
  const { name: charset, confidence, repaired } = result.encoding;
  const read = {
    path,
    original,
    bytes: size,
    format: result.format,
    encoding: { name: charset, confidence, repaired },
    losses: result.losses,
    error: null,
    works: [],
  };
  if (isKnown) return read;
  if (result.works.length === 0) {
    const code = reasonForNone(result.losses);
    return { ...read, error: { code, message: errorSentence(code) } };
  }
  const pictures = await keepPictures(receiver.media, result.pictures ?? []);
  return {
    ...read,
    works: result.works.map((work) => catalogueWork(work, name)),
    ...(pictures.length > 0 && { pictures }),
  };
}

/** Why a file that was read holds no story, as exactly as its reader knows. */
function reasonForNone(losses: readonly Loss[]): Loss['code'] {
  return losses.find(({ code }) => ERROR_TABLE[code].kind === 'file')?.code ?? 'FL-FILE-NO-STORY';
}

async function keepPictures(media: OriginalStore, pictures: readonly StoryPicture[]): Promise<NewPicture[]> {
  const kept: NewPicture[] = [];
  for (const { bytes, mediaType } of pictures)
    kept.push({ hash: await media.put(bytes), mediaType, bytes: bytes.length });
  return kept;
}
