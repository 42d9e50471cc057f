import type { FastifyInstance } from 'fastify';
import type { WorkId } from '#catalogue';
import { shownWorks } from '#library';
import { say } from '#words';
import { offlinePage } from '../pages/offline-page.ts';
import { textFrom } from '../parameters.ts';
import { isForAdults } from '../parts/tab-title.ts';
import { settingsFromCookies } from '../settings.ts';
import type { Site } from '../site.ts';

/** More works than a browser keeps. */
const MOST = 100;

/** `/offline`, what a browser keeps to be read without a network; `/offline/works` says which of some works it may keep, null for none at all. */
export function registerOffline(server: FastifyInstance, site: Site): void {
  server.get('/offline', async (request, reply) =>
    site.send(request, reply, {
      title: say('reading.offline'),
      section: 'yours',
      reading: null,
      body: offlinePage(settingsFromCookies(request.headers.cookie), site.audience),
    }),
  );

  server.get('/offline/works', async (request, reply) => {
    const { offline, adult } = settingsFromCookies(request.headers.cookie);
    reply.header('cache-control', 'no-store').type('application/json');
    if (offline === 'off') return reply.send('null');
    const asked = textFrom(request.query, 'ids').split(',', MOST);
    const ids = asked.filter((text) => /^\d{1,15}$/.test(text)).map((text) => Number(text) as WorkId);
    const works = await shownWorks(site.library, ids);
    const allowed = works.filter((work) => adult === 'shown' || !isForAdults(work)).map(({ id }) => id);
    return reply.send(JSON.stringify(allowed));
  });
}
