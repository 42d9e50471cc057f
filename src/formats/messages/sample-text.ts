import { Buffer } from 'node:buffer';
import { type MessageHeader, parameter } from './header-fields.ts';

/** Bytes of a message's body that are looked at. */
const SAMPLE = 8192;

/**
 * The beginning of a message's text from its first bytes, good enough to tell what it is: transfer encoding undone, the
 * first text part of a multipart, tags taken off, all that is not UTF-8 read as Latin-1. Never throws.
 */
export function sampleText(header: MessageHeader, head: Uint8Array): string {
  const raw = Buffer.from(head.buffer, head.byteOffset, head.length)
    .subarray(header.bodyAt, header.bodyAt + SAMPLE)
    .toString('latin1');
  const type = header.fields.get('content-type') ?? '';
  const boundary = /^multipart\//i.test(type) ? parameter(type, 'boundary') : null;
  const part = boundary === null ? null : firstPart(raw, boundary);
  const text = decoded(
    part?.text ?? raw,
    part?.encoding ?? header.fields.get('content-transfer-encoding') ?? '',
  );
  return part?.page || /^text\/html/i.test(type) ? withoutTags(text) : text;
}

type Part = { text: string; encoding: string; page: boolean };

/** The first part with text in it; parts within parts begin with lines that look the same. */
function firstPart(raw: string, boundary: string): Part | null {
  const start = raw.indexOf(`--${boundary}`);
  if (start < 0) return null;
  const rest = raw.slice(start);
  const opening =
    /^content-type:[ \t]{0,20}(text\/(?:plain|html)[^\r\n]{0,300}(?:\r?\n[ \t][^\r\n]{0,300}){0,4})/im.exec(
      rest,
    );
  if (!opening) return null;
  const blank = /\r?\n\r?\n/.exec(rest.slice(opening.index));
  if (!blank) return null;
  const fields = rest.slice(Math.max(0, opening.index - 400), opening.index + blank.index);
  const body = rest.slice(opening.index + blank.index + blank[0].length);
  const end = body.search(/^--[\w'()+,./:=?-]{4,}/m);
  const value = opening[1] ?? '';
  return {
    text: end < 0 ? body : body.slice(0, end),
    encoding: /content-transfer-encoding:[ \t]{0,20}([\w-]{1,30})/i.exec(fields)?.[1] ?? '',
    page: /^text\/html/i.test(value),
  };
}

function decoded(raw: string, encoding: string): string {
  let bytes: Buffer;
  if (/^base64/i.test(encoding)) bytes = Buffer.from(raw.replace(/[^A-Za-z0-9+/=]+/g, ''), 'base64');
  else if (/^quoted-printable/i.test(encoding))
    bytes = Buffer.from(
      raw
        .replace(/=[ \t]{0,8}\r?\n/g, '')
        .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    );
  else if (/[\x80-\xff]/.test(raw)) bytes = Buffer.from(raw, 'latin1');
  else return raw;
  try {
    // The sample may end in the middle of a character, which a stream allows.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return bytes.toString('latin1');
  }
}

function withoutTags(text: string): string {
  return text
    .replace(/<(?:br|\/p|\/div|\/tr|\/h\d)\b[^<>]{0,200}>/gi, '\n')
    .replace(/<[^<>]{0,400}>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&gt;/g, '>')
    .replace(/&lt;/g, '<');
}
