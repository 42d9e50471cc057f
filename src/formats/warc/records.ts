import { Buffer } from 'node:buffer';
import type { AsyncIterReader, WARCParser } from 'warcio';
import { undoCoding } from '#containers';
import type { SourceFile } from '../collection.ts';
import { type Frame, framesOf, type Gap, MOST_RECORD } from './frames.ts';
import { type HttpAnswer, readAnswer } from './http-answer.ts';
import { piecesOf, Window } from './window.ts';

/** The classes of warcio that are used; it is loaded when the first crawl is read. */
type Warcio = { WARCParser: typeof WARCParser; AsyncIterReader: typeof AsyncIterReader };

/** Where a record lies: the bytes of the file that hold it, and its place in what they unpack to. */
export type RecordPlace = { start: number; end: number; inner: number };

/**
 * One record of a crawl. `date` is its WARC-Date as written; `address` its target; `mediaType` (lower case, without
 * parameters, empty when unknown), `charset` and `status` are those of the HTTP answer, or of the record itself.
 * `whole` is false for one that is cut or damaged, or that the crawler cut (WARC-Truncated).
 */
export type CrawlRecord = {
  place: RecordPlace;
  type: string;
  address: string | null;
  date: string;
  status: number | null;
  mediaType: string;
  charset: string | null;
  location: string | null;
  digest: string | null;
  refersTo: { address: string; date: string } | null;
  whole: boolean;
  /** What was sent, chunks joined and codings undone; null where that cannot be had. */
  body(): Promise<Uint8Array | null>;
};

/** The records of a crawl in order, and the stretches in which none can be read. Bounded memory: one record at a time. */
export async function* recordsOf(
  source: SourceFile,
  chunks: AsyncIterable<Uint8Array> = source.chunks(),
): AsyncGenerator<CrawlRecord | Gap> {
  const warcio = await import('warcio');
  const window = new Window(chunks);
  try {
    for await (const frame of framesOf(window, source.size))
      yield 'gap' in frame ? frame : ((await readFrame(warcio, frame)) ?? unreadable(frame));
  } finally {
    await window.close();
  }
}

/** Reads one record again; null where it is gone. */
export async function recordAt(source: SourceFile, place: RecordPlace): Promise<CrawlRecord | null> {
  const warcio = await import('warcio');
  const window = new Window(piecesOf(source, place.start, place.end), place.start);
  for await (const frame of framesOf(window, source.size))
    if (!('gap' in frame) && frame.inner === place.inner) return readFrame(warcio, frame);
  return null;
}

function unreadable({ start, end }: Frame): Gap {
  return { start, end, gap: 'damaged' };
}

async function readFrame(warcio: Warcio, frame: Frame): Promise<CrawlRecord | null> {
  const reader = new warcio.AsyncIterReader([frame.bytes], null);
  // HTTP heads are read here: that of an answer without any field would swallow its page.
  const record = await new warcio.WARCParser(reader, { parseHttp: false }).parse();
  const type = record?.warcType?.toLowerCase();
  if (record === null || type === undefined) return null;
  const block = await record.readFully(false);
  const http = type === 'response' || type === 'revisit' ? readAnswer(block) : null;
  const [mediaType, charset] = parseType(http?.contentType ?? record.warcContentType ?? null);
  const refersTo = record.warcRefersToTargetURI;
  return {
    place: { start: frame.start, end: frame.end, inner: frame.inner },
    type,
    address: record.warcTargetURI ?? null,
    date: record.warcDate ?? '',
    status: http?.status ?? null,
    mediaType,
    charset,
    location: http?.location ?? null,
    digest: record.warcPayloadDigest ?? null,
    refersTo: refersTo ? { address: refersTo, date: record.warcRefersToDate ?? '' } : null,
    whole: frame.whole && !record.warcHeader('WARC-Truncated'),
    body: () => bodyOf(warcio, http, block),
  };
}

async function bodyOf(
  warcio: Warcio,
  http: HttpAnswer | null,
  block: Uint8Array,
): Promise<Uint8Array | null> {
  if (http === null) return block;
  let bytes: Uint8Array | null = http.body;
  if (http.chunked) bytes = await new warcio.AsyncIterReader([bytes], null, true).readFully();
  for (const coding of http.codings.toReversed()) {
    if (bytes === null) return null;
    bytes = undoCoding(bytes, coding, MOST_RECORD);
  }
  return bytes;
}

/** Media type and charset of a Content-Type, as servers of all years wrote it. */
function parseType(value: string | null): [mediaType: string, charset: string | null] {
  const text = Buffer.from(value ?? '')
    .toString('utf8')
    .slice(0, 300);
  const charset = /charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(text)?.[1] ?? null;
  return [(text.split(/[;,]/)[0] ?? '').trim().toLowerCase(), charset];
}
