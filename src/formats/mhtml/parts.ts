import { Buffer } from 'node:buffer';
import { type MimeHeaders, readHeaders, readValue } from './headers.ts';

/** A file in the page: decoded bytes, its type in lower case, and how others name it. */
export type PagePart = {
  type: string;
  charset: string | null;
  bytes: Uint8Array;
  /** Without angle brackets; null where it has none. */
  id: string | null;
  location: string | null;
};

/** All files of a page in their order, and which of them the page names as its start. */
export type PageParts = { parts: PagePart[]; start: string | null; location: string | null; cut: boolean };

/** What is being taken apart, and how many entities of it were met. */
type Opened = PageParts & { entities: number };

/** Entities of a message, those that hold others included. */
const MOST_ENTITIES = 2_000;
const MOST_DEPTH = 8;

/** Takes a message apart (RFC 2046 §5.1), within bounds of depth and number. Never throws. */
export function readParts(input: Uint8Array): PageParts {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const { headers, content } = readHeaders(bytes, 0, bytes.length);
  const { parameters } = readValue(headers.get('content-type'));
  const found: Opened = {
    parts: [],
    start: withoutBrackets(parameters.get('start')),
    location: headers.get('snapshot-content-location') ?? headers.get('content-location') ?? null,
    cut: false,
    entities: 0,
  };
  takeEntity(bytes, headers, content, bytes.length, 0, found);
  return found;
}

function takeEntity(
  bytes: Buffer,
  headers: MimeHeaders,
  start: number,
  end: number,
  depth: number,
  into: Opened,
): void {
  const type = readValue(headers.get('content-type'));
  const boundary = type.parameters.get('boundary');
  if (type.value.startsWith('multipart/') && boundary !== undefined && boundary !== '') {
    if (depth < MOST_DEPTH) takeMultipart(bytes, boundary, start, end, depth, into);
    return;
  }
  const raw = bytes.subarray(start, end);
  into.parts.push({
    type: type.value === '' ? 'text/plain' : type.value,
    charset: type.parameters.get('charset') ?? null,
    bytes: decodeTransfer(raw, headers.get('content-transfer-encoding')),
    id: withoutBrackets(headers.get('content-id')),
    location: headers.get('content-location')?.replace(/\s+/g, '') ?? null,
  });
}

function takeMultipart(
  bytes: Buffer,
  boundary: string,
  start: number,
  end: number,
  depth: number,
  into: Opened,
): void {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  let open = nextMark(bytes, mark, start, end);
  while (open !== null && !open.closes) {
    into.entities += 1;
    if (into.entities > MOST_ENTITIES) {
      into.cut = true;
      return;
    }
    const next = nextMark(bytes, mark, open.after, end);
    const until = next === null ? end : withoutLineEnd(bytes, next.at);
    const { headers, content } = readHeaders(bytes, open.after, until);
    takeEntity(bytes, headers, Math.min(content, until), until, depth + 1, into);
    if (next === null) into.cut = true;
    open = next;
  }
}

type Mark = { at: number; after: number; closes: boolean };

/** The next delimiter at the start of a line; `after` is where the line behind it begins. */
function nextMark(bytes: Buffer, mark: Buffer, from: number, end: number): Mark | null {
  for (let at = bytes.indexOf(mark, from); at >= 0 && at < end; at = bytes.indexOf(mark, at + 1)) {
    if (at > 0 && bytes[at - 1] !== LINE_FEED) continue;
    const rest = at + mark.length;
    const closes = bytes[rest] === HYPHEN && bytes[rest + 1] === HYPHEN;
    const line = bytes.indexOf(LINE_FEED, rest);
    const tail = bytes.toString('latin1', rest, line < 0 ? bytes.length : Math.min(line, rest + 80));
    if (closes || /^[ \t\r]{0,80}$/.test(tail)) return { at, after: line < 0 ? end : line + 1, closes };
  }
  return null;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const HYPHEN = 0x2d;

/** The line end before a delimiter belongs to it. */
function withoutLineEnd(bytes: Buffer, at: number): number {
  if (bytes[at - 1] !== LINE_FEED) return at;
  return bytes[at - 2] === CARRIAGE_RETURN ? at - 2 : at - 1;
}

function decodeTransfer(raw: Buffer, encoding: string | undefined): Uint8Array {
  const name = encoding?.trim().toLowerCase();
  if (name === 'base64') return Buffer.from(raw.toString('latin1'), 'base64');
  return name === 'quoted-printable' ? decodeQuotedPrintable(raw) : raw;
}

const EQUALS = 0x3d;

/** RFC 2045 §6.7; what is no escape stays as it is, spaces before a line end go. */
function decodeQuotedPrintable(raw: Buffer): Uint8Array {
  const out = Buffer.alloc(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at] ?? 0;
    if (byte !== EQUALS) {
      out[length] = byte;
      length += 1;
      continue;
    }
    const soft = softBreak(raw, at);
    const escaped = soft > 0 ? null : hexByte(raw, at + 1);
    if (soft > 0) at += soft;
    else {
      out[length] = escaped ?? byte;
      length += 1;
      if (escaped !== null) at += 2;
    }
  }
  return out.subarray(0, length);
}

/** How many bytes of a soft line break follow the equals sign; 0 for none. Some writers leave spaces in it. */
function softBreak(raw: Buffer, at: number): number {
  let next = at + 1;
  while (next < raw.length && next - at < 80 && (raw[next] === 0x20 || raw[next] === 0x09)) next += 1;
  if (next >= raw.length) return next - at - 1 || 1;
  if (raw[next] === CARRIAGE_RETURN && raw[next + 1] === LINE_FEED) return next + 1 - at;
  return raw[next] === LINE_FEED || raw[next] === CARRIAGE_RETURN ? next - at : 0;
}

function hexByte(raw: Buffer, at: number): number | null {
  const digits = raw.toString('latin1', at, at + 2);
  return /^[\da-f]{2}$/i.test(digits) ? Number.parseInt(digits, 16) : null;
}

function withoutBrackets(id: string | undefined): string | null {
  const bare = id?.trim().replace(/^<|>$/g, '') ?? '';
  return bare === '' ? null : bare;
}
