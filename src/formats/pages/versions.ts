import { openSitePage, type PageSketch, sketchOf } from '#stories';
import type { SiteStore } from './site-store.ts';

/** Captures nearer to each other than this are of one visit to the site, milliseconds. */
const ONE_VISIT = 24 * 60 * 60 * 1000;
/** Older versions of one work that are told apart, the newest ones. */
const MOST_VERSIONS = 8;

/** A page of a work: its number in the work's own count, in the store, and its newest good capture. */
export type VersionedPage = { page: number; number: number; newest: number };

/**
 * The versions of a work, the oldest first and the newest always last: which capture of each of its pages makes one up,
 * by the pages' own count. A version is what one visit to the site saw; visits that saw the same text are one.
 */
export async function versionsOf(
  store: SiteStore,
  pages: readonly VersionedPage[],
): Promise<ReadonlyMap<number, number>[]> {
  const newest = new Map(pages.map(({ page, newest: capture }) => [page, capture]));
  if (pages.every(({ newest: capture }) => capture === 0)) return [newest];
  const prints = new Prints(store);
  const found: { captures: ReadonlyMap<number, number>; print: string }[] = [];
  for (const visit of visitsTo(store, pages)) {
    const captures = new Map(
      pages.flatMap(({ page, number, newest: last }) => {
        const dates = store.pages[number]?.dates ?? [];
        const capture = dates.slice(0, last + 1).findLastIndex((date) => date <= visit);
        return capture < 0 ? [] : [[page, capture] as const];
      }),
    );
    const print = await prints.of(pages, captures);
    if (found.at(-1)?.print !== print) found.push({ captures, print });
  }
  const last = { captures: newest, print: await prints.of(pages, newest) };
  if (found.at(-1)?.print === last.print) found.pop();
  return [...found, last].slice(-MOST_VERSIONS).map(({ captures }) => captures);
}

/** When each visit to a work's pages ended. */
function visitsTo(store: SiteStore, pages: readonly VersionedPage[]): string[] {
  const dates = new Set(
    pages.flatMap(({ number, newest }) => store.pages[number]?.dates.slice(0, newest + 1) ?? []),
  );
  const sorted = [...dates].toSorted();
  return sorted.filter((date, at) => {
    const next = sorted[at + 1];
    return next === undefined || !(Date.parse(next) - Date.parse(date) < ONE_VISIT);
  });
}

/** What tells whether two versions have the same text. */
class Prints {
  readonly #store: SiteStore;
  readonly #known = new Map<string, number>();

  constructor(store: SiteStore) {
    this.#store = store;
  }

  async of(pages: readonly VersionedPage[], captures: ReadonlyMap<number, number>): Promise<string> {
    const prints: string[] = [];
    for (const { page, number } of pages) {
      const capture = captures.get(page);
      if (capture === undefined) continue;
      const key = `${number} ${capture}`;
      const known = this.#known.get(key);
      const print = known ?? (await sketchCapture(this.#store, number, capture))?.fingerprint ?? 0;
      this.#known.set(key, print);
      prints.push(`${page}:${print}`);
    }
    return prints.join(' ');
  }
}

/** The sketch of one capture; null where that cannot be read. */
export async function sketchCapture(
  store: SiteStore,
  page: number,
  capture: number,
): Promise<PageSketch | null> {
  const raw = await store.open(page, capture);
  if (raw === null || raw.bytes.length === 0) return null;
  return sketchOf(openSitePage(raw), (address) => store.find(address));
}
