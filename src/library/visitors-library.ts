/** A library as those see it who only read. */
import type { Catalogue } from '#catalogue';
import type { Library } from './context.ts';
import { NOBODYS, NOT_KEPT, refusing, withoutFile } from './nobodys-catalogue.ts';

/** What of a catalogue is for everyone as it is. */
const OPEN = [
  'identity',
  'state',
  'lastChange',
  'changesSince',
  'cards',
  'chapterBody',
  'chapterBodies',
  'chapterDates',
  'publicationOf',
  'comments',
  'pictureType',
  'addressTargets',
  'joinedInto',
  'creatorProfile',
  'seriesDetail',
  'sitePages',
  'sitePage',
  'tags',
  'tag',
  'tagCounts',
  'tagAliases',
  'texts',
  'textStamps',
  'facets',
  'facetsOf',
  'traits',
  'traitsOf',
  'headerLabels',
  'lastPermitted',
  'permittedChange',
  'permittedWorks',
] as const satisfies readonly (keyof Catalogue)[];

/**
 * The same works, found by the same indexes, as if no reader had marked, muted, searched or kept anything, and without the files they came in,
 * what was read there and why, their earlier states and their corrections. For reading only; what is not named here throws.
 */
export function visitorsLibrary(library: Library): Library {
  return { ...library, catalogue: visitorsCatalogue(library.catalogue), forVisitors: true };
}

function visitorsCatalogue(catalogue: Catalogue): Catalogue {
  const open = Object.fromEntries(OPEN.map((name) => [name, catalogue[name]]));
  return {
    ...refusing(catalogue),
    ...NOBODYS,
    ...NOT_KEPT,
    ...open,
    work: async (id) => withoutFile(await catalogue.work(id)),
    besideWork: async (id, series) => ({ ...(await catalogue.besideWork(id, series)), originals: 0 }),
    numbers: async () => ({ ...(await catalogue.numbers()), originals: 0, originalBytes: 0, batches: 0 }),
  };
}
