import formBody from '@fastify/formbody';
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { ImportQueue, Library, Printer } from '#library';
import { type ApiOptions, registerApi, USUAL_API } from './api/register.ts';
import { isApiAddress } from './api/send-json.ts';
import { registerAssets } from './assets.ts';
import { finishRequests, GRACE } from './closing.ts';
import { compressAnswers } from './compress.ts';
import { answerMalformed, refuseUnreadable, registerFailures } from './failures.ts';
import { FeedShelf } from './feed-shelf.ts';
import { Hub } from './hub.ts';
import { type LogOptions, loggerOf, logRequests } from './log.ts';
import { asPage, PageShelf } from './page-shelf.ts';
import { BlurbShelf } from './parts/blurb-shelf.ts';
import { renderPage } from './parts/layout.ts';
import { limitPatience } from './patience.ts';
import { answerHeaders, PRIVATE, publicName, reservation, robotsFor, type SitePolicy } from './policy.ts';
import { RequestCounts } from './request-counts.ts';
import { registerBrowse, registerWaysIn } from './routes/browse.ts';
import { registerComparing } from './routes/comparing.ts';
import { registerCrawlers } from './routes/crawlers.ts';
import { registerCreators } from './routes/creators.ts';
import { registerDevices } from './routes/devices.ts';
import { registerDirectories } from './routes/directories.ts';
import { registerDuplicates } from './routes/duplicates.ts';
import { registerEditing } from './routes/editing.ts';
import { registerEmbedding } from './routes/embedding.ts';
import { registerEReaders } from './routes/ereaders.ts';
import { registerFacets } from './routes/facets.ts';
import { registerFeeds } from './routes/feeds.ts';
import { registerHelp } from './routes/help.ts';
import { registerHome } from './routes/home.ts';
import { registerImports } from './routes/imports.ts';
import { registerInsights } from './routes/insights.ts';
import { isForPrograms, registerKosync } from './routes/kosync.ts';
import { registerMarks } from './routes/marks.ts';
import { registerMutes } from './routes/mutes.ts';
import { registerOffline } from './routes/offline.ts';
import { registerOpds } from './routes/opds.ts';
import { registerPlaces } from './routes/places.ts';
import { registerPrinting } from './routes/printing.ts';
import { registerReading } from './routes/reading.ts';
import { registerReview } from './routes/review.ts';
import { registerSearches } from './routes/searches.ts';
import { registerSettings } from './routes/settings.ts';
import { registerSources } from './routes/sources.ts';
import { registerSuggestions } from './routes/suggestions.ts';
import { registerTags } from './routes/tags.ts';
import { registerTaking } from './routes/taking.ts';
import { type Metrics, registerWatching } from './routes/watching.ts';
import { registerWrangling } from './routes/wrangling.ts';
import { checkHost, checkOrigin, checkProgramOrigin, type Origin } from './security.ts';
import { settingsFromCookies } from './settings.ts';
import type { PageToSend, Site } from './site.ts';
import { speakAsAsked } from './speak.ts';

/**
 * `assets` is the folder of built assets; `origin` is where the server will listen; without a `queue` it takes no imports, without a
 * `printer` it puts no books on paper, without a `policy` it is
 * for the person at this machine, without `metrics` it gives no numbers, and without a `log` failures go to standard error. `grace` is how long answers
 * under way are waited for when it closes, in milliseconds.
 */
export type ServerOptions = {
  library: Library;
  assets: string;
  origin: Omit<Origin, 'publicName'>;
  queue?: ImportQueue;
  printer?: Printer | null;
  api?: ApiOptions;
  policy?: SitePolicy;
  metrics?: Metrics | null;
  log?: LogOptions;
  grace?: number;
};

/** Bytes of a posted form; the longest field is a work's notes. */
const BODY_LIMIT = 1_048_576;
const PARAMETER_LIMIT = 100;
/** What closing may take beside the answers that are waited for, in milliseconds. */
const CLOSING_TIMEOUT = 20_000;

/** The site over a library, ready to listen or to be asked in-process. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const {
    api = USUAL_API,
    policy = PRIVATE,
    metrics = null,
    grace = GRACE,
    log = { stream: process.stderr, requests: false },
  } = options;
  const headers = answerHeaders(policy);
  const origin: Origin = { ...options.origin, publicName: publicName(policy) };
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    logger: loggerOf(log),
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    return503OnClosing: false,
    // The framework gives up on a server that takes longer to close.
    pluginTimeout: grace + CLOSING_TIMEOUT,
    http: { requireHostHeader: false },
    clientErrorHandler: (error, socket) => refuseUnreadable(error, socket, headers),
    frameworkErrors: (thrown, request, reply) => answerMalformed(origin, site, request, reply, thrown),
    routerOptions: { maxParamLength: PARAMETER_LIMIT, ignoreTrailingSlash: true },
  });
  server.server.on('checkExpectation', (request, response) => server.routing(request, response));
  const closing = finishRequests(server, grace);
  if (log.requests) logRequests(server);
  const watched = metrics && { ...metrics, counts: new RequestCounts(server) };
  limitPatience(server);
  speakAsAsked(server);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    checkHost(request, origin);
    if (isApiAddress(request.url)) checkProgramOrigin(request, api.origins);
    else checkOrigin(request, isForPrograms(request));
  });
  server.removeAllContentTypeParsers();
  await server.register(formBody, { bodyLimit: BODY_LIMIT });
  await compressAnswers(server);
  const assets = await registerAssets(server, options.assets);
  const pages = new PageShelf(options.library);
  pages.serve(server);
  const site: Site = {
    library: options.library,
    policy,
    queue: options.queue ?? null,
    printer: options.printer ?? null,
    blurbs: new BlurbShelf(),
    send(request: FastifyRequest, reply: FastifyReply, page: PageToSend) {
      const { body, status = 200, listing = 'no', canonical = canonicalOf(request.url), ...frame } = page;
      const settings = settingsFromCookies(request.headers.cookie);
      const robots = robotsFor(policy, status === 200 ? listing : 'no');
      asPage(reply).code(status).header('x-robots-tag', robots);
      const world = { base: policy.publicAddress ?? '', robots, reservation: reservation(policy) };
      const known = { ...frame, world, address: request.url, ...(status === 200 && { canonical }) };
      return pages.send(request, reply, Buffer.from(renderPage(known, settings, assets, body)));
    },
  };
  registerFailures(server, site);
  registerWatching(server, site, closing, watched);
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
  registerComparing(server, site);
  registerEditing(server, site);
  registerImports(server, site);
  registerDuplicates(server, site);
  registerReview(server, site);
  registerDirectories(server, site);
  registerCreators(server, site);
  registerHelp(server, site);
  registerTags(server, site);
  registerWrangling(server, site);
  registerMarks(server, site);
  registerOffline(server, site);
  registerPlaces(server, site);
  registerSearches(server, site);
  registerTaking(server, site);
  registerPrinting(server, site);
  registerMutes(server, site);
  const feeds = new FeedShelf(options.library);
  registerFeeds(server, site, feeds, openHub(server, site));
  registerOpds(server, site, feeds);
  registerKosync(server, site);
  registerDevices(server, site);
  registerEReaders(server, site);
  registerSettings(server, site);
  await registerApi(server, site, api);
  return server;
}

/** The hub that is told of changes while the server runs; null where the site names none. */
function openHub(server: FastifyInstance, { library, policy }: Site): Hub | null {
  if (policy.hub === null) return null;
  const hub = new Hub({
    address: policy.hub,
    library,
    onFailure: (status) => server.log.error({ status }, 'the hub could not be told'),
  });
  server.addHook('onClose', () => hub.close());
  return hub;
}

/** The address that a page without parameters has, however it was asked for. */
function canonicalOf(url: string): string | undefined {
  if (url.includes('?')) return undefined;
  return url.replace(/(?!^)\/$/, '');
}
