import { Buffer } from 'node:buffer';
import { decodeBytes } from '#text';

/** Encoded words in a row, with white space between them that is no part of the text (RFC 2047, section 6.2). */
const RUN =
  /=\?[^?\s]{1,40}\?[bq]\?[^?\r\n]{0,2000}\?=(?:[ \t\r\n]{1,8}=\?[^?\s]{1,40}\?[bq]\?[^?\r\n]{0,2000}\?=){0,60}/gi;
const WORD = /=\?([^?\s]{1,40})\?([bq])\?([^?\r\n]{0,2000})\?=/gi;

/**
 * A header value with its encoded words read. Neighbours in one charset are joined before they are decoded, since some
 * programs cut characters in two.
 */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  return value.replace(RUN, (run) => {
    const pieces: { charset: string; bytes: Buffer[] }[] = [];
    for (const [, label = '', encoding = '', text = ''] of run.matchAll(WORD)) {
      const charset = label.replace(/\*.{0,20}$/, '').toLowerCase();
      const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : unquoted(text);
      const last = pieces.at(-1);
      if (last?.charset === charset) last.bytes.push(bytes);
      else pieces.push({ charset, bytes: [bytes] });
    }
    return pieces.map(({ charset, bytes }) => decoded(Buffer.concat(bytes), charset)).join('');
  });
}

function decoded(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return decodeBytes(bytes, { declared: charset }).text;
  }
}

/** The bytes of the "Q" encoding (RFC 2047, section 4.2). */
function unquoted(text: string): Buffer {
  const plain = text
    .replace(/_/g, ' ')
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
