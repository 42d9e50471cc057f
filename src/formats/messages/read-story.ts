import type { Loss } from '#document';
import { locateBlocks, readTree } from '#markup';
import { loss, mergeLosses, readPosts, readReply, type StoryComment, type StoryPost } from '#stories';
import type { EncodingReport } from '#text';
import type { ReadResult } from '../format.ts';
import { decodeWords } from './encoded-words.ts';
import type { StoryGroup } from './group-postings.ts';
import { type MessageHeader, rawText } from './header-fields.ts';
import { type MessageBody, type OpenMessage, openMessage } from './open-message.ts';
import { type Posting, readTime } from './posting.ts';
import type { Version } from './versions.ts';

/** A story to be read: one version of it, and how to get the bytes of its messages. */
export type StoryMessages<Place> = {
  group: StoryGroup<Place>;
  version: Version<Place>;
  /** Replies become comments; those of an older version stay with the newest. */
  withReplies: boolean;
  bytesOf: (place: Place) => Promise<Uint8Array>;
  name: string;
  path: string;
};

const ASCII: EncodingReport = { name: 'utf-8', confidence: 1, reason: 'plain ASCII', repaired: [] };

/** Reads one version of a story out of its messages: the text, what it says of itself, and what was replied. */
export async function readStory<Place>(story: StoryMessages<Place>): Promise<ReadResult> {
  const { version, bytesOf, name, path } = story;
  const losses: Loss[] = [];
  const posts: StoryPost[] = [];
  const ids: (string | null)[] = [];
  let encoding = ASCII;
  for (const { place } of version.postings) {
    const opened = await openMessage(await bytesOf(place));
    losses.push(...opened.losses);
    posts.push({ head: visibleHead(opened.header), body: oneBody(opened.bodies) });
    ids.push(/<([^<>\s]{1,250})>/.exec(opened.header.fields.get('message-id') ?? '')?.[1] ?? null);
    if (opened.encoding !== null && encoding.reason === ASCII.reason) encoding = opened.encoding;
  }
  if (version.missing.length > 0 && version.postings.length > 1) losses.push(missingParts(version.missing));
  const read = readPosts(posts, version.postings.length === 1 ? { name, path } : {});
  const comments = story.withReplies ? await commentsOf(story, read.chapters) : [];
  const [work] = read.works;
  if (work) {
    work.addresses = [
      { address: identityOf(story) },
      ...ids.flatMap((id, at) => {
        const chapter = read.chapters[at];
        return id === null ? [] : [{ address: `mid:${id}`, ...(chapter && ids.length > 1 && { chapter }) }];
      }),
    ];
    if (version.updated !== null) work.updated = new Date(version.updated * 1000).toISOString();
    if (comments.length > 0) work.comments = comments;
    if (version.complete && version.postings.length > 1 && work.reading.status === 'unknown') {
      const last = version.postings.at(-1)?.part;
      work.reading.status = 'complete';
      work.evidence.status = [
        { source: 'subject', raw: `${last?.to}/${last?.of}`, start: 0, end: 0, confidence: 0.6 },
      ];
    }
  }
  return {
    format: 'mail',
    encoding: { ...encoding, repaired: read.repaired },
    decoded: read.decoded,
    losses: mergeLosses([...losses, ...read.losses]),
    works: read.works,
  };
}

/** A later part that stands alone is not the story: it must not take its place in a library. */
function identityOf<Place>({ group, version }: StoryMessages<Place>): string {
  const [only, ...others] = version.postings;
  const lone = others.length === 0 && only?.part && only.part.n > 1 ? only.part : null;
  return `mail:${group.key}${lone === null ? '' : `/${lone.n}${lone.letter}`}`;
}

function missingParts(missing: readonly number[]): Loss {
  const listed = missing.slice(0, 20).map((number) => `#${number}`);
  return loss('FL-LOSS-PARTS', [...listed, ...(missing.length > 20 ? ['…'] : [])].join(', '), missing.length);
}

/** A Date as mail has it, which tells a mail's header from a letter inside a story. */
const MAIL_DATE = /\b\d{1,2} [A-Z][a-z]{2} \d{2,4} \d\d:\d\d/;

/** The lines of a header that say something of the story: From, Subject and Date. */
function visibleHead({ fields }: MessageHeader): string {
  const lines: string[] = [];
  for (const [name, label] of [
    ['from', 'From'],
    ['subject', 'Subject'],
    ['date', 'Date'],
  ] as const) {
    const value = decodeWords(rawText(fields.get(name) ?? ''))
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, 2000);
    if (value === '') continue;
    if (name !== 'date' || MAIL_DATE.test(value)) lines.push(`${label}: ${value}`);
    else {
      const time = readTime(value);
      if (time !== null) lines.push(`${label}: ${new Date(time * 1000).toUTCString()}`);
    }
  }
  return lines.join('\n');
}

/** The texts of a message as one: a page stays a page where it stands alone. */
function oneBody(bodies: readonly MessageBody[]): StoryPost['body'] {
  const filled = bodies.filter((body) => body.kind === 'page' || body.text.trim() !== '');
  const [first] = filled;
  if (filled.length === 1 && first) return first;
  return { kind: 'text', text: filled.map(textOf).join('\n\n') };
}

function textOf(body: MessageBody): string {
  return body.kind === 'text' ? body.text : locateBlocks(readTree(body.tree).blocks).decoded;
}

async function commentsOf<Place>(
  { group, version, bytesOf }: StoryMessages<Place>,
  chapters: readonly (number | null)[],
): Promise<StoryComment[]> {
  const comments: StoryComment[] = [];
  const seen = new Set<string>();
  const several = version.postings.length > 1;
  for (const { place, sender, date, part } of group.replies) {
    const opened = await openMessage(await bytesOf(place));
    const blocks = readReply(textOfReply(opened));
    // A reply may stand in a digest as well as on its own.
    const print = `${sender.nameKey}\n${JSON.stringify(blocks)}`;
    if (blocks.length === 0 || seen.has(print)) continue;
    seen.add(print);
    const at = part === null ? -1 : version.postings.findIndex((one) => holdsPart(one, part));
    const chapter = several ? chapters[at] : null;
    comments.push({
      author: sender.name,
      date: date === null ? null : new Date(date * 1000).toISOString(),
      ...(chapter && { chapter }),
      blocks,
    });
  }
  return comments;
}

function holdsPart<Place>({ part }: Posting<Place>, number: number): boolean {
  return part !== null && part.n <= number && number <= part.to;
}

function textOfReply({ bodies }: OpenMessage): string {
  return bodies.map(textOf).join('\n\n');
}
