/** The end of a server: it takes no new connections, gives the answers that are under way, and only then lets go. */
import type { IncomingMessage } from 'node:http';
import { Server } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long requests under way are waited for when the server closes, in milliseconds. */
export const GRACE = 10_000;
/** How long a request that has not arrived whole is waited for: who sends half a form may have gone. */
const ARRIVING = 1_000;
/**
 * How long nothing must have been asked. Browsers and proxies keep connections and may be sending the next request; each answer from now on tells them
 * to come on another one.
 */
const QUIET = 150;
const LOOK = 25;

/** Whether the server is about to close. */
export type Closing = { isClosing: boolean };

/**
 * Makes a server, which cuts its connections when it closes, wait for the answers that it is giving, for `grace` milliseconds at most. Requests that
 * still come on connections that are open are answered.
 */
export function finishRequests(server: FastifyInstance, grace: number): Closing {
  const closing: Closing = { isClosing: false };
  const underWay = new Set<IncomingMessage>();
  let lastMoved = 0;
  server.addHook('onRequest', async ({ raw }, reply) => {
    underWay.add(raw);
    lastMoved = performance.now();
    reply.raw.once('close', () => {
      underWay.delete(raw);
      lastMoved = performance.now();
    });
  });
  server.addHook('preClose', async () => {
    closing.isClosing = true;
    const { server: http } = server;
    if (!http.listening) return;
    const since = performance.now();
    const isAwaited = (request: IncomingMessage) => request.complete || performance.now() - since < ARRIVING;
    // Node's own close would hang up on connections that are kept open, perhaps on a request that is on its way. A server with several addresses (the name
    // localhost has two) is closed as one, so that none of its doors is shut while another still answers.
    if (server.addresses().length === 1) Server.prototype.close.call(http);
    while (
      performance.now() - since < grace &&
      ([...underWay].some(isAwaited) || performance.now() - lastMoved < QUIET)
    )
      await new Promise((resolve) => setTimeout(resolve, LOOK));
  });
  return closing;
}
