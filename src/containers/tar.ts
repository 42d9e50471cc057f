import { Buffer, isUtf8 } from 'node:buffer';
import { extract, type Header } from 'tar-stream';
import { type ContainerEntry, type ContainerFault, faultOf } from './entry.ts';
import { isSystemFile, printable, safePath } from './entry-name.ts';
import type { ContainerLimits } from './limits.ts';

/** A header block and where its numbers stand (POSIX.1-1988 ustar; the same in the format of Version 7). */
const BLOCK = 512;
const SIZE_AT = 124;
const CHECKSUM_AT = 148;
const TYPE_AT = 156;

/**
 * True when bytes begin as a tar file does: the first block's checksum is that of its bytes. The magic `ustar` is not
 * asked for, since tar files of before 1988 have none.
 */
export function isTar(bytes: Uint8Array): boolean {
  if (bytes.length < BLOCK || bytes[0] === 0) return false;
  const stated = octal(bytes.subarray(CHECKSUM_AT, TYPE_AT));
  let sum = 8 * 0x20;
  for (let at = 0; at < BLOCK; at += 1) if (at < CHECKSUM_AT || at >= TYPE_AT) sum += bytes[at] ?? 0;
  return stated === sum && (isBinarySize(bytes) || octal(bytes.subarray(SIZE_AT, SIZE_AT + 12)) !== null);
}

/**
 * The files of a tar, one at a time, and a fault for each thing left out: unsafe names, links and devices, entries over
 * the limit. Understands ustar, GNU's long names and pax. Of an archive that is cut or damaged what precedes the damage
 * comes first, the part of a cut entry included, then the fault. The consumer may stop at any time.
 */
export async function* readTar(
  bytes: Uint8Array,
  limits: ContainerLimits,
): AsyncGenerator<ContainerEntry | ContainerFault> {
  const { headers, damaged } = await headersOf(bytes, limits.maxEntries + 1);
  let spent = 0;
  for (const [index, header] of headers.entries()) {
    if (index === limits.maxEntries) {
      yield faultOf('FL-ZIP-TOO-MANY');
      return;
    }
    const { name, path, refusal } = judge(header, limits);
    if (refusal !== null) yield faultOf(refusal, printable(name));
    if (path === null || refusal !== null) continue;
    spent += header.size;
    if (spent > limits.maxTotalBytes) {
      yield faultOf('FL-ZIP-TOO-LARGE', path);
      return;
    }
    const content = bytes.subarray(header.byteOffset, header.byteOffset + header.size);
    if (content.length > 0 || header.size === 0) yield { path, bytes: content, modified: modifiedAt(header) };
  }
  if (damaged) yield faultOf('FL-ZIP-DAMAGED');
}

/** A header with where its file's bytes begin. */
type PlacedHeader = Header & { byteOffset: number };

/** The headers of an archive, at most so many, and whether it ends before it should or holds what is no header. */
function headersOf(bytes: Uint8Array, most: number): Promise<{ headers: PlacedHeader[]; damaged: boolean }> {
  const headers: PlacedHeader[] = [];
  const archive = extract(OPTIONS);
  return new Promise((resolve) => {
    let damaged = false;
    archive.on('entry', (header, content, next) => {
      if (isPlaced(header)) headers.push(header);
      if (headers.length >= most) archive.destroy();
      content.on('error', () => undefined).resume();
      next();
    });
    archive.on('error', () => {
      damaged = true;
    });
    archive.on('close', () => resolve({ headers, damaged }));
    archive.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
}

function isPlaced(header: Header): header is PlacedHeader {
  return 'byteOffset' in header && typeof header.byteOffset === 'number';
}

/** Two options that the package has and its types leave out: a magic is not asked for, and names come as their bytes. */
const OPTIONS: Parameters<typeof extract>[0] & { allowUnknownFormat: boolean; filenameEncoding: string } = {
  allowUnknownFormat: true,
  filenameEncoding: 'latin1',
};

type Judgement = { name: string; path: string | null; refusal: ContainerFault['code'] | null };

/** Whether an entry is a file to give (`path`), something to pass over (both null), or something to refuse. */
function judge(header: Header, limits: ContainerLimits): Judgement {
  const name = entryName(header);
  const path = safePath(name);
  if (path === null) return { name, path, refusal: 'FL-ZIP-UNSAFE-NAME' };
  if (header.type === 'directory' || path.endsWith('/') || isSystemFile(path))
    return { name, path: null, refusal: null };
  if (header.type !== 'file' && header.type !== 'contiguous-file')
    return { name, path, refusal: 'FL-FILE-NOT-A-FILE' };
  const fits = header.size <= limits.maxEntryBytes;
  return { name, path, refusal: fits ? null : 'FL-FILE-TOO-LARGE' };
}

/** Names of pax records are UTF-8 (POSIX.1-2001); others are bytes, which were read as Latin-1 to keep them. */
function entryName({ name, ...header }: Header): string {
  const pax = typeof header.pax === 'object' && header.pax !== null ? header.pax : {};
  if ('path' in pax && pax.path === name) return name;
  const raw = Buffer.from(name, 'latin1');
  return isUtf8(raw) ? raw.toString('utf8') : name;
}

function modifiedAt({ mtime }: Header): Date | null {
  return Number.isNaN(mtime.getTime()) || mtime.getTime() <= 0 ? null : mtime;
}

/** A field of octal digits between blanks and NULs; null when it is something else. */
function octal(field: Uint8Array): number | null {
  const text = Buffer.from(field).toString('latin1').replace(/[\0 ]/g, ' ').trim();
  return /^[0-7]{1,12}$/.test(text) ? Number.parseInt(text, 8) : null;
}

/** GNU writes sizes of 8 GiB and more in base 256, told by the highest bit. */
function isBinarySize(bytes: Uint8Array): boolean {
  return ((bytes[SIZE_AT] ?? 0) & 0x80) !== 0;
}
