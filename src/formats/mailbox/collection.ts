import type { Loss } from '#document';
import { FanlightError } from '#errors';
import { loss } from '#stories';
import type {
  Collection,
  CollectionItem,
  CollectionSource,
  CollectionStory,
  SourceFile,
} from '../collection.ts';
import { writeMailbox } from '../messages/from-quoting.ts';
import { groupPostings, type Reply, type StoryGroup } from '../messages/group-postings.ts';
import { readStory } from '../messages/read-story.ts';
import { type LeftOut, MessageIndex } from './message-index.ts';
import { messagesBeside, recogniseMailbox } from './recognise.ts';

/** Mailboxes, digests and the exports of Yahoo! Groups: a list's archive, from which its stories are put together. */
export const mailboxCollection: Collection = {
  name: 'mailbox',
  title: 'Mailbox or list archive',
  recognise: (head) => {
    const found = recogniseMailbox(head);
    return found && { confidence: found.confidence, reason: found.reason };
  },
  claims: messagesBeside,
  read: readMailbox,
};

/** The messages of one story in one version, with its replies, are read into memory together: no more than this. */
const LARGEST_STORY = 48 << 20;

/** Reads a list's archive in two passes: an index of all messages, then the messages of one story at a time. */
async function* readMailbox(source: CollectionSource): AsyncGenerator<CollectionItem> {
  const { main } = source;
  const kind = recogniseMailbox({
    bytes: await main.read(0, Math.min(main.size, 65_536)),
    name: main.name,
    path: main.path,
  })?.kind;
  if (kind === undefined) throw new FanlightError('FL-FILE-UNKNOWN', main.name);
  const index = new MessageIndex(filesOf(source), kind);
  for await (const { file, bytes } of index.build()) if (file === 0) yield { kind: 'progress', bytes };
  for (const file of index.others)
    yield { kind: 'file', place: file.path, bytes: await file.read(0, file.size) };

  const { stories, left, outdated } = groupPostings(index.postings);
  index.left.chatter += left.length;
  index.left.outdated += outdated;
  // Each story is let go of once it is read: what is held grows smaller from here on.
  index.postings.length = 0;
  stories.reverse();
  let done = 0;
  for (let group = stories.pop(); group !== undefined; group = stories.pop()) {
    for (const [number, version] of group.versions.entries()) {
      const last = number === group.versions.length - 1;
      yield* readVersion(index, group, number, last, source);
      done += version.postings.reduce((sum, { place }) => sum + index.sizeOf(place), 0);
    }
    yield { kind: 'progress', bytes: main.size + done };
  }
  for (const one of leftOut(index.left)) yield { kind: 'loss', loss: one };
}

function filesOf(source: CollectionSource): SourceFile[] {
  const claimed = new Set(messagesBeside(source));
  const numbers = new Intl.Collator('en', { numeric: true });
  const files = source.beside.filter(({ path }) => claimed.has(path));
  return [source.main, ...files.sort((a, b) => numbers.compare(a.path, b.path))];
}

/** One version of a story; the newest has the replies. */
async function* readVersion(
  index: MessageIndex,
  group: StoryGroup<number>,
  number: number,
  last: boolean,
  { main }: CollectionSource,
): AsyncGenerator<CollectionStory | { kind: 'loss'; loss: Loss }> {
  const version = group.versions[number];
  if (version === undefined) return;
  const place = number === 0 ? group.key : `${group.key}#${number + 1}`;
  const kept = { ...group, replies: last ? someReplies(index, group.replies) : [] };
  const places = [...version.postings, ...kept.replies].map((one) => one.place);
  if (places.reduce((sum, one) => sum + index.sizeOf(one), 0) > LARGEST_STORY) {
    yield { kind: 'loss', loss: loss('FL-FILE-TOO-LARGE', place) };
    return;
  }
  const messages = new Map<number, Uint8Array>();
  for (const one of places) messages.set(one, await index.bytesOf(one));
  const result = await readStory({
    group: kept,
    version,
    withReplies: last,
    bytesOf: async (one) => messages.get(one) ?? new Uint8Array(),
    name: main.name,
    path: main.path,
  });
  yield { kind: 'story', place, bytes: writeMailbox([...messages.values()]), parts: [], result };
}

/** Replies of one story that are kept: so many, and so many bytes. */
const MOST_REPLIES = 2000;
const LARGEST_REPLIES = 8 << 20;

/** The replies to a story within the limits; those beyond are counted as left out. */
function someReplies(index: MessageIndex, replies: readonly Reply<number>[]): Reply<number>[] {
  let size = 0;
  const kept = replies.slice(0, MOST_REPLIES).filter(({ place }) => {
    size += index.sizeOf(place);
    return size <= LARGEST_REPLIES;
  });
  index.left.replies += replies.length - kept.length;
  return kept;
}

const CODES: Record<keyof LeftOut, Loss['code']> = {
  notice: 'FL-LOSS-NOTICES',
  chatter: 'FL-LOSS-MESSAGES',
  contents: 'FL-LOSS-CONTENTS',
  large: 'FL-LOSS-LARGE-MESSAGES',
  outdated: 'FL-LOSS-OUTDATED',
  replies: 'FL-LOSS-REPLIES',
};

function leftOut(left: LeftOut): Loss[] {
  return (Object.keys(CODES) as (keyof LeftOut)[])
    .filter((kind) => left[kind] > 0)
    .map((kind) => loss(CODES[kind], undefined, left[kind]));
}
