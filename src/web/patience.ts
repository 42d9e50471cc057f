/** How long a server waits for what is sent to it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** For the head of a request, for a whole form, and for the next piece of an upload, in milliseconds. */
const PATIENCE = 30_000;

/** In a route's `config`: what is sent to it may take as long as it takes, while something keeps coming. */
export type PatientRoute = { isUpload?: true };

/** Hangs up on requests that do not arrive: forms within their time, uploads as long as nothing comes any more. */
export function limitPatience(server: FastifyInstance, patience = PATIENCE): void {
  // Node's own limit is one for all requests, and an upload may take an hour.
  server.server.requestTimeout = 0;
  server.server.headersTimeout = patience;
  server.addHook('onRequest', async (request, reply) => {
    const { socket } = request.raw;
    let seen = socket.bytesRead;
    const watch = setInterval(() => {
      const isMoving = isUpload(request) && socket.bytesRead > seen;
      seen = socket.bytesRead;
      if (!request.raw.complete && !isMoving) socket.destroy();
    }, patience);
    watch.unref();
    reply.raw.once('close', () => clearInterval(watch));
  });
}

function isUpload(request: FastifyRequest): boolean {
  return (request.routeOptions.config as PatientRoute).isUpload === true;
}
