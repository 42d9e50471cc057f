import type { FastifyInstance } from 'fastify';
import type { WorkDetail, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import {
  countBeside,
  countReviews,
  deliverOriginal,
  explainWork,
  exportWork,
  readChapters,
  showWork,
} from '#library';
import { deliver } from '../deliver.ts';
import { evidencePage } from '../pages/evidence-page.ts';
import { chapterPage, DOWNLOADS, workPage } from '../pages/work-page.ts';
import { chapterFrom, textFrom, workIdFrom } from '../parameters.ts';
import { chapterAddress } from '../parts/addresses.ts';
import type { Site } from '../site.ts';

/** `/works/:id` and what belongs to it: chapters, evidence, the original and downloads. */
export function registerReading(server: FastifyInstance, site: Site): void {
  server.get('/works/:id', async (request, reply) => {
    const work = await workOf(site, request.params);
    const whole = textFrom(request.query, 'view') === 'full' || work.chapterList.length === 1;
    const held = work.rating === 'Explicit' && textFrom(request.query, 'view') !== 'full';
    const waiting = await countReviews(site.library, { work: work.id });
    const beside = await countBeside(site.library, work);
    const chapters = held ? [] : await readChapters(site.library, work.id, whole ? 'all' : 1);
    return site.send(request, reply, {
      title: titleOf(work),
      section: 'works',
      body: workPage(work, chapters, { whole: whole && !held, waiting, beside }),
      next: whole || work.chapterList.length < 2 ? undefined : chapterAddress(work.id, 2),
    });
  });

  server.get('/works/:id/chapters/:chapter', async (request, reply) => {
    const work = await workOf(site, request.params);
    const position = chapterFrom(request.params);
    const [chapter] = await readChapters(site.library, work.id, position);
    if (chapter === undefined) throw new FanlightError('FL-WEB-NOT-FOUND');
    return site.send(request, reply, {
      title: `${chapter.title ?? `Chapter ${position}`} · ${titleOf(work)}`,
      section: 'works',
      body: chapterPage(work, chapter),
      previous: position > 1 ? chapterAddress(work.id, position - 1) : undefined,
      next: position < work.chapterList.length ? chapterAddress(work.id, position + 1) : undefined,
    });
  });

  server.get('/works/:id/evidence', async (request, reply) => {
    const explanation = await explainWork(site.library, workIdFrom(request.params));
    if (explanation === null) throw new FanlightError('FL-USE-NO-WORK');
    return site.send(request, reply, {
      title: `Where it comes from · ${titleOf(explanation.work)}`,
      section: 'works',
      body: evidencePage(explanation),
    });
  });

  server.get('/works/:id/original', async (request, reply) => {
    const file = await deliverOriginal(site.library, workIdFrom(request.params));
    if (file === null) throw new FanlightError('FL-USE-NO-WORK');
    return deliver(request, reply, file, 'application/octet-stream');
  });

  for (const { format } of DOWNLOADS) {
    server.get(`/works/:id/download.${format}`, async (request, reply) => {
      const file = await exportWork(site.library, workIdFrom(request.params), format);
      return deliver(request, reply, file);
    });
  }
}

/** The work that an address names. Throws FL-USE-NO-WORK. */
export async function workOf(site: Site, parameters: unknown): Promise<WorkDetail> {
  const id: WorkId = workIdFrom(parameters);
  const work = await showWork(site.library, id);
  if (work === null) throw new FanlightError('FL-USE-NO-WORK', String(id));
  return work;
}

function titleOf(work: WorkDetail): string {
  return work.creators.length === 0 ? work.title : `${work.title} by ${work.creators.join(', ')}`;
}
