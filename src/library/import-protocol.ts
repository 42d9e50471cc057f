/** What the writing thread and the reading threads of an import say to each other. */
import type { FileOutcome, NewSiteRecord } from '#catalogue';
import type { Loss } from '#document';
import { type ErrorCode, errorSentence } from '#errors';
import type { Sha256 } from '#originals';

/** A file to read: its path as bytes, the same for reports, its size when it was found. */
export type TaskFile = { file: Uint8Array; path: string; bytes: number };
/** A book that a list names: its other forms, what else belongs to it, and what the list says of it. */
export type BookTask = {
  list: string;
  others: TaskFile[];
  beside: TaskFile[];
  record: { path: string; bytes: Uint8Array };
};
/** A list of books that is a file itself, with the files of its program's own. */
export type ListTask = { name: string; losses: readonly Loss[]; error: ErrorCode | null; own: TaskFile[] };
/**
 * A file to read on its own, or what the import's plan found it to be, with the files that belong to it: a collection, a listed
 * book, the list itself.
 */
export type DiskTask = TaskFile & {
  id: number;
  collection?: { name: string; beside: TaskFile[] };
  book?: BookTask;
  list?: ListTask;
};
/**
 * An original that is kept, to be read again as one story file; `path` is where it came from. `said` is what a list says of it, an original
 * too.
 */
export type KeptTask = Pick<TaskFile, 'path' | 'bytes'> & {
  id: number;
  kept: Sha256;
  said: { list: string; record: Sha256 } | null;
};
/** What a reading thread is given. */
export type ReadTask = DiskTask | KeptTask;

/** The files that go with a task's own. */
export function filesBeside(task: ReadTask): TaskFile[] {
  if ('kept' in task) return [];
  const { collection, book, list } = task;
  return [
    ...(collection?.beside ?? []),
    ...(book ? [...book.others, ...book.beside] : []),
    ...(list?.own ?? []),
  ];
}

/** Limits of one import; sizes in bytes. */
export type ReadLimits = { maxFileBytes: number; maxContainerBytes: number };

/** Outcomes and lots of records, and bytes of their files, that a thread may send before the writer has taken them: what bounds memory when writing is slower. */
export const OUTCOMES_AHEAD = 256;
export const BYTES_AHEAD = 8 * 1024 * 1024;

/** To a reading thread: a file to read, word that an outcome of a file of so many bytes, or a lot of records, was taken, or that it is to end. */
export type WriterMessage =
  | { kind: 'read'; task: ReadTask }
  | { kind: 'taken'; bytes: number }
  | { kind: 'end' };

/** `outcome` may come several times for a container, which itself comes last; `done` ends a task. */
export type ReaderMessage =
  | { kind: 'ready' }
  | { kind: 'begun'; id: number }
  | { kind: 'outcome'; id: number; outcome: FileOutcome }
  | { kind: 'records'; id: number; records: NewSiteRecord[] }
  /** A sign of life while nothing can be said yet; `bytes` of the task were read. */
  | { kind: 'progress'; id: number; bytes: number }
  | { kind: 'done'; id: number }
  /** The whole import must stop: the disk is full or the data folder cannot be used. */
  | { kind: 'fatal'; code: ErrorCode; subject: string | undefined };

/** What becomes of a file that nothing could be read from. */
export function failedFile(path: string, code: ErrorCode): FileOutcome {
  const error = { code, message: errorSentence(code) };
  return { path, original: null, bytes: 0, format: null, encoding: null, losses: [], error, works: [] };
}
