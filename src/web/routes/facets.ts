import type { FastifyInstance } from 'fastify';
import { listFacetValues } from '#library';
import { facetPage } from '../pages/facet-page.ts';
import { facetFilterFrom, facetKindFrom, textFrom } from '../parameters.ts';
import { FACET_NAMES, valueName } from '../parts/facet-names.ts';
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
      title: `All ${FACET_NAMES[kind].plural}`,
      section: 'works',
      query: asked,
      body: facetPage(kind, listing, filter),
    });
  });
}
