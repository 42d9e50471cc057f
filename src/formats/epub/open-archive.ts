import { type ContainerFault, type ContainerLimits, DEFAULT_LIMITS, readZip } from '#containers';
import type { Loss } from '#document';
import { FanlightError } from '#errors';
import { loss } from '#stories';
import { unescaped } from './paths.ts';

/** A book is at most this large unpacked: pictures are most of it, and all of it is held in memory at once. */
const LIMITS: ContainerLimits = {
  ...DEFAULT_LIMITS,
  maxEntries: 20_000,
  maxTotalBytes: 512 * 1_048_576,
};
/** Fonts, sound and moving pictures, which no reader of stories needs. */
const NOT_NEEDED = /\.(?:ttf|otf|ttc|woff2?|mp3|m4a|mp4|m4v|ogg|opus|webm|wav|pdf)$/i;
/** No more than this many parts that could not be read are told of. */
const MOST_LOSSES = 50;

/** The files of a book by their paths. */
export class BookArchive {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #folded = new Map<string, string>();
  readonly #byName = new Map<string, string | null>();

  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.#files = files;
    for (const path of files.keys()) {
      const folded = fold(path);
      if (!this.#folded.has(folded)) this.#folded.set(folded, path);
      const name = folded.slice(folded.lastIndexOf('/') + 1);
      this.#byName.set(name, this.#byName.has(name) ? null : path);
    }
  }

  /** All paths, in the order of the archive. */
  get paths(): string[] {
    return [...this.#files.keys()];
  }

  /**
   * The path of the file that an address means: as written, with its percent escapes resolved, in another case, or, where
   * only one file has its name, in another folder. Null where there is none.
   */
  find(path: string): string | null {
    const plain = unescaped(path);
    for (const one of [path, plain]) if (this.#files.has(one)) return one;
    const folded = fold(plain);
    return this.#folded.get(folded) ?? this.#byName.get(folded.slice(folded.lastIndexOf('/') + 1)) ?? null;
  }

  /** The bytes of a file by a path of {@link paths}. */
  bytes(path: string): Uint8Array | undefined {
    return this.#files.get(path);
  }
}

/**
 * Unpacks a book within limits, and says which entries could not be unpacked. Throws FL-ZIP-ENCRYPTED and
 * FL-ZIP-DAMAGED where nothing could be.
 */
export async function openArchive(
  bytes: Uint8Array,
  name: string,
): Promise<{ archive: BookArchive; losses: Loss[] }> {
  const files = new Map<string, Uint8Array>();
  const losses: Loss[] = [];
  let locked: ContainerFault | null = null;
  for await (const entry of readZip(bytes, LIMITS)) {
    if ('code' in entry) {
      if (entry.code === 'FL-ZIP-ENCRYPTED') locked = entry;
      if (losses.length < MOST_LOSSES)
        losses.push({ ...loss(entry.code), ...(entry.path !== '' && { at: entry.path }) });
    } else if (!NOT_NEEDED.test(entry.path) && !files.has(entry.path)) files.set(entry.path, entry.bytes);
  }
  if (files.size === 0 || (locked !== null && ![...files.keys()].some(isPage)))
    throw new FanlightError(locked === null ? 'FL-ZIP-DAMAGED' : 'FL-ZIP-ENCRYPTED', name);
  return { archive: new BookArchive(files), losses };
}

/** Whether a path is that of a document to read. */
export function isPage(path: string): boolean {
  return /\.x?html?$/i.test(path);
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
