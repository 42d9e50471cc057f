import formBody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { type ImportQueue, type Library, type Printer, visitorsLibrary } from '#library';
import { type ApiOptions, registerApi, USUAL_API } from './api/register.ts';
import { isApiAddress } from './api/send-json.ts';
import { assetAddresses, registerAssets } from './assets.ts';
import { addressRoutes, audienceConstraint } from './audiences.ts';
import { finishRequests, GRACE } from './closing.ts';
import { compressAnswers } from './compress.ts';
import { answerMalformed, refuseUnreadable, registerFailures } from './failures.ts';
import { FeedShelf } from './feed-shelf.ts';
import { Hub } from './hub.ts';
import { type LogOptions, loggerOf, logRequests } from './log.ts';
import { openSite } from './open-site.ts';
import { BlurbShelf } from './parts/blurb-shelf.ts';
import { limitPatience } from './patience.ts';
import { answerHeaders, audienceOf, hasVisitors, PRIVATE, publicName, type SitePolicy } from './policy.ts';
import { RequestCounts } from './request-counts.ts';
import { registerDesk } from './routes/desk.ts';
import { isForPrograms } from './routes/kosync.ts';
import { registerOpen } from './routes/open.ts';
import { type Metrics, registerHealth, registerMetrics } from './routes/watching.ts';
import { checkHost, checkOrigin, checkProgramOrigin, type Origin } from './security.ts';
import type { Site } from './site.ts';
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

/** The site over a library, as its owner has it and as visitors do where there are any, ready to listen or to be asked in-process. */
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
    frameworkErrors: (thrown, request, reply) =>
      answerMalformed(origin, siteOf(request), request, reply, thrown),
    routerOptions: {
      maxParamLength: PARAMETER_LIMIT,
      ignoreTrailingSlash: true,
      constraints: { audience: audienceConstraint(policy) },
    },
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
  await server.register(async (scope) => {
    addressRoutes(scope, 'everyone');
    await registerAssets(scope, options.assets);
  });
  const { library } = options;
  const assets = assetAddresses(options.assets);
  const whole = { ...options, policy, keyed: library, assets, blurbs: new BlurbShelf() };
  const desk = openSite({ ...whole, library, audience: 'owner' });
  const front = hasVisitors(policy)
    ? openSite({ ...whole, library: visitorsLibrary(library), audience: 'visitors' })
    : null;
  const siteOf = (request: FastifyRequest) =>
    front !== null && audienceOf(request, policy) === 'visitors' ? front.site : desk.site;
  registerFailures(server, siteOf);
  const feeds = new FeedShelf();
  const hub = openHub(server, desk.site);
  for (const { site, pages } of front === null ? [desk] : [desk, front])
    await server.register(async (scope) => {
      addressRoutes(scope, site.audience);
      pages.serve(scope);
      registerHealth(scope, site, closing);
      registerOpen(scope, site, { feeds, hub });
      if (site.audience === 'owner') registerDesk(scope, site);
      if (watched?.to === 'all' || (watched !== null && site.audience === 'owner'))
        registerMetrics(scope, desk.site, watched);
    });
  await registerApi(server, desk.site, api);
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
