/** Records of web archives as they are written (WARC 1.1, ISO 28500:2017), each a gzip member of its own (annex D). */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { packMember } from '#containers';
import { uuidOf } from '../book-uuid.ts';

/** Where and when something is recorded. `date` is ISO 8601 in seconds, UTC; `source` tells apart archives that say it at one date. */
export type Recording = { source: string; date: string };

/** What a server would answer at an address; `mediaType` with its parameters. */
export type RecordedAnswer = { address: string; mediaType: string; body: Uint8Array };

/** A record as it stands in the file, and the SHA-256 of what it holds, as indexes write it. */
export type PackedRecord = { bytes: Uint8Array; digest: string };

/** The record that a file of records begins with: what made it and how, by name and value (§6.2). */
export function warcinfoRecord(
  recording: Recording,
  { fileName, fields }: { fileName: string; fields: Readonly<Record<string, string>> },
): Promise<Uint8Array> {
  const block = Buffer.from(fieldLines(Object.entries(fields)));
  return packRecord(
    [
      ['WARC-Type', 'warcinfo'],
      ['WARC-Record-ID', warcinfoId(recording)],
      ['WARC-Date', recording.date],
      ['WARC-Filename', fileName],
      ['WARC-Block-Digest', digestOf(block)],
      ['Content-Type', 'application/warc-fields'],
    ],
    [block],
  );
}

/** A page or a file as the answer of a server, status 200 (§6.3). Of the same content at the same address and date it is the same record. */
export async function responseRecord(
  recording: Recording,
  { address, mediaType, body }: RecordedAnswer,
): Promise<PackedRecord> {
  const head = Buffer.from(
    `HTTP/1.1 200 OK\r\n${fieldLines([
      ['Content-Type', mediaType],
      ['Content-Length', String(body.length)],
    ])}\r\n`,
  );
  const digest = digestOf(body);
  const bytes = await packRecord(
    [
      ['WARC-Type', 'response'],
      ['WARC-Record-ID', idOf(recording, `${address} ${digest}`)],
      ['WARC-Warcinfo-ID', warcinfoId(recording)],
      ['WARC-Date', recording.date],
      ['WARC-Target-URI', address],
      ['WARC-Payload-Digest', digest],
      ['WARC-Block-Digest', digestOf(head, body)],
      ['Content-Type', 'application/http; msgtype=response'],
    ],
    [head, body],
  );
  return { bytes, digest };
}

/** SHA-256 of parts after each other, as `sha256:` and hexadecimal digits. */
export function digestOf(...parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `sha256:${hash.digest('hex')}`;
}

function packRecord(
  fields: readonly (readonly [name: string, value: string])[],
  block: readonly Uint8Array[],
): Promise<Uint8Array> {
  const length = block.reduce((sum, part) => sum + part.length, 0);
  const head = `WARC/1.1\r\n${fieldLines([...fields, ['Content-Length', String(length)]])}\r\n`;
  return packMember(Buffer.concat([Buffer.from(head), ...block, Buffer.from('\r\n\r\n')]));
}

function fieldLines(fields: readonly (readonly [name: string, value: string])[]): string {
  return fields.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`).join('');
}

function warcinfoId(recording: Recording): string {
  return idOf(recording, 'warcinfo');
}

function idOf({ source, date }: Recording, what: string): string {
  return `<${uuidOf(`record ${source} ${date} ${what}`)}>`;
}
