/** A reader's marks on works and places in them. */
import type { WorkId, WorkMarks } from '#catalogue';
import {
  BY_NUMBER,
  MARK_PARAMS,
  MARKED_QUERY,
  MARKED_WORKS,
  MARKS,
  type Marks,
  NEW_MARK,
  NEW_PLACE,
  PLACE,
  PLACES,
  PLACES_QUERY,
  type Place,
  WORK_MARK_PARAMS,
  WORK_QUERY,
} from '#contract';
import { FanlightError } from '#errors';
import {
  forgetPlace,
  keepPlace,
  listMarks,
  listPlaces,
  marksOn,
  markWork,
  placeIn,
  type WorkUnderWay,
  workRecord,
} from '#library';
import { pageAt, pageCursor } from '../cursors.ts';
import { answering, doing, type Operation } from '../operation.ts';
import { type WorkCall, workFor } from './works.ts';

/** The operations. */
export const MARK_OPERATIONS: readonly Operation[] = [
  answering(
    {
      id: 'setMark',
      group: 'reader',
      method: 'PUT',
      path: '/works/{id}/marks/{mark}',
      needs: 'mark',
      params: WORK_MARK_PARAMS,
      body: NEW_MARK,
      gives: MARKS,
      refuses: ['FL-USE-NO-WORK', 'FL-USE-VALUE'],
      examples: [
        { params: { id: 1, mark: 'bookmarked' }, body: { note: 'For the train.' } },
        { params: { id: 3, mark: 'finished' } },
      ],
    },
    async ({ site, program, params: { id, mark }, body: { note } }) => ({
      body: shownMarks(await markWork(site.library, id as WorkId, { mark, set: true, note }, program.reader)),
    }),
  ),
  answering(
    {
      id: 'getMarks',
      group: 'reader',
      method: 'GET',
      path: '/works/{id}/marks',
      params: BY_NUMBER,
      query: WORK_QUERY,
      gives: MARKS,
      refuses: ['FL-USE-NO-WORK'],
      examples: [{ params: { id: 1 } }],
    },
    async (call) => {
      const { id } = await workFor(call);
      const marks = (await marksOn(call.site.library, [id], call.program.reader)).get(id);
      return {
        body: shownMarks(marks ?? { work: id, opened: null, finished: null, bookmarked: null, note: null }),
      };
    },
  ),
  answering(
    {
      id: 'listMarked',
      group: 'reader',
      method: 'GET',
      path: '/marks/{mark}',
      params: MARK_PARAMS,
      query: MARKED_QUERY,
      gives: MARKED_WORKS,
      refuses: ['FL-API-CURSOR'],
      examples: [{ params: { mark: 'bookmarked' } }],
    },
    async ({ site, program, params: { mark }, query: { cursor } }) => {
      const page = pageAt(cursor);
      const { total, pages, works } = await listMarks(site.library, mark, page, program.reader);
      const items = works.map(({ work, marks }) => ({ work: workRecord(work), marks: shownMarks(marks) }));
      const next = pageCursor(page, pages);
      return { body: { next, total, items }, next };
    },
  ),
  answering(
    {
      id: 'removeMark',
      group: 'reader',
      method: 'DELETE',
      path: '/works/{id}/marks/{mark}',
      needs: 'mark',
      params: WORK_MARK_PARAMS,
      gives: MARKS,
      refuses: ['FL-USE-NO-WORK'],
      examples: [{ params: { id: 1, mark: 'bookmarked' } }],
    },
    async ({ site, program, params: { id, mark } }) => ({
      body: shownMarks(await markWork(site.library, id as WorkId, { mark, set: false }, program.reader)),
    }),
  ),
];

/** The operations. */
export const PLACE_OPERATIONS: readonly Operation[] = [
  answering(
    {
      id: 'setPlace',
      group: 'reader',
      method: 'PUT',
      path: '/works/{id}/place',
      needs: 'mark',
      params: BY_NUMBER,
      body: NEW_PLACE,
      gives: PLACE,
      refuses: ['FL-USE-NO-WORK', 'FL-USE-VALUE'],
      examples: [{ params: { id: 1 }, body: { chapter: 3, paragraph: 4 } }],
    },
    async (call) => {
      const { library } = call.site;
      const asked = { ...call.body, following: false };
      await keepPlace(library, call.params.id as WorkId, asked, call.program.reader);
      return { body: await placeOf({ ...call, query: { muted: 'show' } }) };
    },
  ),
  answering(
    {
      id: 'getPlace',
      group: 'reader',
      method: 'GET',
      path: '/works/{id}/place',
      params: BY_NUMBER,
      query: WORK_QUERY,
      gives: PLACE,
      refuses: ['FL-USE-NO-WORK', 'FL-WEB-NOT-FOUND'],
      examples: [{ params: { id: 1 } }],
    },
    async (call) => ({ body: await placeOf(call) }),
  ),
  answering(
    {
      id: 'listPlaces',
      group: 'reader',
      method: 'GET',
      path: '/places',
      query: PLACES_QUERY,
      gives: PLACES,
      refuses: ['FL-API-CURSOR'],
      examples: [{}],
    },
    async ({ site, program, query: { limit: size, cursor } }) => {
      const page = pageAt(cursor, size);
      const { total, pages, works } = await listPlaces(site.library, { page, size }, program.reader);
      const items = works.map((one) => ({ work: workRecord(one.work), place: shownPlace(one) }));
      const next = pageCursor(page, pages, size);
      return { body: { next, total, items }, next };
    },
  ),
  doing(
    {
      id: 'removePlace',
      group: 'reader',
      method: 'DELETE',
      path: '/works/{id}/place',
      needs: 'mark',
      params: BY_NUMBER,
      refuses: ['FL-USE-NO-WORK', 'FL-WEB-NOT-FOUND'],
      examples: [{ params: { id: 1 } }],
    },
    async (call) => {
      const { work } = await placeOf({ ...call, query: { muted: 'show' } });
      await forgetPlace(call.site.library, work as WorkId, call.program.reader);
    },
  ),
];

function shownMarks({ work, opened, finished, bookmarked, note }: WorkMarks): Marks {
  return { work, opened, finished, bookmarked, note };
}

function shownPlace({ work, place, wordsBefore, newChapters }: WorkUnderWay): Place {
  const { chapter, paragraph, keptAt } = place;
  return { work: work.id, chapter, paragraph, wordsBefore, words: work.words, newChapters, keptAt };
}

/** Where the reader stands in a work. Throws FL-USE-NO-WORK, and FL-WEB-NOT-FOUND where no place is kept. */
async function placeOf(call: WorkCall): Promise<Place> {
  const found = await placeIn(call.site.library, await workFor(call), call.program.reader);
  if (found === null) throw new FanlightError('FL-WEB-NOT-FOUND');
  return shownPlace(found);
}
