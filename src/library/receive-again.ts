import path from 'node:path';
import type { FileOutcome } from '#catalogue';
import { FanlightError } from '#errors';
import type { BookList } from '#formats';
import { failedFile, type KeptTask } from './import-protocol.ts';
import type { KeptFile } from './kept-file.ts';
import { type BookReceiver, readForm } from './receive-book.ts';

/**
 * Reads an original again as one story file, and puts to it what a list said of it. A failure is part of the outcome, also that
 * the original is not here any more. Throws only what must end the reading.
 */
export async function receiveAgain(
  receiver: BookReceiver & { lists: readonly BookList[] },
  { path: place, bytes: size, kept: original, said }: KeptTask,
): Promise<FileOutcome> {
  const file: KeptFile = {
    path: place,
    name: path.posix.basename(place),
    size,
    original,
    known: false,
    bytes: null,
  };
  try {
    if (said === null) return await readForm(receiver, file, (result) => result);
    const list = receiver.lists.find(({ name }) => name === said.list);
    if (list === undefined) throw new Error(`no list ${said.list}`);
    const record = await receiver.originals.get(said.record);
    return await readForm(receiver, file, (result) => list.put(result, record));
  } catch (thrown) {
    if (thrown instanceof FanlightError && thrown.code === 'FL-LIB-ORIGINAL-MISSING')
      return failedFile(place, thrown.code);
    throw thrown;
  }
}
