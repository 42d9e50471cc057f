import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { asFanlightError, type ErrorCode, FanlightError } from '#errors';
import { readChunks } from '../durable-file.ts';
import { type Algorithm, type ManifestName, manifestNamed } from './algorithms.ts';
import { BAG_INFO, type BagInfo, oxumIn, readBagInfo } from './bag-info.ts';
import { fetchLine, manifestLine } from './bag-listing.ts';
import { type Declaration, readDeclaration } from './declaration.ts';
import { sameName } from './manifest-paths.ts';
import { tagLines } from './tag-lines.ts';
import { PAYLOAD, walkBag } from './walk-bag.ts';

/** What is wrong with a bag: a code, and the file or line that it is about. */
export type BagProblem = { code: ErrorCode; subject: string };

/** How far a check is: files and bytes of them that were read. With two manifests each file is read twice. */
export type BagProgress = { files: number; bytes: number };

/**
 * What a check found. `problems` has the first ones, `total` says how many there are; a bag without any is valid (RFC 8493 §3). `fetch` is how
 * many files `fetch.txt` names: they count like all others, and are never fetched.
 */
export type BagCheck = {
  version: number;
  files: number;
  bytes: number;
  algorithms: Algorithm[];
  fetch: number;
  info: BagInfo;
  problems: BagProblem[];
  total: number;
};

/** Of the problems of a bag, no more than these are kept. */
const MOST_PROBLEMS = 1000;
/** Each kind of checksum has a manifest or two; a bit of a number stands for each. */
const MOST_MANIFESTS = 30;
const FETCH_FILE = 'fetch.txt';

/** How a check is run: it may be stopped, then it throws the signal's reason. */
export type BagCheckOptions = { signal?: AbortSignal; onProgress?: (progress: BagProgress) => void };

/**
 * Whether a folder is a valid bag of any version up to 1.0 (RFC 8493 §3): everything listed is there, everything there is listed, and every
 * checksum is right. Follows no link and fetches nothing. Throws FL-BAG-NONE where there is no bag, FL-BAG-TOO-LARGE and
 * FL-BAG-UNREADABLE.
 */
export async function checkBag(folder: string, options: BagCheckOptions = {}): Promise<BagCheck> {
  try {
    return await new BagReading(folder, options).check();
  } catch (thrown) {
    if (options.signal?.aborted) throw thrown;
    throw asFanlightError(thrown, 'FL-BAG-UNREADABLE', folder);
  }
}

/** What is known of one bag while it is read. */
class BagReading {
  readonly #folder: string;
  readonly #options: BagCheckOptions;
  /** The files of the payload, with a bit for each manifest that lists them. */
  readonly #payload = new Map<string, number>();
  readonly #tags = new Map<string, number>();
  /** Names as the file system has them, where that is another form than the one they are compared in. */
  readonly #spelled = new Map<string, string>();
  readonly #manifests: ManifestName[] = [];
  readonly #problems: BagProblem[] = [];
  #total = 0;
  #bytes = 0;
  readonly #read: BagProgress = { files: 0, bytes: 0 };

  constructor(folder: string, options: BagCheckOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  async check(): Promise<BagCheck> {
    const said = await this.#declaration();
    await this.#look();
    const info = await this.#info(said);
    const payload = this.#manifests.filter(({ of }) => of === 'payload');
    if (payload.length === 0) this.#note('FL-BAG-MANIFEST', 'manifest-*.txt');
    for (const [index, manifest] of payload.entries())
      await this.#compare(manifest, this.#payload, index, said);
    this.#findUnlisted(payload, said);
    const tags = this.#manifests.filter(({ of }) => of === 'tags');
    for (const [index, manifest] of tags.entries()) await this.#compare(manifest, this.#tags, index, said);
    const fetch = await this.#fetched(said);
    const algorithms = payload.flatMap(({ algorithm }) => algorithm ?? []);
    return {
      version: said.version,
      files: this.#payload.size,
      bytes: this.#bytes,
      algorithms,
      fetch,
      info,
      problems: this.#problems,
      total: this.#total,
    };
  }

  /** A bag without a declaration that can be believed is read as one of today, so that all that is wrong is said at once. */
  async #declaration(): Promise<Declaration> {
    const said = await this.#attempt(() => readDeclaration(this.#folder), 'FL-BAG-NONE');
    if (said !== null && said.version > 1) this.#note('FL-BAG-DECLARATION', String(said.version));
    return said ?? { version: 1, charset: 'utf-8' };
  }

  /** Finds what is there. */
  async #look(): Promise<void> {
    for await (const entry of walkBag(this.#folder)) {
      this.#options.signal?.throwIfAborted();
      if (entry.kind === 'other') {
        this.#note('FL-BAG-LINK', entry.path);
        continue;
      }
      const isPayload = entry.path.startsWith(`${PAYLOAD}/`);
      const files = isPayload ? this.#payload : this.#tags;
      const name = sameName(entry.path);
      if (files.has(name)) this.#note('FL-BAG-MANIFEST', entry.path);
      if (name !== entry.path) this.#spelled.set(name, entry.path);
      files.set(name, 0);
      if (isPayload) this.#bytes += entry.bytes;
      const manifest = isPayload ? null : manifestNamed(entry.path);
      if (manifest !== null) this.#manifests.push(manifest);
    }
    if (this.#manifests.length > MOST_MANIFESTS) throw new FanlightError('FL-BAG-TOO-LARGE', this.#folder);
    this.#manifests.sort((one, other) => (one.file < other.file ? -1 : 1));
    const payload = await lstat(path.join(this.#folder, PAYLOAD)).catch(() => null);
    if (!payload?.isDirectory()) this.#note('FL-BAG-FILE-MISSING', PAYLOAD);
  }

  async #info({ charset, version }: Declaration): Promise<BagInfo> {
    if (!this.#tags.has(BAG_INFO)) return [];
    const file = path.join(this.#folder, BAG_INFO);
    const info = (await this.#attempt(() => readBagInfo(file, charset, version))) ?? [];
    const oxum = await this.#attempt(async () => oxumIn(info));
    if (oxum !== null && (oxum.bytes !== this.#bytes || oxum.files !== this.#payload.size))
      this.#note('FL-BAG-INFO', `Payload-Oxum ${oxum.bytes}.${oxum.files}`);
    return info;
  }

  /** Compares every line of a manifest with what is there. */
  async #compare(
    manifest: ManifestName,
    files: Map<string, number>,
    index: number,
    said: Declaration,
  ): Promise<void> {
    const { file, algorithm } = manifest;
    if (algorithm === null) {
      this.#note('FL-BAG-ALGORITHM', file);
      return;
    }
    await this.#lines(file, said, async (text, place) => {
      const line = manifestLine(text, manifest, place, said.version);
      const seen = files.get(line.path);
      if (seen === undefined) throw new FanlightError('FL-BAG-FILE-MISSING', line.written);
      if (((seen >> index) & 1) === 1) throw new FanlightError('FL-BAG-MANIFEST', place);
      files.set(line.path, seen | (1 << index));
      if ((await this.#sumOf(line.path, algorithm)) !== line.sum)
        throw new FanlightError('FL-BAG-FILE-CHANGED', line.written);
    });
  }

  /** From version 1.0 on every payload manifest lists every file of the payload; before, one of them does. */
  #findUnlisted(payload: readonly ManifestName[], { version }: Declaration): void {
    const all = (1 << payload.length) - 1;
    for (const [file, seen] of this.#payload)
      if (version < 1 ? seen === 0 : seen !== all) this.#note('FL-BAG-FILE-UNLISTED', file);
  }

  async #fetched(said: Declaration): Promise<number> {
    if (!this.#tags.has(FETCH_FILE)) return 0;
    let count = 0;
    await this.#lines(FETCH_FILE, said, async (text, place) => {
      const wanted = fetchLine(text, place, said.version);
      count += 1;
      if (!this.#payload.has(wanted)) throw new FanlightError('FL-BAG-FETCH', wanted);
    });
    return count;
  }

  async #sumOf(name: string, algorithm: Algorithm): Promise<string> {
    const hash = createHash(algorithm);
    await readChunks(path.join(this.#folder, this.#spelled.get(name) ?? name), (chunk) => {
      this.#options.signal?.throwIfAborted();
      hash.update(chunk);
      this.#read.bytes += chunk.length;
    });
    this.#read.files += 1;
    this.#options.onProgress?.({ ...this.#read });
    return hash.digest('hex');
  }

  /** Does something with each line of a tag file; what a line throws is noted, and the next is read. */
  async #lines(
    name: string,
    { charset }: Declaration,
    each: (text: string, place: string) => Promise<void>,
  ): Promise<void> {
    await this.#attempt(async () => {
      for await (const { text, number } of tagLines(path.join(this.#folder, name), name, charset)) {
        this.#options.signal?.throwIfAborted();
        if (text !== '') await this.#attempt(() => each(text, `${name}:${number}`));
      }
    });
  }

  /** Notes what is wrong with the bag; what keeps it from being read at all is thrown on. */
  async #attempt<Result>(work: () => Promise<Result>, ...fatal: ErrorCode[]): Promise<Result | null> {
    try {
      return await work();
    } catch (thrown) {
      const isOfBag = thrown instanceof FanlightError && thrown.code.startsWith('FL-BAG-');
      if (!isOfBag || fatal.includes(thrown.code)) throw thrown;
      this.#note(thrown.code, thrown.subject ?? '');
      return null;
    }
  }

  #note(code: ErrorCode, subject: string): void {
    this.#total += 1;
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ code, subject });
  }
}
