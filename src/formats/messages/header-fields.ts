import { Buffer } from 'node:buffer';
import { decodeBytes } from '#text';
import { isFieldLine } from './envelope.ts';

/** The header of a message: values unfolded but not decoded further, the first of each name; `bodyAt` in bytes. */
export type MessageHeader = { fields: ReadonlyMap<string, string>; bodyAt: number };

const LARGEST_HEADER = 131_072;

/**
 * Reads the header of a message (RFC 5322, section 2.2). Bytes that begin with no field have none and are all body. Raw
 * bytes beyond ASCII are decoded by what they look like.
 */
export function readHeader(message: Uint8Array): MessageHeader {
  const text = Buffer.from(
    message.buffer,
    message.byteOffset,
    Math.min(message.length, LARGEST_HEADER),
  ).toString('latin1');
  const fields = new Map<string, string>();
  if (!isFieldLine(text.slice(0, 100)) && !/^>From /.test(text)) return { fields, bodyAt: 0 };
  let at = 0;
  let name: string | null = null;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(at, end > at && text[end - 1] === '\r' ? end - 1 : end);
    if (line === '') return { fields, bodyAt: Math.min(end + 1, message.length) };
    if (/^[ \t]/.test(line)) {
      if (name !== null) fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`);
    } else if (isFieldLine(line)) {
      const colon = line.indexOf(':');
      const found = line.slice(0, colon).trim().toLowerCase();
      name = fields.has(found) ? null : found;
      if (name !== null) fields.set(name, line.slice(colon + 1).trim());
    } else if (/^>?From /.test(line)) name = null;
    else return { fields, bodyAt: at };
    at = end + 1;
  }
  return { fields, bodyAt: Math.min(at, message.length) };
}

/** A value of a header with its raw bytes beyond ASCII decoded. */
export function rawText(value: string): string {
  if (!/[\x80-\xff]/.test(value)) return value;
  return decodeBytes(Buffer.from(value, 'latin1')).text;
}

/** A parameter of a structured value, as `charset` of a Content-Type; null where it is not there. */
export function parameter(value: string, name: string): string | null {
  const match = new RegExp(
    `;[ \\t]{0,20}${name}[ \\t]{0,4}=[ \\t]{0,4}(?:"([^"]{0,200})"|([^\\s;"]{1,200}))`,
    'i',
  ).exec(value.slice(0, 4000));
  return match ? (match[1] ?? match[2] ?? '').trim() : null;
}
