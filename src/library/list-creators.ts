import { OWN_READER, type ReaderId } from '#catalogue';
import { sortKey } from '#text';
import type { Library } from './context.ts';
import { everyWork } from './every-work.ts';
import { mutedWorks } from './reader-view.ts';

/** A name with the number of works under it. */
export type CountedName = { name: string; works: number };

type Kind = 'creators' | 'series';
type Kept = { as: string; names: Promise<CountedName[]> };
const kept = new WeakMap<Library['catalogue'], Map<string, Kept>>();

/**
 * Everyone whose name a work stands under, with the number of their works, in alphabetical order. Works that the reader
 * has muted are not counted; all are for nobody in particular (null).
 */
export function listCreators(library: Library, reader: ReaderId | null = OWN_READER): Promise<CountedName[]> {
  return namesOf(library, 'creators', reader);
}

/** Every series that a work says it belongs to, in the same way. */
export function listSeries(library: Library, reader: ReaderId | null = OWN_READER): Promise<CountedName[]> {
  return namesOf(library, 'series', reader);
}

/** Names of such a list from behind a name on, whether that is in it or not. */
export function namesBehind(names: readonly CountedName[], name: string): CountedName[] {
  const key = filedAs(name);
  let from = 0;
  for (let to = names.length; from < to; ) {
    const middle = (from + to) >> 1;
    if (filedAs(names[middle]?.name ?? '') > key) to = middle;
    else from = middle + 1;
  }
  return names.slice(from);
}

/** Where a name stands among others; names that are filed alike stand by their letters. */
function filedAs(name: string): string {
  return `${sortKey(name)}\u0000${name}`;
}

/** All works are gone through and their names filed, so the answer is kept until a work, a mark or a mute changes, or the day: a mute may tell a date from today. */
async function namesOf(library: Library, kind: Kind, reader: ReaderId | null): Promise<CountedName[]> {
  const { catalogue, clock } = library;
  const mutes = reader === null ? 0 : catalogue.readerChange(reader);
  const changes = await Promise.all([catalogue.lastChange(), mutes]);
  const as = [...changes, clock().toISOString().slice(0, 10)].join(' ');
  const lists = kept.get(catalogue) ?? new Map<string, Kept>();
  kept.set(catalogue, lists);
  const key = `${kind} ${reader}`;
  const known = lists.get(key);
  if (known?.as === as) return known.names;
  const names = countNames(library, kind, reader);
  lists.set(key, { as, names });
  names.catch(() => lists.delete(key));
  return names;
}

async function countNames(library: Library, kind: Kind, reader: ReaderId | null): Promise<CountedName[]> {
  const muted = reader === null ? new Set<number>() : await mutedWorks(library, reader);
  const counts = new Map<string, number>();
  for await (const works of everyWork(library.catalogue)) {
    for (const work of works) {
      if (muted.has(work.id)) continue;
      const names = kind === 'creators' ? work.creators : work.series === null ? [] : [work.series];
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const filed = [...counts].map(([name, works]) => ({ key: filedAs(name), name, works }));
  filed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return filed.map(({ name, works: count }) => ({ name, works: count }));
}
