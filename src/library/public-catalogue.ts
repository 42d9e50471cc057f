/** A catalogue of the works that may be public. */
import type { AddressTarget, Catalogue, LibraryNumbers, ShownTarget, WorkId } from '#catalogue';
import { everyWork } from './every-work.ts';
import { NOBODYS, NOT_KEPT, refusing, withoutFile } from './nobodys-catalogue.ts';

/**
 * The works that are shown and nothing that is not theirs: every other work is as if it were not there, whatever asks for it; nor has
 * anyone read, marked or muted anything, and nothing says how the works came. For reading only; a method that is not named here throws.
 */
export function publicCatalogue(catalogue: Catalogue, shown: ReadonlySet<WorkId>): Catalogue {
  const isShown = (id: WorkId) => shown.has(id);
  const isTargetShown = (target: ShownTarget | AddressTarget) =>
    target.kind !== 'work' || isShown(target.work);
  const own = <Part extends { id: WorkId }>(parts: readonly Part[]) => parts.filter(({ id }) => isShown(id));
  const among = (ids: readonly WorkId[]) => ids.filter(isShown);
  const facets: Catalogue['facets'] = (after, limit) => shownAfter(after, limit, catalogue.facets, isShown);
  return {
    ...refusing(catalogue),
    ...NOBODYS,
    ...NOT_KEPT,
    sitePages: async () => ({ total: 0, pages: [] }),
    identity: catalogue.identity,
    lastChange: catalogue.lastChange,
    changesSince: catalogue.changesSince,
    tagAliases: catalogue.tagAliases,
    pictureType: catalogue.pictureType,
    work: async (id) => (isShown(id) ? withoutFile(await catalogue.work(id)) : null),
    cards: (ids) => catalogue.cards(among(ids)),
    chapterBody: async (id, position) => (isShown(id) ? catalogue.chapterBody(id, position) : null),
    chapterBodies: async (id) => (isShown(id) ? catalogue.chapterBodies(id) : []),
    chapterDates: async (id) => (isShown(id) ? catalogue.chapterDates(id) : []),
    besideWork: async (id, series) =>
      isShown(id) ? catalogue.besideWork(id, series) : { originals: 0, comments: 0, series: false },
    publicationOf: async (id) =>
      isShown(id) ? catalogue.publicationOf(id) : { address: null, updated: null },
    comments: async (about, page) =>
      about.kind === 'work' && !isShown(about.work)
        ? { total: 0, comments: [] }
        : catalogue.comments(about, page),
    addressTargets: async (path, host) => (await catalogue.addressTargets(path, host)).filter(isTargetShown),
    oldAddresses: async (after, limit) => {
      const { addresses, last } = await catalogue.oldAddresses(after, limit);
      return { addresses: addresses.filter(({ target }) => isTargetShown(target)), last };
    },
    creatorProfile: async (name) => {
      const found = await catalogue.creatorProfile(name);
      if (found === null) return null;
      return { ...found, favourites: found.favourites.filter(({ target }) => isTargetShown(target)) };
    },
    seriesDetail: async (name) => {
      const found = await catalogue.seriesDetail(name);
      return found === null ? null : { ...found, members: found.members.filter(isTargetShown) };
    },
    texts: (ids) => catalogue.texts(among(ids)),
    textStamps: (ids) => catalogue.textStamps(among(ids)),
    facets,
    facetsOf: (ids) => catalogue.facetsOf(among(ids)),
    traits: (after, limit) => shownAfter(after, limit, catalogue.traits, isShown),
    traitsOf: async (ids) => own(await catalogue.traitsOf(ids)),
    numbers: () => numbersOf({ facets }),
  };
}

/** A page of what is shown is only empty where nothing that is shown follows, as pages of everything are. */
async function shownAfter<Part extends { id: WorkId }>(
  after: WorkId | 0,
  limit: number,
  read: (after: WorkId | 0, limit: number) => Promise<Part[]>,
  isShown: (id: WorkId) => boolean,
): Promise<Part[]> {
  for (let from = after; ; ) {
    const parts = await read(from, limit);
    const last = parts.at(-1);
    const shown = parts.filter(({ id }) => isShown(id));
    if (last === undefined || shown.length > 0) return shown;
    from = last.id;
  }
}

async function numbersOf(catalogue: Pick<Catalogue, 'facets'>): Promise<LibraryNumbers> {
  const numbers = { works: 0, words: 0, chapters: 0 };
  const creators = new Set<string>();
  for await (const page of everyWork(catalogue))
    for (const work of page) {
      numbers.works += 1;
      numbers.words += work.words;
      numbers.chapters += work.chapters;
      for (const name of work.creators) creators.add(name);
    }
  return { ...numbers, creators: creators.size, originals: 0, originalBytes: 0, batches: 0 };
}
