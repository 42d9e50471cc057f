/** Works: those that a query finds, one, those like it, and what was said of it. */
import type { WorkDetail as CataloguedWork, WorkId } from '#catalogue';
import {
  BY_NUMBER,
  COMMENTS,
  COMMENTS_QUERY,
  FOUND_WORKS,
  type FoundWorks,
  SIMILAR_WORKS,
  WORK_DETAIL,
  WORK_QUERY,
  WORKS_QUERY,
  type WorkDetail,
} from '#contract';
import { FanlightError } from '#errors';
import {
  COMMENTS_PAGE,
  editedFields,
  findSimilar,
  mutesOn,
  type PagedWorks,
  pageWorks,
  readComments,
  showWork,
  workRecord,
} from '#library';
import { pageAt, pageCursor, worksCursor, worksPlace } from '../cursors.ts';
import { type AnyCall, answering, type Operation } from '../operation.ts';
import { API_BASE } from '../send-json.ts';

/** What an operation on one work knows of its request. */
export type WorkCall = Pick<AnyCall, 'site' | 'program'> & {
  params: { id: number };
  query: { muted: 'hide' | 'show' };
};

/** The work that an address names. Throws FL-USE-NO-WORK, also where a mute of the reader hides it and the request does not say that it may be shown. */
export async function workFor({ site, program, params, query }: WorkCall): Promise<CataloguedWork> {
  const { library } = site;
  const id = params.id as WorkId;
  const work = await showWork(library, id);
  const isMuted =
    query.muted === 'hide' && work !== null && (await mutesOn(library, id, program.reader)).length > 0;
  if (work === null || isMuted) throw new FanlightError('FL-USE-NO-WORK', String(id));
  return work;
}

/** A work as the API shows it. */
export function workDetail(work: CataloguedWork): WorkDetail {
  return {
    ...workRecord(work),
    chapterList: work.chapterList.map(({ position, title, words }) => ({ position, title, words })),
    edited: editedFields(work),
    original: work.original,
  };
}

/** A page of works that a query found, as the API shows it. `asked` is the text that its cursors are of. */
export function foundWorks(found: PagedWorks, asked: string): FoundWorks {
  return {
    query: found.text,
    sentence: found.sentence,
    problems: found.problems,
    total: found.total,
    hidden: found.hidden,
    items: found.works.map(workRecord),
    next: worksCursor(found.next, asked),
  };
}

/** The operations. */
export const WORKS: readonly Operation[] = [
  answering(
    {
      id: 'listWorks',
      group: 'works',
      method: 'GET',
      path: '/works',
      query: WORKS_QUERY,
      gives: FOUND_WORKS,
      refuses: ['FL-API-CURSOR'],
      examples: [
        { query: { q: 'fandom:"Sherlock Holmes" rating:<=teen sort:words', limit: 5 } },
        { query: { limit: 2 } },
      ],
    },
    async ({ site, program, query: { q, limit, cursor } }) => {
      const found = await pageWorks(
        site.library,
        q,
        { size: limit, place: worksPlace(cursor, q) },
        program.reader,
      );
      const body = foundWorks(found, q);
      return { body, next: body.next };
    },
  ),
  answering(
    {
      id: 'getWork',
      group: 'works',
      method: 'GET',
      path: '/works/{id}',
      params: BY_NUMBER,
      query: WORK_QUERY,
      gives: WORK_DETAIL,
      refuses: ['FL-USE-NO-WORK'],
      examples: [{ params: { id: 1 } }],
      isExact: true,
      leadsOn: true,
    },
    async (call) => {
      const above = await call.site.library.catalogue.joinedInto(call.params.id as WorkId);
      const asked = call.query.muted === 'show' ? '?muted=show' : '';
      if (above !== null) return { elsewhere: `${API_BASE}/works/${above}${asked}` };
      return { body: workDetail(await workFor(call)) };
    },
  ),
  answering(
    {
      id: 'listSimilar',
      group: 'works',
      method: 'GET',
      path: '/works/{id}/similar',
      params: BY_NUMBER,
      query: WORK_QUERY,
      gives: SIMILAR_WORKS,
      refuses: ['FL-USE-NO-WORK'],
      examples: [{ params: { id: 1 } }],
      isCostly: true,
    },
    async (call) => {
      const { id } = await workFor(call);
      const similar = await findSimilar(call.site.library, id, call.program.reader);
      return { body: { items: similar.map(({ work, says }) => ({ work: workRecord(work), says })) } };
    },
  ),
  answering(
    {
      id: 'listComments',
      group: 'works',
      method: 'GET',
      path: '/works/{id}/comments',
      params: BY_NUMBER,
      query: COMMENTS_QUERY,
      gives: COMMENTS,
      refuses: ['FL-USE-NO-WORK', 'FL-API-CURSOR'],
      examples: [{ params: { id: 5 } }],
    },
    async (call) => {
      const work = await workFor(call);
      const page = pageAt(call.query.cursor, COMMENTS_PAGE);
      const { total, pages, comments } = await readComments(
        call.site.library,
        { kind: 'work', work: work.id },
        page,
      );
      const items = comments.map(({ id, author, date, chapter, body, replies }) => ({
        id,
        author,
        date,
        chapter,
        body: String(body),
        replies: replies.map((reply) => ({
          author: reply.author,
          date: reply.date,
          body: String(reply.body),
        })),
      }));
      const next = pageCursor(page, pages, COMMENTS_PAGE);
      return { body: { next, total, items }, next };
    },
  ),
];
