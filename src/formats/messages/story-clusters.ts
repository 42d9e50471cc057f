import type { Posting } from './posting.ts';

/** The messages of one story as far as title and sender tell. `parts` are the numbers that they hold. */
export type Cluster<Place> = { titleKey: string; postings: Posting<Place>[]; parts: Set<number> };

/** The stories among postings, and how to find the story of one more message by its title and sender. */
export type Clusters<Place> = {
  all: Cluster<Place>[];
  of: (posting: Posting<Place>) => Cluster<Place> | undefined;
};

/** A title with one or two letters mistyped is the same from this length on. */
const LEAST_FUZZY = 6;
/** So many unfinished stories of one author and one number of parts are compared with one another. */
const MOST_COMPARED = 40;

/**
 * Puts stories together by title and author: two messages with one title are of one story when their senders share a
 * name or a user. Parts under a title that was typed a little differently are joined where they fill one another's gaps.
 */
export function clusterStories<Place>(stories: readonly Posting<Place>[]): Clusters<Place> {
  const byKey = new Map<string, Cluster<Place>>();
  const joinedTo = new Map<Cluster<Place>, Cluster<Place>>();
  const rootOf = (cluster: Cluster<Place>): Cluster<Place> => {
    let root = cluster;
    for (let next = joinedTo.get(root); next !== undefined; next = joinedTo.get(root)) root = next;
    if (root !== cluster) joinedTo.set(cluster, root);
    return root;
  };
  const join = (one: Cluster<Place>, other: Cluster<Place>) => {
    const [large, small] = one.postings.length >= other.postings.length ? [one, other] : [other, one];
    large.postings.push(...small.postings.splice(0));
    for (const part of small.parts) large.parts.add(part);
    joinedTo.set(small, large);
  };
  const made: Cluster<Place>[] = [];
  for (const posting of stories) {
    const keys = keysOf(posting);
    let cluster: Cluster<Place> | null = null;
    for (const key of keys) {
      const found = byKey.get(key);
      const root = found && rootOf(found);
      if (root === undefined || root === cluster) continue;
      if (cluster !== null) join(cluster, root);
      cluster = rootOf(root);
    }
    if (cluster === null) {
      cluster = { titleKey: posting.titleKey, postings: [], parts: new Set() };
      made.push(cluster);
    }
    addPosting(cluster, posting);
    for (const key of keys) byKey.set(key, cluster);
  }
  joinMistyped(
    made.filter((cluster) => rootOf(cluster) === cluster),
    (one, other) => {
      if (rootOf(one) !== rootOf(other)) join(rootOf(one), rootOf(other));
    },
  );
  const all = made.filter((cluster) => cluster.postings.length > 0);
  const of = (posting: Posting<Place>) => {
    const known = keysOf(posting).find((key) => byKey.has(key));
    const cluster = known === undefined ? undefined : byKey.get(known);
    return cluster && rootOf(cluster);
  };
  return { all, of };
}

/** Adds a message to a story. */
export function addPosting<Place>(cluster: Cluster<Place>, posting: Posting<Place>): void {
  cluster.postings.push(posting);
  if (posting.part) for (let n = posting.part.n; n <= posting.part.to; n += 1) cluster.parts.add(n);
}

/** What a story is known by; a message without a title is a story of its own. */
function keysOf<Place>({ sender, titleKey, id, print }: Posting<Place>): string[] {
  if (titleKey === '') return [`message ${id ?? print}`];
  return peopleOf(sender).map((person) => `${titleKey}\n${person}`);
}

function peopleOf({ nameKey, localKey }: Posting<unknown>['sender']): string[] {
  const keys = [
    ...(nameKey === '' ? [] : [`name ${nameKey}`]),
    ...(localKey === '' ? [] : [`user ${localKey}`]),
  ];
  return keys.length > 0 ? keys : ['nobody'];
}

/** Joins stories of one author with one number of parts whose titles are nearly the same and whose parts do not meet. */
function joinMistyped<Place>(
  clusters: readonly Cluster<Place>[],
  join: (one: Cluster<Place>, other: Cluster<Place>) => void,
): void {
  const open = new Map<string, Cluster<Place>[]>();
  for (const cluster of clusters) {
    const [posting] = cluster.postings;
    const of = posting?.part?.of ?? 0;
    if (posting === undefined || of < 2 || cluster.parts.size >= of || cluster.titleKey === '') continue;
    for (const person of peopleOf(posting.sender)) {
      const key = `${person}\n${of}`;
      const list = open.get(key) ?? [];
      open.set(key, list);
      const match = list.find(
        (other) => isDisjoint(cluster.parts, other.parts) && isNearly(cluster.titleKey, other.titleKey),
      );
      if (match) join(match, cluster);
      else if (list.length < MOST_COMPARED) list.push(cluster);
    }
  }
}

function isDisjoint(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  for (const part of one) if (other.has(part)) return false;
  return true;
}

/** Whether two titles are one typed twice: the beginning of the other, or at most two letters apart. */
function isNearly(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < LEAST_FUZZY) return false;
  return long.startsWith(`${short} `) || (long.length - short.length <= 2 && isWithinTwo(short, long));
}

/** Whether at most two letters must be changed, added or taken away; looks at no more than the cells that matter. */
function isWithinTwo(one: string, other: string): boolean {
  let row = new Map<number, number>([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
  for (let at = 1; at <= one.length; at += 1) {
    const next = new Map<number, number>();
    for (let to = Math.max(0, at - 2); to <= Math.min(other.length, at + 2); to += 1) {
      const change = (row.get(to - 1) ?? 9) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.set(to, Math.min(change, (row.get(to) ?? 9) + 1, (next.get(to - 1) ?? 9) + 1));
    }
    row = next;
  }
  return (row.get(other.length) ?? 9) <= 2;
}
