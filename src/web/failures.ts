/** Thrown values as answers: a status, and a page with the code and its sentence. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FanlightError } from '#errors';
import { inLanguage, say, type TextKey } from '#words';
import { sendProblem } from './api/problems.ts';
import { isApiAddress } from './api/send-json.ts';
import { errorPage } from './pages/error-page.ts';
import { answerHeaders } from './policy.ts';
import { leadOn } from './routes/sources.ts';
import { checkHost, type Origin } from './security.ts';
import type { Site } from './site.ts';
import { languageOf } from './speak.ts';
import { statusOf } from './statuses.ts';

/** What says the heading of a page with a status. */
const HEADINGS: Record<number, Extract<TextKey, `errors-page.heading-${string}`>> = {
  400: 'errors-page.heading-400',
  403: 'errors-page.heading-403',
  404: 'errors-page.heading-404',
  409: 'errors-page.heading-409',
  413: 'errors-page.heading-413',
  421: 'errors-page.heading-421',
  503: 'errors-page.heading-503',
  507: 'errors-page.heading-507',
};

/**
 * Answers unknown addresses and everything that a route throws, by the site of whoever asks; an address that a work was published at leads to it. What
 * is not a FanlightError is logged and kept private.
 */
export function registerFailures(server: FastifyInstance, siteOf: (request: FastifyRequest) => Site): void {
  server.setNotFoundHandler(async (request, reply) => {
    const isAsked = request.method === 'GET' || request.method === 'HEAD';
    const site = siteOf(request);
    if (isAsked && (await leadOn(site, request, reply, request.url))) return reply;
    return fail(site, request, reply, new FanlightError('FL-WEB-NOT-FOUND'));
  });
  server.setErrorHandler((thrown, request, reply) => {
    const error = failureOf(thrown, request.method);
    if (error.code === 'FL-WEB-FAILED')
      request.log.error({ err: thrown, route: request.routeOptions.url ?? null }, 'a request failed');
    return fail(siteOf(request), request, reply, error);
  });
}

/** Answers a request whose address the framework cannot read, before any hook or route sees it. */
export function answerMalformed(
  origin: Origin,
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  thrown: unknown,
): FastifyReply {
  reply.headers(answerHeaders(site.policy));
  const answer = (error: unknown) =>
    isApiAddress(request.url)
      ? sendProblem(request, reply, error)
      : fail(site, request, reply, failureOf(error, request.method));
  return inLanguage(languageOf(request), () => {
    try {
      checkHost(request, origin);
    } catch (refusal) {
      return answer(refusal);
    }
    return answer(thrown);
  });
}

/** What is needed of a connection to answer on it by hand. */
type Connection = { writable: boolean; write(text: string): unknown; destroySoon(): void };

/** Answers what is not HTTP, is too long or took too long to come, and hangs up. */
export function refuseUnreadable(
  error: Error & { code?: string },
  socket: Connection,
  headers: Readonly<Record<string, string>>,
): void {
  const status = UNREADABLE[error.code ?? ''] ?? '400 Bad Request';
  if (socket.writable && error.code !== 'ECONNRESET') {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${status}\r\n${lines.join('')}connection: close\r\ncontent-length: 0\r\n\r\n`);
  }
  socket.destroySoon();
}

const UNREADABLE: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

function fail(site: Site, request: FastifyRequest, reply: FastifyReply, error: FanlightError): FastifyReply {
  const status = statusOf(error.code);
  const heading = say(HEADINGS[status] ?? 'errors-page.failed');
  reply.header('cache-control', 'no-store');
  return site.send(request, reply, {
    title: heading,
    status,
    body: errorPage(error.code, error.subject, heading),
  });
}

/**
 * A thrown value as an error with a code. What the framework refuses is an address where nothing is, or a form that
 * is none.
 */
function failureOf(thrown: unknown, method: string): FanlightError {
  if (thrown instanceof FanlightError) return thrown;
  const status =
    typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'statusCode') : undefined;
  const refused = typeof status === 'number' && status >= 400 && status < 500;
  const refusal = method === 'POST' ? 'FL-WEB-FORM' : 'FL-WEB-NOT-FOUND';
  return new FanlightError(refused ? refusal : 'FL-WEB-FAILED', undefined, { cause: thrown });
}
