import { openSitePage, pageKey, type RawPage, sketchOf } from '#stories';
import type { SourceFile } from '../collection.ts';
import type { BundledPage } from '../pages/page-bundle.ts';
import type { SiteStore, StoredPage } from '../pages/site-store.ts';
import { isPage, isPicture, relativePath } from './folder-files.ts';

/** A page or picture larger than this is not read, bytes. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The pages of a site that lies in a folder, as far as its first page leads to them. */
export class FolderStore implements SiteStore {
  readonly pages: readonly StoredPage[];
  readonly size: number;
  readonly #files: readonly SourceFile[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #pictures: ReadonlyMap<string, SourceFile>;

  /** `root` is the address of the folder that `main` lies in; `files` are the site's pages, `main` first. */
  constructor(main: SourceFile, root: string, files: readonly SourceFile[], pictures: readonly SourceFile[]) {
    const addressOf = (file: SourceFile) => fileAddress(root, relativePath(main.path, file.path));
    this.#files = files;
    this.size = main.size;
    this.pages = files.map((file) => {
      const address = addressOf(file);
      return { address, key: pageKey(address) ?? address, dates: [''] };
    });
    this.#numbers = byKey(this.pages.map(({ address }, at) => [address, at]));
    this.#pictures = byKey(pictures.map((file) => [addressOf(file), file]));
  }

  find(address: string): number | undefined {
    return lookUp(this.#numbers, address);
  }

  async open(page: number): Promise<RawPage | null> {
    const file = this.#files[page];
    const bytes = file === undefined ? null : await wholeOf(file);
    const address = this.pages[page]?.address ?? '';
    if (file === undefined || bytes === null) return null;
    return {
      address,
      bytes,
      mediaType: /\.te?xt$/i.test(file.name) ? 'text/plain' : 'text/html',
      charset: null,
    };
  }

  async picture(address: string): Promise<BundledPage | null> {
    const file = lookUp(this.#pictures, address);
    const bytes = file === undefined ? null : await wholeOf(file);
    return bytes === null ? null : { address, bytes, mediaType: 'image/unknown', charset: null, date: null };
  }

  fileOf(page: number): string {
    return this.#files[page]?.path ?? '';
  }

  /** The numbers of the pages that the first one leads to, itself included. */
  async reachable(): Promise<Set<number>> {
    const reached = new Set([0]);
    const waiting = [0];
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
      const raw = await this.open(page);
      if (raw === null) continue;
      sketchOf(openSitePage(raw), (address) => {
        const to = this.find(address);
        if (to !== undefined && !reached.has(to)) {
          reached.add(to);
          waiting.push(to);
        }
        return to;
      });
    }
    return reached;
  }
}

/** The pages and the pictures among files. */
export function siteFiles(files: readonly SourceFile[]): { pages: SourceFile[]; pictures: SourceFile[] } {
  return {
    pages: files.filter(({ name }) => isPage(name)),
    pictures: files.filter(({ name }) => isPicture(name)),
  };
}

/** A whole file; null where it is too large or cannot be read. */
export async function wholeOf(file: SourceFile): Promise<Uint8Array | null> {
  return file.size > MOST_BYTES ? null : file.read(0, file.size);
}

function fileAddress(root: string, path: string): string {
  return root + path.split('/').map(encodeURIComponent).join('/');
}

/** By key as written, and in small letters, since pages made on Windows do not care. */
function byKey<Value>(entries: readonly (readonly [address: string, value: Value])[]): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const [address, value] of entries) {
    const key = pageKey(address) ?? address;
    if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), value);
    found.set(key, value);
  }
  return found;
}

function lookUp<Value>(found: ReadonlyMap<string, Value>, address: string): Value | undefined {
  const key = pageKey(address);
  return key === null ? undefined : (found.get(key) ?? found.get(key.toLowerCase()));
}
