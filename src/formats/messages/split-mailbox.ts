import { Buffer } from 'node:buffer';
import { ENVELOPE_REACH, isEnvelope, isFieldLine, startsWithFrom } from './envelope.ts';

/** What a mailbox is read from: a file in pieces, or bytes in memory. */
export type ByteSource = { size: number; read(start: number, end: number): Promise<Uint8Array> };

/**
 * Where a message stands in a mailbox, in bytes: its header begins at `start`, after the envelope line, and `end` is
 * before the blank line that parts it from the next. `counted`: its Content-Length is true. `bare`: a line `From …`
 * stands in it unquoted after a blank line, so that nothing in this mailbox is quoted (mboxcl2, or no dialect at all).
 */
export type MessageSpan = { start: number; end: number; counted: boolean; bare: boolean };

/** Bytes of a message that are given with its span: its header, and enough of its text to tell what it is. */
export const HEAD_BYTES = 16_384;

const WINDOW_BYTES = 1 << 20;
const SEPARATOR = Buffer.from('\nFrom ');

/**
 * Splits a mailbox at its envelope lines, in the dialects mboxo, mboxrd, mboxcl and mboxcl2 (whose Content-Length is
 * believed only where an envelope or the end stands behind it), and in mailboxes that quote nothing. Bytes without any
 * envelope are one message. Reads once from the front, in windows of 1 MiB; `head` is good until the next is asked for.
 */
export async function* splitMailbox(
  source: ByteSource,
): AsyncGenerator<{ span: MessageSpan; head: Uint8Array }> {
  const view = new View(source);
  const head = new Uint8Array(HEAD_BYTES);
  let at = await firstMessage(view);
  let headerless = false;
  for (let first = true; at < source.size; first = false) {
    const start = await afterEnvelope(view, at);
    const given = (await view.at(start, HEAD_BYTES)).subarray(0, HEAD_BYTES);
    head.set(given);
    if (first) headerless = start > at && !isFieldLine(lineOf(given));
    const counted = await countedEnd(view, start, head.subarray(0, given.length));
    const found = await nextEnvelope(view, start, counted ?? source.size, headerless);
    const next = counted ?? found.at;
    const bare = found.bare || found.at < next;
    const end = await withoutBlankLine(view, start, next);
    yield {
      span: { start, end, counted: counted !== null, bare },
      head: head.subarray(0, Math.min(given.length, end - start)),
    };
    at = next;
  }
}

/** A part of the source in memory that moves forward. */
class View {
  readonly #source: ByteSource;
  #bytes: Buffer = Buffer.alloc(0);
  #from = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  get size(): number {
    return this.#source.size;
  }

  /** At least `length` bytes from a place on, fewer only at the end of the source; what is given may be longer. */
  async at(place: number, length: number): Promise<Buffer> {
    const from = Math.max(0, place);
    const needed = Math.min(from + length, this.size);
    if (from < this.#from || needed > this.#from + this.#bytes.length) {
      const bytes = await this.#source.read(from, Math.min(this.size, from + Math.max(length, WINDOW_BYTES)));
      this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      this.#from = from;
    }
    return this.#bytes.subarray(from - this.#from);
  }
}

/** The first byte that is no blank line or byte-order mark. */
async function firstMessage(view: View): Promise<number> {
  const bytes = await view.at(0, 4096);
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[at] === 0x0a || bytes[at] === 0x0d) at += 1;
  return at;
}

async function afterEnvelope(view: View, at: number): Promise<number> {
  const bytes = await view.at(at, ENVELOPE_REACH);
  if (!startsWithFrom(bytes)) return at;
  const end = bytes.subarray(0, ENVELOPE_REACH).indexOf(0x0a);
  return end < 0 ? at : at + end + 1;
}

/** The next envelope after a blank line before `limit`, or `limit`; and whether `From …` stood unquoted before it. */
async function nextEnvelope(
  view: View,
  start: number,
  limit: number,
  headerless: boolean,
): Promise<{ at: number; bare: boolean }> {
  let bare = false;
  let from = Math.max(0, start - 2);
  while (from < limit) {
    const bytes = await view.at(from, SEPARATOR.length + 3);
    const found = bytes.indexOf(SEPARATOR);
    if (found < 0) {
      if (from + bytes.length >= view.size) break;
      from += Math.max(1, bytes.length - SEPARATOR.length - 2);
      continue;
    }
    const at = from + found + 1;
    if (at >= limit) break;
    if (at >= start && isAfterBlank(bytes, found, at === start)) {
      const line = (await view.at(at, ENVELOPE_REACH)).subarray(0, ENVELOPE_REACH);
      if (isEnvelope(line, headerless)) return { at, bare };
      bare = true;
    }
    from = at;
  }
  return { at: limit, bare };
}

/** Whether the line feed at `found` ends a blank line. */
function isAfterBlank(bytes: Uint8Array, found: number, first: boolean): boolean {
  const before = bytes[found - 1];
  return first || before === 0x0a || (before === 0x0d && bytes[found - 2] === 0x0a);
}

/** Where the next message begins by the Content-Length of this one, or null where that is missing or not true. */
async function countedEnd(view: View, start: number, head: Uint8Array): Promise<number | null> {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  const blank = /\r?\n\r?\n/.exec(text);
  if (!blank) return null;
  const length = /^content-length:[ \t]{0,8}(\d{1,12})[ \t\r]{0,8}$/im.exec(text.slice(0, blank.index))?.[1];
  if (length === undefined) return null;
  const end = start + blank.index + blank[0].length + Number(length);
  if (end > view.size) return null;
  const rest = (await view.at(end, ENVELOPE_REACH + 4)).subarray(0, ENVELOPE_REACH + 4);
  let skip = 0;
  while (skip < 4 && (rest[skip] === 0x0a || rest[skip] === 0x0d)) skip += 1;
  if (end + skip >= view.size) return view.size;
  return isEnvelope(rest.subarray(skip)) ? end + skip : null;
}

/** The end of a message without the blank line before the next envelope. */
async function withoutBlankLine(view: View, start: number, next: number): Promise<number> {
  const from = Math.max(start, next - 4);
  const bytes = (await view.at(from, next - from)).subarray(0, next - from);
  const text = bytes.toString('latin1');
  const blank = /\n(\r?\n)$/.exec(text)?.[1] ?? (next - start <= 2 ? /^\r?\n$/.exec(text)?.[0] : undefined);
  return next - (blank?.length ?? 0);
}

function lineOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 400)).toString('latin1').split(/\r?\n/, 1)[0] ?? '';
}
