import type { FastifyInstance } from 'fastify';
import type { WorkDetail, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import {
  countBeside,
  countReviews,
  deliverOriginal,
  explainWork,
  exportWork,
  findSimilar,
  marksOn,
  mutesOn,
  readChapters,
  showWork,
} from '#library';
import { deliver } from '../deliver.ts';
import { evidencePage } from '../pages/evidence-page.ts';
import { likePage } from '../pages/like-page.ts';
import { chapterPage, DOWNLOADS, workPage } from '../pages/work-page.ts';
import { chapterFrom, textFrom, workIdFrom } from '../parameters.ts';
import { chapterAddress } from '../parts/addresses.ts';
import type { ReaderOfWork } from '../parts/yours.ts';
import type { Site } from '../site.ts';

/** `/works/:id` and what belongs to it: chapters, evidence, the original and downloads. */
export function registerReading(server: FastifyInstance, site: Site): void {
  server.get('/works/:id', async (request, reply) => {
    const work = await workOf(site, request.params);
    const whole = textFrom(request.query, 'view') === 'full' || work.chapterList.length === 1;
    const reader = await readerOf(site, work.id, request.query);
    const unasked = work.rating === 'Explicit' && textFrom(request.query, 'view') !== 'full';
    const held = unasked || isHeld(reader);
    const waiting = await countReviews(site.library, { work: work.id });
    const beside = await countBeside(site.library, work);
    const chapters = held ? [] : await readChapters(site.library, work.id, whole ? 'all' : 1);
    return site.send(request, reply, {
      title: titleOf(work),
      section: 'works',
      body: workPage(work, chapters, { whole: whole && !held, waiting, beside, reader }),
      next:
        whole || isHeld(reader) || work.chapterList.length < 2
          ? undefined
          : chapterAddress(work.id, 2, reader.mutes.length > 0),
    });
  });

  server.get('/works/:id/chapters/:chapter', async (request, reply) => {
    const work = await workOf(site, request.params);
    const position = chapterFrom(request.params);
    const [chapter] = await readChapters(site.library, work.id, position);
    if (chapter === undefined) throw new FanlightError('FL-WEB-NOT-FOUND');
    const reader = await readerOf(site, work.id, request.query);
    const at = (number: number) =>
      number < 1 || number > work.chapterList.length
        ? undefined
        : chapterAddress(work.id, number, reader.mutes.length > 0);
    return site.send(request, reply, {
      title: `${chapter.title ?? `Chapter ${position}`} · ${titleOf(work)}`,
      section: 'works',
      body: chapterPage(work, chapter, reader),
      previous: at(position - 1),
      next: at(position + 1),
    });
  });

  server.get('/works/:id/like', async (request, reply) => {
    const work = await workOf(site, request.params);
    const similar = await findSimilar(site.library, work.id);
    const marks = await marksOn(
      site.library,
      similar.map((one) => one.work.id),
    );
    return site.send(request, reply, {
      title: `More like ${titleOf(work)}`,
      section: 'works',
      body: likePage(work, similar, (card) => site.blurbs.blurb(card), marks),
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

/** Who looks at a work: marks and mutes, and whether a muted work is to be shown all the same. */
async function readerOf(site: Site, work: WorkId, query: unknown): Promise<ReaderOfWork> {
  const marks = await marksOn(site.library, [work]);
  return {
    marks: marks.get(work) ?? null,
    mutes: await mutesOn(site.library, work),
    shown: textFrom(query, 'muted') === 'show',
  };
}

function isHeld({ mutes, shown }: ReaderOfWork): boolean {
  return mutes.length > 0 && !shown;
}

function titleOf(work: WorkDetail): string {
  return work.creators.length === 0 ? work.title : `${work.title} by ${work.creators.join(', ')}`;
}
