/** Pages that were made before, for as long as nothing in the library changed. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Library, libraryState } from '#library';
import { spokenLanguage } from '#words';
import { isHeld } from './deliver.ts';
import { settingsFromCookies } from './settings.ts';

/** Pages that follow from the library, the address, the language and the reader's settings alone. */
const KEPT: ReadonlySet<string> = new Set([
  '/works',
  '/works/:id',
  '/works/:id/chapters/:chapter',
  '/works/:id/like',
  '/facets/:kind',
  '/fandoms',
  '/creators',
  '/creator',
  '/series',
  '/years',
  '/tags/:kind',
  '/tags/:kind/*',
]);
/** Bytes of pages that are kept; those asked for least lately go first. */
const MOST_BYTES = 24 * 1024 * 1024;
/** A page that is larger is made anew each time. */
const LARGEST = 1024 * 1024;

type Page = { state: string; body: Buffer; etag: string; robots: string };
/** Under what a page is kept, and the state of the library before anything was read for it. */
type Wanted = { key: string; state: string };

/** Keeps pages and answers requests for them; `limit` is in bytes. */
export class PageShelf {
  readonly #library: Library;
  readonly #limit: number;
  readonly #pages = new Map<string, Page>();
  readonly #wanted = new WeakMap<FastifyRequest, Wanted>();
  #bytes = 0;

  constructor(library: Library, limit = MOST_BYTES) {
    this.#library = library;
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Answers from the shelf what stands there. */
  serve(server: FastifyInstance): void {
    server.addHook('preHandler', async (request, reply) => {
      if (!isKept(request)) return;
      const state = await libraryState(this.#library);
      if (state === null) return;
      const wanted = { key: keyOf(request), state };
      const page = this.#take(wanted);
      if (page !== null) return send(request, asPage(reply), page);
      this.#wanted.set(request, wanted);
    });
  }

  /** Sends a page that was just made, and keeps it where it is one that is kept. */
  send(request: FastifyRequest, reply: FastifyReply, body: Buffer): FastifyReply {
    const wanted = this.#wanted.get(request);
    if (wanted === undefined || reply.statusCode !== 200 || body.length > LARGEST) return reply.send(body);
    const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const robots = String(reply.getHeader('x-robots-tag') ?? '');
    const page = { state: wanted.state, body, etag, robots };
    this.#put(wanted.key, page);
    return send(request, reply, page);
  }

  #take({ key, state }: Wanted): Page | null {
    const page = this.#pages.get(key);
    if (page === undefined) return null;
    this.#remove(key, page);
    if (page.state !== state) return null;
    this.#put(key, page);
    return page;
  }

  #put(key: string, page: Page): void {
    const before = this.#pages.get(key);
    if (before !== undefined) this.#remove(key, before);
    this.#pages.set(key, page);
    this.#bytes += sizeOf(key, page);
    for (const [oldest, old] of this.#pages) {
      if (this.#bytes <= this.#limit) break;
      this.#remove(oldest, old);
    }
  }

  #remove(key: string, page: Page): void {
    this.#pages.delete(key);
    this.#bytes -= sizeOf(key, page);
  }
}

/** The headers of every page; a route may have said before how it is cached. */
export function asPage(reply: FastifyReply): FastifyReply {
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
  return reply
    .headers({ 'content-language': spokenLanguage(), vary: 'accept-language, cookie' })
    .type('text/html; charset=utf-8');
}

function isKept({ method, routeOptions, url }: FastifyRequest): boolean {
  if (method !== 'GET' || !KEPT.has(routeOptions.url ?? '')) return false;
  // An order by chance is another each time.
  return !url.includes('random');
}

function keyOf({ url, headers }: FastifyRequest): string {
  return [spokenLanguage(), ...Object.values(settingsFromCookies(headers.cookie)), url].join(' ');
}

function sizeOf(key: string, { body }: Page): number {
  return body.length + 2 * key.length;
}

function send(request: FastifyRequest, reply: FastifyReply, { body, etag, robots }: Page): FastifyReply {
  reply.headers({ etag, 'x-robots-tag': robots });
  return isHeld(request.headers['if-none-match'], etag) ? reply.code(304).send() : reply.send(body);
}
