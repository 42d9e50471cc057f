import type { FastifyInstance } from 'fastify';
import { describeLibrary } from '#library';
import { homePage } from '../pages/home-page.ts';
import type { Site } from '../site.ts';

/** `/`: the library at a glance. */
export function registerHome(server: FastifyInstance, site: Site): void {
  server.get('/', async (request, reply) => {
    const description = await describeLibrary(site.library);
    return site.send(request, reply, { title: '', body: homePage(description) });
  });
}
