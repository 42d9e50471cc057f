import type { FastifyInstance } from 'fastify';
import { listFacetValues } from '#library';
import { say } from '#words';
import { facetPage } from '../pages/facet-page.ts';
import { facetFilterFrom, facetKindFrom, textFrom } from '../parameters.ts';
import { facetAddress } from '../parts/addresses.ts';
import { valueName } from '../parts/facet-names.ts';
import { pageBesides } from '../parts/paging.ts';
import type { Site } from '../site.ts';

/** `/facets/KIND`: every value of a facet that the works of a query have. */
export function registerFacets(server: FastifyInstance, site: Site): void {
  server.get('/facets/:kind', async (request, reply) => {
    const kind = facetKindFrom(request.params);
    const asked = textFrom(request.query, 'q');
    const filter = facetFilterFrom(request.query);
    const listing = await listFacetValues(site.library, asked, {
      kind,
      ...filter,
      nameOf: (value) => valueName(kind, value),
    });
    return site.send(request, reply, {
      title: say(`facets.all-${kind}`),
      section: 'works',
      query: asked,
      ...pageBesides({
        ...listing,
        address: (page) => facetAddress(kind, { query: asked, ...filter }, page),
      }),
      body: facetPage(kind, listing, filter),
    });
  });
}
