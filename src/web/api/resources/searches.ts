/** The searches that a reader keeps. */
import type { ReaderId, SavedSearchId } from '#catalogue';
import {
  BY_NUMBER,
  FOUND_WORKS,
  NEW_SEARCH,
  type SavedSearch,
  SEARCH,
  SEARCH_WORKS_QUERY,
  SEARCHES,
} from '#contract';
import {
  type CountedSearch,
  findSearch,
  type Library,
  listSearches,
  pageWorks,
  removeSearch,
  runSavedSearch,
  saveSearch,
} from '#library';
import { worksPlace } from '../cursors.ts';
import { answering, doing, type Operation } from '../operation.ts';
import { API_BASE } from '../send-json.ts';
import { foundWorks } from './works.ts';

/** The operations. */
export const SEARCH_OPERATIONS: readonly Operation[] = [
  answering(
    {
      id: 'createSearch',
      group: 'reader',
      method: 'POST',
      path: '/searches',
      needs: 'mark',
      body: NEW_SEARCH,
      status: 201,
      gives: SEARCH,
      refuses: ['FL-USE-VALUE', 'FL-QUERY-SYNTAX', 'FL-QUERY-FIELD', 'FL-QUERY-VALUE'],
      examples: [{ body: { query: 'ship:Holmes/Watson words:>1k', name: 'Long evenings' } }],
    },
    async ({ site, program: { reader }, body }) => {
      const id = await saveSearch(site.library, body, reader);
      return { body: await searchOf(site.library, id, reader), location: `${API_BASE}/searches/${id}` };
    },
  ),
  answering(
    {
      id: 'listSearches',
      group: 'reader',
      method: 'GET',
      path: '/searches',
      gives: SEARCHES,
      examples: [{}],
    },
    async ({ site, program }) => ({
      body: { items: (await listSearches(site.library, program.reader)).map(shownSearch) },
    }),
  ),
  answering(
    {
      id: 'getSearch',
      group: 'reader',
      method: 'GET',
      path: '/searches/{id}',
      params: BY_NUMBER,
      gives: SEARCH,
      refuses: ['FL-USE-NO-SEARCH'],
      examples: [{ params: { id: 1 } }],
    },
    async ({ site, program, params }) => ({
      body: await searchOf(site.library, params.id as SavedSearchId, program.reader),
    }),
  ),
  answering(
    {
      id: 'listSearchWorks',
      group: 'reader',
      method: 'GET',
      path: '/searches/{id}/works',
      params: BY_NUMBER,
      query: SEARCH_WORKS_QUERY,
      gives: FOUND_WORKS,
      refuses: ['FL-USE-NO-SEARCH', 'FL-API-CURSOR'],
      examples: [{ params: { id: 1 }, query: { limit: 1 } }],
    },
    async ({ site, program: { reader }, params, query: { limit: size, cursor } }) => {
      const { query } = await findSearch(site.library, params.id as SavedSearchId, reader);
      const found = await pageWorks(site.library, query, { size, place: worksPlace(cursor, query) }, reader);
      const body = foundWorks(found, query);
      return { body, next: body.next };
    },
  ),
  doing(
    {
      id: 'deleteSearch',
      group: 'reader',
      method: 'DELETE',
      path: '/searches/{id}',
      needs: 'mark',
      params: BY_NUMBER,
      refuses: ['FL-USE-NO-SEARCH'],
      examples: [{ params: { id: 1 } }],
    },
    async ({ site, program: { reader }, params }) => {
      const { id } = await findSearch(site.library, params.id as SavedSearchId, reader);
      await removeSearch(site.library, id, reader);
    },
  ),
];

/** A saved search with how much it finds. Throws FL-USE-NO-SEARCH. */
async function searchOf(library: Library, id: SavedSearchId, reader: ReaderId): Promise<SavedSearch> {
  const { search, found, fresh } = await runSavedSearch(library, id, { page: 1, size: 1 }, reader);
  return shownSearch({ search, sentence: found.sentence, total: found.total, fresh });
}

function shownSearch({
  search: { id, name, query, madeAt },
  sentence,
  total,
  fresh,
}: CountedSearch): SavedSearch {
  return { id, name, query, sentence, madeAt, total, fresh };
}
