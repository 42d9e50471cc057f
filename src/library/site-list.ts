/** The list of the files that exports of a site wrote: what they were, so that only what changed is written, and what is gone removed. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { isCode } from '#errors';

/** The first 64 bits of the SHA-256 of a path or of a content. Two files of a million share them once in ten million sites. */
export function shortHash(content: string | Uint8Array): bigint {
  return createHash('sha256').update(content).digest().readBigUInt64BE();
}

/** A file as a list has it: its path, with `/`, and the hash of its content; null where that was not known yet. */
export type ListedSiteFile = { path: string; content: bigint | null };

/** A line of the list, with its line feed. */
export function listLine({ path, content }: ListedSiteFile): string {
  return `${content === null ? '-' : content.toString(16).padStart(16, '0')} ${path}\n`;
}

/** Goes through the lines of a list; those that are none are passed over. None where there is no such file. */
export async function* readLines(file: string): AsyncGenerator<string> {
  const handle = await open(file).catch((thrown: unknown) => {
    if (!isCode(thrown, 'ENOENT')) throw thrown;
    return null;
  });
  if (handle === null) return;
  try {
    for await (const line of handle.readLines()) yield line;
  } finally {
    await handle.close().catch(() => {});
  }
}

/** What a line of a list says, or null. */
export function listed(line: string): ListedSiteFile | null {
  const [, content, path] = /^(-|[0-9a-f]{16}) (.+)$/.exec(line) ?? [];
  if (content === undefined || path === undefined) return null;
  return { path, content: content === '-' ? null : BigInt(`0x${content}`) };
}

/** Stands for a content that is not known; that it is one by chance costs a write. */
const UNKNOWN = 0n;

/** What was written before, by hashes alone: 24 bytes a file. */
export class WrittenBefore {
  readonly #paths: BigUint64Array;
  readonly #contents: BigUint64Array;
  readonly #seen: Uint8Array;

  private constructor(paths: BigUint64Array, contents: BigUint64Array) {
    this.#paths = paths;
    this.#contents = contents;
    this.#seen = new Uint8Array(paths.length);
  }

  static async read(files: AsyncIterable<ListedSiteFile>): Promise<WrittenBefore> {
    const paths: bigint[] = [];
    const contents: bigint[] = [];
    for await (const { path, content } of files) {
      paths.push(shortHash(path));
      contents.push(content ?? UNKNOWN);
    }
    const order = Uint32Array.from(paths.keys()).sort((one, other) => {
      const [a = 0n, b = 0n] = [paths[one], paths[other]];
      return a < b ? -1 : a > b ? 1 : one - other;
    });
    const sorted = (values: readonly bigint[]) => BigUint64Array.from(order, (at) => values[at] ?? 0n);
    return new WrittenBefore(sorted(paths), sorted(contents));
  }

  /** Says that a path is written now; answers whether it was before (`known`), and with this content (`same`). */
  see(path: string, content: bigint): 'new' | 'known' | 'same' {
    let found: 'new' | 'known' | 'same' = 'new';
    for (const at of this.#placesOf(path)) {
      this.#seen[at] = 1;
      if (found !== 'same') found = this.#contents[at] === content ? 'same' : 'known';
    }
    return found;
  }

  /** Whether a path was written now. */
  isSeen(path: string): boolean {
    return this.#placesOf(path).some((at) => this.#seen[at] === 1);
  }

  /** A path has several places where an export died and began anew. */
  #placesOf(path: string): number[] {
    const hash = shortHash(path);
    let low = 0;
    let high = this.#paths.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#paths[middle] ?? 0n) < hash) low = middle + 1;
      else high = middle;
    }
    const places: number[] = [];
    for (; this.#paths[low] === hash; low += 1) places.push(low);
    return places;
  }
}
