import { Buffer } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FileOutcome } from '#catalogue';
import { MAX_NESTING } from '#containers';
import type { Loss } from '#document';
import { asFanlightError, FanlightError } from '#errors';
import type { BookList, Collection, Format } from '#formats';
import { companionKind } from './companion-file.ts';
import { addFault, ContainerAllowance } from './container-allowance.ts';
import { type ContainerKind, containerKind, isContainer, keepEntries } from './expand-container.ts';
import { failure, received } from './file-outcomes.ts';
import type { BookTask, DiskTask, ReadLimits } from './import-protocol.ts';
import { bytesOfKept, type KeptFile, keepBytes, keepChunks, sourceOfKept } from './kept-file.ts';
import { type PlannedList, planBooks } from './plan-books.ts';
import { collectionOf, HEAD, type PlannedCollection, planImport } from './plan-import.ts';
import { readStory } from './read-file.ts';
import { receiveBook } from './receive-book.ts';
import {
  type CollectionReceiver,
  outcomeOfResult,
  type Received,
  receiveCollection,
} from './receive-collection.ts';
import { diskFile } from './source-file.ts';

/** What receiving a file needs; `isKnown` says whether an original was imported whole before. */
export type Receiver = CollectionReceiver & {
  formats: readonly Format[];
  collections: readonly Collection[];
  lists: readonly BookList[];
  limits: ReadLimits;
};

/** What became of reading a file's bytes and keeping them. */
export type Taken = { kept: KeptFile } | { failed: FileOutcome };

/**
 * Takes one file of an import in: reads its bytes and keeps them as an original, before anything looks inside; what is too
 * large to hold is kept as it is read. Throws only what must end the import (FL-LIB-…).
 */
export async function takeFile(receiver: Receiver, task: DiskTask): Promise<Taken> {
  const place = { path: task.path, name: path.posix.basename(task.path) };
  try {
    if (await isHeldWhole(receiver, task)) {
      return { kept: await keepBytes(receiver, { ...place, bytes: readWhole(task) }) };
    }
    return { kept: await keepUnchanged(receiver, task, place) };
  } catch (thrown) {
    return { failed: failure(task.path, 0, null, asFanlightError(thrown, 'FL-FILE-UNREADABLE')) };
  }
}

/** Keeps a file as it is read, refusing what changes meanwhile. */
async function keepUnchanged(
  receiver: Receiver,
  task: DiskTask,
  place: { path: string; name: string },
): Promise<KeptFile> {
  const before = statSync(Buffer.from(task.file));
  const kept = await keepChunks(receiver, place, diskFile(task.file, task.path, task.bytes).chunks());
  const after = statSync(Buffer.from(task.file));
  if (kept.size !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs)
    throw new FanlightError('FL-FILE-CHANGED');
  return kept;
}

/**
 * Reads what was taken in. Gives an outcome per story file; a container gives those of its entries first and its own
 * last, so that it counts as received only when all of it was. Throws only what must end the import.
 */
export async function* receiveTaken(
  receiver: Receiver,
  taken: Taken,
  task: DiskTask,
): AsyncGenerator<Received> {
  if ('failed' in taken) yield { kind: 'outcome', outcome: taken.failed };
  else if (task.collection) yield* receivePlanned(receiver, taken.kept, task);
  else if (task.list) yield { kind: 'outcome', outcome: listOutcome(taken.kept, task.list) };
  else if (task.book) yield { kind: 'outcome', outcome: await bookOutcome(receiver, taken.kept, task.book) };
  else yield* receiveKept(receiver, taken.kept, 0, new ContainerAllowance());
}

/** What is reported of a list of books itself. */
function listOutcome(
  kept: KeptFile,
  { name, losses, error }: Pick<PlannedList, 'losses' | 'error'> & { name: string },
): FileOutcome {
  if (error !== null) return failure(kept.path, kept.size, kept.original, new FanlightError(error));
  return { ...received(kept), format: name, losses: kept.known ? [] : [...losses] };
}

/** A book that a list names, with its other forms, as the import's plan found them. */
async function bookOutcome(receiver: Receiver, kept: KeptFile, book: BookTask): Promise<FileOutcome> {
  const list = receiver.lists.find(({ name }) => name === book.list);
  if (list === undefined) return readOutcome(receiver, kept);
  const opened = (files: BookTask['others']) =>
    files.map(({ file, path: shown, bytes }) => diskFile(file, shown, bytes));
  const files = [sourceOfKept(receiver, kept), ...opened(book.others)];
  return receiveBook(receiver, { list, files, beside: opened(book.beside), record: book.record }, kept);
}

/** A collection with the files beside it, as the import's plan found them. */
async function* receivePlanned(receiver: Receiver, kept: KeptFile, task: DiskTask): AsyncGenerator<Received> {
  const collection = receiver.collections.find(({ name }) => name === task.collection?.name);
  const beside = (task.collection?.beside ?? []).map(({ file, path: shown, bytes }) =>
    diskFile(file, shown, bytes),
  );
  const known = kept.known ? await allKnown(receiver, beside) : null;
  if (known !== null) for (const file of [...known, kept]) yield { kind: 'outcome', outcome: received(file) };
  else if (collection) {
    const main = sourceOfKept(receiver, kept);
    yield* receiveOpened(receiver, { main, collection, beside }, kept, (file) =>
      receiveKept(receiver, file, 1, new ContainerAllowance()),
    );
  }
}

/** A collection that the files beside it tell, unpacked first where it is a gzip file. */
async function* receiveOpened(
  receiver: Receiver,
  planned: PlannedCollection,
  kept: KeptFile,
  receiveFile: (kept: KeptFile) => AsyncIterable<Received>,
): AsyncGenerator<Received> {
  if (containerKind(await planned.main.read(0, HEAD)) !== 'gzip') {
    yield* receiveCollection(receiver, planned, kept, receiveFile);
    return;
  }
  const losses: Loss[] = [];
  for await (const entry of keepEntries(receiver, kept, 'gzip')) {
    if ('code' in entry) addFault(losses, entry.code, entry.path);
    else {
      const main = sourceOfKept(receiver, entry);
      yield* receiveCollection(receiver, { ...planned, main }, entry, receiveFile);
    }
  }
  yield { kind: 'outcome', outcome: { ...received(kept), format: 'gzip', losses } };
}

/**
 * The files beside a collection, where all of them are known: looked at one by one until one is not. What is too large to hold counts
 * as known, and is left out.
 */
async function allKnown(
  receiver: Receiver,
  beside: readonly ReturnType<typeof diskFile>[],
): Promise<KeptFile[] | null> {
  const known: KeptFile[] = [];
  for (const file of beside) {
    if (file.size === 0 || file.size > receiver.limits.maxFileBytes) continue;
    const kept = await keepBytes(receiver, {
      bytes: await file.read(0, file.size),
      name: file.name,
      path: file.path,
    });
    if (!kept.known) return null;
    known.push({ ...kept, bytes: null });
  }
  return known;
}

async function* receiveKept(
  receiver: Receiver,
  kept: KeptFile,
  depth: number,
  allowance: ContainerAllowance,
): AsyncGenerator<Received> {
  if (kept.known) {
    yield { kind: 'outcome', outcome: received(kept) };
    return;
  }
  const file = sourceOfKept(receiver, kept);
  const collection = await collectionOf(receiver.collections, file);
  if (collection !== null) {
    yield* receiveCollection(receiver, { main: file, collection, beside: [] }, kept, (inner) =>
      receiveKept(receiver, inner, depth + 1, allowance),
    );
    return;
  }
  const kind = containerKind(await file.read(0, HEAD));
  if (kind === null || (kind === 'zip' && !isContainer(await bytesOfKept(receiver, kept))))
    yield { kind: 'outcome', outcome: await readOutcome(receiver, kept) };
  else yield* receiveContainer(receiver, { kept, kind, depth, allowance });
}

type Container = { kept: KeptFile; kind: ContainerKind; depth: number; allowance: ContainerAllowance };

async function* receiveContainer(
  receiver: Receiver,
  { kept, kind, depth, allowance }: Container,
): AsyncGenerator<Received> {
  if (depth >= MAX_NESTING) {
    const outcome = failure(kept.path, kept.size, kept.original, new FanlightError('FL-ZIP-TOO-DEEP'));
    yield { kind: 'outcome', outcome };
    return;
  }
  const faults: Loss[] = [];
  const entries: KeptFile[] = [];
  for await (const entry of keepEntries(receiver, kept, kind)) {
    const refused = allowance.spend(entry);
    if (refused !== null) {
      addFault(faults, refused);
      break;
    }
    if ('code' in entry) addFault(faults, entry.code, entry.path);
    else entries.push({ ...entry, bytes: null });
    yield { kind: 'progress', bytes: 0 };
  }
  yield* receiveEntries(receiver, entries, depth, allowance);
  const own = received(kept);
  const first = faults[0];
  const isUnread = entries.length === 0 && first !== undefined;
  const error = isUnread ? { code: first.code, message: first.message } : null;
  yield { kind: 'outcome', outcome: isUnread ? { ...own, error } : { ...own, format: kind, losses: faults } };
}

/** Listed books and collections first, with what is beside them in the container; then what is read on its own. */
async function* receiveEntries(
  receiver: Receiver,
  entries: readonly KeptFile[],
  depth: number,
  allowance: ContainerAllowance,
): AsyncGenerator<Received> {
  const byFile = new Map(entries.map((entry) => [sourceOfKept(receiver, entry), entry]));
  const { lists, books, rest } = await planBooks(receiver.lists, [...byFile.keys()]);
  for (const { list, main, losses, error } of lists) {
    const own = byFile.get(main);
    if (own) yield { kind: 'outcome', outcome: listOutcome(own, { name: list.name, losses, error }) };
  }
  for (const book of books) {
    const own = byFile.get(book.files[0]);
    if (own) yield { kind: 'outcome', outcome: await receiveBook(receiver, book, own) };
  }
  const plan = await planImport(receiver.collections, rest);
  for (const planned of plan.collections) {
    const own = byFile.get(planned.main);
    if (own)
      yield* receiveOpened(receiver, planned, own, (inner) =>
        receiveKept(receiver, inner, depth + 1, allowance),
      );
  }
  for (const file of plan.single) {
    const entry = byFile.get(file);
    if (entry) yield* receiveKept(receiver, entry, depth + 1, allowance);
  }
}

/** Reads one story file; a failure is part of the outcome. */
async function readOutcome(receiver: Receiver, kept: KeptFile): Promise<FileOutcome> {
  try {
    if (kept.size > receiver.limits.maxFileBytes) throw new FanlightError('FL-FILE-TOO-LARGE');
    const { name, path: place } = kept;
    const bytes = await bytesOfKept(receiver, kept);
    const companion = companionKind(bytes, name);
    if (companion !== null) return { ...received(kept), format: companion };
    const result = await readStory(receiver.formats, { bytes, name, path: place });
    return await outcomeOfResult(receiver, kept, result, { name, isKnown: false });
  } catch (thrown) {
    return failure(kept.path, kept.size, kept.original, asFanlightError(thrown, 'FL-FILE-READER-FAILED'));
  }
}

/** Smaller files are held whatever they are. Bytes. */
const HELD = 16 * 1024 * 1024;

/**
 * Whether a file is held whole: a small one, and a zip, whose directory stands at its end. Of the others a collection or a
 * gzip file is read as it comes, whatever its size. Throws FL-FILE-TOO-LARGE for what is neither and over its limit.
 */
async function isHeldWhole(receiver: Receiver, task: DiskTask): Promise<boolean> {
  const { maxFileBytes, maxContainerBytes } = receiver.limits;
  if (task.bytes <= HELD) return true;
  const file = diskFile(task.file, task.path, task.bytes);
  const kind = containerKind(await file.read(0, HEAD));
  const isStreamed =
    kind === 'gzip' || task.collection || (await collectionOf(receiver.collections, file)) !== null;
  const isPacked = kind === 'zip' || kind === 'tar';
  const limit = isPacked ? maxContainerBytes : maxFileBytes;
  if (!isStreamed && task.bytes > limit) throw new FanlightError('FL-FILE-TOO-LARGE');
  return isPacked;
}

/** Reads a whole file, refusing what changes while it is read. */
function readWhole(task: DiskTask): Uint8Array {
  const file = openSync(Buffer.from(task.file), 'r');
  try {
    const before = fstatSync(file);
    if (!before.isFile()) throw new FanlightError('FL-FILE-NOT-A-FILE');
    const bytes = readFileSync(file);
    const after = fstatSync(file);
    if (bytes.length !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
      throw new FanlightError('FL-FILE-CHANGED');
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}
