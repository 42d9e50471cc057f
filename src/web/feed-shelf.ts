/** Feeds as answers: the same one twice costs a reader who has it nothing. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { libraryState } from '#library';
import { spokenLanguage } from '#words';
import { isHeld } from './deliver.ts';
import type { FeedAsker } from './feed-asker.ts';

/** Feeds whose state is remembered; the least recently changed go first. */
const MOST_FEEDS = 500;

/** A feed with its media type. */
export type MadeFeed = { type: string; body: string };

/** What is remembered of a feed: `state` is that of the library when it was made, null where it was not to be relied on. */
type KnownFeed = { etag: string; modified: number; state: string | null };

/**
 * Sends feeds with their hash as ETag (weak, since they may be sent compressed) and, since many feed readers know dates only, with the time at which this content was
 * first given out here. A work that is muted or taken away changes a feed without being newer, so the dates in it will not do.
 * While nothing changes in the library, who has a feed is told so without its being made again.
 */
export class FeedShelf {
  readonly #known = new Map<string, KnownFeed>();

  /** `make` must depend on who asks, the address, the host, the language and the library alone. */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    { audience, library, reader }: Pick<FeedAsker, 'audience' | 'library' | 'reader'>,
    make: () => Promise<MadeFeed>,
  ): Promise<FastifyReply> {
    const key = [spokenLanguage(), audience, reader, request.headers.host, request.url].join(' ');
    const state = await libraryState(library);
    const before = this.#known.get(key);
    if (before !== undefined && state !== null && before.state === state && isUnchanged(request, before))
      return withHeaders(reply, before).code(304).send();
    const { type, body } = await make();
    const etag = `W/"${createHash('sha256').update(body).digest('base64url')}"`;
    const feed = this.#remember(key, { etag, state });
    if (isUnchanged(request, feed)) return withHeaders(reply, feed).code(304).send();
    return withHeaders(reply, feed).type(withCharset(type)).send(Buffer.from(body));
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

function withHeaders(reply: FastifyReply, feed: KnownFeed): FastifyReply {
  return reply.headers({
    etag: feed.etag,
    'last-modified': new Date(feed.modified).toUTCString(),
    'cache-control': 'private, no-cache',
    'content-language': spokenLanguage(),
    vary: 'authorization, accept-language, cookie',
  });
}

/** XML says its own; JSON is UTF-8 and knows no such parameter (RFC 8259 §11). */
function withCharset(type: string): string {
  return type.includes('json') ? type : `${type};charset=utf-8`;
}

/** RFC 9110 §13.2.2: a date counts only where no ETag is given. */
function isUnchanged(request: FastifyRequest, feed: KnownFeed): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers;
  if (tags !== undefined) return isHeld(tags, feed.etag);
  return since !== undefined && Date.parse(since) >= feed.modified;
}
