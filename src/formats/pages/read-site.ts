import {
  entriesOf,
  loss,
  openSitePage,
  type PageSketch,
  planWorks,
  type SitePage,
  type WorkPlan,
} from '#stories';
import type { CollectionItem, CollectionStory } from '../collection.ts';
import { type BundledPage, type BundlePlan, writeBundle } from './page-bundle.ts';
import { readPlanned, resultOf } from './read-bundle.ts';
import type { SiteStore } from './site-store.ts';
import { sketchCapture, versionsOf } from './versions.ts';

/** A page with fewer letters than this is looked for in an older capture. */
const HARDLY_ANYTHING = 150;
/** Indexes whose entries are kept at hand. */
const INDEXES_KEPT = 8;

/**
 * Reads the works of a site: first each page alone, of which only a sketch is kept, then each work from its pages. Works
 * that changed between captures come in each version, the oldest first.
 */
export async function* readSite(store: SiteStore): AsyncGenerator<CollectionItem> {
  const sketched = yield* sketchAll(store);
  const plan = planWorks(sketched.pages);
  const entries = new Entries(store, sketched);
  let empty = plan.rest.length;
  for (const [done, work] of plan.works.entries()) {
    const own = pagesOf(work).map((page) => {
      const number = sketched.numbers[page] ?? -1;
      return { page, number, newest: sketched.captures.get(number) ?? 0 };
    });
    for (const captures of await versionsOf(store, own)) {
      const story = await readWork(store, sketched, work, captures, entries);
      if (story.result.works.length > 0) yield story;
      else empty += work.pages.length;
    }
    yield { kind: 'progress', bytes: Math.round(store.size * (2 + (done + 1) / plan.works.length)) };
  }
  if (sketched.unread > 0) yield { kind: 'loss', loss: loss('FL-LOSS-RECORD', undefined, sketched.unread) };
  if (empty > 0) yield { kind: 'loss', loss: loss('FL-LOSS-PAGES', undefined, empty) };
}

/** The pages that could be read; `numbers` are their numbers in the store, `captures` which capture of each is good. */
type Sketched = { pages: SitePage[]; numbers: number[]; captures: Map<number, number>; unread: number };

async function* sketchAll(store: SiteStore): AsyncGenerator<CollectionItem, Sketched> {
  const drafts: { number: number; capture: number; sketch: PageSketch }[] = [];
  let unread = 0;
  for (const [number, page] of store.pages.entries()) {
    let best: { number: number; capture: number; sketch: PageSketch } | null = null;
    for (let capture = page.dates.length - 1; capture >= 0; capture -= 1) {
      const sketch = await sketchCapture(store, number, capture);
      if (sketch !== null && (best === null || sketch.prose > 3 * best.sketch.prose))
        best = { number, capture, sketch };
      if (best !== null && best.sketch.prose >= HARDLY_ANYTHING) break;
    }
    if (best === null) unread += 1;
    else drafts.push(best);
    if (number % 50 === 49)
      yield { kind: 'progress', bytes: Math.round(store.size * (1 + number / store.pages.length)) };
  }
  // Links name pages of the store; from here on pages are named by their place among those that could be read.
  const places = new Map(drafts.map(({ number }, at) => [number, at]));
  const pages = drafts.map(({ number, sketch }): SitePage => {
    const { address = '', key = '' } = store.pages[number] ?? {};
    const links = sketch.links.flatMap((link) => {
      const to = places.get(link.to);
      return to === undefined ? [] : [{ ...link, to }];
    });
    return { address, key, sketch: { ...sketch, links } };
  });
  const captures = new Map(drafts.map(({ number, capture }) => [number, capture]));
  return { pages, numbers: drafts.map(({ number }) => number), captures, unread };
}

function pagesOf({ pages, contents }: WorkPlan): number[] {
  return [...pages.map(({ page }) => page), ...(contents === null ? [] : [contents])];
}

async function readWork(
  store: SiteStore,
  sketched: Sketched,
  work: WorkPlan,
  captures: ReadonlyMap<number, number>,
  entries: Entries,
): Promise<CollectionStory> {
  const pages = new Map<string, BundledPage>();
  for (const page of pagesOf(work)) {
    const number = sketched.numbers[page] ?? -1;
    const capture = captures.get(page);
    const raw = capture === undefined ? null : await store.open(number, capture);
    const date = store.pages[number]?.dates[capture ?? 0] || null;
    if (raw !== null) pages.set(sketched.pages[page]?.address ?? '', { ...raw, date });
  }
  const addressOf = (page: number) => sketched.pages[page]?.address ?? '';
  const first = sketched.pages[work.pages[0]?.page ?? 0];
  const dates = [...pages.values()].flatMap(({ date }) => date ?? []);
  const plan: BundlePlan = {
    address: work.address,
    entry: work.listed === null ? null : await entries.of(work.listed, first?.key ?? ''),
    contents: work.contents === null ? null : addressOf(work.contents),
    updated: dates.toSorted().at(-1) ?? null,
    pages: work.pages
      .map(({ page, label, chapter }) => ({ address: addressOf(page), label, chapter }))
      .filter(({ address }) => pages.has(address)),
  };
  const planned = await readPlanned(plan, pages, (address) => store.picture(address));
  const fileOf = store.fileOf?.bind(store);
  return {
    kind: 'story',
    place: fileOf ? fileOf(sketched.numbers[work.pages[0]?.page ?? 0] ?? -1) : (first?.key ?? ''),
    bytes: writeBundle(plan, [...pages.values(), ...planned.pictures]),
    parts: fileOf
      ? work.pages.flatMap(({ page }) => {
          const bytes = pages.get(addressOf(page))?.bytes;
          return bytes === undefined ? [] : [{ path: fileOf(sketched.numbers[page] ?? -1), bytes }];
        })
      : [],
    result: resultOf(planned),
  };
}

/** What index pages say of the stories they list; the last few indexes are kept. */
class Entries {
  readonly #store: SiteStore;
  readonly #sketched: Sketched;
  readonly #kept = new Map<number, Map<string, string>>();

  constructor(store: SiteStore, sketched: Sketched) {
    this.#store = store;
    this.#sketched = sketched;
  }

  async of(index: number, key: string): Promise<string | null> {
    const entries = this.#kept.get(index) ?? (await this.#read(index));
    return entries.get(key) ?? null;
  }

  async #read(index: number): Promise<Map<string, string>> {
    const number = this.#sketched.numbers[index] ?? -1;
    const raw = await this.#store.open(number, this.#sketched.captures.get(number) ?? 0);
    const content = raw === null ? null : openSitePage(raw);
    const entries =
      content?.kind === 'page' ? entriesOf(content.page.tree, content.address) : new Map<string, string>();
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= INDEXES_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(index, entries);
    return entries;
  }
}
