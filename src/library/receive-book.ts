import type { FileOutcome, FilePart } from '#catalogue';
import type { Loss } from '#document';
import { asFanlightError, FanlightError } from '#errors';
import type { BookList, Format, ReadResult, SourceFile } from '#formats';
import { loss } from '#stories';
import { failure, received } from './file-outcomes.ts';
import type { ReadLimits } from './import-protocol.ts';
import { bytesOfKept, type KeptFile, keepBytes, keepChunks } from './kept-file.ts';
import type { PlannedBook } from './plan-books.ts';
import { readStory } from './read-file.ts';
import { type CollectionReceiver, outcomeOfResult } from './receive-collection.ts';

/** What a listed book is received with. */
export type BookReceiver = CollectionReceiver & { formats: readonly Format[]; limits: ReadLimits };

/** Files of a book up to this size are held while they are kept. Bytes. */
const HELD = 16 * 1024 * 1024;

/**
 * Receives a book that a list names: keeps all of its forms and what the list says of it, reads the best form that can be read, and
 * puts the list's word to it. The others are kept as parts of the same work. What cannot be kept or read is a loss. `kept` is the first
 * form. Throws only what must end the import.
 */
export async function receiveBook(
  receiver: BookReceiver,
  { list, files, beside, record }: Omit<PlannedBook, 'files'> & { files: readonly SourceFile[] },
  kept: KeptFile,
): Promise<FileOutcome> {
  const losses: Loss[] = [];
  const forms: KeptFile[] = [kept];
  for (const file of files.slice(1)) forms.push(...(await keepFile(receiver, file, losses)));
  const said = await keepBytes(receiver, { ...record, name: record.path.split('/').at(-1) ?? record.path });
  const others: KeptFile[] = [said];
  for (const file of beside) others.push(...(await keepFile(receiver, file, losses)));
  const isKnown = [...forms, ...others].every(({ known }) => known);
  if (isKnown) return { ...received(kept), losses, parts: partsOf([...forms.slice(1), ...others]) };
  const outcome = await readBest(receiver, forms, list, record.bytes);
  const shown = forms.find(({ path }) => path === outcome.path);
  return {
    ...outcome,
    losses: [...outcome.losses, ...losses],
    parts: partsOf([...forms.filter((form) => form !== shown), ...others]),
  };
}

/** A file beside the first; one that cannot be read or is too large is left out, and tried again with the next import. */
async function keepFile(receiver: BookReceiver, file: SourceFile, losses: Loss[]): Promise<KeptFile[]> {
  const { name, path, size } = file;
  if (size === 0) return [];
  try {
    if (size > receiver.limits.maxContainerBytes) throw new FanlightError('FL-FILE-TOO-LARGE');
    if (size > HELD) return [await keepChunks(receiver, { name, path }, file.chunks())];
    const kept = await keepBytes(receiver, { name, path, bytes: await file.read(0, size) });
    return [{ ...kept, bytes: null }];
  } catch (thrown) {
    if (asFanlightError(thrown, 'FL-FILE-UNREADABLE').kind === 'library') throw thrown;
    losses.push(loss('FL-LOSS-BOOK-FORM', name));
    return [];
  }
}

function partsOf(files: readonly KeptFile[]): FilePart[] {
  return files.flatMap(({ path, size, original }) =>
    original === null ? [] : [{ path, bytes: size, original }],
  );
}

/** The first form with a story in it, and that those before it have none; where none has one, what the first says. */
async function readBest(
  receiver: BookReceiver,
  forms: readonly KeptFile[],
  list: BookList,
  record: Uint8Array,
): Promise<FileOutcome> {
  let first: FileOutcome | null = null;
  const losses: Loss[] = [];
  for (const form of forms) {
    const outcome = await readForm(receiver, form, (result) => list.put(result, record));
    if (outcome.error === null) return { ...outcome, losses: [...outcome.losses, ...losses] };
    losses.push(loss('FL-LOSS-BOOK-FORM', form.name));
    first ??= outcome;
  }
  if (first === null) throw new Error('a listed book has a file');
  return first;
}

/** Reads a kept file as one story file, and puts to it what else is said of it; a failure is part of the outcome. */
export async function readForm(
  receiver: BookReceiver,
  kept: KeptFile,
  put: (result: ReadResult) => ReadResult,
): Promise<FileOutcome> {
  const { name, path, size } = kept;
  try {
    if (size > receiver.limits.maxFileBytes) throw new FanlightError('FL-FILE-TOO-LARGE');
    const bytes = await bytesOfKept(receiver, kept);
    const result = await readStory(receiver.formats, { bytes, name, path });
    return await outcomeOfResult(receiver, kept, put(result), { name, isKnown: false });
  } catch (thrown) {
    return failure(path, size, kept.original, asFanlightError(thrown, 'FL-FILE-READER-FAILED'));
  }
}
