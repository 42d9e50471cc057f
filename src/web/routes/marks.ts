import type { FastifyInstance } from 'fastify';
import { listMarks, markWork } from '#library';
import { say } from '#words';
import { readingPage } from '../pages/reading-page.ts';
import { markFrom, pageFrom, workIdFrom } from '../parameters.ts';
import { markForm } from '../reader-forms.ts';
import type { Site } from '../site.ts';

/** `/works/:id/marks`, where a reader's marks are set, and `/reading`, the lists of marked works. */
export function registerMarks(server: FastifyInstance, site: Site): void {
  server.post('/works/:id/marks', async (request, reply) => {
    const work = workIdFrom(request.params);
    const { mark, set, note, back, quiet } = markForm(request.body);
    await markWork(site.library, work, { mark, set, note });
    return quiet === 'yes' ? reply.code(204).send() : reply.redirect(back, 303);
  });

  server.get('/reading', async (request, reply) => {
    const mark = markFrom(request.query);
    const marked = await listMarks(site.library, mark, pageFrom(request.query));
    return site.send(request, reply, {
      title: say(`reading.list-${mark}`),
      section: 'yours',
      body: readingPage(mark, marked, (work) => site.blurbs.blurb(work)),
    });
  });
}
