import type { FastifyInstance } from 'fastify';

/** How long requests under way are waited for when the server closes, in milliseconds. */
const GRACE = 1_000;

/** Makes a server, which cuts its connections when it closes, wait a moment for the answers that it is giving. */
export function finishRequests(server: FastifyInstance): void {
  let underWay = 0;
  let finished: () => void = () => {};
  server.addHook('onRequest', async (_, reply) => {
    underWay += 1;
    reply.raw.once('close', () => {
      underWay -= 1;
      if (underWay === 0) finished();
    });
  });
  server.addHook('preClose', async () => {
    if (underWay === 0) return;
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, GRACE);
      finished = () => {
        clearTimeout(patience);
        resolve();
      };
    });
  });
}
