/** What everyone may have: the library to read. */
import type { FastifyInstance } from 'fastify';
import type { FeedShelf } from '../feed-shelf.ts';
import type { Hub } from '../hub.ts';
import type { Site } from '../site.ts';
import { registerBrowse, registerWaysIn } from './browse.ts';
import { registerCrawlers } from './crawlers.ts';
import { registerCreators } from './creators.ts';
import { registerDirectories } from './directories.ts';
import { registerEmbedding } from './embedding.ts';
import { registerFacets } from './facets.ts';
import { registerFeeds } from './feeds.ts';
import { registerHelp } from './help.ts';
import { registerHome } from './home.ts';
import { registerInsights } from './insights.ts';
import { registerKosync } from './kosync.ts';
import { registerOffline } from './offline.ts';
import { registerOpds } from './opds.ts';
import { registerReading } from './reading.ts';
import { registerSettings } from './settings.ts';
import { registerSources } from './sources.ts';
import { registerSuggestions } from './suggestions.ts';
import { registerTags } from './tags.ts';

/** The routes that both sites have. Nothing here changes the library, but for what a device of the owner's does that says its token. */
export function registerOpen(
  server: FastifyInstance,
  site: Site,
  { feeds, hub }: { feeds: FeedShelf; hub: Hub | null },
): void {
  registerCrawlers(server, site);
  registerEmbedding(server, site);
  registerHome(server, site);
  registerBrowse(server, site);
  registerWaysIn(server, site);
  registerFacets(server, site);
  registerInsights(server, site);
  registerSuggestions(server, site);
  registerReading(server, site);
  registerSources(server, site);
  registerDirectories(server, site);
  registerCreators(server, site);
  registerHelp(server, site);
  registerTags(server, site);
  registerOffline(server, site);
  registerFeeds(server, site, feeds, hub);
  registerOpds(server, site, feeds);
  registerKosync(server, site);
  registerSettings(server, site);
}
