import { OWN_READER, type ReaderId, type SavedSearch, type SavedSearchId, type WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { type Condition, describeQuery, parseQuery, type Query } from '#search';
import { compareNames } from '#words';
import type { Library } from './context.ts';
import { type FindOptions, findWorks } from './find-works.ts';
import { type ReaderSearch, searchAs } from './reader-view.ts';
import type { FoundWorks } from './views.ts';

/** A search that is kept, in a sentence, with how many works it finds and how many of them are new to its reader. */
export type CountedSearch = { search: SavedSearch; sentence: string; total: number; fresh: number };

/** What a saved search finds. */
export type SavedSearchRun = { search: SavedSearch; found: FoundWorks; fresh: number };

/** A reader's saved searches by name, with how much each finds. */
export async function listSearches(
  library: Library,
  reader: ReaderId = OWN_READER,
): Promise<CountedSearch[]> {
  const counted: CountedSearch[] = [];
  const find = await searchAs(library, reader);
  for (const search of await library.catalogue.savedSearches(reader)) {
    const { query } = parseQuery(search.query);
    const total = await countWorks(find, query);
    const fresh = total === 0 ? 0 : await countFresh(find, query, search.seenWork);
    counted.push({ search, sentence: describeQuery(query), total, fresh });
  }
  return counted.sort((a, b) => compareNames(a.search.name, b.search.name));
}

/** A saved search without what it finds. Throws FL-USE-NO-SEARCH. */
export async function findSearch(
  { catalogue }: Pick<Library, 'catalogue'>,
  id: SavedSearchId,
  reader: ReaderId = OWN_READER,
): Promise<SavedSearch> {
  const search = await catalogue.savedSearch(reader, id);
  if (search === null) throw new FanlightError('FL-USE-NO-SEARCH', String(id));
  return search;
}

/** A page of what a saved search finds. Throws FL-USE-NO-SEARCH. */
export async function runSavedSearch(
  library: Library,
  id: SavedSearchId,
  options: FindOptions,
  reader: ReaderId = OWN_READER,
): Promise<SavedSearchRun> {
  const search = await findSearch(library, id, reader);
  const found = await findWorks(library, search.query, { ...options, reader });
  const fresh = await countFresh(await searchAs(library, reader), found.query, search.seenWork);
  return { search, found, fresh };
}

function countFresh(find: ReaderSearch, { condition }: Query, seen: WorkId | 0): Promise<number> {
  const later: Condition = { kind: 'number', field: 'id', from: seen + 1, to: null };
  return countWorks(find, { condition: { kind: 'and', parts: [condition, later] }, sort: null });
}

async function countWorks(find: ReaderSearch, query: Query): Promise<number> {
  return (await find(query, { offset: 0, limit: 0 })).total;
}
