import type { FastifyInstance } from 'fastify';
import { describeLibrary, listPlaces } from '#library';
import { homePage } from '../pages/home-page.ts';
import { goOnShelf } from '../parts/places.ts';
import { settingsFromCookies } from '../settings.ts';
import type { Site } from '../site.ts';

/** Works on the shelf of those that are being read. */
const ON_SHELF = 3;

/** `/`: the library at a glance. */
export function registerHome(server: FastifyInstance, site: Site): void {
  server.get('/', async (request, reply) => {
    const description = await describeLibrary(site.library);
    const underWay = await listPlaces(site.library, { page: 1, size: ON_SHELF });
    const shelf = goOnShelf(underWay, settingsFromCookies(request.headers.cookie));
    const body = homePage(description, shelf, site.audience);
    return site.send(request, reply, { title: '', listing: 'links', body });
  });
}
