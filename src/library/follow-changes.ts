import type { Catalogue } from '#catalogue';
import type { SearchIndex } from '#search';
import { changedWorks } from './changed-works.ts';
import type { Library } from './context.ts';
import { everyWork } from './every-work.ts';
import { followTexts } from './follow-texts.ts';

/** What an index follows. */
type ChangeFeed = Pick<Catalogue, 'facets' | 'facetsOf' | 'changesSince' | 'lastChange'>;
/** What an index learns of tags. */
type TagGraph = Pick<Catalogue, 'tagAliases'>;

/** The last change that each index has taken in. */
const followed = new WeakMap<SearchIndex, number>();

/**
 * Brings a library's index up to date with its catalogue: everything the first time, what changed since from then on. Returns the
 * number of the last change taken in.
 */
export async function followChanges({
  catalogue,
  index,
}: {
  catalogue: ChangeFeed & TagGraph;
  index: SearchIndex;
}): Promise<number> {
  let since = followed.get(index);
  if (since === undefined) {
    since = await loadIndex(catalogue, index);
    index.saveAliases(await catalogue.tagAliases());
  }
  followed.set(index, since);
  const last = await applyChanges(catalogue, index, since);
  followed.set(index, last);
  return last;
}

/** Says that an index holds all works as they were after a change, so that it is followed from there. */
export function followFrom(index: SearchIndex, change: number): void {
  followed.set(index, change);
}

/** Whether both indexes hold everything that the catalogue does, so that what is found now stays true until that changes. */
export async function isCaughtUp({ catalogue, index, texts }: Library): Promise<boolean> {
  const last = await catalogue.lastChange();
  return followed.get(index) === last && texts.change === last;
}

/** Follows the catalogue with both indexes if they were filled before; a command that asks the index nothing need not fill it. */
export async function keepUp(library: Library): Promise<void> {
  if (!followed.has(library.index)) return;
  await followChanges(library);
  await followTexts(library);
}

/** As {@link keepUp}, while an import goes on: lists and numbers, but no texts, which the import takes in itself. */
export async function keepUpWithImport(library: Library): Promise<void> {
  if (followed.has(library.index)) await followChanges(library);
}

/** As {@link keepUp}, after a decision about tags: what names mean is learnt anew. */
export async function keepUpWithTags(library: {
  catalogue: ChangeFeed & TagGraph;
  index: SearchIndex;
}): Promise<void> {
  if (!followed.has(library.index)) return;
  library.index.saveAliases(await library.catalogue.tagAliases());
  await followChanges(library);
}

/** Fills an index with every work. Returns the number of the change from which to follow on. */
export async function loadIndex(catalogue: ChangeFeed, index: SearchIndex): Promise<number> {
  const since = await catalogue.lastChange();
  await index.fill(everyWork(catalogue));
  return since;
}

/** Takes in the changes after a number. Returns the number of the last one. Taking a change in twice does no harm. */
export async function applyChanges(
  catalogue: ChangeFeed,
  index: SearchIndex,
  since: number,
): Promise<number> {
  let last = since;
  for await (const { works, change } of changedWorks(catalogue, since)) {
    const present = await catalogue.facetsOf(works);
    const here = new Set(present.map(({ id }) => id));
    index.save(present);
    index.remove(works.filter((id) => !here.has(id)));
    last = change;
  }
  return last;
}
