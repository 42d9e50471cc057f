import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { FanlightError } from '#errors';
import type { FormatInput } from '#formats';

/** Larger files are for `import`, which reads with limits of its own. */
const MOST = 256 * 1024 * 1024;

/** A file named on the command line. Throws FL-USE-NO-INPUT, FL-FILE-TOO-LARGE or FL-FILE-UNREADABLE. */
export async function readInput(file: string): Promise<FormatInput> {
  const status = await stat(file).catch((cause: unknown) => {
    throw new FanlightError('FL-USE-NO-INPUT', file, { cause });
  });
  if (!status.isFile()) throw new FanlightError('FL-FILE-NOT-A-FILE', file);
  if (status.size > MOST) throw new FanlightError('FL-FILE-TOO-LARGE', file);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new FanlightError('FL-FILE-UNREADABLE', file, { cause });
  });
  return { bytes, name: path.basename(file), path: file };
}
