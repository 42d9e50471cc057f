import type { FileOutcome } from '#catalogue';
import { errorSentence, type FanlightError } from '#errors';
import type { KeptFile } from './kept-file.ts';

/** A file that was received and holds no story of its own. */
export function received({ path, size, original }: KeptFile): FileOutcome {
  return {
    path,
    original,
    bytes: size,
    format: null,
    encoding: null,
    losses: [],
    error: null,
    works: [],
  };
}

/** A file that nothing could be imported from. Throws what must end the import. */
export function failure(
  path: string,
  bytes: number,
  original: string | null,
  error: FanlightError,
): FileOutcome {
  if (error.kind === 'library') throw error;
  const { code } = error;
  return {
    path,
    original,
    bytes,
    format: null,
    encoding: null,
    losses: [],
    error: { code, message: errorSentence(code) },
    works: [],
  };
}
