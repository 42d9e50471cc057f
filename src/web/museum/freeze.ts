/** Freezes the public pages of a library: into a folder of files that need no server, or a web archive. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AddressTarget, OldAddress, WorkId } from '#catalogue';
import { WordSpill } from '#fulltext';
import {
  isSitePath,
  type Library,
  listAddresses,
  openToPublic,
  type PublicLibrary,
  type SiteSource,
  type SiteTarget,
  type Withheld,
} from '#library';
import type { Facet } from '#search';
import { inLanguage, type LanguageTag } from '#words';
import { assetAddresses } from '../assets.ts';
import { MapKeys, quoted } from '../nginx-map.ts';
import { isForAdults } from '../parts/tab-title.ts';
import { targetAddress } from '../parts/target-link.ts';
import { type MuseumAddress, writeFeeds } from './feeds.ts';
import { helpPages, homePage } from './first-pages.ts';
import {
  allWorksPages,
  creatorPages,
  NAMED_KINDS,
  namePages,
  seriesPages,
  valuePages,
  yearsPages,
} from './lists.ts';
import { Places, wayBetween } from './places.ts';
import { filteredFacets, gatherWork, searchScript, writeSearch } from './search.ts';
import { MuseumSite, redirectPage } from './site.ts';
import { LISTED_FACETS, ListedValues } from './values.ts';
import { type MuseumFormat, WorkWriter } from './works.ts';

/** How far a freeze is: works first, then lists of them, then the search. */
export type FreezeProgress = {
  phase: 'works' | 'lists' | 'search';
  works: number;
  totalWorks: number;
  files: number;
};

/**
 * What is frozen, how, and into what. `all`: every work, for a copy of one's own; `among`: none but these. `formats` are the files that works can be taken away
 * as; `texts`: the search knows the words of stories. `assets` is the folder of built assets. A signal that aborts ends it with what is its reason.
 */
export type FreezeOptions<Report> = {
  open: (source: SiteSource) => Promise<SiteTarget<Report>>;
  assets: string;
  language: LanguageTag;
  all: boolean;
  among?: readonly WorkId[];
  formats: readonly MuseumFormat[];
  texts: boolean;
  address: MuseumAddress;
  signal?: AbortSignal;
  onProgress?: (progress: FreezeProgress) => void;
};

/** What a freeze did, beside what its target says of it. `works` are those that were written, `redirects` are the old addresses that lead to pages of it. */
export type Frozen = {
  works: number;
  withheld: ReadonlyMap<Withheld, number>;
  redirects: number;
};

/**
 * Writes a site of a library: the pages of its works and lists, feeds, files to take away and a search that runs in the browser.
 * The same library gives the same bytes. Throws what the target does and `openToPublic`, of which nothing is left that cannot be taken up again.
 */
export function freezeSite<Report>(
  library: Library,
  options: FreezeOptions<Report>,
): Promise<Report & Frozen> {
  return inLanguage(options.language, () => freeze(library, options));
}

async function freeze<Report>(whole: Library, options: FreezeOptions<Report>): Promise<Report & Frozen> {
  const among = options.among === undefined ? null : new Set(options.among);
  const target = await options.open({ identity: await whole.catalogue.identity() });
  try {
    const shown = await openToPublic(whole, { all: options.all, among });
    await target.begin(shown.changedAt);
    const written = await writeSite(shown, target, options);
    return { ...(await target.finish()), ...written, withheld: shown.withheld };
  } catch (thrown) {
    await target.abandon();
    throw thrown;
  }
}

/** Writes all files of a site. */
async function writeSite<Report>(
  shown: PublicLibrary,
  target: SiteTarget<Report>,
  { all, assets, formats, texts, address, signal, onProgress = () => {} }: FreezeOptions<Report>,
): Promise<Pick<Frozen, 'works' | 'redirects'>> {
  const { library, works } = shown;
  const values = await ListedValues.gather(library, works);
  const places = new Places({ works: new Set(works), values, formats, form: target.form });
  const site = new MuseumSite(library, { places, target, assets: assetAddresses(assets), isPrivate: all });
  const tell = (phase: FreezeProgress['phase'], done: number) => {
    signal?.throwIfAborted();
    onProgress({ phase, works: done, totalWorks: works.length, files: target.files });
  };
  const spill = new WordSpill(target.workingFile);
  const written: WorkId[] = [];
  try {
    const writer = new WorkWriter(site, formats);
    for (const [index, id] of works.entries()) {
      const work = await writer.write(id);
      if (work !== null) {
        await gatherWork(site, spill, work, { texts });
        written.push(id);
      }
      tell('works', index + 1);
    }
    const facets = await filteredFacets(shown);
    await writeLists(site, { values, facets, total: works.length }, () => tell('lists', works.length));
    await writeFeeds(site, values, address);
    tell('search', works.length);
    await writeSearch(site, spill, written, { facets, assets });
  } finally {
    spill.close();
  }
  await writeAssets(site, assets);
  return { works: written.length, redirects: await writeRedirects(site) };
}

async function writeLists(
  site: MuseumSite,
  { values, facets, total }: { values: ListedValues; facets: readonly Facet[]; total: number },
  onList: () => void,
): Promise<void> {
  await homePage(site, values);
  await helpPages(site);
  await allWorksPages(site);
  for (const kind of NAMED_KINDS) await namePages(site, values, kind);
  await yearsPages(site, values, total);
  for (const kind of LISTED_FACETS) {
    const filtered = facets.find((facet) => facet.kind === kind)?.values.map(({ value }) => value) ?? [];
    for (const { name } of values.withPages(kind)) {
      await valuePages(site, kind, { value: name, isFiltered: filtered.includes(name) });
      onList();
    }
  }
  for (const { name } of values.withPages('creator')) {
    await creatorPages(site, name);
    onList();
  }
  for (const { name } of values.withPages('series')) {
    await seriesPages(site, name);
    onList();
  }
}

/** Of scripts only that of the search is of use here, in the language of the pages. */
async function writeAssets(site: MuseumSite, assets: string): Promise<void> {
  for (const name of readdirSync(assets).sort())
    if (!name.endsWith('.js') || name === searchScript())
      await site.write(`assets/${name}`, readFileSync(path.join(assets, name)));
}

/** What a path in a list for servers may hold. */
const PRINTABLE = /^[\x21-\x7e]+$/;
/** A path that is the name of a page: a file of HTML, or a folder. */
const PAGE_PATH =
  /^(?:\/[a-z0-9_~-][a-z0-9_~-]{0,99}){0,18}\/(?:[a-z0-9_~-][a-z0-9_~-]{0,99}(?:\.s?html?)?)?$/i;
const HOST = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}$/;

/**
 * Writes a page at every old address that can be a file, below the host that it was on, and a list of them all for servers (a `map` of nginx, from
 * host and address to the page). An archive has no server that could read a list.
 */
async function writeRedirects(site: MuseumSite): Promise<number> {
  const lines: string[] = [];
  const keys = site.places.form === 'folder' ? new MapKeys() : null;
  let redirects = 0;
  const taken = new Set<string>();
  for await (const old of webAddresses(site.library)) {
    const to = site.places.fileOf(targetAddress(await withPage(site, old.target)));
    if (to === null) continue;
    const own = HOST.test(old.host) && PRINTABLE.test(old.path) ? (keys?.newOf(old) ?? []) : [];
    for (const key of own) lines.push(`${quoted(key)} ${quoted(`/${to}`)};\n`);
    if (own.length > 0) redirects += 1;
    const file = redirectFile(old);
    if (file === null || !isSitePath(file) || taken.has(file.toLowerCase())) continue;
    taken.add(file.toLowerCase());
    await site.write(file, redirectPage(wayBetween(file, site.places.led(to))));
  }
  // No host has such a name.
  if (lines.length > 0) await site.write('old/nginx_map.conf', lines.join(''));
  return keys === null ? taken.size : redirects;
}

/** Identifiers of messages are no addresses of the web, and mail addresses stand in them. */
async function* webAddresses(library: Library): AsyncGenerator<OldAddress> {
  for await (const page of listAddresses(library)) yield* page.filter(({ host }) => !host.endsWith(':'));
}

/** An old address of a chapter leads to the work's page where the text is there, or the question before it. */
async function withPage({ library }: MuseumSite, target: AddressTarget): Promise<AddressTarget> {
  if (target.kind !== 'work' || target.chapter === null) return target;
  const [work] = await library.catalogue.cards([target.work]);
  const hasChapters = work !== undefined && work.chapters > 1 && !isForAdults(work);
  return hasChapters ? target : { ...target, chapter: null };
}

function redirectFile({ host, path: old }: OldAddress): string | null {
  if (!HOST.test(host) || !PAGE_PATH.test(old)) return null;
  if (old.endsWith('/')) return `old/${host}${old}index.html`;
  return /\.s?html?$/i.test(old) ? `old/${host}${old}` : `old/${host}${old}/index.html`;
}
