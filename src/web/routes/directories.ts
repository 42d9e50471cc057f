import type { FastifyInstance } from 'fastify';
import { findWorks, listCreators, listSeries } from '#library';
import type { FacetValue } from '#search';
import { directoryPage, type Entry } from '../pages/directory-page.ts';
import { yearsPage } from '../pages/years-page.ts';
import { textFrom } from '../parameters.ts';
import { creatorAddress, seriesAddress, tagAddress } from '../parts/addresses.ts';
import { counted } from '../parts/wording.ts';
import type { Site } from '../site.ts';
import { sendSeries } from './creators.ts';

/** More names than any directory has. */
const ALL = 100_000;

/** What a directory is called, where it is, what its names are, and how they are counted. */
type Listed = {
  section: 'fandoms' | 'creators' | 'works';
  heading: string;
  address: string;
  entries(): Promise<Entry[]>;
  said(names: number): string;
};

/** `/fandoms`, `/creators` and `/series`, A to Z, and `/years`. */
export function registerDirectories(server: FastifyInstance, site: Site): void {
  for (const { section, heading, address, entries, said } of directoriesOf(site)) {
    server.get(address, async (request, reply) => {
      if (address === '/series' && textFrom(request.query, 'name') !== '')
        return sendSeries(site, request, reply);
      const names = await entries();
      const letter = textFrom(request.query, 'letter');
      return site.send(request, reply, {
        title: heading,
        section,
        body: directoryPage({ heading, address, said: said(names.length), letter }, names),
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
      title: 'Years',
      section: 'works',
      body: yearsPage(years, found.total),
    });
  });
}

function directoriesOf({ library }: Site): Listed[] {
  return [
    {
      section: 'fandoms',
      heading: 'Fandoms',
      address: '/fandoms',
      entries: async () =>
        (await fandoms(library)).map((value) => ({ ...value, address: tagAddress('fandom', value.name) })),
      said: (names) => `${counted(names, 'fandom')}, by name.`,
    },
    {
      section: 'creators',
      heading: 'Creators',
      address: '/creators',
      entries: async () =>
        (await listCreators(library)).map((value) => ({ ...value, address: creatorAddress(value.name) })),
      said: (names) => `${counted(names, 'name')} that works stand under.`,
    },
    {
      section: 'works',
      heading: 'Series',
      address: '/series',
      entries: async () =>
        (await listSeries(library)).map((value) => ({ ...value, address: seriesAddress(value.name) })),
      said: (names) =>
        names === 0
          ? 'No work here says that it belongs to a series.'
          : `${counted(names, 'series')} that works say they belong to.`,
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
