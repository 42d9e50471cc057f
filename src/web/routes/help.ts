import type { FastifyInstance } from 'fastify';
import { say } from '#words';
import { apiPage } from '../pages/api-page.ts';
import { componentsPage } from '../pages/components/index.ts';
import { aboutPage, searchHelpPage } from '../pages/help-page.ts';
import { meaningsPage } from '../pages/meanings-page.ts';
import { helpNav } from '../parts/help-nav.ts';
import type { Site } from '../site.ts';

/** `/about`; `/help/search`: how to search; `/help/ratings`: what ratings, warnings and categories mean. */
export function registerHelp(server: FastifyInstance, site: Site): void {
  const { audience } = site;

  server.get('/about', async (request, reply) =>
    site.send(request, reply, { title: say('help.about-title'), listing: 'yes', body: aboutPage(audience) }),
  );

  server.get('/help/search', async (request, reply) =>
    site.send(request, reply, {
      title: say('help.search'),
      section: 'help',
      listing: 'yes',
      body: searchHelpPage(audience),
    }),
  );

  server.get('/help', async (_, reply) => reply.redirect('/help/search', 303));

  server.get('/help/ratings', async (request, reply) =>
    site.send(request, reply, {
      title: say('help.meanings'),
      section: 'help',
      listing: 'yes',
      body: meaningsPage(helpNav('/help/ratings', audience), audience === 'owner'),
    }),
  );
}

/** Help for who writes programs and pages: `/help/api`: what programs can ask, with examples; `/help/components`: the parts that pages are made of. */
export function registerMakersHelp(server: FastifyInstance, site: Site): void {
  server.get('/help/api', async (request, reply) =>
    site.send(request, reply, { title: say('api.title'), section: 'help', body: apiPage() }),
  );

  server.get('/help/components', async (request, reply) =>
    site.send(request, reply, { title: say('components.title'), section: 'help', body: componentsPage() }),
  );
}
