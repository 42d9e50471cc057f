import type { FastifyInstance } from 'fastify';
import { listSearches, removeSearch, renameSearch, runSavedSearch, saveSearch, seeSearch } from '#library';
import { say } from '#words';
import { searchesPage, searchPage } from '../pages/searches-page.ts';
import { pageFrom, searchIdFrom } from '../parameters.ts';
import { savedSearchAddress, searchFeedAddress } from '../parts/addresses.ts';
import { pageBesides } from '../parts/paging.ts';
import { searchChangeForm, searchForm } from '../reader-forms.ts';
import { RESULTS, resultBlurbs } from '../result-blurbs.ts';
import type { Site } from '../site.ts';

/** `/searches`: the searches that a reader keeps. */
export function registerSearches(server: FastifyInstance, site: Site): void {
  const { library } = site;

  server.get('/searches', async (request, reply) => {
    const searches = await listSearches(library);
    return site.send(request, reply, {
      title: say('finding.searches'),
      section: 'yours',
      body: searchesPage(searches),
    });
  });

  server.post('/searches', async (request, reply) => {
    const search = await saveSearch(library, searchForm(request.body));
    return reply.redirect(savedSearchAddress(search), 303);
  });

  server.get('/searches/:id', async (request, reply) => {
    const id = searchIdFrom(request.params);
    const run = await runSavedSearch(library, id, {
      ...RESULTS,
      page: pageFrom(request.query),
    });
    const { blurb, marks } = await resultBlurbs(site, run.found, request.headers.cookie);
    return site.send(request, reply, {
      title: run.search.name,
      section: 'yours',
      query: run.search.query,
      ...pageBesides({ ...run.found, address: (page) => savedSearchAddress(id, page) }),
      feed: searchFeedAddress(id),
      body: searchPage(run, blurb, marks),
    });
  });

  server.post('/searches/:id', async (request, reply) => {
    const id = searchIdFrom(request.params);
    const { action, name, quiet } = searchChangeForm(request.body);
    switch (action) {
      case 'rename':
        await renameSearch(library, id, name);
        return reply.redirect(savedSearchAddress(id), 303);
      case 'see':
        await seeSearch(library, id);
        return quiet === 'yes' ? reply.code(204).send() : reply.redirect(savedSearchAddress(id), 303);
      case 'remove':
        await removeSearch(library, id);
        return reply.redirect('/searches', 303);
    }
  });
}
