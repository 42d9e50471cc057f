import { Buffer } from 'node:buffer';
import path from 'node:path';
import {
  type ContainerEntry,
  type ContainerFault,
  type ContainerLimits,
  DEFAULT_LIMITS,
  isGzip,
  isTar,
  isZip,
  readGzip,
  readTar,
  readZip,
} from '#containers';
import { type FormatInput, isWarc } from '#formats';

/** The entries of a container as inputs, and what had to be left out, in the order of the container. */
export async function* expandContainer(input: FormatInput): AsyncGenerator<FormatInput | ContainerFault> {
  const crawl = isZip(input.bytes) && isPackagedCrawl(input.bytes);
  for await (const entry of readContainer(input.bytes, crawl ? CRAWL_LIMITS : DEFAULT_LIMITS)) {
    if ('code' in entry) yield entry;
    else if (!crawl || !AROUND_A_CRAWL.test(entry.path)) {
      const inside = entry.path === '' ? withoutGz(input.name) : entry.path;
      yield {
        bytes: entry.bytes,
        name: path.posix.basename(inside),
        path: `${input.path}!/${inside}`,
      };
    }
  }
}

function withoutGz(name: string): string {
  return name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
}

/**
 * A WACZ (1.1.1) holds a crawl's records in files of any size, which are only taken out, and around them indexes, a list
 * of pages and a description, which say nothing that the records do not.
 */
const CRAWL_LIMITS = { ...DEFAULT_LIMITS, maxEntryBytes: 1024 * 1024 * 1024 };
const AROUND_A_CRAWL =
  /^(?:datapackage(?:-digest)?\.json|(?:pages|indexes|logs)\/.{0,300}|fuzzy\.json|webarchive\.yaml)$/;

/** Whether a zip is a WACZ: its directory, which stands at its end, names a description and archived records. */
function isPackagedCrawl(bytes: Uint8Array): boolean {
  const directory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-MEBIBYTE);
  return (
    directory.includes('datapackage.json') && /archive\/[^\0]{1,200}\.warc/.test(directory.toString('latin1'))
  );
}

const MEBIBYTE = 1024 * 1024;

function readContainer(
  bytes: Uint8Array,
  limits: ContainerLimits,
): AsyncGenerator<ContainerEntry | ContainerFault> {
  switch (containerKind(bytes)) {
    case 'zip':
      return readZip(bytes, limits);
    case 'tar':
      return readTar(bytes, limits);
    case 'gzip':
      return readGzip(bytes, limits);
  }
}

/** What a container calls itself in a report, by its first 512 bytes; gzip is what is neither of the others. */
export function containerKind(bytes: Uint8Array): 'zip' | 'tar' | 'gzip' {
  if (isZip(bytes)) return 'zip';
  return isTar(bytes) ? 'tar' : 'gzip';
}

/**
 * Whether bytes are a zip, tar or gzip file to unpack. Not those that are one document (EPUB, DOCX, ODT) or one crawl
 * (a WARC, compressed record by record), which are for a reader instead.
 */
export function isContainer(bytes: Uint8Array): boolean {
  if (isZip(bytes)) return !isPackagedDocument(bytes);
  return isGzip(bytes) ? !isWarc(bytes) : isTar(bytes);
}

function isPackagedDocument(bytes: Uint8Array): boolean {
  if (bytes.length < LOCAL_HEADER) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Math.min(view.getUint16(NAME_LENGTH_AT, true), MARKER_LENGTH);
  const first = String.fromCharCode(...bytes.subarray(LOCAL_HEADER, LOCAL_HEADER + length));
  return first === 'mimetype' || first === '[Content_Types].xml' || first === 'META-INF/container.xml';
}

/** APPNOTE 4.3.7: the local file header's fixed part, and where in it the length of the name stands. */
const LOCAL_HEADER = 30;
const NAME_LENGTH_AT = 26;
const MARKER_LENGTH = 64;
