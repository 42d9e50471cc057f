import { Buffer } from 'node:buffer';
import type { FormatInput, Recognition } from '../format.ts';
import { readHeaders, readValue } from './headers.ts';

const LOOKED_AT = 65_536;
/** Fields that only a message which was sent has. */
const SENT = [
  'to',
  'cc',
  'received',
  'message-id',
  'return-path',
  'delivered-to',
  'reply-to',
  'list-id',
  'newsgroups',
];
const HTML = /^(?:text\/html|application\/xhtml\+xml)$/;

/**
 * Recognises a page in one file by its header: parts that belong together, the first of them HTML, and nothing of a mail
 * that was sent, which may have the same parts.
 */
export function recogniseMhtml({ bytes }: FormatInput): Recognition | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LOOKED_AT));
  if (!/^[\s\u00ef\u00bb\u00bf]{0,9}[\w-]{1,60}[ \t]{0,9}:/.test(head.toString('latin1', 0, 80))) return null;
  const { headers, content } = readHeaders(head, 0, head.length);
  const type = readValue(headers.get('content-type'));
  if (!headers.has('mime-version') && !headers.has('snapshot-content-location')) return null;
  if (SENT.some((name) => headers.has(name))) return null;
  if (HTML.test(type.value) && headers.has('content-location'))
    return { confidence: 0.9, reason: 'it is a web page with the header of one in a single file' };
  if (type.value !== 'multipart/related') return null;
  const rest = head.toString('latin1', content);
  const holdsPage =
    HTML.test(type.parameters.get('type') ?? '') ||
    /^content-type[ \t]{0,9}:\s{0,9}(?:text\/html|application\/xhtml\+xml)/im.test(rest);
  return holdsPage ? { confidence: 0.96, reason: 'it is a web page and its pictures in one file' } : null;
}
