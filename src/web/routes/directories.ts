import type { FastifyInstance } from 'fastify';
import { findWorks, listCreators } from '#library';
import { directoryPage } from '../pages/directory-page.ts';
import { nameAddress, tagAddress } from '../parts/addresses.ts';
import { counted } from '../parts/wording.ts';
import type { Site } from '../site.ts';

/** More names than any one page of a directory shows. */
const ALL = 100_000;

/** `/fandoms` and `/creators`. */
export function registerDirectories(server: FastifyInstance, site: Site): void {
  server.get('/fandoms', async (request, reply) => {
    const found = await findWorks(site.library, '', {
      page: 1,
      size: 1,
      facets: { kinds: ['fandom'], values: ALL },
    });
    const entries = (found.facets[0]?.values ?? []).map(({ value, count }) => ({
      name: value,
      works: count,
      address: tagAddress('fandom', value),
    }));
    const said = `${counted(entries.length, 'fandom')}, by name.`;
    return site.send(request, reply, {
      title: 'Fandoms',
      section: 'fandoms',
      body: directoryPage('Fandoms', said, entries),
    });
  });

  server.get('/creators', async (request, reply) => {
    const creators = await listCreators(site.library);
    const entries = creators.map(({ name, works }) => ({ name, works, address: nameAddress('by', name) }));
    const said = `${counted(entries.length, 'name')} that works stand under.`;
    return site.send(request, reply, {
      title: 'Creators',
      section: 'creators',
      body: directoryPage('Creators', said, entries),
    });
  });
}
