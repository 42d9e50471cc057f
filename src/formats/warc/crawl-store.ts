import { pageKey, type RawPage } from '#stories';
import type { SourceFile } from '../collection.ts';
import type { BundledPage } from '../pages/page-bundle.ts';
import type { SiteStore, StoredPage } from '../pages/site-store.ts';
import type { Capture, CrawlIndex } from './crawl-index.ts';
import { recordAt } from './records.ts';

/** Redirects that are followed one after another. */
const MOST_STEPS = 5;

/** The pages of a crawl, each read from its place in the file when it is asked for. */
export class CrawlStore implements SiteStore {
  readonly pages: readonly StoredPage[];
  readonly size: number;
  readonly #source: SourceFile;
  readonly #index: CrawlIndex;
  readonly #captures: readonly (readonly Capture[])[];
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(source: SourceFile, index: CrawlIndex) {
    this.#source = source;
    this.#index = index;
    this.size = source.size;
    const all = [...index.pages];
    this.pages = all.map(([key, { address, captures }]) => ({
      key,
      address,
      dates: captures.map(({ date }) => date),
    }));
    this.#captures = all.map(([, { captures }]) => captures);
    this.#numbers = new Map(all.map(([key], at) => [key, at]));
  }

  find(address: string): number | undefined {
    let key = pageKey(address);
    for (let step = 0; key !== null && step < MOST_STEPS; step += 1) {
      const found = this.#numbers.get(key);
      if (found !== undefined) return found;
      key = this.#index.redirects.get(key) ?? null;
    }
    return undefined;
  }

  async open(page: number, capture: number): Promise<RawPage | null> {
    const place = this.#captures[page]?.[capture]?.place;
    const address = this.pages[page]?.address ?? '';
    const record = place === undefined ? null : await recordAt(this.#source, place);
    const bytes = record === null ? null : await record.body();
    if (record === null || bytes === null) return null;
    return { address, bytes, mediaType: record.mediaType, charset: record.charset };
  }

  async picture(address: string): Promise<BundledPage | null> {
    const place = this.#index.pictures.get(pageKey(address) ?? '');
    const record = place === undefined ? null : await recordAt(this.#source, place);
    const bytes = record === null ? null : await record.body();
    if (record === null || bytes === null) return null;
    const date = Number.isNaN(Date.parse(record.date)) ? null : record.date;
    return { address, bytes, mediaType: record.mediaType, charset: null, date };
  }
}
