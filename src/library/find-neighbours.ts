import type { WorkCard } from '#catalogue';
import { type Condition, MAX_PAGE_SIZE } from '#search';
import type { Library } from './context.ts';
import { readCards } from './read-cards.ts';
import { searchAs } from './reader-view.ts';

/** The works before and after one in its series, or the files before and after it of a story in parts; null where nothing is known. */
export type Neighbours = { previous: WorkCard | null; next: WorkCard | null };

const NONE: Neighbours = { previous: null, next: null };

/** Finds them by the numbers that the works give; muted works are passed over. */
export async function findNeighbours(library: Library, work: WorkCard): Promise<Neighbours> {
  const at = numberOf(work);
  const condition = togetherWith(work);
  if (at === null || condition === null) return NONE;
  const search = await searchAs(library);
  const { ids } = await search({ condition, sort: null }, { offset: 0, limit: MAX_PAGE_SIZE });
  const others = (await readCards(library.catalogue, ids))
    .filter(({ id, series }) => id !== work.id && series?.name === work.series?.name)
    .map((card) => ({ card, number: numberOf(card) ?? Number.NaN }));
  const nearest = (found: typeof others, best: (...numbers: number[]) => number) => {
    const number = best(...found.map((other) => other.number));
    return found.find((other) => other.number === number)?.card ?? null;
  };
  return {
    previous: nearest(
      others.filter(({ number }) => number < at),
      Math.max,
    ),
    next: nearest(
      others.filter(({ number }) => number > at),
      Math.min,
    ),
  };
}

function numberOf({ series, part }: WorkCard): number | null {
  return series?.position ?? part?.n ?? null;
}

function togetherWith({ series, title, creators }: WorkCard): Condition | null {
  const named = (field: 'series' | 'title' | 'by', value: string): Condition => {
    return { kind: 'name', field, value, prefix: false };
  };
  if (series !== null) return named('series', series.name);
  const [creator] = creators;
  if (creator === undefined) return null;
  return { kind: 'and', parts: [named('title', title), named('by', creator)] };
}
