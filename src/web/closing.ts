/** The end of a server: it takes no new connections, gives the answers that are under way, and only then lets go. */
import { Server } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long requests under way are waited for when the server closes, in milliseconds. */
const GRACE = 10_000;
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
export function finishRequests(server: FastifyInstance, grace = GRACE): Closing {
  const closing: Closing = { isClosing: false };
  let underWay = 0;
  let lastMoved = 0;
  server.addHook('onRequest', async (_, reply) => {
    underWay += 1;
    lastMoved = Date.now();
    reply.raw.once('close', () => {
      underWay -= 1;
      lastMoved = Date.now();
    });
  });
  server.addHook('preClose', async () => {
    closing.isClosing = true;
    const { server: http } = server;
    if (!http.listening) return;
    const until = Date.now() + grace;
    // Node's own close would hang up on connections that are kept open, perhaps on a request that is on its way.
    Server.prototype.close.call(http);
    while (Date.now() < until && (underWay > 0 || Date.now() - lastMoved < QUIET))
      await new Promise((resolve) => setTimeout(resolve, LOOK));
  });
  return closing;
}
