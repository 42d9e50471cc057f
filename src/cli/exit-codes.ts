import { asFanlightError, type FanlightError } from '#errors';
import { visibleName } from '#text';

/** What the command ends with. */
export const EXIT = { good: 0, someFailed: 1, usage: 2, library: 3, interrupted: 130 } as const;

/** The exit code of an error that ends a command. */
function exitCodeOf(error: FanlightError): number {
  switch (error.kind) {
    case 'library':
      return EXIT.library;
    case 'usage':
    case 'request':
      return EXIT.usage;
    case 'file':
    case 'loss':
      return EXIT.someFailed;
  }
}

/** Says an error in one sentence with its code, and sets what the process ends with. */
export function failWith(thrown: unknown): void {
  const error = asFanlightError(thrown, 'FL-USE-FAILED');
  process.stderr.write(`fanlight: ${error.code}: ${visibleName(error.message)}\n`);
  process.exitCode = exitCodeOf(error);
}
