import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import {
  DUPLICATE_KINDS,
  type DuplicatesProgress,
  findDuplicates,
  joinWorks,
  listDuplicates,
  listJoined,
  setWorksApart,
  takeWorkApart,
} from '#library';
import { say } from '#words';
import { backTo, filled } from '../filled.ts';
import { duplicatesPage, joinedPage } from '../pages/duplicates-page.ts';
import { pageFrom, textFrom } from '../parameters.ts';
import { duplicatesAddress } from '../parts/addresses.ts';
import type { Site } from '../site.ts';

const WORK = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform((digits) => Number(digits) as WorkId);
const KIND = z.enum(DUPLICATE_KINDS);
/** Works that one form may name. */
const MOST_WORKS = 1000;
const GROUP = z.object({
  does: z.enum(['join', 'apart']),
  work: z.union([WORK.transform((id) => [id]), z.array(WORK).max(MOST_WORKS)]),
  into: WORK,
  back: backTo('/duplicates'),
});
const JOINED = z.object({ work: WORK });

/** Seconds after which a page shows how far a search is. */
const REFRESH = 2;
/** How long a page waits for a search that may be over soon, in milliseconds. */
const PATIENCE = 1_500;

/** `/duplicates`: stories that are here more than once. */
export function registerDuplicates(server: FastifyInstance, site: Site): void {
  const { library } = site;
  const closing = new AbortController();
  let search: { at: DuplicatesProgress; over: Promise<void> } | null = null;

  server.addHook('preClose', async () => {
    closing.abort();
    await search?.over;
  });

  server.get('/duplicates', async (request, reply) => {
    const kind = KIND.catch('same').parse(textFrom(request.query, 'kind'));
    const found = await listDuplicates(library, kind, pageFrom(request.query));
    return site.send(request, reply, {
      title: say('duplicates.title'),
      section: 'imports',
      body: duplicatesPage(found, search?.at ?? null),
      ...(search !== null && { refresh: REFRESH }),
    });
  });

  server.post('/duplicates/search', async (_, reply) => {
    search ??= begin();
    await Promise.race([search.over, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    return reply.redirect(duplicatesAddress(), 303);
  });

  server.post('/duplicates', async (request, reply) => {
    const { does, work: works, into, back } = filled(GROUP, request.body);
    const others = works.filter((id) => id !== into);
    if (others.length === 0) throw new FanlightError('FL-WEB-FORM');
    if (does === 'join') await joinWorks(library, into, others);
    else await setWorksApart(library, [into, ...others]);
    return reply.redirect(back, 303);
  });

  server.get('/duplicates/joined', async (request, reply) =>
    site.send(request, reply, {
      title: say('duplicates.joined-title'),
      section: 'imports',
      body: joinedPage(await listJoined(library, pageFrom(request.query))),
    }),
  );

  server.post('/duplicates/joined', async (request, reply) => {
    await takeWorkApart(library, filled(JOINED, request.body).work);
    return reply.redirect(duplicatesAddress('joined'), 303);
  });

  /** Searches beside other work, one search at a time; what goes wrong is told in the log, and the button is there again. */
  function begin(): NonNullable<typeof search> {
    const begun = { at: { step: 'read', done: 0, works: 0 } as DuplicatesProgress, over: Promise.resolve() };
    const onProgress = (at: DuplicatesProgress) => {
      begun.at = at;
    };
    begun.over = findDuplicates(library, { signal: closing.signal, onProgress })
      .catch((thrown: unknown) => {
        if (!closing.signal.aborted) server.log.error(thrown);
      })
      .finally(() => {
        search = null;
      });
    return begun;
  }
}
