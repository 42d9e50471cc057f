/** What stands around the records in a WACZ 1.1.1: their index, the list of pages, the description, and its digest. */
import { surtOf } from './surt.ts';
import { digestOf, type PackedRecord, type RecordedAnswer } from './write-record.ts';

/** The files of a WACZ; its index is packed in blocks, which a second one names. */
export const WACZ_FILES = {
  records: 'archive/data.warc.gz',
  index: 'indexes/index.cdx.gz',
  blocks: 'indexes/index.idx',
  pages: 'pages/pages.jsonl',
  description: 'datapackage.json',
  digest: 'datapackage-digest.json',
} as const;

/** Lines of the index in one block, so that a player loads little of it: as many as other programs put there. */
export const BLOCK_LINES = 300;

/** The line of the index (CDXJ) for a record at a place of its file; ASCII, so that lines can be sorted as they are. `date` as of the record. */
export function indexLine(
  { address, mediaType }: Omit<RecordedAnswer, 'body'>,
  { digest, bytes }: PackedRecord,
  { date, offset }: { date: string; offset: number },
): string {
  const fields = {
    url: address,
    mime: mediaType.split(';', 1)[0],
    status: '200',
    digest,
    length: String(bytes.length),
    offset: String(offset),
    filename: baseName(WACZ_FILES.records),
  };
  return `${surtOf(address)} ${date.replace(/\D/g, '')} ${JSON.stringify(fields)}`;
}

/** What the list of blocks begins with. */
export const BLOCKS_HEAD = `!meta 0 ${JSON.stringify({ format: 'cdxj-gzip-1.0', filename: baseName(WACZ_FILES.index) })}`;

/** The line that names a block of the index by its first line. */
export function blockLine(first: string, packed: Uint8Array, offset: number): string {
  const place = { offset, length: packed.length, digest: digestOf(packed) };
  return `${first.slice(0, first.indexOf(' {'))} ${JSON.stringify(place)}`;
}

/** What the list of pages begins with. */
export const PAGES_HEAD = JSON.stringify({ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' });

/** The line of a page in the list of pages. */
export function pageLine({ address, title, date }: { address: string; title: string; date: string }): string {
  return JSON.stringify({ id: digestOf(address).slice(-16), url: address, ts: date, title });
}

/** A file of a WACZ as its description names it: its path in the zip, its size in bytes, its SHA-256 in hexadecimal digits. */
export type WaczResource = { path: string; bytes: number; sha256: string };

/** The description of a WACZ, and the file that says its digest. */
export function describeWacz(
  resources: readonly WaczResource[],
  said: { title: string; description: string; date: string; mainPage: string; software: string },
): { description: string; digest: string } {
  const description = `${JSON.stringify(
    {
      profile: 'data-package',
      wacz_version: '1.1.1',
      title: said.title,
      description: said.description,
      created: said.date,
      modified: said.date,
      software: said.software,
      mainPageUrl: said.mainPage,
      mainPageDate: said.date,
      resources: resources.map(({ path, bytes, sha256 }) => ({
        name: baseName(path),
        path,
        hash: `sha256:${sha256}`,
        bytes,
      })),
    },
    null,
    2,
  )}\n`;
  const digest = { path: WACZ_FILES.description, hash: digestOf(description) };
  return { description, digest: `${JSON.stringify(digest, null, 2)}\n` };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
