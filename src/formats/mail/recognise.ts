import { Buffer } from 'node:buffer';
import { looksBinary } from '#text';
import type { FormatInput, Recognition } from '../format.ts';
import { isEnvelope } from '../messages/envelope.ts';
import { readHeader } from '../messages/header-fields.ts';

/** Fields that only a mail program or a news server writes. */
const PROOF =
  /^(?:message-id|received|return-path|mime-version|newsgroups|path|references|in-reply-to|nntp-.{1,40}|x-.{1,60}|content-(?:type|transfer-encoding)|list-.{1,40}|xref|delivered-to)$/;

/**
 * Recognises a mail or a news post by its header: From, Subject or Newsgroups, and a field that only programs write. A
 * text under two or three typed lines like `From:` is left to plain text, which reads such headers too.
 */
export function recogniseMail({ bytes }: FormatInput): Recognition | null {
  const head = bytes.subarray(0, 65_536);
  if (head.length === 0 || looksBinary(head)) return null;
  const start =
    /^(?:\xef\xbb\xbf)?[\r\n]*/.exec(Buffer.from(head.subarray(0, 64)).toString('latin1'))?.[0].length ?? 0;
  const from = head.subarray(start);
  if (isEnvelope(from))
    return { confidence: 0.85, reason: 'it begins with the envelope of a mailbox and a header' };
  const { fields } = readHeader(from);
  const proof = [...fields.keys()].find((name) => PROOF.test(name));
  if (proof === undefined || !(fields.has('from') || fields.has('newsgroups'))) return null;
  const mime = fields.has('content-type') || fields.has('content-transfer-encoding');
  return {
    confidence: mime ? 0.9 : 0.6,
    reason: `it begins with the header of a mail, with From and ${proof}`,
  };
}
