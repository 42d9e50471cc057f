import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { BAG_INFO, type BagInfo, type Oxum, writeBagInfo } from './bag-info.ts';
import { DECLARATION } from './declaration.ts';
import { encodePath } from './manifest-paths.ts';
import { PAYLOAD } from './walk-bag.ts';

/** The checksums that are written: one that every system can check with its own tools, and one for a longer future. */
const ALGORITHMS = ['sha256', 'sha512'] as const;
type Sums = Record<(typeof ALGORITHMS)[number], string>;
type Written = { bytes: number; sums: Sums };

const DECLARED = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** A library has addresses and names in its originals that nobody else should see. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Bytes as they come, or whole. */
export type BagContent = string | Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Writes a bag of version 1.0 (RFC 8493) into an empty folder: files one after another, their manifests beside them as they come, the rest at
 * the end. Holds a chunk of one file and nothing of those before. Files are handed to the system and not waited for on the disk, since a bag
 * has many and says itself whether it is whole. Throws the system's own errors.
 */
export class BagWriter {
  readonly #folder: string;
  readonly #manifests: FileHandle[];
  readonly #folders = new Set<string>();
  readonly #tagSums: { file: string; sums: Sums }[] = [];
  readonly #manifestSums = ALGORITHMS.map(() => newSums());
  readonly #oxum: Oxum = { bytes: 0, files: 0 };

  private constructor(folder: string, manifests: FileHandle[]) {
    this.#folder = folder;
    this.#manifests = manifests;
  }

  /** Begins a bag in a folder that is there and empty. */
  static async begin(folder: string): Promise<BagWriter> {
    await mkdir(path.join(folder, PAYLOAD), { mode: FOLDER_MODE });
    const manifests: FileHandle[] = [];
    for (const algorithm of ALGORITHMS)
      manifests.push(await open(path.join(folder, `manifest-${algorithm}.txt`), 'wx', FILE_MODE));
    return new BagWriter(folder, manifests);
  }

  /** How much of a payload there is. */
  get oxum(): Oxum {
    return { ...this.#oxum };
  }

  /** Writes a file of the payload; `name` is its path under `data/`, with `/`, and comes once. */
  async add(name: string, content: BagContent): Promise<void> {
    const file = `${PAYLOAD}/${name}`;
    await this.#list(file, await this.#write(file, content));
  }

  /** As {@link add}, if the content has a SHA-256; answers whether it has. Of one that has not, or that throws, nothing stays. */
  async addIf(name: string, content: BagContent, sha256: string): Promise<boolean> {
    const file = `${PAYLOAD}/${name}`;
    let isIt = false;
    try {
      const written = await this.#write(file, content);
      isIt = written.sums.sha256 === sha256;
      if (isIt) await this.#list(file, written);
    } finally {
      if (!isIt) await rm(path.join(this.#folder, file), { force: true });
    }
    return isIt;
  }

  async #list(file: string, { bytes, sums }: Written): Promise<void> {
    this.#oxum.bytes += bytes;
    this.#oxum.files += 1;
    for (const [index, algorithm] of ALGORITHMS.entries()) {
      const line = lineOf(sums[algorithm], file);
      await this.#manifests[index]?.appendFile(line);
      feed(this.#manifestSums[index] ?? newSums(), line);
    }
  }

  /** Writes a file beside the payload, which says something of the bag. */
  async addTag(file: string, content: BagContent): Promise<void> {
    this.#tagSums.push({ file, sums: (await this.#write(file, content)).sums });
  }

  /** Writes what makes a folder a bag; `info` has what is said of it but for the size of its payload. */
  async finish(info: BagInfo): Promise<void> {
    await this.close();
    for (const [index, algorithm] of ALGORITHMS.entries())
      this.#tagSums.push({
        file: `manifest-${algorithm}.txt`,
        sums: digests(this.#manifestSums[index] ?? newSums()),
      });
    const { bytes, files } = this.#oxum;
    await this.addTag(
      BAG_INFO,
      writeBagInfo([...info, { label: 'Payload-Oxum', value: `${bytes}.${files}` }]),
    );
    await this.addTag(DECLARATION, DECLARED);
    const tags = this.#tagSums.sort((one, other) => (one.file < other.file ? -1 : 1));
    for (const algorithm of ALGORITHMS) {
      const text = tags.map(({ file, sums }) => lineOf(sums[algorithm], file)).join('');
      await this.#write(`tagmanifest-${algorithm}.txt`, text);
    }
  }

  /** Closes what is open; a bag that is not finished has no declaration and is none. */
  async close(): Promise<void> {
    for (const handle of this.#manifests.splice(0)) {
      await handle.close();
    }
  }

  async #write(file: string, content: BagContent): Promise<Written> {
    const place = path.join(this.#folder, file);
    const folder = path.dirname(place);
    if (!this.#folders.has(folder)) {
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      if (this.#folders.size >= MOST_REMEMBERED) this.#folders.clear();
      this.#folders.add(folder);
    }
    const sums = newSums();
    let bytes = 0;
    const handle = await open(place, 'wx', FILE_MODE);
    try {
      for await (const chunk of chunksOf(content)) {
        feed(sums, chunk);
        bytes += chunk.length;
        await handle.appendFile(chunk);
      }
    } finally {
      await handle.close();
    }
    return { bytes, sums: digests(sums) };
  }
}

/** Folders that are known to be there. */
const MOST_REMEMBERED = 10_000;

type Open = Record<keyof Sums, Hash>;

function newSums(): Open {
  return { sha256: createHash('sha256'), sha512: createHash('sha512') };
}

function feed(sums: Open, chunk: string | Uint8Array): void {
  for (const algorithm of ALGORITHMS) sums[algorithm].update(chunk);
}

function digests(sums: Open): Sums {
  return { sha256: sums.sha256.digest('hex'), sha512: sums.sha512.digest('hex') };
}

function chunksOf(content: BagContent): AsyncIterable<Uint8Array> | Uint8Array[] {
  if (typeof content === 'string') return [new TextEncoder().encode(content)];
  return content instanceof Uint8Array ? [content] : content;
}

/** As `sha256sum` writes it and RFC 8493 §2.1.3 demands it. */
function lineOf(sum: string, file: string): string {
  return `${sum}  ${encodePath(file)}\n`;
}
