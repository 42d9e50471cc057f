import type { Catalogue, WorkId, WorkTraits } from '#catalogue';
import { FanlightError } from '#errors';
import { createSearchIndex } from '#search';
import type { Library } from './context.ts';
import { findWorks } from './find-works.ts';
import { followChanges } from './follow-changes.ts';
import { publicCatalogue } from './public-catalogue.ts';
import { mayBeListed } from './publish-works.ts';

/** Why a work stays out of a site for everyone: what its author says of archiving it is anything but a plain yes. */
export type Withheld = Exclude<WorkTraits['permission'], 'yes'>;

/** A library as strangers may see it: the works in it, in the order of their numbers, and how many stay out of it and why. */
export type PublicLibrary = {
  library: Library;
  works: readonly WorkId[];
  withheld: ReadonlyMap<Withheld, number>;
  /** When a work in it was last changed, ISO 8601; null where there is none. */
  changedAt: string | null;
};

const PAGE = 1000;

/**
 * A library of the works alone that may be public, or (`all`) of every work, for a copy of one's own; of these only those `among` some where they are given; in all without anything that belongs
 * to a reader or to keeping it. It has an index of its own, so that nothing which is counted or listed knows of another work. For
 * reading only. Works that were withdrawn are in no library. Throws FL-USE-NO-WORK where one `among` some is not there.
 */
export async function openToPublic(
  library: Library,
  { all = false, among = null }: { all?: boolean; among?: ReadonlySet<WorkId> | null } = {},
): Promise<PublicLibrary> {
  const works: WorkId[] = [];
  const withheld = new Map<Withheld, number>();
  const asked = new Set(among);
  for await (const work of traitsOfAll(library.catalogue)) {
    if (among !== null && !asked.delete(work.id)) continue;
    if (all || mayBeListed(work)) works.push(work.id);
    else {
      const reason = work.permission as Withheld;
      withheld.set(reason, (withheld.get(reason) ?? 0) + 1);
    }
  }
  if (asked.size > 0) throw new FanlightError('FL-USE-NO-WORK', [...asked].join(' '));
  const catalogue = publicCatalogue(library.catalogue, new Set(works));
  const index = createSearchIndex();
  await followChanges({ catalogue, index });
  index.settle();
  const shown = { ...library, catalogue, index };
  return { library: shown, works, withheld, changedAt: await lastChange(shown) };
}

async function lastChange(library: Library): Promise<string | null> {
  const { works } = await findWorks(library, 'sort:updated', { page: 1, size: 1 });
  return works[0]?.updatedAt ?? null;
}

async function* traitsOfAll(catalogue: Pick<Catalogue, 'traits'>): AsyncGenerator<WorkTraits> {
  for (let after: WorkId | 0 = 0; ; ) {
    const page: WorkTraits[] = await catalogue.traits(after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
