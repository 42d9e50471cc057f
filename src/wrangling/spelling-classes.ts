import type { TagKind, TagUse } from '#catalogue';
import { spokenKey } from './name-keys.ts';
import { type ShipKey, shipKey, shipText } from './ship-keys.ts';

/** Names that are said alike, under the one that stands for them. */
export type SpellingClass = {
  /** What they share: a {@link spokenKey}, or a relationship's text. */
  key: string;
  /** Relationships with several members only. */
  ship: ShipKey | null;
  head: TagUse;
  /** Names that can be given to the head: neither canonical nor given to another already. */
  others: TagUse[];
  /** Fandoms of any of the names. */
  fandoms: readonly number[];
};

/** Whether a person has said that two tags are not the same. */
export type IsRefused = (one: TagUse, other: TagUse) => boolean;

/** A name that a table prefers to all others of its key, or undefined. */
export type PreferredName = (key: string) => string | undefined;

/** Whether a person has said already what a tag is. */
export function isSettled({ canonical, of }: TagUse): boolean {
  return canonical || of !== 0;
}

/** Which of two names stands for both: one that is canonical, else of more works, else the first in code units. */
export function compareTags(one: TagUse, other: TagUse): number {
  if (one.canonical !== other.canonical) return one.canonical ? -1 : 1;
  if (one.works !== other.works) return other.works - one.works;
  return one.name < other.name ? -1 : one.name > other.name ? 1 : one.id - other.id;
}

/** The tags of one kind in classes, by the keys of their names. The order of the tags does not matter. */
export function spellingClasses(
  kind: TagKind,
  tags: readonly TagUse[],
  byId: ReadonlyMap<number, TagUse>,
  isRefused: IsRefused,
  preferred: PreferredName,
): SpellingClass[] {
  const groups = new Map<string, { ship: ShipKey | null; tags: TagUse[] }>();
  for (const tag of tags) {
    const ship = kind === 'relationship' ? shipKey(tag.name, tag.members) : null;
    const key = ship === null ? spokenKey(tag.name) : shipText(ship);
    const group = groups.get(key);
    if (group) group.tags.push(tag);
    else groups.set(key, { ship, tags: [tag] });
  }
  return [...groups].map(([key, { ship, tags: alike }]) => {
    const head = headOf(alike, byId, preferred(key));
    return { key, ship, head, others: othersOf(alike, head, isRefused), fandoms: fandomsOf(alike) };
  });
}

function headOf(
  alike: readonly TagUse[],
  byId: ReadonlyMap<number, TagUse>,
  preferred: string | undefined,
): TagUse {
  const meant = alike.map((tag) => (tag.of === 0 ? tag : (byId.get(tag.of) ?? tag)));
  const [first, ...more] = meant;
  if (first === undefined) throw new Error('a class without a name');
  const best = more.reduce((one, other) => (compareTags(one, other) <= 0 ? one : other), first);
  return best.canonical ? best : (meant.find(({ name }) => name === preferred) ?? best);
}

/** Those that nobody has parted from the head or from one of those before. */
function othersOf(alike: readonly TagUse[], head: TagUse, isRefused: IsRefused): TagUse[] {
  const taken = [head];
  for (const tag of alike.filter((one) => !isSettled(one) && one.id !== head.id).sort(compareTags))
    if (taken.every((one) => !isRefused(one, tag))) taken.push(tag);
  return taken.slice(1);
}

function fandomsOf(alike: readonly TagUse[]): readonly number[] {
  const [first, ...more] = alike;
  if (more.length === 0) return first?.fandoms ?? [];
  return [...new Set(alike.flatMap(({ fandoms }) => fandoms))];
}
