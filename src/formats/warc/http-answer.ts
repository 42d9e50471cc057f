import { Buffer } from 'node:buffer';

/** An HTTP answer as a crawler stored it (RFC 9112): its head read, its body as it was sent. */
export type HttpAnswer = {
  status: number;
  /** Empty when the server said none. */
  contentType: string;
  location: string | null;
  chunked: boolean;
  /** Content codings in the order in which they were put on. */
  codings: string[];
  body: Uint8Array;
};

const STATUS = /^HTTP\/\d(?:\.\d)? {1,9}(\d{3})\b/i;
/** A head is at most this long. */
const MOST_HEAD = 64 * 1024;
const USUAL_HEAD = 2048;
const END = /\r?\n\r?\n/;
const MOST_CODINGS = 3;

/** Reads a stored answer; null where the bytes are none. Lines may end in LF alone, and a head may have no fields. */
export function readAnswer(bytes: Uint8Array): HttpAnswer | null {
  const text = headOf(bytes, USUAL_HEAD) ?? headOf(bytes, MOST_HEAD) ?? latin1(bytes, MOST_HEAD);
  const status = STATUS.exec(text)?.[1];
  if (status === undefined) return null;
  const end = END.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const fields = fieldsOf(head);
  const codings = listOf(fields, 'content-encoding').concat(listOf(fields, 'transfer-encoding'));
  return {
    status: Number(status),
    contentType: fields.get('content-type') ?? '',
    location: fields.get('location') ?? null,
    chunked: codings.includes('chunked'),
    codings: codings.filter((one) => one !== 'chunked' && one !== 'identity').slice(0, MOST_CODINGS),
    body: bytes.subarray(end === null ? bytes.length : end.index + end[0].length),
  };
}

/** The first bytes as text, where a head ends in them. */
function headOf(bytes: Uint8Array, most: number): string | null {
  const text = latin1(bytes, most);
  return END.test(text) ? text : null;
}

function latin1(bytes: Uint8Array, most: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, most)).toString('latin1');
}

/** Fields by name in small letters; of two of one name the last stands, as browsers take it. */
function fieldsOf(head: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of head.split('\n').slice(1)) {
    const colon = line.indexOf(':');
    if (colon > 0 && !/^\s/.test(line))
      fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return fields;
}

function listOf(fields: ReadonlyMap<string, string>, name: string): string[] {
  return (fields.get(name) ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
