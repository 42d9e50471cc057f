/** A web archive as a player sees it: what is in the zip, and each record found by the index and opened alone. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { openPromise } from 'yauzl';

/** A record with its fields by name in small letters, its block, and of an answer what was sent. */
export type OpenedRecord = {
  fields: Map<string, string>;
  block: Buffer;
  http: Map<string, string>;
  body: Buffer;
};

/** A line of the index. */
export type IndexLine = {
  key: string;
  time: string;
  url: string;
  mime: string;
  status: string;
  digest: string;
  length: string;
  offset: string;
  filename: string;
};

/** A web archive that was read: `lines` are those of the index as they stand. */
export type OpenedWacz = {
  entries: Map<string, Buffer>;
  lines: string[];
  index: IndexLine[];
  json(name: string): unknown;
  record(line: Pick<IndexLine, 'offset' | 'length'>): OpenedRecord;
};

/** Reads a web archive with a reader of zips that is not ours. */
export async function openWacz(file: string): Promise<OpenedWacz> {
  const entries = new Map<string, Buffer>();
  const zip = await openPromise(file, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    entries.set(entry.fileName, Buffer.concat(parts));
  }
  const of = (name: string) => entries.get(name) ?? Buffer.alloc(0);
  const lines = gunzipSync(of('indexes/index.cdx.gz')).toString('utf8').split('\n').filter(Boolean);
  const index = lines.map((line): IndexLine => {
    const [, key = '', time = '', fields = ''] = /^(\S+) (\d{14}) (\{.*\})$/.exec(line) ?? [];
    return { ...(JSON.parse(fields) as IndexLine), key, time };
  });
  return {
    entries,
    lines,
    index,
    json: (name) => JSON.parse(of(name).toString('utf8')),
    record: ({ offset, length }) =>
      openRecord(
        gunzipSync(of('archive/data.warc.gz').subarray(Number(offset), Number(offset) + Number(length))),
      ),
  };
}

/** Opens one record from its unpacked bytes. */
export function openRecord(bytes: Buffer): OpenedRecord {
  const head = bytes.indexOf('\r\n\r\n');
  const fields = fieldsOf(bytes.subarray(0, head));
  const block = bytes.subarray(head + 4, bytes.length - 4);
  const end = block.indexOf('\r\n\r\n');
  return { fields, block, http: fieldsOf(block.subarray(0, end)), body: block.subarray(end + 4) };
}

/** SHA-256 as archives write it. */
export function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function fieldsOf(head: Buffer): Map<string, string> {
  const [first = '', ...lines] = head.toString('utf8').split('\r\n');
  return new Map([
    ['', first],
    ...lines.map((line): [string, string] => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)];
    }),
  ]);
}
