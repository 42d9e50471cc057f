/** The works of a creator and of a series, gathered for a page of their own. */
import type { ReaderId, WorkCard } from '#catalogue';
import type { Facet, NameField, Query, Sort } from '#search';
import { foldName } from '#text';
import type { Library } from './context.ts';
import { type FindOptions, findWorks } from './find-works.ts';
import type { FoundWorks } from './views.ts';

/** Works of a series that its page shows; a longer one is a search. */
const MOST_PARTS = 500;
/** More years than anyone wrote in. */
const ALL_YEARS = 200;

/** A creator as this library knows them: their works, and what these have in common. */
export type CreatorWorks = {
  found: FoundWorks;
  years: Facet | undefined;
  fandoms: Facet | undefined;
  /** The same name in other spellings, as works have it. */
  spellings: string[];
  /** Those who stand beside the name on the works of this page. */
  together: string[];
};

const NOBODY = { years: undefined, fandoms: undefined, spellings: [], together: [] };

/** A page of the works under a name, the last written first. */
export async function gatherCreatorWorks(
  library: Library,
  name: string,
  options: Pick<FindOptions, 'page' | 'size' | 'reader'>,
): Promise<CreatorWorks> {
  const found = await findWorks(library, named('by', name, { by: 'published', descending: true }), {
    ...options,
    facets: { kinds: ['year', 'fandom'], values: ALL_YEARS, totals: true },
  });
  const names = new Set(found.works.flatMap(({ creators }) => creators));
  const own = [...names].filter((one) => foldName(one) === foldName(name));
  // A name that nobody bears whole is looked for as a word of others' names.
  if (own.length === 0 && names.size > 0)
    return { ...NOBODY, found: { ...found, works: [], total: 0, pages: 1 } };
  return {
    found,
    years: found.facets.find(({ kind }) => kind === 'year'),
    fandoms: found.facets.find(({ kind }) => kind === 'fandom'),
    spellings: own.filter((one) => one !== name),
    together: [...names].filter((one) => !own.includes(one)),
  };
}

/** The works that say they belong to a series, in its order: by their place, then as they were written and came in. */
export async function gatherSeries(library: Library, name: string, reader?: ReaderId): Promise<WorkCard[]> {
  const sort: Sort = { by: 'published', descending: false };
  const { works } = await findWorks(library, named('series', name, sort), {
    page: 1,
    size: MOST_PARTS,
    ...(reader !== undefined && { reader }),
  });
  return works
    .filter(({ series }) => series !== null && foldName(series.name) === foldName(name))
    .sort((a, b) => placeOf(a) - placeOf(b));
}

function placeOf({ series, part }: WorkCard): number {
  return series?.position ?? part?.n ?? Number.MAX_SAFE_INTEGER;
}

function named(field: NameField, value: string, sort: Sort): Query {
  return { condition: { kind: 'name', field, value, prefix: false }, sort };
}
