import type { Catalogue, WorkId } from '#catalogue';
import { changedWorks } from './changed-works.ts';
import { TraitTable } from './trait-table.ts';

/** What is read of the catalogue. */
export type TraitFeed = Pick<
  Catalogue,
  'traits' | 'traitsOf' | 'headerLabels' | 'changesSince' | 'lastChange'
>;

/** Works read at a time; between two pages others have their turn. */
const PAGE = 2000;

/**
 * The traits of each catalogue's works, up to which change, by the function that reads them, which a library's owner and its visitors share; one thing is
 * done to them at a time.
 */
const followed = new WeakMap<TraitFeed['traits'], Promise<{ table: TraitTable; change: number }>>();

/** The traits of a catalogue's works as they are now: all of them are read the first time, what changed since from then on. */
export async function followTraits(catalogue: TraitFeed): Promise<TraitTable> {
  const before = followed.get(catalogue.traits);
  const now = before === undefined ? readAll(catalogue) : before.then((known) => takeIn(catalogue, known));
  followed.set(catalogue.traits, now);
  now.catch(() => {
    if (followed.get(catalogue.traits) === now) followed.delete(catalogue.traits);
  });
  return (await now).table;
}

async function readAll(catalogue: TraitFeed): Promise<{ table: TraitTable; change: number }> {
  const table = new TraitTable();
  const change = await catalogue.lastChange();
  for (let after: WorkId | 0 = 0; ; ) {
    const works = await catalogue.traits(after, PAGE);
    table.save(works);
    const last = works.at(-1);
    if (last === undefined) break;
    after = last.id;
    await new Promise(setImmediate);
  }
  return takeIn(catalogue, { table, change });
}

/** Taking a change in twice does no harm. */
async function takeIn(
  catalogue: TraitFeed,
  { table, change: since }: { table: TraitTable; change: number },
): Promise<{ table: TraitTable; change: number }> {
  let change = since;
  for await (const page of changedWorks(catalogue, since)) {
    const present = await catalogue.traitsOf(page.works);
    const here = new Set(present.map(({ id }) => id));
    table.save(present);
    table.remove(page.works.filter((id) => !here.has(id)));
    change = page.change;
  }
  table.saveLabels(await catalogue.headerLabels(table.lastLabel));
  return { table, change };
}
