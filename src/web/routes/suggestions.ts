import type { FastifyInstance } from 'fastify';
import { suggestNames } from '#library';
import { namesAskedFrom } from '../parameters.ts';
import type { Site } from '../site.ts';

/** Seconds for which a browser may answer the same letters itself. */
const FRESH = 30;

/** `/suggest?field=fandom&q=harb`: at most ten names for what is being typed, as JSON; `fandom` keeps to works of these fandoms. */
export function registerSuggestions(server: FastifyInstance, site: Site): void {
  server.get('/suggest', async (request, reply) => {
    const names = await suggestNames(site.library, namesAskedFrom(request.query));
    return reply
      .headers({ 'cache-control': `private, max-age=${FRESH}`, vary: 'accept-language, cookie' })
      .send({ names });
  });
}
