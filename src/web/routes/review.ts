import type { FastifyInstance } from 'fastify';
import type { DecisionId, ReviewField, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import {
  DECISIONS_PAGE,
  decideReview,
  findDecision,
  listDecisions,
  listReviews,
  type ReviewableItem,
  readFieldText,
  undoDecision,
} from '#library';
import { say } from '#words';
import { decisionsPage } from '../pages/decisions-page.ts';
import { type Notice, reviewItemPage, reviewPage } from '../pages/review-page.ts';
import {
  decisionFrom,
  decisionIdFrom,
  ownAddress,
  pageFrom,
  reviewFieldFrom,
  reviewFilterFrom,
  textFrom,
  workIdFrom,
} from '../parameters.ts';
import { addressAfter, decisionsAddress, reviewAddress } from '../parts/addresses.ts';
import { filledReview } from '../review-form.ts';
import type { Site } from '../site.ts';

/** `/review`: what waits for a person, decisions about it, and the log of decisions. */
export function registerReview(server: FastifyInstance, site: Site): void {
  const { library } = site;

  server.get('/review', async (request, reply) => {
    const filter = reviewFilterFrom(request.query);
    const asked = { page: pageFrom(request.query), excerpts: true };
    const found = await listReviews(library, filter, asked);
    const review =
      found.page > found.pages ? await listReviews(library, filter, { ...asked, page: found.pages }) : found;
    const notice = await noticeOf(request.query, reviewAddress(filter, review.page));
    return site.send(request, reply, {
      title: say('review.title'),
      section: 'review',
      body: reviewPage(review, filter, notice),
    });
  });

  server.get('/review/:id/:field', async (request, reply) => {
    const item = await itemAt(workIdFrom(request.params), reviewFieldFrom(request.params));
    return site.send(request, reply, {
      title: itemTitle(item),
      discreetTitle: item.name,
      section: 'review',
      body: reviewItemPage(item, { back: reviewAddress() }),
    });
  });

  server.post('/review/:id/:field', async (request, reply) => {
    const work = workIdFrom(request.params);
    const field = reviewFieldFrom(request.params);
    const { answer, alike, revision, back } = filledReview(request.body);
    const filled = answer.kind === 'correct' ? readFieldText(field, answer.text) : null;
    if (answer.kind === 'correct' && filled && 'problem' in filled) {
      const item = await itemAt(work, field);
      const { problem } = filled;
      return site.send(request, reply, {
        title: itemTitle(item),
        discreetTitle: item.name,
        section: 'review',
        status: 400,
        body: reviewItemPage(item, { back, filled: { text: answer.text, problem } }),
      });
    }
    const { decision } = await decideReview(library, { work, field, alike, revision }, answer);
    return reply.redirect(addressAfter(back, 'done', decision), 303);
  });

  server.get('/review/decisions', async (request, reply) => {
    const page = pageFrom(request.query);
    const { total, decisions } = await listDecisions(library, page);
    const notice = await noticeOf(request.query, decisionsAddress(page));
    return site.send(request, reply, {
      title: say('review.decisions'),
      section: 'review',
      body: decisionsPage(total, decisions, notice?.decision ?? null, {
        page,
        pages: Math.ceil(total / DECISIONS_PAGE),
        address: decisionsAddress,
      }),
    });
  });

  server.post('/review/decisions/:decision/undo', async (request, reply) => {
    const id = decisionIdFrom(request.params);
    await undoDecision(library, id);
    return reply.redirect(addressAfter(ownAddress(textFrom(request.body, 'back')), 'undone', id), 303);
  });

  /** Throws FL-USE-NO-REVIEW. */
  async function itemAt(work: WorkId, field: ReviewField): Promise<ReviewableItem> {
    const { items } = await listReviews(library, { work, field }, { page: 1, excerpts: true });
    const [item] = items;
    if (item === undefined) throw new FanlightError('FL-USE-NO-REVIEW', `${work} ${field}`);
    return item;
  }

  async function noticeOf(query: unknown, back: string): Promise<Notice | null> {
    const id: DecisionId | null = decisionFrom(query, 'done') ?? decisionFrom(query, 'undone');
    const decision = id === null ? null : await findDecision(library, id);
    return decision === null ? null : { decision, back };
  }
}

function itemTitle({ name, work }: ReviewableItem): string {
  return say('review.item-title', { field: name, title: work.title });
}
