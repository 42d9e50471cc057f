import type { FastifyInstance } from 'fastify';
import { meaningsPage } from '../pages/meanings-page.ts';
import type { Site } from '../site.ts';

/** `/help/ratings`: what ratings, warnings and categories mean. */
export function registerHelp(server: FastifyInstance, site: Site): void {
  server.get('/help', async (_, reply) => reply.redirect('/help/search', 303));

  server.get('/help/ratings', async (request, reply) =>
    site.send(request, reply, {
      title: 'What ratings and warnings mean',
      section: 'help',
      body: meaningsPage(),
    }),
  );
}
