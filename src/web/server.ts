import formBody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { ImportQueue, Library, Printer } from '#library';
import { type ApiOptions, registerApi, USUAL_API } from './api/register.ts';
import { isApiAddress } from './api/send-json.ts';
import { registerAssets } from './assets.ts';
import { finishRequests } from './closing.ts';
import { compressAnswers } from './compress.ts';
import { answerMalformed, refuseUnreadable, registerFailures } from './failures.ts';
import { FeedShelf } from './feed-shelf.ts';
import { asPage, PageShelf } from './page-shelf.ts';
import { BlurbShelf } from './parts/blurb-shelf.ts';
import { renderPage } from './parts/layout.ts';
import { limitPatience } from './patience.ts';
import { registerBrowse, registerWaysIn } from './routes/browse.ts';
import { registerComparing } from './routes/comparing.ts';
import { registerCreators } from './routes/creators.ts';
import { registerDevices } from './routes/devices.ts';
import { registerDirectories } from './routes/directories.ts';
import { registerDuplicates } from './routes/duplicates.ts';
import { registerEditing } from './routes/editing.ts';
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
import { registerWrangling } from './routes/wrangling.ts';
import { checkHost, checkOrigin, checkProgramOrigin, type Origin, SECURITY_HEADERS } from './security.ts';
import { settingsFromCookies } from './settings.ts';
import type { PageToSend, Site } from './site.ts';
import { speakAsAsked } from './speak.ts';

/** `assets` is the folder of built assets; `origin` is where the server will listen; without a `queue` it takes no imports, without a `printer` it puts no books on paper. */
export type ServerOptions = {
  library: Library;
  assets: string;
  origin: Origin;
  queue?: ImportQueue;
  printer?: Printer | null;
  api?: ApiOptions;
};

/** Bytes of a posted form; the longest field is a work's notes. */
const BODY_LIMIT = 1_048_576;
const PARAMETER_LIMIT = 100;

/** The site over a library, ready to listen or to be asked in-process. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const api = options.api ?? USUAL_API;
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    logger: { level: 'error', stream: process.stderr },
    forceCloseConnections: true,
    http: { requireHostHeader: false },
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (thrown, request, reply) =>
      answerMalformed(options.origin, site, request, reply, thrown),
    routerOptions: { maxParamLength: PARAMETER_LIMIT, ignoreTrailingSlash: true },
  });
  server.server.on('checkExpectation', (request, response) => server.routing(request, response));
  finishRequests(server);
  limitPatience(server);
  speakAsAsked(server);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    checkHost(request, options.origin);
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
    queue: options.queue ?? null,
    printer: options.printer ?? null,
    blurbs: new BlurbShelf(),
    send(request: FastifyRequest, reply: FastifyReply, { body, status = 200, ...frame }: PageToSend) {
      const settings = settingsFromCookies(request.headers.cookie);
      asPage(reply).code(status);
      const page = renderPage({ ...frame, address: request.url }, settings, assets, body);
      return pages.send(request, reply, Buffer.from(page));
    },
  };
  registerFailures(server, site);
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
  registerFeeds(server, site, feeds);
  registerOpds(server, site, feeds);
  registerKosync(server, site);
  registerDevices(server, site);
  registerEReaders(server, site);
  registerSettings(server, site);
  await registerApi(server, site, api);
  return server;
}
