import type { FastifyInstance } from 'fastify';
import { decideProposals, listProposals } from '#library';
import { say } from '#words';
import { wranglePage } from '../pages/wrangle-page.ts';
import { pageFrom, proposalFilterFrom, tagDecisionsFrom } from '../parameters.ts';
import { addressAfter } from '../parts/addresses.ts';
import type { Site } from '../site.ts';
import { queueForm } from '../tag-forms.ts';
import { decisionsNamed } from './tags.ts';

/** `/tags/wrangle`: what may mean the same, and decisions about it. */
export function registerWrangling(server: FastifyInstance, site: Site): void {
  const { library } = site;

  server.get('/tags/wrangle', async (request, reply) => {
    const filter = proposalFilterFrom(request.query);
    const found = await listProposals(library, filter, { page: pageFrom(request.query) });
    const decisions = await decisionsNamed(library, tagDecisionsFrom(request.query));
    return site.send(request, reply, {
      title: say('wrangling.title'),
      section: 'tags',
      body: wranglePage(found, filter, { decisions, problems: [] }),
    });
  });

  server.post('/tags/wrangle', async (request, reply) => {
    const { answer, chosen, back } = queueForm(request.body);
    const { decided, failed, gone } = await decideProposals(library, chosen, answer);
    const ids = decided.flatMap(({ made }) => made.decision ?? []);
    const problems = [
      ...failed.map(({ proposal, reason }) => `${proposal.into}: ${reason}`),
      ...(gone > 0 ? [say('wrangling.gone', { gone })] : []),
      ...(chosen.length === 0 ? [say('wrangling.nothing-ticked')] : []),
    ];
    const [first] = ids;
    if (problems.length === 0 && first !== undefined) {
      const last = ids.at(-1) ?? first;
      return reply.redirect(addressAfter(back, 'done', last === first ? first : `${first}-${last}`), 303);
    }
    const query = Object.fromEntries(new URL(back, 'http://localhost').searchParams);
    const filter = proposalFilterFrom(query);
    const found = await listProposals(library, filter, { page: pageFrom(query) });
    const decisions = await decisionsNamed(library, ids);
    return site.send(request, reply, {
      title: say('wrangling.title'),
      section: 'tags',
      status: 409,
      body: wranglePage(found, filter, { decisions, problems }),
    });
  });
}
