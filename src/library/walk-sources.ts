import { Buffer, isUtf8 } from 'node:buffer';
import { lstat, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { ErrorCode } from '#errors';
import { FanlightError } from '#errors';
import { BOOKS_RECORD } from './calibre-folder.ts';

/** A file to import, or a place that cannot be one. Raw bytes name it, since file names need not be UTF-8. */
export type Source = {
  /** The absolute path as the file system has it. */
  file: Uint8Array;
  /** The same for people and reports: bytes that are no UTF-8 read as Latin-1. */
  path: string;
  bytes: number;
  /** Why it is not read, if it is not. */
  problem?: ErrorCode;
};

/** Folders that programs make for themselves and nobody keeps stories in. */
const SKIPPED = new Set(['.git', '.svn', '.hg', '__MACOSX', 'node_modules', '$RECYCLE.BIN']);
const SKIPPED_FILES = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', BOOKS_RECORD]);
/** What makes a folder the data folder of a library, and what belongs to the library there. */
const DATABASE = 'fanlight.db';
const LIBRARY_PARTS = /^(?:fanlight\.db.*|index|originals|media|uploads|watched)$/;

/**
 * Every file under the given paths, folders in the order of their names. A path given by a person is followed if it is
 * a link; links found inside folders are reported, never followed, so a loop cannot arise. A library's data folder is
 * passed over, and its files are where a person gives that folder itself. Throws FL-USE-NO-INPUT for a given path where
 * nothing is.
 */
export async function walkSources(paths: readonly string[]): Promise<Source[]> {
  const sources: Source[] = [];
  const pending: Uint8Array[] = [];
  for (const named of paths) {
    const real = await realpath(named).catch((cause: unknown) => {
      throw new FanlightError('FL-USE-NO-INPUT', named, { cause });
    });
    pending.push(Buffer.from(path.resolve(real)));
  }
  const given = new Set(pending);
  pending.reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const children = await visit(next, sources, given.has(next));
    pending.push(...children.reverse());
  }
  return withOwnPaths(sources);
}

/**
 * Two files may be shown alike, as `café.txt` once in Latin-1 and once in UTF-8; a path stands for one file, so the bytes
 * of one that is no UTF-8 are spelled out then.
 */
function withOwnPaths(sources: readonly Source[]): Source[] {
  const seen = new Map<string, number>();
  for (const { path: shown } of sources) seen.set(shown, (seen.get(shown) ?? 0) + 1);
  return sources.map((source) => {
    if ((seen.get(source.path) ?? 0) < 2 || isUtf8(source.file)) return source;
    const spelled = Buffer.from(source.file)
      .toString('latin1')
      .replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
    return { ...source, path: spelled.split(path.sep).join('/') };
  });
}

/** Adds a file to the sources, or returns what a folder holds. */
async function visit(place: Uint8Array, sources: Source[], isGiven: boolean): Promise<Uint8Array[]> {
  const file = Buffer.from(place);
  const shown = { file: place, path: showName(file) };
  try {
    const status = await lstat(file);
    if (status.isDirectory()) {
      const names = (await readdir(file, { encoding: 'buffer' })).filter((name) => !isSkipped(name));
      const isLibrary = names.some((name) => name.toString('latin1') === DATABASE);
      if (isLibrary && !isGiven) return [];
      return names
        .filter((name) => !isLibrary || !LIBRARY_PARTS.test(name.toString('latin1')))
        .sort(Buffer.compare)
        .map((name) => Buffer.concat([file, Buffer.from(path.sep), name]));
    }
    if (status.isFile()) sources.push({ ...shown, bytes: status.size });
    else sources.push({ ...shown, bytes: 0, problem: 'FL-FILE-NOT-A-FILE' });
  } catch {
    sources.push({ ...shown, bytes: 0, problem: 'FL-FILE-UNREADABLE' });
  }
  return [];
}

/** Whether a path with `/` names what programs make for themselves, or lies in a folder of that kind. */
export function isSkippedPath(shown: string): boolean {
  const parts = shown.split('/');
  return SKIPPED_FILES.has(parts.at(-1) ?? '') || parts.some((part) => SKIPPED.has(part));
}

function isSkipped(name: Buffer): boolean {
  const text = name.toString('latin1');
  return SKIPPED.has(text) || SKIPPED_FILES.has(text);
}

function showName(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  const shown = text.includes('\ufffd') ? bytes.toString('latin1') : text;
  return shown.split(path.sep).join('/');
}
