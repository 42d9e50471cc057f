/** A folder that holds a site and nothing else: written so that only what changed is touched, and never what another program wrote. */
import { appendFile, lstat, mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FanlightError, isCode } from '#errors';
import { asOutput } from './as-output.ts';
import { type ListedSiteFile, listed, listLine, readLines, shortHash, WrittenBefore } from './site-list.ts';
import { isSitePath, type SiteTarget } from './site-target.ts';

/** The list of what was written, what an export that runs has begun, and what one that died had. */
const LIST = 'fanlight-site.txt';
const BEGUN = 'fanlight-site.begun';
const BEFORE = 'fanlight-site.before';
/** Where an export may keep what it works on. */
const WORKING = 'fanlight-site.working';
const OWN: ReadonlySet<string> = new Set([LIST, BEGUN, BEFORE, WORKING]);

/** Files that are written together, and their bytes. */
const MOST_FILES = 64;
const MOST_BYTES = 8 * 1024 * 1024;

/** What an export did to a folder; `bytes` are those of all files of the site. */
export type SiteReport = {
  files: number;
  written: number;
  unchanged: number;
  removed: number;
  bytes: number;
};

type Pending = { path: string; bytes: Uint8Array; content: bigint; was: 'new' | 'known' | 'same' };

/**
 * A folder that a site is written to. What an export died in the middle of is known to the next. Throws FL-USE-SITE-FOLDER where the folder
 * holds something else, another library's site included, and FL-USE-OUTPUT where it cannot be written.
 */
export class SiteFolder implements SiteTarget<SiteReport> {
  readonly form = 'folder';
  readonly #folder: string;
  readonly #before: WrittenBefore;
  readonly #folders = new Set<string>(['.']);
  readonly #report: SiteReport = { files: 0, written: 0, unchanged: 0, removed: 0, bytes: 0 };
  #pending: Pending[] = [];
  #pendingBytes = 0;

  private constructor(folder: string, before: WrittenBefore) {
    this.#folder = folder;
    this.#before = before;
  }

  /** Opens a folder for the site of a library (see `Catalogue.identity`); it is made where it is not there. */
  static async open(folder: string, identity: string): Promise<SiteFolder> {
    return asOutput(folder, async () => {
      await mkdir(folder, { recursive: true });
      const names = await readdir(folder);
      const header = headerOf(identity);
      if (names.length > 0 && !(await isOwn(folder, names, header)))
        throw new FanlightError('FL-USE-SITE-FOLDER', folder);
      await keepBegun(folder);
      await writeFile(path.join(folder, BEGUN), `${header}\n`);
      const before = await WrittenBefore.read(writtenBefore(folder));
      await rm(path.join(folder, WORKING), { force: true });
      return new SiteFolder(folder, before);
    });
  }

  get workingFile(): string {
    return path.join(this.#folder, WORKING);
  }

  get files(): number {
    return this.#report.files;
  }

  /** Files have no date of the site. */
  async begin(): Promise<void> {}

  async write(file: string, content: Uint8Array | string): Promise<void> {
    if (!isSitePath(file)) throw new Error(`not a path of a site: ${file}`);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const hash = shortHash(bytes);
    this.#pending.push({ path: file, bytes, content: hash, was: this.#before.see(file, hash) });
    this.#pendingBytes += bytes.length;
    if (this.#pending.length >= MOST_FILES || this.#pendingBytes >= MOST_BYTES) await this.#flush();
  }

  /** Also removes what earlier exports wrote and this one did not. */
  async finish(): Promise<SiteReport> {
    await this.#flush();
    return asOutput(this.#folder, async () => {
      for await (const gone of writtenBefore(this.#folder))
        if (!this.#before.isSeen(gone.path)) await this.#remove(gone.path);
      await rename(this.#at(BEGUN), this.#at(LIST));
      await rm(this.#at(BEFORE), { force: true });
      return this.#report;
    });
  }

  /** What was written stays, since the next export knows it. */
  async abandon(): Promise<void> {}

  #flush(): Promise<void> {
    const pending = this.#pending;
    this.#pending = [];
    this.#pendingBytes = 0;
    return asOutput(this.#folder, async () => {
      for (const { path: file } of pending) await this.#makeFolder(path.posix.dirname(file));
      await Promise.all(pending.map((one) => this.#refuseOthers(one)));
      // Listed before they are there, so that an export after one that died knows them for its own.
      await appendFile(this.#at(BEGUN), pending.map(listLine).join(''));
      await Promise.all(pending.map((one) => this.#put(one)));
    });
  }

  /** What no export wrote must not get into the list either: the next one would take it for its own. */
  async #refuseOthers({ path: file, was }: Pending): Promise<void> {
    const target = this.#at(file);
    if (was === 'new' && (await lstat(target).catch(() => null)) !== null)
      throw new FanlightError('FL-USE-SITE-FILE', target);
  }

  async #put({ path: file, bytes, was }: Pending): Promise<void> {
    const target = this.#at(file);
    this.#report.files += 1;
    this.#report.bytes += bytes.length;
    if (was === 'same' && (await isFile(target, bytes.length))) {
      this.#report.unchanged += 1;
      return;
    }
    this.#report.written += 1;
    if (was === 'new') {
      await writeFile(target, bytes, { flag: 'wx' });
      return;
    }
    // Whoever reads the site meanwhile finds the old file or the new one, and a link in its place is not followed.
    const beside = `${target}.part`;
    await rm(beside, { force: true });
    await writeFile(beside, bytes, { flag: 'wx' });
    await rename(beside, target);
  }

  /** Makes a folder of the site. One that is a link would lead out of it. */
  async #makeFolder(folder: string): Promise<void> {
    if (this.#folders.has(folder)) return;
    await this.#makeFolder(path.posix.dirname(folder));
    const target = this.#at(folder);
    await mkdir(target).catch((thrown: unknown) => {
      if (!isCode(thrown, 'EEXIST')) throw thrown;
    });
    if (!(await lstat(target)).isDirectory()) throw new FanlightError('FL-USE-SITE-FILE', target);
    this.#folders.add(folder);
  }

  async #remove(file: string): Promise<void> {
    if (!isSitePath(file) || OWN.has(file)) return;
    for (let folder = path.posix.dirname(file); folder !== '.'; folder = path.posix.dirname(folder)) {
      const found = await lstat(this.#at(folder)).catch(() => null);
      if (found !== null && !found.isDirectory()) return;
    }
    const target = this.#at(file);
    const found = await lstat(target).catch(() => null);
    if (found?.isFile()) {
      await rm(target);
      this.#report.removed += 1;
    }
    for (let folder = path.posix.dirname(file); folder !== '.'; folder = path.posix.dirname(folder)) {
      const isEmpty = await rmdir(this.#at(folder)).then(
        () => true,
        () => false,
      );
      if (!isEmpty) return;
    }
  }

  #at(file: string): string {
    return path.join(this.#folder, ...file.split('/'));
  }
}

function headerOf(identity: string): string {
  return `fanlight site 1 ${identity}`;
}

/** Whether a folder holds a site of the library, whole or begun. */
async function isOwn(folder: string, names: readonly string[], header: string): Promise<boolean> {
  for (const name of [LIST, BEGUN, BEFORE]) {
    if (!names.includes(name)) continue;
    for await (const line of readLines(path.join(folder, name))) return line === header;
  }
  return false;
}

/** What an export that died had begun joins what others before it had. */
async function keepBegun(folder: string): Promise<void> {
  const lines: string[] = [];
  const before = path.join(folder, BEFORE);
  for await (const line of readLines(path.join(folder, BEGUN))) {
    const one = listed(line);
    lines.push(one === null ? `${line}\n` : listLine({ ...one, content: null }));
    if (lines.length >= 10_000) await appendFile(before, lines.splice(0).join(''));
  }
  if (lines.length > 0) await appendFile(before, lines.join(''));
}

async function* writtenBefore(folder: string): AsyncGenerator<ListedSiteFile> {
  for (const name of [LIST, BEFORE])
    for await (const line of readLines(path.join(folder, name))) {
      const one = listed(line);
      if (one !== null) yield one;
    }
}

async function isFile(target: string, length: number): Promise<boolean> {
  const found = await lstat(target).catch(() => null);
  return found?.isFile() === true && found.size === length;
}
