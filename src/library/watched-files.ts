import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeDurably } from '#preservation';

/** How a file looked: bytes, and when it was last changed, in milliseconds. */
export type Look = { bytes: number; changed: number };

/** Files of a folder that are kept for the next start; of more the first are. */
const MOST_KEPT = 500_000;
const VERSION = 1;

/**
 * What was taken in from a watched folder, kept in the data folder, so that a restart need not read everything again. Losing it costs
 * that, and nothing else: bytes that are here already are recognised.
 */
export class WatchedFiles {
  readonly #file: string;
  readonly #looks: Map<string, Look>;

  private constructor(file: string, looks: Map<string, Look>) {
    this.#file = file;
    this.#looks = looks;
  }

  static async open(data: string, folder: string): Promise<WatchedFiles> {
    const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
    const file = path.join(data, 'watched', `${name}.json`);
    const text = await readFile(file, 'utf8').catch(() => '');
    return new WatchedFiles(file, parse(text));
  }

  /** Whether a file was taken in as it looks now. */
  has(file: string, { bytes, changed }: Look): boolean {
    const look = this.#looks.get(file);
    return look?.bytes === bytes && look.changed === changed;
  }

  add(file: string, look: Look): void {
    this.#looks.set(file, look);
  }

  /** Forgets all files that are not there any more. */
  forgetOthers(there: ReadonlyMap<string, unknown>): void {
    for (const file of this.#looks.keys()) if (!there.has(file)) this.#looks.delete(file);
  }

  /** Keeps it for the next start. Throws the system's own errors. */
  async keep(): Promise<void> {
    await mkdir(path.dirname(this.#file), { recursive: true });
    const kept = [...this.#looks].slice(0, MOST_KEPT);
    const files = kept.map(([file, { bytes, changed }]) => [file, bytes, changed]);
    await writeDurably(this.#file, JSON.stringify({ version: VERSION, files }));
  }
}

function parse(text: string): Map<string, Look> {
  const looks = new Map<string, Look>();
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return looks;
  }
  const files = typeof kept === 'object' && kept !== null && 'files' in kept ? kept.files : [];
  for (const one of Array.isArray(files) ? files : []) {
    if (!Array.isArray(one)) continue;
    const [file, bytes, changed] = one;
    if (typeof file === 'string' && typeof bytes === 'number' && typeof changed === 'number')
      looks.set(file, { bytes, changed });
  }
  return looks;
}
