import { asFanlightError, type ErrorCode, FanlightError, isCode } from '#errors';

/**
 * A driver's error as a person can act on it; the one place that knows SQLite's codes. What is neither an error of
 * SQLite nor named here is a mistake in this program and comes back as it was.
 */
export function asCatalogueError(thrown: unknown, subject?: string): unknown {
  if (thrown instanceof FanlightError || !isDriverError(thrown)) return thrown;
  const code = codeOf(thrown);
  return code === null ? thrown : new FanlightError(code, subject, { cause: thrown });
}

/** Whether an error speaks of the database as a whole (full, locked, damaged), not of the values being saved. */
export function isLibraryError(thrown: unknown): boolean {
  const known = asCatalogueError(thrown);
  return known instanceof FanlightError && known.kind === 'library';
}

/** An error of the database or of the file system about files beside it, as a person can act on it. */
export function asFolderError(thrown: unknown, subject: string): FanlightError {
  const known = asCatalogueError(thrown, subject);
  const isFull = isCode(thrown, 'ENOSPC');
  return asFanlightError(known, isFull ? 'FL-LIB-FULL' : 'FL-LIB-FOLDER', subject);
}

/** Whether an error says that bytes of the database are not what they were. */
export function isDamage(thrown: unknown): boolean {
  const known = asCatalogueError(thrown);
  return known instanceof FanlightError && known.code === 'FL-LIB-CORRUPT';
}

/** Whether an error says that values do not fit the tables, or each other. */
export function isMisfit(thrown: unknown): boolean {
  return isDriverError(thrown) && /^SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG|RANGE)/.test(thrown.code);
}

/** SQLite's primary result code is the second word: `SQLITE_IOERR_WRITE` is an `IOERR`. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  FULL: 'FL-LIB-FULL',
  BUSY: 'FL-LIB-LOCKED',
  LOCKED: 'FL-LIB-LOCKED',
  CORRUPT: 'FL-LIB-CORRUPT',
  NOTADB: 'FL-LIB-CORRUPT',
  FORMAT: 'FL-LIB-CORRUPT',
  CANTOPEN: 'FL-LIB-FOLDER',
  READONLY: 'FL-LIB-FOLDER',
  PERM: 'FL-LIB-FOLDER',
  AUTH: 'FL-LIB-FOLDER',
  IOERR: 'FL-LIB-FOLDER',
  NOLFS: 'FL-LIB-FOLDER',
};

function codeOf(error: Error & { code: string }): ErrorCode | null {
  // The shared-memory file beside a WAL is grown before anything is written: on a full disk this fails first.
  if (error.code === 'SQLITE_IOERR_SHMSIZE') return 'FL-LIB-FULL';
  const [, primary = ''] = error.code.split('_');
  return CODES[primary] ?? null;
}

function isDriverError(thrown: unknown): thrown is Error & { code: string } {
  return (
    thrown instanceof Error &&
    'code' in thrown &&
    typeof thrown.code === 'string' &&
    thrown.code.startsWith('SQLITE_')
  );
}
