import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Beside the project, unless the environment names another place. */
const CORPUS =
  process.env['FANLIGHT_CORPUS'] ?? path.join(import.meta.dirname, '..', '..', 'shared', 'corpus');

/** A folder of real files that tests measure themselves against, or null when it is not on this machine. */
export function corpusFolder(part: string): string | null {
  const folder = path.join(CORPUS, part);
  return existsSync(folder) ? folder : null;
}

/** The bytes of a file of the corpus. */
export function corpusBytes(folder: string, file: string): Uint8Array {
  return readFileSync(path.join(folder, file));
}

/** A JSON file of the corpus; the caller states its shape. */
export function corpusJson<T>(folder: string, file: string): T {
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as T;
}
