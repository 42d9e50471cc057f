/** Feeds as answers: the same one twice costs a reader who has it nothing. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReaderId } from '#catalogue';
import { isCaughtUp, type Library } from '#library';
import { isHeld } from './deliver.ts';

/** Shorter feeds are sent as they are, in bytes: packing gains nothing there. */
const LEAST_PACKED = 1_024;
/** What stands at the end of the ETag of a feed that is sent packed, since it has other bytes (RFC 9110 §8.8.3). */
const PACKED = '-gzip"';

/** Feeds whose state is remembered; the least recently changed go first. */
const MOST_FEEDS = 500;

/** A feed with its media type. */
export type MadeFeed = { type: string; body: string };

/** What is remembered of a feed: `state` is that of the library when it was made, null where it was not to be relied on. */
type KnownFeed = { etag: string; modified: number; state: string | null; isPacked: boolean };

/**
 * Sends feeds with their hash as ETag and, since many feed readers know dates only, with the time at which this content was
 * first given out here. A work that is muted or taken away changes a feed without being newer, so the dates in it will not do.
 * While nothing changes in the library, who has a feed is told so without its being made again.
 */
export class FeedShelf {
  readonly #library: Library;
  readonly #known = new Map<string, KnownFeed>();

  constructor(library: Library) {
    this.#library = library;
  }

  /** `make` must depend on the reader, the address, the host and the library alone. */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    reader: ReaderId,
    make: () => Promise<MadeFeed>,
  ): Promise<FastifyReply> {
    const key = `${reader} ${request.headers.host} ${request.url}`;
    const state = await this.#state();
    const before = this.#known.get(key);
    if (before !== undefined && before.state === state && isUnchanged(request, before))
      return withHeaders(request, reply, before).code(304).send();
    const { type, body } = await make();
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    const isSure = (await isCaughtUp(this.#library)) && (await this.#state()) === state;
    const feed = this.#remember(key, {
      etag,
      state: isSure ? state : null,
      isPacked: body.length >= LEAST_PACKED,
    });
    withHeaders(request, reply, feed);
    if (isUnchanged(request, feed)) return reply.code(304).send();
    const bytes = Buffer.from(body);
    reply.type(withCharset(type));
    if (!feed.isPacked || !takesPacked(request)) return reply.send(bytes);
    return reply.header('content-encoding', 'gzip').send(gzipSync(bytes));
  }

  /** The day counts too: a search may tell a date from today. */
  async #state(): Promise<string> {
    const day = Math.floor(this.#library.clock().getTime() / 86_400_000);
    return `${await this.#library.catalogue.stamp()} ${day}`;
  }

  /** Whole seconds, as HTTP tells the time: of two states in one second the later is a second on. */
  #remember(key: string, made: Omit<KnownFeed, 'modified'>): KnownFeed {
    const { etag } = made;
    const known = this.#known.get(key);
    const now = Math.floor(Date.now() / 1000) * 1000;
    const modified =
      known === undefined ? now : known.etag === etag ? known.modified : Math.max(now, known.modified + 1000);
    const feed = { ...made, modified };
    if (known?.etag !== etag) this.#known.delete(key);
    this.#known.set(key, feed);
    if (this.#known.size > MOST_FEEDS) {
      const oldest = this.#known.keys().next();
      if (!oldest.done) this.#known.delete(oldest.value);
    }
    return feed;
  }
}

function withHeaders(request: FastifyRequest, reply: FastifyReply, feed: KnownFeed): FastifyReply {
  return reply.headers({
    etag: feed.isPacked && takesPacked(request) ? packedTag(feed) : feed.etag,
    'last-modified': new Date(feed.modified).toUTCString(),
    'cache-control': 'private, no-cache',
    vary: 'authorization, accept-encoding',
  });
}

function packedTag({ etag }: KnownFeed): string {
  return etag.slice(0, -1) + PACKED;
}

/** Whether a reader says that it takes gzip (RFC 9110 §12.5.3). */
function takesPacked(request: FastifyRequest): boolean {
  const header = request.headers['accept-encoding'];
  const accepted = (typeof header === 'string' ? header : '').toLowerCase().split(',');
  return accepted.some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)|$)/.test(one));
}

/** XML says its own; JSON is UTF-8 and knows no such parameter (RFC 8259 §11). */
function withCharset(type: string): string {
  return type.includes('json') ? type : `${type};charset=utf-8`;
}

/** RFC 9110 §13.2.2: a date counts only where no ETag is given. */
function isUnchanged(request: FastifyRequest, feed: KnownFeed): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers;
  if (tags !== undefined) return isHeld(tags, feed.etag) || isHeld(tags, packedTag(feed));
  return since !== undefined && Date.parse(since) >= feed.modified;
}
