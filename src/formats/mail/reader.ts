import { FanlightError } from '#errors';
import { loss, mergeLosses } from '#stories';
import { looksBinary } from '#text';
import type { FormatInput, ReadResult } from '../format.ts';
import { groupPostings, type StoryGroup } from '../messages/group-postings.ts';
import { readHeader } from '../messages/header-fields.ts';
import { messagesOf } from '../messages/messages-of.ts';
import { type Posting, readPosting } from '../messages/posting.ts';
import { readStory } from '../messages/read-story.ts';
import { HEAD_BYTES } from '../messages/split-mailbox.ts';

/**
 * Reads the one story of a mail, a news post, or a mailbox of its parts; of a mailbox with several, the longest. Throws
 * FL-FILE-EMPTY and FL-FILE-BINARY; messages that belong to no part of the story are told as a loss.
 */
export async function readMail({ bytes, name, path }: FormatInput): Promise<ReadResult> {
  if (bytes.length === 0) throw new FanlightError('FL-FILE-EMPTY', name);
  if (looksBinary(bytes)) throw new FanlightError('FL-FILE-BINARY', name);
  const messages = await messagesOf(bytes);
  const postings = messages.map((message, at) =>
    readPosting(readHeader(message), message.subarray(0, HEAD_BYTES), message.length, at),
  );
  const { stories, left, outdated } = storiesOf(postings);
  const weight = ({ versions }: StoryGroup<number>) =>
    (versions.at(-1)?.postings ?? []).reduce((sum, { place }) => sum + (messages[place]?.length ?? 0), 0);
  const [group, ...others] = stories.sort((a, b) => weight(b) - weight(a));
  const version = group?.versions.at(-1);
  if (group === undefined || version === undefined) throw new FanlightError('FL-FILE-EMPTY', name);
  const result = await readStory({
    group,
    version,
    withReplies: true,
    bytesOf: async (place) => messages[place] ?? new Uint8Array(),
    name,
    path,
  });
  const rest =
    left.length +
    outdated +
    others.reduce((sum, { versions, replies }) => sum + replies.length + countOf(versions), 0);
  if (rest === 0) return result;
  return { ...result, losses: mergeLosses([...result.losses, loss('FL-LOSS-MESSAGES', undefined, rest)]) };
}

/** What is there is a story when nothing else is: somebody gave these messages to be read. */
function storiesOf(postings: readonly Posting<number>[]): ReturnType<typeof groupPostings<number>> {
  const found = groupPostings(postings);
  if (found.stories.length > 0) return found;
  return groupPostings(postings.map((posting) => ({ ...posting, kind: 'story', doubtful: false })));
}

function countOf(versions: StoryGroup<number>['versions']): number {
  return versions.at(-1)?.postings.length ?? 0;
}
