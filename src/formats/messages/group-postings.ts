import type { Posting } from './posting.ts';
import { addPosting, type Cluster, clusterStories } from './story-clusters.ts';
import { type Version, versionsOf } from './versions.ts';

/** A story among postings: its parts in versions, the oldest first, and what was said of it. */
export type StoryGroup<Place> = {
  /** `<author>/<title>`, folded: the same wherever and whenever the story's messages are found. */
  key: string;
  versions: Version<Place>[];
  replies: Reply<Place>[];
};

/** What is needed of a reply, and which part of the story it answers; null for the whole. */
export type Reply<Place> = Pick<Posting<Place>, 'place' | 'sender' | 'date'> & { part: number | null };

/**
 * The stories of a mailbox, in the order of their first message; the messages that belong to none; and how many
 * messages are only in versions too old to be kept.
 */
export type Groups<Place> = { stories: StoryGroup<Place>[]; left: Posting<Place>[]; outdated: number };

/** Puts the stories of a mailbox together, and gives each the replies that refer to it. Linear in the postings. */
export function groupPostings<Place>(postings: readonly Posting<Place>[]): Groups<Place> {
  const clusters = clusterStories(postings.filter(({ kind, doubtful }) => kind === 'story' && !doubtful));
  const left: Posting<Place>[] = [];
  const replies: Posting<Place>[] = [];
  for (const posting of postings) {
    if (posting.kind === 'story' && posting.doubtful) {
      if (!takeContinued(posting, clusters.of(posting))) replies.push(posting);
    } else if (posting.kind === 'reply') replies.push(posting);
    else if (posting.kind !== 'story') left.push(posting);
  }
  const answers = attach(replies, clusters.all, left);
  let outdated = 0;
  const stories = clusters.all.map((cluster) => {
    const { versions, dropped } = versionsOf(cluster.postings);
    outdated += dropped;
    return { key: keyOf(cluster.titleKey, versions), versions, replies: answers.get(cluster) ?? [] };
  });
  return { stories, left, outdated };
}

/** A part that its own author sent as a reply belongs to the story, unless that part is there already. */
function takeContinued<Place>(posting: Posting<Place>, own: Cluster<Place> | undefined): boolean {
  const { part } = posting;
  if (own === undefined || part === null || own.parts.has(part.n) || own.parts.has(part.to)) return false;
  addPosting(own, { ...posting, doubtful: false });
  return true;
}

/** So many stories of one title are looked through for the one that a reply may mean. */
const MOST_NAMESAKES = 20;

/** Gives each reply to the story it refers to, or, where it refers to none, to the latest before it of that title. */
function attach<Place>(
  replies: readonly Posting<Place>[],
  clusters: readonly Cluster<Place>[],
  left: Posting<Place>[],
): Map<Cluster<Place>, Reply<Place>[]> {
  const byTitle = new Map<string, Cluster<Place>[]>();
  const byId = new Map<number, { cluster: Cluster<Place>; part: number | null }>();
  for (const cluster of clusters) {
    add(byTitle, cluster.titleKey, cluster);
    for (const { id, part } of cluster.postings)
      if (id !== null) byId.set(id, { cluster, part: part?.n ?? null });
  }
  const answers = new Map<Cluster<Place>, Reply<Place>[]>();
  for (const posting of replies) {
    const parent = posting.parents.map((id) => byId.get(id)).find((found) => found !== undefined);
    const cluster = parent?.cluster ?? latest(byTitle.get(posting.titleKey), posting);
    const { place, sender, date } = posting;
    if (cluster)
      add(answers, cluster, { place, sender, date, part: parent?.part ?? posting.part?.n ?? null });
    else left.push(posting);
  }
  return answers;
}

function latest<Place>(
  clusters: readonly Cluster<Place>[] | undefined,
  { date, titleKey }: Posting<Place>,
): Cluster<Place> | undefined {
  if (titleKey === '' || clusters === undefined) return undefined;
  const some = clusters.slice(-MOST_NAMESAKES);
  return (
    some.findLast(({ postings }) => (postings[0]?.date ?? 0) <= (date ?? Number.POSITIVE_INFINITY)) ?? some[0]
  );
}

function keyOf<Place>(titleKey: string, versions: readonly Version<Place>[]): string {
  const first = versions[0]?.postings[0];
  const author = first?.sender.nameKey || first?.sender.localKey || 'unknown';
  const title = titleKey || `untitled ${(first?.id ?? first?.print ?? 0).toString(36)}`;
  return `${slug(author)}/${slug(title)}`;
}

function slug(key: string): string {
  return key.replace(/ /g, '-').slice(0, 120);
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
