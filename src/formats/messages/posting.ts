import { readSubject } from '#headers';
import { foldName } from '#text';
import { decodeWords } from './encoded-words.ts';
import { type MessageHeader, rawText } from './header-fields.ts';
import { judgeMessage, type MessageKind } from './judge-message.ts';
import { numberOfText } from './number-of-text.ts';
import { type PartNumber, partOfSubject } from './part-number.ts';
import { sampleText } from './sample-text.ts';
import { readSender, type Sender } from './sender.ts';

/**
 * A message of a mailbox in short: what it takes to tell which story it belongs to. `Place` is where it is found again.
 * Message ids are numbers of {@link numberOfText}.
 */
export type Posting<Place> = {
  place: Place;
  kind: MessageKind;
  /** A story sent as a reply, which must be the author's own. */
  doubtful: boolean;
  /** The story's title, folded; empty where the subject names none. */
  titleKey: string;
  part: PartNumber | null;
  sender: Sender;
  /** Seconds since 1970; null where the date cannot be read. */
  date: number | null;
  /** The subject says that it was posted before, or that it is corrected. */
  again: 'repost' | 'corrected' | null;
  id: number | null;
  /** What a reply refers to, the nearest first; stories have none. */
  parents: number[];
  /** Of the beginning of a story's text: the same message that came twice has the same. */
  print: number;
};

/** Reads what a message's first bytes say of it. `length` is that of the whole message in bytes. */
export function readPosting<Place>(
  header: MessageHeader,
  head: Uint8Array,
  length: number,
  place: Place,
): Posting<Place> {
  const { fields } = header;
  const subject = decodeWords(rawText(fields.get('subject') ?? ''))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 400);
  const read = readSubject(subject);
  const text = sampleText(header, head);
  const titleKey = keyOfTitle(read.title ?? '');
  const labelled = titleKey === '' ? readSubject(TITLE.exec(text.slice(0, TITLE_WITHIN))?.[1] ?? '') : null;
  const reply =
    REPLY.test(subject) || (fields.has('in-reply-to') && read.part === null && read.postStatus === null);
  const judged = judgeMessage({ subject, read, reply, text, length: length - header.bodyAt });
  const references = (fields.get('references') ?? '').match(MESSAGE_ID) ?? [];
  const parents = [...(fields.get('in-reply-to')?.match(MESSAGE_ID) ?? []), ...references.reverse()];
  const id = judged.kind === 'story' ? MESSAGE_ID_ONE.exec(fields.get('message-id') ?? '')?.[0] : undefined;
  const refers = judged.kind === 'reply' || judged.doubtful;
  return {
    place,
    ...judged,
    titleKey: labelled === null ? titleKey : keyOfTitle(labelled.title ?? ''),
    part: partOfSubject(subject, read.part ?? labelled?.part ?? null),
    sender: readSender(fields.get('from') ?? ''),
    date: readTime(fields.get('date') ?? ''),
    again: againOf(subject, read.postStatus),
    id: id === undefined ? null : numberOfText(id),
    parents: refers ? [...new Set([...parents.slice(0, 3), ...parents.slice(-1)].map(numberOfText))] : [],
    print: judged.kind === 'story' ? numberOfText(text.slice(0, PRINT).replace(/[\s\p{P}\p{S}]+/gu, '')) : 0,
  };
}

/** A title in the story's own header, for messages whose subject has none. */
const TITLE = /^[\s*_>]{0,6}(?:story )?title[*_]{0,2}\s{0,3}[:=][*_]{0,2}\s{0,3}(\S.{0,150})$/im;
const TITLE_WITHIN = 3000;

/** Characters of a text that tell it from others. */
const PRINT = 900;

const REPLY = /^(?:\[[^\][]{1,60}\]\s{0,4}){0,4}(?:re|aw|sv|antw|odp)(?:\[\d{1,3}\])?\s?:/i;
const MESSAGE_ID = /<[^<>\s]{1,250}>/g;
const MESSAGE_ID_ONE = /<[^<>\s]{1,250}>/;

/** A title as it is compared: without articles in front, grades and flags behind, and all that is no letter or digit. */
function keyOfTitle(title: string): string {
  const words = foldName(title)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const key = words
    .replace(/^(?:new|repost|rep|revised|rev|fic|story) (?=\S)/, '')
    .replace(
      /(?: (?:repost(?:ed)?|revised|corrected|complete|completed|end|finished|nc ?17|pg|pg ?1[35]|adult))+$/,
      '',
    )
    .replace(/^(?:the|a|an) (?=\S)/, '');
  return NO_TITLE.test(key) ? '' : key;
}

/** What people write who give no title: two messages with it are two stories. */
const NO_TITLE =
  /^(?:(?:new|my|first|another|next|short|little|fan) )*(?:chapters?|parts?|updates?|stor(?:y|ies)|fics?|fan ?fic(?:tion)?s?|untitled|no subject|none|drabbles?|snippets?|challenge|poems?|vignettes?|ficlets?|wip)(?: \d{1,4})?$/;

function againOf(subject: string, status: string | null): 'repost' | 'corrected' | null {
  const flag =
    /\b(?:repost(?:ed|ing)?|re-post|resend|resent|corrected|revised|fixed)\b/i.exec(subject)?.[0] ??
    status ??
    '';
  if (/^(?:repost|re-post|rep|resen[dt])/i.test(flag)) return 'repost';
  return /^(?:cor|rev|edit|fixed)/i.test(flag) ? 'corrected' : null;
}

/** Mail began after the first of these times; a later date than the second is a clock that was set wrong. */
const EARLIEST = Date.UTC(1975, 0, 1);
const LATEST = Date.UTC(2038, 0, 1);

/** The time of a Date field (RFC 5322, section 3.3), in seconds. */
export function readTime(value: string): number | null {
  const plain = value
    .slice(0, 120)
    .replace(/\([^()]{0,60}\)/g, ' ')
    .trim();
  const time = Date.parse(plain.replace(/^(?:\w{3,9},)\s?/, ''));
  return Number.isFinite(time) && time > EARLIEST && time < LATEST ? Math.round(time / 1000) : null;
}
