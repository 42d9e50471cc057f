import type { FastifyInstance } from 'fastify';
import { aboutPage, searchHelpPage } from '../pages/help-page.ts';
import { settingsPage } from '../pages/settings-page.ts';
import { ownAddress, textFrom } from '../parameters.ts';
import { settingsCookie, settingsFrom, settingsFromCookies } from '../settings.ts';
import type { Site } from '../site.ts';

/** `/settings`, `/about` and `/help/search`. */
export function registerSettings(server: FastifyInstance, site: Site): void {
  server.get('/settings', async (request, reply) => {
    const settings = settingsFromCookies(request.headers.cookie);
    const body = settingsPage(settings, ownAddress(textFrom(request.query, 'back')));
    return site.send(request, reply, { title: 'Typeface, colours and passages', body });
  });

  server.post('/settings', async (request, reply) => {
    reply.header('set-cookie', settingsCookie(settingsFrom(request.body)));
    return reply.redirect(ownAddress(textFrom(request.body, 'back')), 303);
  });

  server.get('/about', async (request, reply) =>
    site.send(request, reply, { title: 'About', body: aboutPage() }),
  );

  server.get('/help/search', async (request, reply) =>
    site.send(request, reply, { title: 'How to search', section: 'help', body: searchHelpPage() }),
  );
}
