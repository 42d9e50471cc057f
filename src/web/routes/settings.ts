import type { FastifyInstance } from 'fastify';
import { say } from '#words';
import { settingsPage } from '../pages/settings-page.ts';
import { ownAddress, textFrom } from '../parameters.ts';
import { changedSettings, settingsCookie, settingsFromCookies } from '../settings.ts';
import type { Site } from '../site.ts';

/** `/settings`. */
export function registerSettings(server: FastifyInstance, site: Site): void {
  server.get('/settings', async (request, reply) => {
    const settings = settingsFromCookies(request.headers.cookie);
    const body = settingsPage(settings, ownAddress(textFrom(request.query, 'back')), site.audience);
    return site.send(request, reply, { title: say('settings.title'), reading: null, body });
  });

  server.post('/settings', async (request, reply) => {
    const before = settingsFromCookies(request.headers.cookie);
    reply.header('set-cookie', settingsCookie(changedSettings(before, request.body)));
    if (textFrom(request.body, 'quiet') === 'yes') return reply.code(204).send();
    return reply.redirect(ownAddress(textFrom(request.body, 'back')), 303);
  });
}
