import { Buffer } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import type { FileOutcome } from '#catalogue';
import { isGzip, isZip, MAX_NESTING } from '#containers';
import type { Loss } from '#document';
import { asFanlightError, ERROR_TABLE, errorSentence, FanlightError } from '#errors';
import type { Format, FormatInput } from '#formats';
import type { OriginalStore } from '#originals';
import { catalogueWork } from './catalogue-work.ts';
import { addFault, ContainerAllowance } from './container-allowance.ts';
import { expandContainer, isContainer } from './expand-container.ts';
import type { ReadLimits, ReadTask } from './import-protocol.ts';
import { readStory } from './read-file.ts';

/** What receiving a file needs; `isKnown` says whether an original was imported whole before. */
export type Receiver = {
  formats: readonly Format[];
  originals: OriginalStore;
  isKnown: (hash: string) => Promise<boolean>;
  limits: ReadLimits;
};

/** A file whose bytes are kept; `known` means that nothing more needs doing. */
type Kept = { input: FormatInput; original: string | null; known: boolean };

/** What became of reading a file's bytes and keeping them. */
export type Taken = { kept: Kept } | { failed: FileOutcome };

/**
 * Takes one file of an import in: reads its bytes and keeps them as an original, before anything looks inside. Throws only
 * what must end the import (FL-LIB-…).
 */
export async function takeFile(receiver: Receiver, task: ReadTask): Promise<Taken> {
  try {
    const bytes = readWhole(task, receiver.limits);
    return { kept: await keep(receiver, { bytes, name: path.posix.basename(task.path), path: task.path }) };
  } catch (thrown) {
    return { failed: failure(task.path, 0, null, asFanlightError(thrown, 'FL-FILE-UNREADABLE')) };
  }
}

/**
 * Reads what was taken in. Yields an outcome per story file; a container yields those of its entries first and its own
 * last, so that it counts as received only when all of it was. Throws only what must end the import.
 */
export async function* receiveTaken(receiver: Receiver, taken: Taken): AsyncGenerator<FileOutcome> {
  if ('failed' in taken) yield taken.failed;
  else yield* receiveKept(receiver, taken.kept, 0, new ContainerAllowance());
}

async function keep(receiver: Receiver, input: FormatInput): Promise<Kept> {
  const original = input.bytes.length === 0 ? null : await receiver.originals.put(input.bytes);
  return { input, original, known: original !== null && (await receiver.isKnown(original)) };
}

async function* receiveKept(
  receiver: Receiver,
  kept: Kept,
  depth: number,
  allowance: ContainerAllowance,
): AsyncGenerator<FileOutcome> {
  const { input, original, known } = kept;
  if (known) yield received(input.path, input.bytes.length, original);
  else if (isContainer(input.bytes)) yield* receiveContainer(receiver, { input, original, depth, allowance });
  else yield await readOutcome(receiver.formats, input, original);
}

type Container = Omit<Kept, 'known'> & { depth: number; allowance: ContainerAllowance };

async function* receiveContainer(
  receiver: Receiver,
  { input, original, depth, allowance }: Container,
): AsyncGenerator<FileOutcome> {
  const own = received(input.path, input.bytes.length, original);
  if (depth >= MAX_NESTING) {
    yield failure(input.path, input.bytes.length, original, new FanlightError('FL-ZIP-TOO-DEEP'));
    return;
  }
  let entries = 0;
  const faults: Loss[] = [];
  for await (const entry of expandContainer(input)) {
    const refused = allowance.spend(entry);
    if (refused !== null) {
      addFault(faults, refused);
      break;
    }
    if ('code' in entry) addFault(faults, entry.code, entry.path);
    else {
      entries += 1;
      yield* receiveKept(receiver, await keep(receiver, entry), depth + 1, allowance);
    }
  }
  const first = faults[0];
  if (entries === 0 && first) yield { ...own, error: { code: first.code, message: first.message } };
  else yield { ...own, format: isZip(input.bytes) ? 'zip' : 'gzip', losses: faults };
}

/** Reads one story file; a failure is part of the outcome. */
async function readOutcome(
  formats: readonly Format[],
  input: FormatInput,
  original: string | null,
): Promise<FileOutcome> {
  try {
    const result = await readStory(formats, input);
    const works = result.works.map((work) => catalogueWork(work, input.name));
    const { name, confidence, repaired } = result.encoding;
    const outcome = received(input.path, input.bytes.length, original);
    const read = {
      ...outcome,
      format: result.format,
      encoding: { name, confidence, repaired },
      losses: result.losses,
    };
    return works.length > 0
      ? { ...read, works }
      : { ...read, error: asError(new FanlightError(reasonForNone(result.losses))) };
  } catch (thrown) {
    return failure(
      input.path,
      input.bytes.length,
      original,
      asFanlightError(thrown, 'FL-FILE-READER-FAILED'),
    );
  }
}

/** Why a file that was read holds no story, as exactly as its reader knows. */
function reasonForNone(losses: readonly Loss[]): Loss['code'] {
  return losses.find(({ code }) => ERROR_TABLE[code].kind === 'file')?.code ?? 'FL-FILE-NO-STORY';
}

/** Reads a whole file, refusing what is too large before and what changes while it is read. */
function readWhole(task: ReadTask, limits: ReadLimits): Uint8Array {
  const file = openSync(Buffer.from(task.file), 'r');
  try {
    const before = fstatSync(file);
    if (!before.isFile()) throw new FanlightError('FL-FILE-NOT-A-FILE');
    if (before.size > limits.maxFileBytes && !mayBeContainer(file, before.size, limits)) {
      throw new FanlightError('FL-FILE-TOO-LARGE');
    }
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

function mayBeContainer(file: number, size: number, limits: ReadLimits): boolean {
  if (size > limits.maxContainerBytes) return false;
  const head = new Uint8Array(4);
  readSync(file, head, 0, head.length, 0);
  return isZip(head) || isGzip(head);
}

function received(place: string, bytes: number, original: string | null): FileOutcome {
  return { path: place, original, bytes, format: null, encoding: null, losses: [], error: null, works: [] };
}

function failure(place: string, bytes: number, original: string | null, error: FanlightError): FileOutcome {
  if (error.kind === 'library') throw error;
  return { ...received(place, bytes, original), error: asError(error) };
}

function asError(error: FanlightError): { code: string; message: string } {
  return { code: error.code, message: errorSentence(error.code) };
}
