import { OWN_READER, type ReaderId, type WorkCard, type WorkId } from '#catalogue';
import { describeQuery, MAX_PAGE_SIZE, parseQuery, type Query, renderQuery } from '#search';
import type { Library } from './context.ts';
import { withSeed } from './find-works.ts';
import { readCards } from './read-cards.ts';
import { type ReaderSearch, searchAs } from './reader-view.ts';
import type { AskedWorks } from './views.ts';

/** Works that are remembered of a page, for the next to begin behind one of them. */
const REMEMBERED = 4;
/** By how many works the rest of an answer may have moved between two pages. */
const MOST_MOVED = 400;

/**
 * Where an answer goes on: behind so many works, the last of which were these, the very last first. `seed` is that of an order by
 * chance for which the query has none.
 */
export type WorksPlace = { offset: number; before: readonly number[]; seed: number | null };

/** Some works that answer a query, and where it goes on; null at its end. */
export type PagedWorks = AskedWorks & { works: WorkCard[]; next: WorksPlace | null };

/**
 * The works that answer a query, from a place on that an answer before gave (null: from the beginning). Works that came or went meanwhile
 * move nothing: the page begins behind the last work of the one before that stayed where it was among the others, as long as they are fewer
 * than {@link MOST_MOVED}; else, and where none of them answers the query any more, it begins where it would have. `size` is at most 100.
 */
export async function pageWorks(
  library: Library,
  asked: string,
  { size, place }: { size: number; place: WorksPlace | null },
  reader: ReaderId = OWN_READER,
): Promise<PagedWorks> {
  const parsed = parseQuery(asked);
  const query = seeded(parsed.query, place, library.clock());
  const search = await searchAs(library, reader);
  const { ids, total, hidden, offset } = await idsFrom(search, query, size, place);
  const end = offset + ids.length;
  const last = ids.slice(-REMEMBERED).reverse();
  const seed = parsed.query.sort?.seed === undefined ? (query.sort?.seed ?? null) : null;
  return {
    query,
    text: renderQuery(parsed.query),
    sentence: describeQuery(parsed.query),
    problems: parsed.problems,
    total,
    hidden,
    works: await readCards(library.catalogue, ids),
    next: end >= total || ids.length === 0 ? null : { offset: end, before: last, seed },
  };
}

function seeded(query: Query, place: WorksPlace | null, now: Date): Query {
  const { sort } = query;
  if (sort?.by !== 'random' || sort.seed !== undefined || place?.seed == null) return withSeed(query, now);
  return { ...query, sort: { ...sort, seed: place.seed } };
}

type IdsFound = { ids: WorkId[]; total: number; hidden: number; offset: number };

async function idsFrom(
  search: ReaderSearch,
  query: Query,
  size: number,
  place: WorksPlace | null,
): Promise<IdsFound> {
  if (place === null || place.offset === 0)
    return { ...(await search(query, { offset: 0, limit: size })), offset: 0 };
  const { offset, before } = place;
  const near = await search(query, { offset: offset - 1, limit: size + 1 });
  if (near.ids[0] === before[0]) return { ...near, ids: near.ids.slice(1), offset };
  const start = Math.max(0, offset - MOST_MOVED);
  const limit = Math.min(MAX_PAGE_SIZE, offset - start + MOST_MOVED + size);
  const around = await search(query, { offset: start, limit });
  const from = (lastShown(around.ids, before, offset - start - 1) ?? offset - start - 1) + 1;
  return { ...around, ids: around.ids.slice(from, from + size), offset: start + from };
}

/**
 * Where the last work that was shown is now, or the one before it. Those that were moved by as much as most of the others stayed where they were;
 * one that went elsewhere by itself says nothing. Where that is not clear, an earlier one is taken: a work that comes twice does less harm
 * than one that never comes. Null where none is there.
 */
function lastShown(ids: readonly WorkId[], before: readonly number[], expected: number): number | null {
  const found = before.flatMap((id, index) => {
    const at = ids.indexOf(id as WorkId);
    return at < 0 ? [] : { at, moved: at - (expected - index) };
  });
  const moves = found.map(({ moved }) => moved).sort((a, b) => a - b);
  const usual = moves[Math.floor((moves.length - 1) / 2)];
  return found.find(({ moved }) => moved === usual)?.at ?? null;
}
