import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ImportQueue, Library, Printer } from '#library';
import type { Markup } from '#markup';
import type { BlurbShelf } from './parts/blurb-shelf.ts';
import type { PageFrame } from './parts/layout.ts';
import type { Audience, Listing, SitePolicy } from './policy.ts';

/**
 * A page to send: its frame, its body, the HTTP status (default 200), and how search engines may treat it (default not at all). Without a word of
 * it the canonical address is the page's own, if that has no query.
 */
export type PageToSend = Omit<PageFrame, 'address' | 'audience' | 'world'> & {
  body: Markup;
  status?: number;
  listing?: Listing;
};

/** What every route works with. */
export type Site = {
  /** The library as whom the site is for may see it. */
  library: Library;
  /** The library as programs see it that come with a token of the owner's. */
  keyed: Library;
  audience: Audience;
  policy: SitePolicy;
  /** The imports of this server; null where it takes none. */
  queue: ImportQueue | null;
  /** What puts books on paper; null where this machine has nothing that does. */
  printer: Printer | null;
  blurbs: BlurbShelf;
  /** Sends a page in the site's frame, with the reader's own settings. */
  send(request: FastifyRequest, reply: FastifyReply, page: PageToSend): FastifyReply;
};
