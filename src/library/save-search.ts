import { OWN_READER, type ReaderId, type SavedSearchId } from '#catalogue';
import { FanlightError } from '#errors';
import { describeQuery } from '#search';
import { say } from '#words';
import type { Library } from './context.ts';
import { findSearch } from './run-saved-search.ts';
import { standingQuery } from './standing-query.ts';

/** Longest name of a search, in UTF-16 units. */
export const MOST_SEARCH_NAME = 200;
/** Searches that a reader may keep: a page counts what each finds. */
const MOST_SEARCHES = 200;

/**
 * Keeps a search under a name, which is its sentence when none is given. Throws FL-QUERY-… for a query that cannot be
 * understood, FL-USE-VALUE for a name that is too long and for more searches than {@link MOST_SEARCHES}.
 */
export async function saveSearch(
  { catalogue, clock }: Pick<Library, 'catalogue' | 'clock'>,
  asked: { name: string; query: string },
  reader: ReaderId = OWN_READER,
): Promise<SavedSearchId> {
  const { query, text } = standingQuery(asked.query);
  const kept = await catalogue.savedSearches(reader);
  if (kept.length >= MOST_SEARCHES && !kept.some((one) => one.query === text))
    throw new FanlightError('FL-USE-VALUE', say('finding.too-many-searches', { count: MOST_SEARCHES }));
  const name = searchName(asked.name) || describeQuery(query).slice(0, MOST_SEARCH_NAME);
  return catalogue.saveSearch(reader, { name, query: text, madeAt: clock().toISOString() });
}

/** Calls a search otherwise. Throws FL-USE-NO-SEARCH and FL-USE-VALUE. */
export async function renameSearch(
  library: Pick<Library, 'catalogue'>,
  id: SavedSearchId,
  written: string,
  reader: ReaderId = OWN_READER,
): Promise<void> {
  const search = await findSearch(library, id, reader);
  const name = searchName(written) || describeQuery(standingQuery(search.query).query);
  await library.catalogue.renameSearch(reader, id, name.slice(0, MOST_SEARCH_NAME));
}

/** Keeps a search no longer. */
export async function removeSearch(
  { catalogue }: Pick<Library, 'catalogue'>,
  id: SavedSearchId,
  reader: ReaderId = OWN_READER,
): Promise<void> {
  await catalogue.removeSearch(reader, id);
}

/** Notes that a reader looked at what a search finds: what comes from now on is new. */
export async function seeSearch(
  { catalogue }: Pick<Library, 'catalogue'>,
  id: SavedSearchId,
  reader: ReaderId = OWN_READER,
): Promise<void> {
  await catalogue.seeSearch(reader, id);
}

function searchName(written: string): string {
  const name = written.replace(/\s+/g, ' ').trim();
  if (name.length > MOST_SEARCH_NAME)
    throw new FanlightError('FL-USE-VALUE', say('finding.name-too-long', { count: name.length }));
  return name;
}
