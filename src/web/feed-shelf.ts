/** Feeds as answers: the same one twice costs a reader who has it nothing. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isHeld } from './deliver.ts';

/** Feeds whose state is remembered; the least recently changed go first. */
const MOST_FEEDS = 500;

/**
 * Sends feeds with their hash as ETag and, since many feed readers know dates only, with the time at which this content was
 * first given out here. A work that is muted or taken away changes a feed without being newer, so the dates in it will not do.
 */
export class FeedShelf {
  readonly #known = new Map<string, { etag: string; modified: number }>();

  send(request: FastifyRequest, reply: FastifyReply, mediaType: string, body: string): FastifyReply {
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    const modified = this.#modified(`${request.headers.host} ${request.url}`, etag);
    reply.headers({
      etag,
      'last-modified': new Date(modified).toUTCString(),
      'cache-control': 'private, no-cache',
    });
    if (isUnchanged(request, etag, modified)) return reply.code(304).send();
    return reply.type(`${mediaType};charset=utf-8`).send(body);
  }

  /** Whole seconds, as HTTP tells the time: of two states in one second the later is a second on. */
  #modified(address: string, etag: string): number {
    const known = this.#known.get(address);
    if (known?.etag === etag) return known.modified;
    const now = Math.floor(Date.now() / 1000) * 1000;
    const modified = known === undefined ? now : Math.max(now, known.modified + 1000);
    this.#known.delete(address);
    this.#known.set(address, { etag, modified });
    if (this.#known.size > MOST_FEEDS) {
      const oldest = this.#known.keys().next();
      if (!oldest.done) this.#known.delete(oldest.value);
    }
    return modified;
  }
}

/** RFC 9110 §13.2.2: a date counts only where no ETag is given. */
function isUnchanged(request: FastifyRequest, etag: string, modified: number): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers;
  if (tags !== undefined) return isHeld(tags, etag);
  return since !== undefined && Date.parse(since) >= modified;
}
