import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { ByteSource } from '../segment.ts';
import { DamagedFileError } from './damaged-file.ts';

/** Bytes that are read and checked at once. */
export const PAGE_BYTES = 64 * 1024;

/** Pages of any files that are kept in memory, the ones used last. */
export class PageCache {
  readonly #pages = new Map<string, Uint8Array>();
  readonly #most: number;

  /** `bytes`: how much is kept. */
  constructor(bytes: number) {
    this.#most = Math.max(1, Math.floor(bytes / PAGE_BYTES));
  }

  get(key: string): Uint8Array | undefined {
    const page = this.#pages.get(key);
    if (page) {
      this.#pages.delete(key);
      this.#pages.set(key, page);
    }
    return page;
  }

  set(key: string, page: Uint8Array): void {
    this.#pages.set(key, page);
    if (this.#pages.size <= this.#most) return;
    const [oldest] = this.#pages.keys();
    if (oldest !== undefined) this.#pages.delete(oldest);
  }
}

/** Bytes of a file from an offset on, and the CRC-32 of each page of them. */
type Paged = { offset: number; length: number; checksums: Uint32Array };

let lastId = 0;

/** Tells the pages of open files apart; a descriptor would be used again after closing. */
function nextId(): number {
  lastId += 1;
  return lastId;
}

/** Part of a file, read page by page as it is asked for; every page is checked. */
export class PagedFile {
  readonly #file: string;
  readonly #id = nextId();
  readonly #descriptor: number;
  readonly #paged: Paged;
  readonly #cache: PageCache;
  #isOpen = true;

  /** Throws what opening a file throws. */
  constructor(file: string, paged: Paged, cache: PageCache) {
    this.#file = file;
    this.#descriptor = openSync(file, 'r');
    this.#paged = paged;
    this.#cache = cache;
  }

  /** The bytes from `from` up to `to` as a source. Reading throws {@link DamagedFileError}. */
  part(from: number, to: number): ByteSource {
    return { length: to - from, read: (start, end) => this.#read(from + start, from + end) };
  }

  close(): void {
    if (this.#isOpen) closeSync(this.#descriptor);
    this.#isOpen = false;
  }

  #read(start: number, end: number): Uint8Array {
    const first = Math.floor(start / PAGE_BYTES);
    const last = Math.floor((end - 1) / PAGE_BYTES);
    if (first >= last)
      return this.#page(first).subarray(start - first * PAGE_BYTES, end - first * PAGE_BYTES);
    const bytes = new Uint8Array(end - start);
    for (let page = first; page <= last; page += 1) {
      const at = page * PAGE_BYTES;
      const part = this.#page(page).subarray(Math.max(0, start - at), Math.min(PAGE_BYTES, end - at));
      bytes.set(part, Math.max(0, at - start));
    }
    return bytes;
  }

  #page(number: number): Uint8Array {
    const key = `${this.#id}:${number}`;
    const known = this.#cache.get(key);
    if (known) return known;
    const { offset, length, checksums } = this.#paged;
    const bytes = new Uint8Array(Math.max(0, Math.min(PAGE_BYTES, length - number * PAGE_BYTES)));
    const read = this.#isOpen
      ? readSync(this.#descriptor, bytes, 0, bytes.length, offset + number * PAGE_BYTES)
      : 0;
    if (read !== bytes.length || crc32(bytes) !== checksums[number]) throw new DamagedFileError(this.#file);
    this.#cache.set(key, bytes);
    return bytes;
  }
}
