import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { FanlightError } from '#errors';
import {
  exportWorks,
  listSearches,
  MOST_TAKEN,
  planTaking,
  printWorks,
  type Selection,
  zipWorks,
} from '#library';
import { say } from '#words';
import { contentDisposition, deliver } from '../deliver.ts';
import { choosingPage, takingPage } from '../pages/taking-page.ts';
import { textFrom } from '../parameters.ts';
import { printOptionsFrom } from '../print-form.ts';
import type { Site } from '../site.ts';
import { selectionFrom, takenAsFrom } from '../taking-form.ts';

/**
 * `/books`: what taking some works away comes to, and ways to choose some; `/books/download`: the book or the zip, which is made
 * while it is sent; `/books/download.pdf`: one book on paper.
 */
export function registerTaking(server: FastifyInstance, site: Site): void {
  const { library } = site;

  server.get('/books', async (request, reply) => {
    const selection = selectionFrom(request.query);
    const body =
      selection === null
        ? choosingPage(await listSearches(library))
        : takingPage(selection, await planTaking(library, selection), site.printer !== null);
    return site.send(request, reply, { title: say('books.take-away'), section: 'yours', body });
  });

  server.get('/books/download.pdf', async (request, reply) => {
    const title = textFrom(request.query, 'title').trim();
    const options = { ...printOptionsFrom(request.query), ...(title !== '' && { title }) };
    const selection = chosen(selectionFrom(request.query));
    return deliver(request, reply, await printWorks(library, site.printer, selection, options));
  });

  server.get('/books/download', async (request, reply) => {
    const selection = chosen(selectionFrom(request.query));
    const { form: extension, as } = takenAsFrom(request.query);
    const title = textFrom(request.query, 'title').trim();
    const options = { extension, ...(title !== '' && { title }) };
    if (as === 'one-book') {
      for await (const file of exportWorks(library, selection, { ...options, as }))
        return deliver(request, reply, file);
      throw new FanlightError('FL-USE-NOTHING-CHOSEN');
    }
    // Says which works are not here while a page can still say it; those that were found are.
    if (selection.kind === 'works') await planTaking(library, selection);
    const { fileName, pieces } = await zipWorks(library, selection, { ...options, most: MOST_TAKEN });
    return reply
      .headers({
        'cache-control': 'private, no-store',
        'content-security-policy': 'sandbox',
        'content-disposition': contentDisposition(fileName),
      })
      .type('application/zip')
      .send(Readable.from(pieces));
  });
}

function chosen(selection: Selection | null): Selection {
  if (selection === null) throw new FanlightError('FL-USE-NOTHING-CHOSEN');
  return selection;
}
