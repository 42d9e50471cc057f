import { type FSWatcher, watch } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { asFanlightError, FanlightError } from '#errors';
import type { BookList } from '#formats';
import { isSkippedPath, type Source, walkSources } from './walk-sources.ts';
import { type Look, WatchedFiles } from './watched-files.ts';

/** A folder to watch, and what becomes of what comes into it. Times in milliseconds. */
export type WatchOptions = {
  /** The library's data folder, which keeps what was taken in. */
  data: string;
  folder: string;
  /** What lists books: a file of such a kind is taken in with the whole folder that it lists. */
  lists: readonly BookList[];
  /** Imports files as one batch; what it throws is told, and the files are tried again. */
  take: (sources: readonly Source[]) => Promise<void>;
  /** Told of what goes wrong; watching goes on. */
  onFault: (error: FanlightError) => void;
  signal: AbortSignal;
  /** How long nothing may have happened to a file before it counts as whole. */
  quiet?: number;
  /** How often the folder is looked through without being told, as folders of other machines tell nothing. */
  every?: number;
};

const QUIET = 5000;
const EVERY = 60_000;
/** How much longer than a look the rest before the next one is, at least. */
const REST = 5;
/** After so many failures only the clock says when to look. */
const MOST_DEAF = 5;
/** Files that are whole do not wait for others that still grow for more than so many quiet periods. */
const PATIENCE = 12;

/** Names of files that a browser, a torrent, a copy, an office program or `writeDurably` is still writing or will take away again. */
const PARTIAL =
  /(?:\.(?:part|partial|crdownload|download|opdownload|tmp|temp|filepart|aria2|swp|lock|!ut|bc!|!qb|[0-9a-f]{8}\.new)|~)$/i;
const HIDDEN = /(?:^|\/)(?:\.|~\$)[^/]*(?:\/|$)/;

/** Whether a path below a watched folder is no file to take in, now or ever. */
export function isUnfinished(below: string): boolean {
  return PARTIAL.test(below) || HIDDEN.test(below) || isSkippedPath(below);
}

/** Throws FL-USE-WATCH-FOLDER for a folder that lies in the library's own. */
export function checkWatched(data: string, folders: readonly string[]): void {
  const own = path.resolve(data);
  for (const folder of folders) {
    const below = path.relative(own, path.resolve(folder));
    if (!below.startsWith('..') && !path.isAbsolute(below))
      throw new FanlightError('FL-USE-WATCH-FOLDER', folder);
  }
}

/**
 * Watches a folder that other programs fill until it is told to stop: takes in what is new or changed once it is whole, all of a
 * quiet period as one batch. Never moves, changes or deletes anything there. Resolves when it has stopped; throws only
 * FL-USE-WATCH-FOLDER.
 */
export async function watchFolder(options: WatchOptions): Promise<void> {
  checkWatched(options.data, [options.folder]);
  await new FolderWatch(options, await WatchedFiles.open(options.data, path.resolve(options.folder))).run();
}

/** A file that waits until it is whole: how it looked, and since when. */
type Waiting = { source: Source; look: Look; since: number };

class FolderWatch {
  readonly #options: WatchOptions;
  readonly #folder: string;
  /** The folder as its files are called, where it is named by a link. */
  #root: string;
  readonly #taken: WatchedFiles;
  readonly #quiet: number;
  readonly #every: number;
  #waiting = new Map<string, Waiting>();
  #watcher: FSWatcher | null = null;
  #told: string | null = null;
  /** How long the last look took, in milliseconds. */
  #took = 0;
  /** How often hearing of changes failed; a system that cannot tell of so many folders is not asked for ever. */
  #deaf = 0;
  /** Whether something changed since the last look began. */
  #heard = false;
  #wake: () => void = () => {};
  #end: () => void = () => {};

  constructor(options: WatchOptions, taken: WatchedFiles) {
    this.#options = options;
    this.#folder = path.resolve(options.folder);
    this.#root = this.#folder;
    this.#taken = taken;
    this.#quiet = options.quiet ?? QUIET;
    this.#every = options.every ?? EVERY;
  }

  async run(): Promise<void> {
    const { signal } = this.#options;
    const stopped = () => {
      this.#wake();
      this.#end();
    };
    signal.addEventListener('abort', stopped, { once: true });
    try {
      while (!signal.aborted) {
        this.#listen();
        this.#heard = false;
        const isTold = await this.#lookOnce();
        if (!signal.aborted) await this.#pause(isTold ? this.#every : Math.min(this.#quiet, this.#every));
      }
    } finally {
      signal.removeEventListener('abort', stopped);
      this.#watcher?.close();
    }
  }

  /** Looks through the folder and takes in what is whole. Answers whether nothing waits any more. */
  async #lookOnce(): Promise<boolean> {
    try {
      const began = performance.now();
      const files = await this.#look();
      this.#took = performance.now() - began;
      await this.#takeWhole(files);
      this.#told = null;
      return this.#waiting.size === 0;
    } catch (thrown) {
      this.#fault(asFanlightError(thrown, 'FL-USE-FAILED'));
      return true;
    }
  }

  /** All files there now; those that are not taken in as they look wait from the moment they last changed. */
  async #look(): Promise<Map<string, Waiting>> {
    const files = new Map<string, Waiting>();
    const waiting = new Map<string, Waiting>();
    this.#root = await realpath(this.#folder).catch(() => this.#folder);
    let isSeen = true;
    for (const source of await walkSources([this.#folder])) {
      if (this.#options.signal.aborted) return files;
      if (source.problem === 'FL-FILE-UNREADABLE') isSeen = false;
      if (source.problem || isUnfinished(this.#below(source))) continue;
      const status = await lstat(Buffer.from(source.file)).catch(() => null);
      if (status === null || status.size === 0) continue;
      const look = { bytes: status.size, changed: status.mtimeMs };
      const before = this.#waiting.get(source.path);
      const isSame = before?.look.bytes === look.bytes && before.look.changed === look.changed;
      const file = {
        source: { ...source, bytes: look.bytes },
        look,
        since: isSame ? before.since : performance.now(),
      };
      files.set(source.path, file);
      if (!this.#taken.has(source.path, look)) waiting.set(source.path, file);
    }
    this.#waiting = waiting;
    // A folder that is empty or cannot be read may be there again later, as those of other machines are.
    if (isSeen && files.size > 0) this.#taken.forgetOthers(files);
    return files;
  }

  async #takeWhole(files: ReadonlyMap<string, Waiting>): Promise<void> {
    const now = performance.now();
    const whole = [...this.#waiting.values()].filter(({ since }) => now - since >= this.#quiet);
    const isCalm = whole.length === this.#waiting.size;
    const isLate = whole.some(({ since }) => now - since >= this.#quiet * PATIENCE);
    if (whole.length === 0 || !(isCalm || isLate) || this.#options.signal.aborted) return;
    const sources = this.#together(whole, files);
    await this.#options.take(sources.map(({ source }) => source));
    if (this.#options.signal.aborted) return;
    for (const { source, look } of sources) {
      this.#taken.add(source.path, look);
      this.#waiting.delete(source.path);
    }
    await this.#taken.keep();
  }

  /**
   * What is new, with the files that it may belong to: a folder in the watched one is taken whole, since a database and its stories
   * are read together, and beside a single file those of its name. What still grows stays out.
   */
  #together(whole: readonly Waiting[], files: ReadonlyMap<string, Waiting>): Waiting[] {
    const isWhole = new Set(whole.map(({ source }) => source.path));
    const all = [...files.values()].filter(
      ({ source }) => isWhole.has(source.path) || !this.#waiting.has(source.path),
    );
    const isListed = all.some(({ source }) => {
      const below = this.#below(source);
      return (
        !below.includes('/') && this.#options.lists.some((list) => list.isFile && list.named.test(below))
      );
    });
    if (isListed) return all;
    const keys = new Set(whole.map(({ source }) => groupOf(this.#below(source))));
    return all.filter(({ source }) => keys.has(groupOf(this.#below(source))));
  }

  #below({ path: shown }: Source): string {
    const folder = this.#root.split(path.sep).join('/');
    return shown.startsWith(`${folder}/`) ? shown.slice(folder.length + 1) : path.posix.basename(shown);
  }

  /** Hears of changes where the system tells of them; a watch that fails is begun anew with the next look. */
  #listen(): void {
    if (this.#watcher !== null || this.#deaf >= MOST_DEAF) return;
    try {
      const watcher = watch(this.#folder, { recursive: true, persistent: true }, () => {
        this.#heard = true;
        this.#wake();
      });
      watcher.on('error', () => {
        watcher.close();
        this.#deaf += 1;
        if (this.#watcher === watcher) this.#watcher = null;
      });
      this.#watcher = watcher;
    } catch {
      this.#watcher = null;
    }
  }

  /** Waits for a change, the next look or the end; what happens at once is looked at once. */
  async #pause(milliseconds: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#heard ? 0 : milliseconds);
      this.#wake = resolve;
    });
    clearTimeout(timer);
    this.#wake = () => {};
    if (this.#options.signal.aborted) return;
    // A download tells of itself all the time, and a large folder takes its time to be looked through.
    const rest = Math.max(Math.min(this.#quiet / 4, 500), Math.min(this.#took * REST, this.#every));
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, rest);
      this.#end = resolve;
    });
    clearTimeout(timer);
    this.#end = () => {};
  }

  /** The same fault is told once, until a look goes well again. */
  #fault(error: FanlightError): void {
    if (this.#told === error.code) return;
    this.#told = error.code;
    this.#options.onFault(error);
  }
}

/** The uppermost folder below the watched one; a file that lies in none goes with those of its name. */
function groupOf(below: string): string {
  const [first = '', ...rest] = below.split('/');
  return rest.length > 0 ? `${first}/` : first.toLowerCase().replace(/(?:\.[a-z0-9]{1,8}){1,2}$/, '');
}
