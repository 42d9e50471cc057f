import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WorkDetail, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import {
  countBeside,
  countReviews,
  dateChapters,
  findNeighbours,
  findSimilar,
  listTwins,
  marksOn,
  mutesOn,
  placeIn,
  readChapters,
  showWork,
} from '#library';
import { say } from '#words';
import { likePage } from '../pages/like-page.ts';
import { chapterPage, type Reading, workPage } from '../pages/work-page.ts';
import { chapterFrom, textFrom, workIdFrom } from '../parameters.ts';
import { chapterAddress, chapterFeedAddress, workAddress } from '../parts/addresses.ts';
import { isForAdults, tabTitle, titleWithCreators } from '../parts/tab-title.ts';
import { isHidden, isMuted, type ReaderOfWork } from '../parts/yours.ts';
import { settingsFromCookies } from '../settings.ts';
import type { Site } from '../site.ts';
import { workHead } from '../work-head.ts';

/** `/works/:id` and what belongs to it: chapters, and works like it. */
export function registerReading(server: FastifyInstance, site: Site): void {
  server.get('/works/:id', async (request, reply) => {
    const reading = await readingOf(site, request, reply);
    if (reading === null) return reply;
    const { work, reader, settings } = reading;
    const view = textFrom(request.query, 'view') === 'full' ? 'whole' : settings.view;
    const whole = view === 'whole' || work.chapterList.length === 1;
    const held = isHeld(reading);
    const waiting = await countReviews(site.library, { work: work.id });
    const beside = await countBeside(site.library, work);
    const chapters = held ? [] : await readChapters(site.library, work.id, whole ? 'all' : 1);
    return site.send(request, reply, {
      ...tabTitle(work),
      ...(await workHead(site, reading, { data: true })),
      section: 'works',
      canonical: workAddress(work.id),
      feed: chapterFeedAddress(work.id),
      reading: held ? null : 'chapter-1',
      body: workPage(reading, chapters, { whole: whole && !held, waiting, beside }),
      next:
        whole || isHidden(reader) || work.chapterList.length < 2
          ? undefined
          : chapterAddress(work.id, 2, isMuted(reader)),
    });
  });

  server.get('/works/:id/chapters/:chapter', async (request, reply) => {
    const reading = await readingOf(site, request, reply);
    if (reading === null) return reply;
    const { work, reader } = reading;
    const position = chapterFrom(request.params);
    const [chapter] = await readChapters(site.library, work.id, position);
    if (chapter === undefined) throw new FanlightError('FL-WEB-NOT-FOUND');
    const held = isHeld(reading);
    const at = (number: number) =>
      number < 1 || number > work.chapterList.length
        ? undefined
        : chapterAddress(work.id, number, isMuted(reader));
    return site.send(request, reply, {
      ...tabTitle(work),
      title: `${chapter.title ?? say('work.chapter', { position })} · ${titleWithCreators(work)}`,
      ...(await workHead(site, reading, { data: false })),
      section: 'works',
      canonical: chapterAddress(work.id, position),
      feed: chapterFeedAddress(work.id),
      reading: held ? null : `chapter-${position}`,
      body: chapterPage(reading, position, held ? null : chapter),
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
      ...tabTitle(work, (name) => say('work.title-like', { name })),
      section: 'works',
      body: likePage(work, similar, {
        blurb: (card) => site.blurbs.blurb(card),
        marks,
        twins: await listTwins(site.library, work.id),
      }),
    });
  });
}

/** The work that an address names. Throws FL-USE-NO-WORK. */
export async function workOf(site: Pick<Site, 'library'>, parameters: unknown): Promise<WorkDetail> {
  const id: WorkId = workIdFrom(parameters);
  const work = await showWork(site.library, id);
  if (work === null) throw new FanlightError('FL-USE-NO-WORK', String(id));
  return work;
}

/**
 * The work that a request asks for, with who asks: settings, marks, mutes and place. Null of one that stands under another, to which
 * the reply leads then. Throws FL-USE-NO-WORK.
 */
async function readingOf(site: Site, request: FastifyRequest, reply: FastifyReply): Promise<Reading | null> {
  const { library } = site;
  const id = workIdFrom(request.params);
  const work = await showWork(library, id);
  if (work === null) {
    const above = await library.catalogue.joinedInto(id);
    if (above === null) throw new FanlightError('FL-USE-NO-WORK', String(id));
    await reply.redirect(workAddress(above), 302);
    return null;
  }
  return {
    work,
    reader: site.audience === 'owner' ? await readerOf(site, request, work.id) : null,
    settings: settingsFromCookies(request.headers.cookie),
    place: await placeIn(library, work),
    dates: await dateChapters(library, work),
    neighbours: await findNeighbours(library, work),
  };
}

async function readerOf({ library }: Site, { query }: FastifyRequest, work: WorkId): Promise<ReaderOfWork> {
  const marks = await marksOn(library, [work]);
  return {
    marks: marks.get(work) ?? null,
    mutes: await mutesOn(library, work),
    shown: textFrom(query, 'muted') === 'show',
  };
}

/** Whether the text is not shown yet: the work is muted, or its reader is to be asked first. */
function isHeld({ work, reader, settings }: Reading): boolean {
  return isHidden(reader) || (settings.adult === 'asked' && isForAdults(work));
}
