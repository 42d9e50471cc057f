import path from 'node:path';
import {
  type ContainerEntry,
  type ContainerFault,
  DEFAULT_LIMITS,
  gunzipChunks,
  isGzip,
  isTar,
  isZip,
  packageKind,
  readGzip,
  readTar,
  readZip,
  readZipWithLarge,
  zipNames,
} from '#containers';
import { errorSentence } from '#errors';
import { type FormatInput, isWarc } from '#formats';
import {
  bytesOfKept,
  type Keeping,
  type KeptFile,
  keepBytes,
  keepChunks,
  sourceOfKept,
} from './kept-file.ts';

/** A kind of container that is unpacked: what its entries are is another matter. */
export type ContainerKind = 'zip' | 'tar' | 'gzip';

/** An entry of a container, kept, or what had to be left out of it. */
export type KeptEntry = KeptFile | ContainerFault;

/** Keeps the entries of a container, in its order, however large they are; what had to be left out stands between them. */
export async function* keepEntries(
  keeping: Keeping,
  container: KeptFile,
  kind: ContainerKind,
): AsyncGenerator<KeptEntry> {
  switch (kind) {
    case 'gzip':
      return yield* keepUnzipped(keeping, container);
    case 'zip':
      return yield* keepZipped(keeping, container);
    case 'tar':
      return yield* keepTarred(keeping, container);
  }
}

async function* keepTarred(keeping: Keeping, container: KeptFile): AsyncGenerator<KeptEntry> {
  const bytes = await bytesOfKept(keeping, container);
  for await (const entry of readTar(bytes, DEFAULT_LIMITS))
    yield 'code' in entry
      ? entry
      : await keepBytes(keeping, { ...placeOf(container, entry.path), bytes: entry.bytes });
}

async function* keepZipped(keeping: Keeping, container: KeptFile): AsyncGenerator<KeptEntry> {
  const bytes = await bytesOfKept(keeping, container);
  const crawl = isPackagedCrawl(bytes);
  for await (const entry of readZipWithLarge(bytes, DEFAULT_LIMITS)) {
    if ('code' in entry) yield entry;
    else if (crawl && AROUND_A_CRAWL.test(entry.path)) continue;
    else if ('bytes' in entry)
      yield await keepBytes(keeping, { ...placeOf(container, entry.path), bytes: entry.bytes });
    else {
      yield await keepChunks(keeping, placeOf(container, entry.path), entry.chunks);
      if (entry.end.fault !== null) yield faultOf(entry.end.fault, entry.path);
    }
  }
}

async function* keepUnzipped(keeping: Keeping, container: KeptFile): AsyncGenerator<KeptEntry> {
  const end: { fault: ContainerFault['code'] | null } = { fault: null };
  const packed = sourceOfKept(keeping, container).chunks();
  const kept = await keepChunks(
    keeping,
    placeOf(container, insideGzip(container.name)),
    gunzipChunks(packed, DEFAULT_LIMITS, end),
  );
  if (kept.size > 0) yield kept;
  if (end.fault !== null) yield faultOf(end.fault, '');
}

function placeOf(container: Pick<KeptFile, 'path'>, inside: string): { path: string; name: string } {
  return { path: `${container.path}!/${inside}`, name: path.posix.basename(inside) };
}

/** The name of what a gzip file holds: its name without the ending. */
export function insideGzip(name: string): string {
  return name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
}

function faultOf(code: ContainerFault['code'], place: string): ContainerFault {
  return { code, message: errorSentence(code, place), path: place };
}

/** The entries of a container as inputs, and what had to be left out, in the order of the container. */
export async function* expandContainer(input: FormatInput): AsyncGenerator<FormatInput | ContainerFault> {
  const crawl = isZip(input.bytes) && isPackagedCrawl(input.bytes);
  for await (const entry of readContainer(input.bytes)) {
    if ('code' in entry) yield entry;
    else if (!crawl || !AROUND_A_CRAWL.test(entry.path)) {
      const inside = entry.path === '' ? insideGzip(input.name) : entry.path;
      yield { ...placeOf(input, inside), bytes: entry.bytes };
    }
  }
}

/**
 * A WACZ (1.1.1) holds a crawl's records, and around them indexes, a list of pages and a description, which say nothing
 * that the records do not.
 */
const AROUND_A_CRAWL =
  /^(?:datapackage(?:-digest)?\.json|(?:pages|indexes|logs)\/.{0,300}|fuzzy\.json|webarchive\.yaml)$/;

/** Whether a zip is a WACZ: it names a description and archived records. */
function isPackagedCrawl(bytes: Uint8Array): boolean {
  const names = zipNames(bytes);
  return names.includes('datapackage.json') && names.some((name) => /^archive\/.{1,200}\.warc/.test(name));
}

function readContainer(bytes: Uint8Array): AsyncGenerator<ContainerEntry | ContainerFault> {
  switch (containerKind(bytes)) {
    case 'zip':
      return readZip(bytes, DEFAULT_LIMITS);
    case 'tar':
      return readTar(bytes, DEFAULT_LIMITS);
    default:
      return readGzip(bytes, DEFAULT_LIMITS);
  }
}

/**
 * The kind of container that bytes begin as, or null; a zip may still be one document. A crawl that is compressed record
 * by record is none.
 */
export function containerKind(head: Uint8Array): ContainerKind | null {
  if (isZip(head)) return 'zip';
  if (isGzip(head)) return isWarc(head) ? null : 'gzip';
  return isTar(head) ? 'tar' : null;
}

/** Whether bytes are a container to unpack; a zip that is one document (EPUB, DOCX, ODT) is for a reader instead. */
export function isContainer(bytes: Uint8Array): boolean {
  const kind = containerKind(bytes);
  return kind !== null && !(kind === 'zip' && packageKind(bytes) !== null);
}
