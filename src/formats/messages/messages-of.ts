import { explodeDigest, mayBeDigest } from './digest.ts';
import { quotingOf, unquoteFrom } from './from-quoting.ts';
import { readHeader } from './header-fields.ts';
import { sampleText } from './sample-text.ts';
import { type ByteSource, HEAD_BYTES, type MessageSpan, splitMailbox } from './split-mailbox.ts';

/** The messages in some bytes, digests taken apart: a mailbox, or one message. */
export async function messagesOf(bytes: Uint8Array): Promise<Uint8Array[]> {
  const source: ByteSource = { size: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
  const spans: MessageSpan[] = [];
  for await (const { span } of splitMailbox(source)) spans.push(span);
  const bare = spans.some((span) => span.bare);
  const messages: Uint8Array[] = [];
  for (const { start, end, counted } of spans) {
    const message = unquoteFrom(bytes.subarray(start, end), quotingOf(bare, counted));
    messages.push(...((await insideDigest(message)) ?? [message]));
  }
  return messages;
}

/** The messages inside, where a message is a digest. */
export async function insideDigest(message: Uint8Array): Promise<Uint8Array[] | null> {
  const header = readHeader(message);
  return mayBeDigest(header, sampleText(header, message.subarray(0, HEAD_BYTES)))
    ? await explodeDigest(message)
    : null;
}
