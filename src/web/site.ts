import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ImportQueue, Library, Printer } from '#library';
import type { Markup } from '#markup';
import type { BlurbShelf } from './parts/blurb-shelf.ts';
import type { PageFrame } from './parts/layout.ts';

/** A page to send: its frame, its body and the HTTP status (default 200). */
export type PageToSend = Omit<PageFrame, 'address'> & { body: Markup; status?: number };

/** What every route works with. */
export type Site = {
  library: Library;
  /** The imports of this server; null where it takes none. */
  queue: ImportQueue | null;
  /** What puts books on paper; null where this machine has nothing that does. */
  printer: Printer | null;
  blurbs: BlurbShelf;
  /** Sends a page in the site's frame, with the reader's own settings. */
  send(request: FastifyRequest, reply: FastifyReply, page: PageToSend): FastifyReply;
};
