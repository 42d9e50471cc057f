import type { FastifyInstance } from 'fastify';
import { FanlightError } from '#errors';
import {
  changeMute,
  explainHidden,
  explainMute,
  findWorks,
  listMutes,
  muteQuery,
  muteWorks,
  unmuteWorks,
} from '#library';
import { say, sayError } from '#words';
import { hiddenPage, mutePage, mutesPage, newMutePage } from '../pages/mutes-page.ts';
import { muteIdFrom, pageFrom, textFrom } from '../parameters.ts';
import { muteAddress } from '../parts/addresses.ts';
import { muteForm } from '../reader-forms.ts';
import type { Site } from '../site.ts';

/** `/mutes`: what a reader hides, why, and how it is taken back. */
export function registerMutes(server: FastifyInstance, site: Site): void {
  const { library } = site;

  server.get('/mutes', async (request, reply) =>
    site.send(request, reply, {
      title: say('mutes.title'),
      section: 'yours',
      body: mutesPage(await listMutes(library, pageFrom(request.query))),
    }),
  );

  server.post('/mutes', async (request, reply) => {
    const form = muteForm(request.body);
    const problem = await problemOf(async () => {
      await muteWorks(library, { query: muteQuery(form.pattern, form.value), note: form.note });
    });
    if (problem === null) return reply.redirect(form.back, 303);
    return site.send(request, reply, {
      title: say('mutes.title'),
      section: 'yours',
      status: 400,
      body: mutesPage(await listMutes(library, 1), form, problem),
    });
  });

  server.get('/mutes/new', async (request, reply) => {
    const found = await findWorks(library, textFrom(request.query, 'q'), { page: 1, size: 1 });
    return site.send(request, reply, {
      title: say('mutes.ask'),
      section: 'yours',
      body: newMutePage(found),
    });
  });

  server.get('/mutes/hidden', async (request, reply) => {
    const hidden = await explainHidden(library, textFrom(request.query, 'q'));
    return site.send(request, reply, {
      title: say('mutes.hidden'),
      section: 'yours',
      body: hiddenPage(hidden),
    });
  });

  server.get('/mutes/:id', async (request, reply) => {
    const id = muteIdFrom(request.params);
    const hidden = await explainMute(library, id, textFrom(request.query, 'q'), pageFrom(request.query));
    return site.send(request, reply, { title: say('mutes.one'), section: 'yours', body: mutePage(hidden) });
  });

  server.post('/mutes/:id', async (request, reply) => {
    const id = muteIdFrom(request.params);
    const { value: query, note } = muteForm(request.body);
    const problem = await problemOf(() => changeMute(library, id, { query, note }));
    if (problem === null) return reply.redirect(muteAddress(id), 303);
    const hidden = await explainMute(library, id, '', 1);
    return site.send(request, reply, {
      title: say('mutes.one'),
      section: 'yours',
      status: 400,
      body: mutePage(hidden, { query, note }, problem),
    });
  });

  server.post('/mutes/:id/remove', async (request, reply) => {
    await unmuteWorks(library, muteIdFrom(request.params));
    return reply.redirect('/mutes', 303);
  });
}

/** What is wrong with what was filled in, in words; null when it was taken. */
async function problemOf(act: () => Promise<void>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (thrown) {
    if (!(thrown instanceof FanlightError) || !/^FL-(?:QUERY-|USE-VALUE$)/.test(thrown.code)) throw thrown;
    return `${sayError(thrown.code)}${thrown.subject === undefined ? '' : ` (${thrown.subject})`}`;
  }
}
