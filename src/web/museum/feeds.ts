/** The Atom feeds of a museum, which tell what came with a later export: of all works, of each fandom, creator and series. */
import type { ReaderId } from '#catalogue';
import { atomFeed } from '#feeds';
import { readerWithToken } from '#library';
import type { Condition } from '#search';
import { say } from '#words';
import type { FeedAsker } from '../feed-asker.ts';
import { conditionNews } from '../news.ts';
import { withParameters } from '../parts/addresses.ts';
import { wayBetween } from './places.ts';
import type { MuseumSite } from './site.ts';
import { conditionOf, type ListedValues, type ValueKind } from './values.ts';

/** What feeds are of, beside all works. */
const FEED_KINDS = ['fandom', 'creator', 'series'] as const satisfies readonly ValueKind[];

/** Where a museum will stand, with a stroke at its end; null where nobody said: then feeds lead on by ways from where they are. */
export type MuseumAddress = string | null;

/** Writes the feeds: of each list the works that were changed last, as many as a page of a feed has. */
export async function writeFeeds(site: MuseumSite, values: ListedValues, at: MuseumAddress): Promise<void> {
  const reader = await readerWithToken(site.library, null);
  if (reader === null) throw new Error('nobody reads this library');
  const asking = { at, reader, library: await site.library.catalogue.identity() };
  await writeFeed(site, asking, {
    path: '/feeds/works.atom',
    title: say('finding.works'),
    condition: { kind: 'all' },
  });
  for (const kind of FEED_KINDS)
    for (const { name } of values.withPages(kind))
      await writeFeed(site, asking, {
        path: `/feeds/${kind}.atom`,
        title: name,
        name,
        condition: conditionOf(kind, name),
      });
}

/** As whom feeds are asked for. Nobody reads a museum, and the reader who is asked for has marked nothing in it. */
type Asking = { at: MuseumAddress; reader: ReaderId; library: string };
type Feed = { path: string; title: string; name?: string; condition: Condition };

async function writeFeed(
  site: MuseumSite,
  asking: Asking,
  { path, title, name, condition }: Feed,
): Promise<void> {
  const parameters: Record<string, string> = name === undefined ? {} : { name };
  const address = withParameters(path, parameters);
  const file = site.places.fileOf(address);
  if (file === null) return;
  const asker = askerFrom(site, file, asking);
  const news = await conditionNews(asker, condition, { page: 1, texts: false }, { title, path, parameters });
  const onePage = { page: 1, pages: 1, address: () => address };
  await site.write(file, atomFeed({ ...news, paging: onePage }, asker.place));
}

function askerFrom(
  { library: shown, places }: MuseumSite,
  file: string,
  { at, reader, library }: Asking,
): FeedAsker {
  const lead = (path: string) => {
    const to = places.led(places.fileOf(path) ?? 'index.html');
    return at === null ? wayBetween(file, to) : `${at}${to}`;
  };
  return { audience: 'visitors', library: shown, reader, place: { site: '', home: '', library, lead } };
}
