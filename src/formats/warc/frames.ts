import { Buffer } from 'node:buffer';
import { gunzipMember, gunzipPart, gunzipStart, isGzip } from '#containers';
import { beginsRecord } from './recognise.ts';
import type { Window } from './window.ts';

/** The largest record that is taken into memory, unpacked; a story is smaller by far. */
export const MOST_RECORD = 64 * 1024 * 1024;
/** A record's own header is at most this long. */
const MOST_HEADER = 64 * 1024;
const USUAL_HEADER = 2048;
const LENGTH = /^Content-Length:[ \t]{0,9}(\d{1,15})[ \t]{0,9}\r?$/im;
/** What is looked at first of a packed record; most fit. */
const FIRST_LOOK = 64 * 1024;
/** Bytes in which the beginning of the next record is looked for at once. */
const SEARCHED = 256 * 1024;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The bytes of one record. `start` and `end` are of the record in the file, or of the gzip member that it lies in, and
 * `inner` is its place in what that unpacks to. `whole` is false where the file ends inside it or its checksum is wrong.
 */
export type Frame = { start: number; end: number; inner: number; bytes: Uint8Array; whole: boolean };

/** A stretch of the file in which no record can be read, or one that is too large to be. */
export type Gap = { start: number; end: number; gap: 'damaged' | 'large' };

/**
 * Takes a WARC apart into records by their lengths, plain or compressed record by record. Where no record stands it goes
 * on at the next that begins as one does. `size` is that of the whole file, bytes.
 */
export async function* framesOf(window: Window, size: number): AsyncGenerator<Frame | Gap> {
  const search: Search = { left: MOST_TRIES };
  for (;;) {
    await window.fill(MOST_HEADER);
    if (window.bytes.length === 0) return;
    if (search.left <= 0) {
      yield { start: window.at, end: size, gap: 'damaged' };
      return;
    }
    if (isGzip(window.bytes)) yield* packedFrame(window, search);
    else yield* plainFrame(window, size, search);
  }
}

/** How many more places may be tried for the beginning of a record: each takes time, and a bent file may have many. */
type Search = { left: number };
const MOST_TRIES = 20_000;

async function* packedFrame(window: Window, search: Search): AsyncGenerator<Frame | Gap> {
  const start = window.at;
  let member = gunzipMember(window.bytes, MOST_RECORD);
  for (let size = FIRST_LOOK; member.kind === 'cut' && !window.ended && size <= MOST_RECORD; size *= 4) {
    await window.fill(Math.max(size, Math.min(MOST_RECORD, window.bytes.length * 2)));
    member = gunzipMember(window.bytes, MOST_RECORD);
  }
  if (member.kind === 'member') {
    await window.drop(member.packed);
    yield* framesWithin(member.bytes, { start, end: window.at, sound: member.sound }, search);
    return;
  }
  if (member.kind === 'cut' && window.ended) {
    const part = gunzipPart(window.bytes, MOST_RECORD);
    const next = nextStart(window.bytes, 1, search);
    if (next < 0 && part.length > 0) {
      await window.drop(window.bytes.length);
      yield* framesWithin(part, { start, end: window.at, sound: false }, search);
      return;
    }
  }
  await toNextStart(window, search);
  yield { start, end: window.at, gap: member.kind === 'large' ? 'large' : 'damaged' };
}

/** The records in one gzip member: one as the standard asks, all of them where a whole WARC was compressed at once. */
function* framesWithin(
  bytes: Uint8Array,
  { start, end, sound }: { start: number; end: number; sound: boolean },
  search: Search,
): Generator<Frame | Gap> {
  let at = skipBlank(bytes, 0);
  while (at < bytes.length && search.left > 0) {
    const rest = bytes.subarray(at);
    const length = beginsRecord(rest) ? recordLength(rest) : null;
    const next = length === null ? nextPlain(bytes, at + 1) : at + length;
    if (length === null) {
      search.left -= 1;
      yield { start, end, gap: 'damaged' };
    } else {
      const whole = sound && length <= rest.length;
      yield { start, end, inner: at, bytes: rest.subarray(0, length), whole };
    }
    if (next < 0) return;
    at = skipBlank(bytes, next);
  }
}

async function* plainFrame(window: Window, size: number, search: Search): AsyncGenerator<Frame | Gap> {
  const blank = skipBlank(window.bytes, 0);
  if (blank > 0) {
    await window.drop(blank);
    return;
  }
  const start = window.at;
  const length = beginsRecord(window.bytes) ? recordLength(window.bytes) : null;
  if (length === null || (length > MOST_RECORD && start + length > size)) {
    await toNextStart(window, search);
    yield { start, end: window.at, gap: 'damaged' };
    return;
  }
  if (length > MOST_RECORD) {
    await window.drop(length);
    yield { start, end: window.at, gap: 'large' };
    return;
  }
  await window.fill(length + 4);
  const wrong = lengthIsWrong(window.bytes, length);
  const cut = window.bytes.length < length;
  // A length that leads past the next record would swallow it: what stands before that record is this one's.
  const next = wrong || cut ? nextPlain(window.bytes.subarray(0, length), 1) : -1;
  const bytes = window.bytes.subarray(0, next > 0 ? next : length);
  await window.drop(bytes.length);
  yield { start, end: window.at, inner: 0, bytes, whole: !cut && next < 0 };
}

/** After a record stand two line ends (WARC 1.1 §4); anything else there says that its length is not true. */
function lengthIsWrong(bytes: Uint8Array, length: number): boolean {
  const after = bytes.subarray(length, length + 4);
  return after.length > 0 && skipBlank(after, 0) === 0 && !beginsRecord(bytes.subarray(length));
}

/** The whole length of the record that bytes begin with, header included; null where its header is none. */
function recordLength(bytes: Uint8Array): number | null {
  for (const looked of [USUAL_HEADER, MOST_HEADER]) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, looked)).toString(
      'latin1',
    );
    const end = /\r?\n\r?\n/.exec(head);
    if (end === null) continue;
    const stated = LENGTH.exec(head.slice(0, end.index))?.[1];
    return stated === undefined ? null : end.index + end[0].length + Number(stated);
  }
  return null;
}

function skipBlank(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] === NEWLINE || bytes[at] === CARRIAGE_RETURN)) at += 1;
  return at;
}

/** Moves to the next place after the first byte where a record begins, or to the end. */
async function toNextStart(window: Window, search: Search): Promise<void> {
  await window.drop(1);
  for (;;) {
    await window.fill(SEARCHED);
    const found = nextStart(window.bytes, 0, search);
    if (found >= 0) {
      await window.drop(found);
      return;
    }
    // What may be the beginning of a record that is not yet wholly in sight stays.
    const kept = window.ended ? 0 : 4096;
    await window.drop(Math.max(1, window.bytes.length - kept));
    if (window.bytes.length === 0) return;
  }
}

/** The first place at or after `from` where a record begins, plain or packed; -1 where there is none. */
function nextStart(bytes: Uint8Array, from: number, search: Search): number {
  search.left -= 1;
  const plain = nextPlain(bytes, from);
  const packed = nextPacked(bytes, { from, to: plain < 0 ? bytes.length : plain }, search);
  return packed >= 0 ? packed : plain;
}

function nextPlain(bytes: Uint8Array, from: number): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = buffer.indexOf('WARC/', from); at >= 0; at = buffer.indexOf('WARC/', at + 1)) {
    const begins = at === 0 || bytes[at - 1] === NEWLINE;
    if (begins && beginsRecord(bytes.subarray(at))) return at;
  }
  return -1;
}

const MEMBER = Buffer.from([0x1f, 0x8b, 0x08]);

function nextPacked(bytes: Uint8Array, { from, to }: { from: number; to: number }, search: Search): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = buffer.indexOf(MEMBER, from);
  for (; at >= 0 && at < to && search.left > 0; at = buffer.indexOf(MEMBER, at + 1)) {
    search.left -= 1;
    if (beginsRecord(gunzipStart(bytes.subarray(at)))) return at;
  }
  return -1;
}
