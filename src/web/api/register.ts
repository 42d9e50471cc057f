/** The HTTP API below `/api/v1`: a thin layer over the use cases, for programs. */
import cors from '@fastify/cors';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FanlightError } from '#errors';
import { addressRoutes } from '../audiences.ts';
import type { PatientRoute } from '../patience.ts';
import type { Site } from '../site.ts';
import type { AnyCall, Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { ApiRefusal, checked, sendProblem } from './problems.ts';
import { countedAs, noteProgram, programOf } from './programs.ts';
import { queryOf } from './query-of.ts';
import { API_BASE } from './send-json.ts';

/**
 * How the API may be used. `origins` are those of pages elsewhere that may ask it from a browser, as the Origin header has them; `rate` is how
 * many requests of one device or address are answered in a minute, 0 for any number.
 */
export type ApiOptions = { origins: readonly string[]; rate: number };

/** The use of the API where nobody says otherwise: closed to pages elsewhere. */
export const USUAL_API: ApiOptions = { origins: [], rate: 0 };

const MINUTE = 60_000;
/** Devices and addresses that are counted at a time; those that asked least lately go first. */
const MOST_COUNTED = 5_000;
/** Of so many requests that may be made, one may be a costly one. */
const COSTLY = 20;
/** Seconds for which a browser need not ask again whether it may. */
const PREFLIGHT_SECONDS = 600;
const EXPOSED = [
  'ETag',
  'Link',
  'Location',
  'Allow',
  'Retry-After',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
];
const JSON_TYPES = ['application/json', 'application/merge-patch+json'];
/** Bytes of a body; the longest is a work's notes. */
const BODY_LIMIT = 1_048_576;

/** Puts the API on a server, for everyone: who asks it is told by their token. */
export async function registerApi(server: FastifyInstance, site: Site, options: ApiOptions): Promise<void> {
  await server.register(
    async (scope) => {
      addressRoutes(scope, 'everyone');
      scope.addHook('onRequest', (request) => noteProgram(site, request));
      scope.addHook('preParsing', async (request) => {
        programOf(request, operationOf(request)?.needs ?? null);
      });
      takeBodies(scope);
      scope.setErrorHandler((thrown, request, reply) => sendProblem(request, reply, thrown));
      if (options.origins.length > 0) await openToOrigins(scope, options.origins);
      if (options.rate > 0) await limitRate(scope, options.rate);
      await scope.register(multipart, { throwFileSizeLimit: false });
      for (const operation of OPERATIONS) addRoute(scope, site, operation, options);
      refuseTheRest(scope, options);
    },
    { prefix: API_BASE },
  );
}

/** In a route's `config`: which operation it is. */
type ApiRoute = { operation?: Operation } & PatientRoute;

function operationOf({ routeOptions: { config } }: FastifyRequest): Operation | undefined {
  return (config as ApiRoute).operation;
}

function takeBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    JSON_TYPES,
    { parseAs: 'string', bodyLimit: BODY_LIMIT },
    scope.getDefaultJsonParser('error', 'error'),
  );
}

async function openToOrigins(scope: FastifyInstance, origins: readonly string[]): Promise<void> {
  await scope.register(cors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'If-Match', 'If-None-Match', 'Accept-Language'],
    exposedHeaders: EXPOSED,
    maxAge: PREFLIGHT_SECONDS,
  });
}

/** RateLimit-Limit, RateLimit-Remaining and RateLimit-Reset in seconds (draft-ietf-httpapi-ratelimit-headers-06), and Retry-After. */
async function limitRate(scope: FastifyInstance, rate: number): Promise<void> {
  await scope.register(rateLimit, {
    max: rate,
    timeWindow: MINUTE,
    cache: MOST_COUNTED,
    enableDraftSpec: true,
    keyGenerator: countedAs,
    errorResponseBuilder: () => new ApiRefusal('FL-API-RATE'),
  });
}

function addRoute(scope: FastifyInstance, site: Site, operation: Operation, { rate }: ApiOptions): void {
  const { method, path, params, query, takes, isCostly, isExact } = operation;
  const config: ApiRoute & { rateLimit?: object } = {
    operation,
    ...(takes?.kind === 'files' && { isUpload: true }),
    ...(isCostly && rate > 0 && { rateLimit: { max: Math.max(1, Math.floor(rate / COSTLY)) } }),
  };
  scope.route({
    method,
    url: path.replace(/\{(\w+)\}/g, ':$1'),
    config,
    ...(isExact && { compress: false }),
    async handler(request, reply) {
      if (takes?.kind === 'files' && !request.isMultipart()) throw new ApiRefusal('FL-API-TYPE');
      const call: AnyCall = {
        site,
        program: programOf(request, operation.needs),
        request,
        params: params && checked(params, request.params, 'path'),
        query: query ? checked(query, queryOf(request.url, query), 'query') : {},
        body: bodyOf(operation, request),
      };
      return operation.run(call, reply);
    },
  });
}

/** What was sent, as its schema has it; where every field may be left out, the whole may be. */
function bodyOf({ takes }: Operation, { body }: FastifyRequest): unknown {
  if (takes === null || takes.kind === 'files') return undefined;
  return checked(takes.shape, body === undefined && takes.kind === 'json' ? {} : body, 'body');
}

/** Addresses where nothing is, and those that are asked in a way that they do not know (RFC 9110 §15.5.6). */
function refuseTheRest(scope: FastifyInstance, { rate }: ApiOptions): void {
  const counted = rate > 0 ? { preHandler: scope.rateLimit() } : {};
  scope.setNotFoundHandler(counted, (request, reply) => {
    const methods = methodsAt(new URL(request.url, 'http://localhost').pathname);
    const error =
      methods.length === 0
        ? new FanlightError('FL-WEB-NOT-FOUND')
        : new ApiRefusal('FL-API-METHOD', { headers: { allow: methods.join(', ') } });
    return sendProblem(request, reply, error);
  });
}

/** The ways in which an address can be asked; none where nothing is. */
function methodsAt(pathname: string): string[] {
  const asked = pathname.slice(API_BASE.length).replace(/\/$/, '').split('/');
  const found = OPERATIONS.filter(({ path }) => {
    const parts = path.split('/');
    return (
      parts.length === asked.length && parts.every((part, at) => part.startsWith('{') || part === asked[at])
    );
  });
  return [...new Set(found.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : method)))];
}
