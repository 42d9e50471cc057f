import { Buffer } from 'node:buffer';
import { type SiteAddresses, siteAddresses, siteUrl } from './addresses.ts';
import type { DumpIndex } from './dump-index.ts';
import type { LossCounts } from './loss-counts.ts';
import { type Row, textOf } from './row.ts';
import type { RowReader } from './row-reader.ts';
import type { SiteIndex } from './site-index.ts';
import type { SiteFiles, StoryFolders } from './story-folders.ts';

/** One site of a dump with all that is needed to read its stories and records. */
export type Site = {
  index: SiteIndex;
  settings: Row;
  /** As a story's record holds it. */
  row: Row;
  files: SiteFiles;
  addresses: SiteAddresses;
  reader: RowReader;
  losses: LossCounts;
  /** Whether the dump is cut or damaged, so that rows may be missing. */
  damaged: boolean;
  /** What stands before the name of each of its parts: empty where the dump has no prefix. */
  place: string;
  /** Members who turned out to have written something. */
  writers: Set<number>;
};

/** The sites of a dump that hold stories, by prefix. */
export function sitesOf(
  index: DumpIndex,
  folders: StoryFolders,
  shared: Pick<Site, 'reader' | 'losses' | 'damaged'>,
): Site[] {
  const holding = [...index.sites.values()]
    .filter((site) => site.rows('stories').count > 0 || site.rows('chapters').count > 0)
    .sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
  const nameless = holding.filter((site) => siteUrl(textOf(index.settingsOf(site), 'url')) === null).length;
  return holding.map((site) => {
    const settings = index.settingsOf(site);
    const url = siteUrl(textOf(settings, 'url'));
    const folder = url === null && nameless > 1 ? site.prefix : '';
    const row = new Map<string, Uint8Array | null>();
    const put = (column: string, value: string) => row.set(column, Buffer.from(value, 'utf8'));
    for (const column of ['sitename', 'version', 'store']) put(column, textOf(settings, column));
    put('url', url ?? '');
    put('prefix', site.prefix);
    put('folder', folder);
    put('coauthortable', site.rows('coauthors').count > 0 ? '1' : '');
    return {
      ...shared,
      index: site,
      settings,
      row,
      files: folders.of(site.prefix, textOf(settings, 'storiespath')),
      addresses: siteAddresses(url, folder),
      place: site.prefix === '' ? '' : `${site.prefix}/`,
      writers: new Set<number>(),
    };
  });
}
