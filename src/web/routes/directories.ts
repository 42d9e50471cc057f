import type { FastifyInstance } from 'fastify';
import { findWorks, listCreators, listSeries } from '#library';
import type { FacetValue } from '#search';
import { say } from '#words';
import { directoryPage, type Entry } from '../pages/directory-page.ts';
import { yearsPage } from '../pages/years-page.ts';
import { textFrom } from '../parameters.ts';
import { creatorAddress, seriesAddress, tagAddress, withParameters } from '../parts/addresses.ts';
import type { Site } from '../site.ts';
import { sendSeries } from './creators.ts';

/** More names than any directory has. */
const ALL = 100_000;

/** A directory, where it is, in which part of the site, and what its names are. */
type Listed = {
  name: 'fandoms' | 'creators' | 'series';
  section: 'fandoms' | 'creators' | 'works';
  address: string;
  entries(): Promise<Entry[]>;
};

/** `/fandoms`, `/creators` and `/series`, A to Z, and `/years`. */
export function registerDirectories(server: FastifyInstance, site: Site): void {
  for (const { name, section, address, entries } of directoriesOf(site)) {
    server.get(address, async (request, reply) => {
      if (address === '/series' && textFrom(request.query, 'name') !== '')
        return sendSeries(site, request, reply);
      const names = await entries();
      const letter = textFrom(request.query, 'letter');
      const heading = say(`finding.${name}`);
      const said = say(`finding.${name}-said`, { count: names.length });
      return site.send(request, reply, {
        title: heading,
        section,
        listing: 'links',
        canonical: withParameters(address, { letter }),
        body: directoryPage({ heading, address, said, letter }, names),
      });
    });
  }

  server.get('/years', async (request, reply) => {
    const found = await findWorks(site.library, '', {
      page: 1,
      size: 1,
      facets: { kinds: ['year'], values: ALL },
    });
    const years = (found.facets[0]?.values ?? [])
      .map(({ value, count }) => ({ year: Number(value), works: count }))
      .sort((a, b) => a.year - b.year);
    return site.send(request, reply, {
      title: say('finding.years'),
      section: 'works',
      listing: 'links',
      canonical: '/years',
      body: yearsPage(years, found.total),
    });
  });
}

function directoriesOf({ library }: Site): Listed[] {
  return [
    {
      name: 'fandoms',
      section: 'fandoms',
      address: '/fandoms',
      entries: async () =>
        (await fandoms(library)).map((value) => ({ ...value, address: tagAddress('fandom', value.name) })),
    },
    {
      name: 'creators',
      section: 'creators',
      address: '/creators',
      entries: async () =>
        (await listCreators(library)).map((value) => ({ ...value, address: creatorAddress(value.name) })),
    },
    {
      name: 'series',
      section: 'works',
      address: '/series',
      entries: async () =>
        (await listSeries(library)).map((value) => ({ ...value, address: seriesAddress(value.name) })),
    },
  ];
}

async function fandoms(library: Site['library']): Promise<{ name: string; works: number }[]> {
  const found = await findWorks(library, '', {
    page: 1,
    size: 1,
    facets: { kinds: ['fandom'], values: ALL },
  });
  const values: readonly FacetValue[] = found.facets[0]?.values ?? [];
  return values.map(({ value, count }) => ({ name: value, works: count }));
}
