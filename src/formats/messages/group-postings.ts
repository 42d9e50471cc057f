import type { Posting } from './posting.ts';
import { type Version, versionsOf } from './versions.ts';

/** A story among postings: its parts in versions, the oldest first, and what was said of it. */
export type StoryGroup<Place> = {
  /** `<author>/<title>`, folded: the same wherever and whenever the story's messages are found. */
  key: string;
  versions: Version<Place>[];
  replies: Reply<Place>[];
};

/** A reply, and which part of the story it answers; null for the whole. */
export type Reply<Place> = { posting: Posting<Place>; part: number | null };

/** The stories of a mailbox, in the order of their first message, and the messages that belong to none. */
export type Groups<Place> = { stories: StoryGroup<Place>[]; left: Posting<Place>[] };

/** Dates of a story's messages count from the first one; those without a date come where they stand. */
export function groupPostings<Place>(postings: readonly Posting<Place>[]): Groups<Place> {
  const clusters = clusterStories(postings.filter(({ kind, doubtful }) => kind === 'story' && !doubtful));
  const byTitle = new Map<string, Cluster<Place>[]>();
  for (const cluster of clusters) add(byTitle, cluster.titleKey, cluster);
  const left: Posting<Place>[] = [];
  const replies: Posting<Place>[] = [];
  for (const posting of postings) {
    if (posting.kind === 'story' && posting.doubtful) {
      if (!takeContinued(posting, byTitle.get(posting.titleKey) ?? [])) replies.push(posting);
    } else if (posting.kind === 'reply') replies.push(posting);
    else if (posting.kind !== 'story') left.push(posting);
  }
  attach(replies, clusters, byTitle, left);
  return { stories: clusters.map(finished), left };
}

type Cluster<Place> = {
  titleKey: string;
  keys: Set<string>;
  postings: Posting<Place>[];
  replies: Reply<Place>[];
};

/** Stories by title and author: two messages with one title are of one story when their senders share a name or a user. */
function clusterStories<Place>(stories: readonly Posting<Place>[]): Cluster<Place>[] {
  const byTitle = new Map<string, Cluster<Place>[]>();
  const all: Cluster<Place>[] = [];
  for (const posting of stories) {
    const keys = keysOf(posting);
    const same = (byTitle.get(posting.titleKey) ?? []).filter((cluster) =>
      keys.some((key) => cluster.keys.has(key)),
    );
    const [first, ...others] = same;
    const cluster = first ?? { titleKey: posting.titleKey, keys: new Set(), postings: [], replies: [] };
    if (first === undefined) {
      all.push(cluster);
      add(byTitle, posting.titleKey, cluster);
    }
    for (const other of others) {
      cluster.postings.push(...other.postings.splice(0));
      for (const key of other.keys) cluster.keys.add(key);
      other.keys.clear();
    }
    cluster.postings.push(posting);
    for (const key of keys) cluster.keys.add(key);
  }
  return all.filter(({ postings }) => postings.length > 0);
}

/** What a sender is known by; a message without a title or without a sender is a story of its own. */
function keysOf<Place>({ sender, titleKey, id, print }: Posting<Place>): string[] {
  const keys = [
    ...(sender.nameKey === '' ? [] : [`name ${sender.nameKey}`]),
    ...(sender.localKey === '' ? [] : [`user ${sender.localKey}`]),
  ];
  if (titleKey === '') return [`message ${id ?? print}`];
  return keys.length > 0 ? keys : ['nobody'];
}

/** A part that its own author sent as a reply belongs to the story, unless that part is there already. */
function takeContinued<Place>(posting: Posting<Place>, clusters: readonly Cluster<Place>[]): boolean {
  const keys = keysOf(posting);
  const own = clusters.find((cluster) => keys.some((key) => cluster.keys.has(key)));
  const number = posting.part?.n;
  if (own === undefined || number === undefined) return false;
  if (own.postings.some(({ part }) => part !== null && part.n <= number && number <= part.to)) return false;
  own.postings.push({ ...posting, doubtful: false });
  return true;
}

/** Gives each reply to the story it refers to, or, where it refers to none, to the latest before it of that title. */
function attach<Place>(
  replies: readonly Posting<Place>[],
  clusters: readonly Cluster<Place>[],
  byTitle: ReadonlyMap<string, Cluster<Place>[]>,
  left: Posting<Place>[],
): void {
  const byId = new Map<number, { cluster: Cluster<Place>; part: number | null }>();
  for (const cluster of clusters)
    for (const { id, part } of cluster.postings)
      if (id !== null) byId.set(id, { cluster, part: part?.n ?? null });
  for (const posting of replies) {
    const parent = posting.parents.map((id) => byId.get(id)).find((found) => found !== undefined);
    const part = posting.part?.n ?? null;
    const cluster =
      parent?.cluster ??
      (posting.titleKey === '' ? undefined : latest(byTitle.get(posting.titleKey), posting));
    if (cluster) cluster.replies.push({ posting, part: parent?.part ?? part });
    else left.push({ ...posting, kind: 'chatter' });
  }
}

function latest<Place>(
  clusters: readonly Cluster<Place>[] | undefined,
  { date }: Posting<Place>,
): Cluster<Place> | undefined {
  const alive = (clusters ?? []).filter(({ postings }) => postings.length > 0);
  const before = alive.filter(
    ({ postings }) => (postings[0]?.date ?? 0) <= (date ?? Number.POSITIVE_INFINITY),
  );
  return before.at(-1) ?? alive[0];
}

function finished<Place>({ titleKey, postings, replies }: Cluster<Place>): StoryGroup<Place> {
  const versions = versionsOf(postings);
  const first = versions[0]?.postings[0];
  const author = first?.sender.nameKey || first?.sender.localKey || 'unknown';
  const title = titleKey || `untitled ${(first?.id ?? first?.print ?? 0).toString(36)}`;
  return { key: `${slug(author)}/${slug(title)}`, versions, replies };
}

function slug(key: string): string {
  return key.replace(/ /g, '-').slice(0, 120);
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
