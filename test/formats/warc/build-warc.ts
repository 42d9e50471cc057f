import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';

/** One record of a crawl as a case describes it; what is not given is as an honest crawler would write it. */
export type CrawlPart = {
  url?: string;
  /** A file of the case that holds the body; or the body itself. */
  file?: string;
  body?: string;
  type?: string;
  date?: string;
  status?: number;
  mediaType?: string;
  charset?: string;
  location?: string;
  chunked?: boolean;
  coding?: 'gzip' | 'deflate';
  refersTo?: { url: string; date: string };
  /** The payload of this file is what a revisit saw again. */
  same?: string;
  truncated?: string;
  /** How much the stated length is off. */
  lengthOff?: number;
  /** Bytes between this record and the next that belong to neither. */
  garbage?: string;
  /** One byte in the middle is changed after compression. */
  bent?: boolean;
};

export type Crawl = { version?: string; records: CrawlPart[]; cut?: number };

/** The crawl of a case folder, plain or compressed record by record. */
export function buildWarc(folder: string, crawl: Crawl, packed: boolean): Uint8Array {
  const records = crawl.records.map((part, at) => {
    const record = recordOf(folder, part, crawl.version ?? '1.0', at);
    const out = packed ? gzipSync(record) : record;
    if (part.bent) out[Math.floor(out.length / 2)] = (out[Math.floor(out.length / 2)] ?? 0) ^ 0xff;
    return Buffer.concat([out, Buffer.from(part.garbage ?? '')]);
  });
  const whole = Buffer.concat(records);
  return crawl.cut === undefined ? whole : whole.subarray(0, whole.length - crawl.cut);
}

function recordOf(folder: string, part: CrawlPart, version: string, at: number): Buffer {
  const payload = payloadOf(folder, part);
  const type = part.type ?? 'response';
  const http = type === 'response' || (type === 'revisit' && part.same !== undefined);
  const mediaType = part.mediaType ?? 'text/html';
  const contentType = part.charset === undefined ? mediaType : `${mediaType}; charset=${part.charset}`;
  const block = http
    ? Buffer.concat([httpHead(part, contentType), type === 'revisit' ? Buffer.alloc(0) : sent(part, payload)])
    : payload;
  const digest = createHash('sha1').update(payload).digest('hex');
  const head = [
    `WARC/${version}`,
    `WARC-Type: ${type}`,
    `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(at).padStart(12, '0')}>`,
    `WARC-Date: ${part.date ?? '2002-03-04T05:06:07Z'}`,
    ...(part.url === undefined ? [] : [`WARC-Target-URI: ${part.url}`]),
    ...(type === 'revisit'
      ? ['WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest']
      : []),
    ...(part.refersTo === undefined
      ? []
      : [`WARC-Refers-To-Target-URI: ${part.refersTo.url}`, `WARC-Refers-To-Date: ${part.refersTo.date}`]),
    ...(part.truncated === undefined ? [] : [`WARC-Truncated: ${part.truncated}`]),
    ...(http && part.refersTo === undefined ? [`WARC-Payload-Digest: sha1:${digest}`] : []),
    `Content-Type: ${http ? 'application/http; msgtype=response' : contentType}`,
    `Content-Length: ${block.length + (part.lengthOff ?? 0)}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
}

function payloadOf(folder: string, part: CrawlPart): Buffer {
  const file = part.file ?? part.same;
  return file === undefined ? Buffer.from(part.body ?? '') : readFileSync(path.join(folder, file));
}

function httpHead(part: CrawlPart, contentType: string): Buffer {
  const head = [
    `HTTP/1.1 ${part.status ?? 200} ${part.status === undefined ? 'OK' : 'As it is'}`,
    ...(contentType === '' ? [] : [`Content-Type: ${contentType}`]),
    ...(part.location === undefined ? [] : [`Location: ${part.location}`]),
    ...(part.chunked ? ['Transfer-Encoding: chunked'] : []),
    ...(part.coding === undefined ? [] : [`Content-Encoding: ${part.coding}`]),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n`);
}

function sent(part: CrawlPart, payload: Buffer): Buffer {
  const coded =
    part.coding === 'gzip' ? gzipSync(payload) : part.coding === 'deflate' ? deflateSync(payload) : payload;
  if (!part.chunked) return coded;
  const pieces: Buffer[] = [];
  for (let at = 0; at < coded.length; at += 500) {
    const piece = coded.subarray(at, at + 500);
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n'));
  }
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')]);
}
