import { Buffer } from 'node:buffer';
import type { CollectionSource } from '../collection.ts';
import type { FormatInput, Recognition } from '../format.ts';
import { digestTexts, mayBeDigest } from '../messages/digest.ts';
import { ENVELOPE_REACH, isEnvelope } from '../messages/envelope.ts';
import { readHeader } from '../messages/header-fields.ts';

const HEAD = 65_536;

/** What a collection of messages is made of. */
export type MailboxKind = 'mbox' | 'json';

/** Tells a mailbox of two messages or more, a digest, or the messages of a Yahoo! Groups export by the first 64 KiB. */
export function recogniseMailbox({ bytes }: FormatInput): (Recognition & { kind: MailboxKind }) | null {
  const head = bytes.subarray(0, HEAD);
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  const start = /^(?:\xef\xbb\xbf)?\s{0,200}/.exec(text)?.[0].length ?? 0;
  if (/^[[{]/.test(text.slice(start))) {
    const raw = /"rawEmail"\s*:\s*"/.test(text) || (/"ygData"/.test(text) && /"messageBody"\s*:/.test(text));
    return raw
      ? { kind: 'json', confidence: 0.95, reason: 'it is JSON with mails inside, as Yahoo! Groups gave' }
      : null;
  }
  const body = head.subarray(start);
  // A mailbox of one message is a mail, which is read as a story whatever it looks like.
  if (isEnvelope(body) && (head.length === HEAD || holdsEnvelope(body)))
    return { kind: 'mbox', confidence: 0.92, reason: 'it is a mailbox of several messages' };
  const header = readHeader(body);
  if (!header.fields.has('from') || !mayBeDigest(header, text.slice(start + header.bodyAt))) return null;
  const several = /multipart\/digest/i.test(text) || digestTexts(text.slice(start), null).length > 1;
  return several ? { kind: 'mbox', confidence: 0.92, reason: 'it is a digest of several messages' } : null;
}

/** Whether one more message begins within some bytes. */
function holdsEnvelope(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = buffer.indexOf('\nFrom '); at >= 0; at = buffer.indexOf('\nFrom ', at + 1))
    if (isEnvelope(buffer.subarray(at + 1, at + 1 + ENVELOPE_REACH))) return true;
  return false;
}

/** The files beside an exported message that are named as it is but for their numbers: the other messages. */
export function messagesBeside({ main, beside }: CollectionSource): string[] {
  const shape = shapeOf(main.name);
  if (!shape.includes('#') || !shape.endsWith('.json')) return [];
  const folder = main.path.slice(0, main.path.length - main.name.length);
  return beside
    .filter(({ path, name }) => path === folder + name && shapeOf(name) === shape)
    .map(({ path }) => path);
}

function shapeOf(name: string): string {
  return name.toLowerCase().replace(/\d+/g, '#');
}
