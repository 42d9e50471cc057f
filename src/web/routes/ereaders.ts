import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { EReaderId } from '#catalogue';
import { FanlightError } from '#errors';
import {
  addEReader,
  largestBook,
  listEReaders,
  planTaking,
  removeEReader,
  sendBook,
  sendsFrom,
  showWork,
} from '#library';
import { say, sayError } from '#words';
import { filled } from '../filled.ts';
import { type EReaderForm, ereadersPage, type SendingForm, sendPage } from '../pages/ereaders-page.ts';
import { pageIdFrom, textFrom, workIdFrom } from '../parameters.ts';
import { sendAddress } from '../parts/ereader-addresses.ts';
import type { Site } from '../site.ts';

const ADDING = z.object({
  name: z.string().max(4_000).default(''),
  address: z.string().max(4_000).default(''),
  again: z.string().max(4_000).default(''),
});
const SENDING = z.object({ to: z.coerce.number().int().positive() });

/** `/ereaders`: where books are sent to by mail; `/works/:id/send`: sending one. */
export function registerEReaders(server: FastifyInstance, site: Site): void {
  const { library } = site;
  const frame = { section: 'yours' } as const;
  const listed = async (form?: EReaderForm) =>
    ereadersPage(await listEReaders(library), sendsFrom(library), form);

  server.get('/ereaders', async (request, reply) =>
    site.send(request, reply, { ...frame, title: say('tools.ereaders'), body: await listed() }),
  );

  server.post('/ereaders', async (request, reply) => {
    const form = filled(ADDING, request.body);
    try {
      await addEReader(library, form);
      return reply.redirect('/ereaders', 303);
    } catch (thrown) {
      const body = await listed({ ...form, problem: problemOf(thrown) });
      return site.send(request, reply, { ...frame, title: say('tools.ereaders'), status: 400, body });
    }
  });

  server.post('/ereaders/:id/remove', async (request, reply) => {
    await removeEReader(library, pageIdFrom(request.params) as EReaderId);
    return reply.redirect('/ereaders', 303);
  });

  const sending = async (parameters: unknown, form: SendingForm) => {
    const work = await showWork(library, workIdFrom(parameters));
    if (work === null) throw new FanlightError('FL-WEB-NOT-FOUND');
    const { bytes } = await planTaking(library, { kind: 'works', ids: [work.id] });
    const readers = await listEReaders(library);
    const book = { bytes: bytes.epub, most: largestBook(library) };
    return {
      title: say('tools.send'),
      section: 'works' as const,
      body: sendPage(work, { readers, from: sendsFrom(library), ...book }, form),
    };
  };

  server.get('/works/:id/send', async (request, reply) => {
    const sent = Number(textFrom(request.query, 'sent'));
    return site.send(request, reply, await sending(request.params, { sent }));
  });

  server.post('/works/:id/send', async (request, reply) => {
    const work = workIdFrom(request.params);
    const { to } = filled(SENDING, request.body);
    try {
      const { id } = await sendBook(library, work, to as EReaderId);
      return reply.redirect(sendAddress(work, id), 303);
    } catch (thrown) {
      const problem = problemOf(thrown);
      return site.send(request, reply, { ...(await sending(request.params, { problem })), status: 400 });
    }
  });
}

/** What a person can do something about, in words; everything else is thrown on. */
function problemOf(thrown: unknown): string {
  const isTold =
    thrown instanceof FanlightError && (thrown.code === 'FL-USE-VALUE' || thrown.code.startsWith('FL-SEND-'));
  if (!isTold) throw thrown;
  return sayError(thrown.code, thrown.subject);
}
