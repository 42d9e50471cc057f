/** The names that KOReader gives to documents, by which it says where a reader stands. */
import { createHash } from 'node:crypto';
import { oneLine } from '#markup';

/** Bytes of each sample. */
const SAMPLE = 1_024;
/** Where the samples begin: 0, then 1 KiB and its multiples by four up to 1 GiB. */
const OFFSETS = [0, ...Array.from({ length: 11 }, (_, power) => SAMPLE * 4 ** power)];

/**
 * The partial MD5 of a file, by which KOReader names it unless told otherwise: one MD5 over samples of at most 1,024 bytes, up to the
 * first offset at or past the end. The last sample counts as far as it goes.
 */
export function partialMd5(bytes: Uint8Array): string {
  const hash = createHash('md5');
  for (const offset of OFFSETS) {
    if (offset >= bytes.length) break;
    hash.update(bytes.subarray(offset, offset + SAMPLE));
  }
  return hash.digest('hex');
}

/** The MD5 of a file's name without folders, by which KOReader names it where its reader chose so. */
export function nameMd5(fileName: string): string {
  return createHash('md5').update(fileName).digest('hex');
}

/**
 * All names that a device may give to a book that was handed out: by its bytes; by the file name it was offered under; and by those
 * that KOReader makes of a catalogue's entry, `Creator - Title.epub`, with the first creator or all of them.
 */
export function documentNames(
  bytes: Uint8Array,
  fileName: string,
  work: { title: string; creators: readonly string[] },
): string[] {
  const ending = fileName.slice(fileName.lastIndexOf('.'));
  const creators = work.creators.map(oneLine).filter((name) => name !== '');
  const bylines = [creators[0] ?? ANONYMOUS, creators.join(', ') || ANONYMOUS];
  const listed = bylines
    .map((byline) => `${byline} - ${oneLine(work.title) || UNTITLED}`)
    .flatMap((name) => [name.replaceAll('/', '_'), name.replace(REFUSED, '_')]);
  return [
    ...new Set([partialMd5(bytes), nameMd5(fileName), ...listed.map((name) => nameMd5(name + ending))]),
  ];
}

/** What feeds call a work without either. */
const ANONYMOUS = 'Anonymous';
const UNTITLED = 'Untitled';
/** Characters that the file systems of e-readers refuse. */
const REFUSED = /[\\/:*?"<>|]/g;
