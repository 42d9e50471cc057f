import type { FastifyInstance } from 'fastify';
import { reviseWork } from '#library';
import { say } from '#words';
import { checkForm, editsOf, filledForm, formOf } from '../edit-form.ts';
import { editPage } from '../pages/edit-page.ts';
import { workAddress } from '../parts/addresses.ts';
import { tabTitle } from '../parts/tab-title.ts';
import type { Site } from '../site.ts';
import { workOf } from './reading.ts';

/** `/works/:id/edit`: the form, and what comes back from it. */
export function registerEditing(server: FastifyInstance, site: Site): void {
  server.get('/works/:id/edit', async (request, reply) => {
    const work = await workOf(site, request.params);
    return site.send(request, reply, {
      ...tabTitle(work, (name) => say('edit.title', { name }), work.title),
      section: 'works',
      body: editPage(work, formOf(work), []),
    });
  });

  server.post('/works/:id/edit', async (request, reply) => {
    const work = await workOf(site, request.params);
    const form = filledForm(request.body);
    const problems = checkForm(form, work);
    if (problems.length > 0)
      return site.send(request, reply, {
        ...tabTitle(work, (name) => say('edit.title', { name }), work.title),
        section: 'works',
        status: 400,
        body: editPage(work, { ...form, seen: formOf(work).seen }, problems),
      });
    const edits = editsOf(form, work);
    if (Object.keys(edits).length > 0) await reviseWork(site.library, work.id, edits);
    return reply.redirect(workAddress(work.id), 303);
  });
}
