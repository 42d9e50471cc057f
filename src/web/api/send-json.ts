/** JSON as answers of the API. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { spokenLanguage } from '#words';
import { isHeld } from '../deliver.ts';

/** Where the API is. */
export const API_BASE = '/api/v1';

/** Whether an address is one of the API. */
export function isApiAddress(url: string): boolean {
  return url === API_BASE || url.startsWith(`${API_BASE}/`) || url.startsWith(`${API_BASE}?`);
}

/** A strong ETag of what JSON says. */
export function etagOf(json: string): string {
  return `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`;
}

/** Sends a body with an ETag, or 304 to who has it already. The ETag is a weak one, since the body may be sent compressed, unless it is `exact`. */
export function sendJson(
  request: FastifyRequest,
  reply: FastifyReply,
  body: unknown,
  exact = false,
): FastifyReply {
  const json = JSON.stringify(body);
  const etag = exact ? etagOf(json) : `W/${etagOf(json)}`;
  reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'content-language': spokenLanguage(),
  });
  reply.header('vary', varied(reply, 'authorization, accept-language, cookie'));
  const asks = request.method === 'GET' || request.method === 'HEAD';
  if (asks && isHeld(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type('application/json').send(json);
}

/** What an answer varies by, beside what was said before. */
function varied(reply: FastifyReply, by: string): string {
  const before = reply.getHeader('vary');
  return typeof before === 'string' && before !== '' ? `${before}, ${by}` : by;
}

/** The Link header (RFC 8288) that leads on from an address to the next items of its list. */
export function nextLink(url: string, cursor: string): string {
  const address = new URL(url, 'http://localhost');
  address.searchParams.set('cursor', cursor);
  return `<${address.pathname}${address.search}>; rel="next"`;
}
