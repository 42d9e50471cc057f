/** Thrown values as answers: a status, and a page with the code and its sentence. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, FanlightError } from '#errors';
import { errorPage } from './pages/error-page.ts';
import type { Site } from './site.ts';

const STATUSES: Partial<Record<ErrorCode, number>> = {
  'FL-WEB-NOT-FOUND': 404,
  'FL-WEB-ORIGIN': 403,
  'FL-WEB-HOST': 421,
  'FL-WEB-FORM': 400,
  'FL-USE-NO-WORK': 404,
  'FL-USE-UNKNOWN-FORMAT': 404,
  'FL-LIB-ORIGINAL-MISSING': 404,
  'FL-LIB-FULL': 507,
  'FL-LIB-LOCKED': 503,
  'FL-QUERY-SYNTAX': 400,
  'FL-QUERY-FIELD': 400,
  'FL-QUERY-VALUE': 400,
};

const HEADINGS: Record<number, string> = {
  400: 'This could not be understood',
  403: 'Refused',
  404: 'Not here',
  421: 'Not under this name',
  503: 'The library is busy',
  507: 'The disk is full',
};

/** Answers unknown addresses and everything that a route throws. What is not a FanlightError is logged and kept private. */
export function registerFailures(server: FastifyInstance, site: Site): void {
  server.setNotFoundHandler((request, reply) => fail(request, reply, new FanlightError('FL-WEB-NOT-FOUND')));
  server.setErrorHandler((thrown, request, reply) => {
    const error = failureOf(thrown);
    if (error.code === 'FL-WEB-FAILED') request.log.error(thrown);
    return fail(request, reply, error);
  });

  function fail(request: FastifyRequest, reply: FastifyReply, error: FanlightError): FastifyReply {
    const status = STATUSES[error.code] ?? 500;
    const heading = HEADINGS[status] ?? 'Something went wrong';
    reply.header('cache-control', 'no-store');
    return site.send(request, reply, {
      title: heading,
      status,
      body: errorPage(error.code, error.subject, heading),
    });
  }
}

/** A thrown value as an error with a code; the framework's own refusals of a request are requests gone wrong. */
function failureOf(thrown: unknown): FanlightError {
  if (thrown instanceof FanlightError) return thrown;
  const status =
    typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'statusCode') : undefined;
  const refused = typeof status === 'number' && status >= 400 && status < 500;
  return new FanlightError(refused ? 'FL-WEB-FORM' : 'FL-WEB-FAILED', undefined, { cause: thrown });
}
