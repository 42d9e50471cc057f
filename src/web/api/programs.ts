/** Who asks the API: a program with the token of a device, or whoever sits at the owner's desk. */
import type { FastifyRequest } from 'fastify';
import type { TokenScope } from '#catalogue';
import { type AskingProgram, programWithToken } from '#library';
import { audienceOf } from '../policy.ts';
import type { Site } from '../site.ts';
import { ApiRefusal } from './problems.ts';

/** RFC 6750 §2.1; longer ones are of no device. */
const BEARER = /^bearer +([\w.~+/=-]{1,200})$/i;
const REALM = 'Bearer realm="Fanlight"';

/** `unnamed` is a visitor without a token, who may ask nothing; null has a token of no device. */
const asking = new WeakMap<FastifyRequest, AskingProgram | 'unnamed' | null>();

/** Finds out who asks, before anything else of a request is looked at. */
export async function noteProgram(
  { library, policy }: Pick<Site, 'library' | 'policy'>,
  request: FastifyRequest,
): Promise<void> {
  const { authorization } = request.headers;
  const [, token] = BEARER.exec(authorization ?? '') ?? [];
  if (authorization === undefined && audienceOf(request, policy) === 'visitors') {
    asking.set(request, 'unnamed');
    return;
  }
  const isUnreadable = authorization !== undefined && token === undefined;
  asking.set(request, isUnreadable ? null : await programWithToken(library, token ?? null));
}

/** By what the requests of a program are counted: its device, or the address that it asks from; there apart from the owner's who has no business with it. */
export function countedAs(request: FastifyRequest): string {
  const program = asking.get(request);
  if (!(program instanceof Object)) return `nobody from ${request.ip}`;
  return program.device === null ? `from ${request.ip}` : `device ${program.device.id}`;
}

/**
 * Who asks. Throws FL-API-TOKEN for a token that no device has, and where one is needed and missing; FL-API-SCOPE where it does not allow what
 * is asked (RFC 6750 §3.1).
 */
export function programOf(request: FastifyRequest, needs: TokenScope | null): AskingProgram {
  const program = asking.get(request) ?? null;
  if (program === 'unnamed') throw refused('FL-API-TOKEN', REALM);
  if (program === null) throw refused('FL-API-TOKEN', `${REALM}, error="invalid_token"`);
  if (needs === null) return program;
  if (program.device === null) throw refused('FL-API-TOKEN', REALM);
  if (!program.scopes.includes(needs))
    throw refused('FL-API-SCOPE', `${REALM}, error="insufficient_scope", scope="${needs}"`);
  return program;
}

function refused(code: 'FL-API-TOKEN' | 'FL-API-SCOPE', challenge: string): ApiRefusal {
  return new ApiRefusal(code, { headers: { 'www-authenticate': challenge } });
}
