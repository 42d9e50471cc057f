/**
 * Every way Fanlight can fail or lose something, in one table. A code is stable for ever: it is shown to people,
 * written into reports and documented in `docs/manual/errors.md` (a test compares the two).
 */
import { ERROR_TABLE } from './table.ts';

export { ERROR_TABLE } from './table.ts';

/** A stable error code, `FL-` and four digits or words, as listed in {@link ERROR_TABLE}. */
export type ErrorCode = keyof typeof ERROR_TABLE;

/** How a code affects the process: what a command exits with when the error ends it (`docs/manual/commands.md`). */
export type ErrorKind = 'file' | 'loss' | 'usage' | 'library' | 'request';

/**
 * An error with a stable code. `message` is the table's sentence, with the particulars (a path, a name) in front;
 * it is fit to be shown to a person as it is.
 */
export class FanlightError extends Error {
  readonly code: ErrorCode;
  /** What it happened to: a path, a setting, a query. Never file content. */
  readonly subject: string | undefined;

  constructor(code: ErrorCode, subject?: string, options?: { cause?: unknown }) {
    super(errorSentence(code, subject), options);
    this.name = 'FanlightError';
    this.code = code;
    this.subject = subject;
  }

  get kind(): ErrorKind {
    return ERROR_TABLE[this.code].kind;
  }
}

/** The sentence a person reads for a code: what is wrong and what to do, led by its subject if there is one. */
export function errorSentence(code: ErrorCode, subject?: string): string {
  const { says } = ERROR_TABLE[code];
  return subject === undefined || subject === '' ? says : `${subject}: ${says}`;
}

/** Any thrown value as a FanlightError; what is not one already becomes `fallback` with the value as its cause. */
export function asFanlightError(thrown: unknown, fallback: ErrorCode, subject?: string): FanlightError {
  return thrown instanceof FanlightError ? thrown : new FanlightError(fallback, subject, { cause: thrown });
}

/** Whether an error of the system has one of these codes. */
export function isCode(thrown: unknown, ...codes: string[]): boolean {
  return (
    thrown instanceof Error &&
    'code' in thrown &&
    typeof thrown.code === 'string' &&
    codes.includes(thrown.code)
  );
}
