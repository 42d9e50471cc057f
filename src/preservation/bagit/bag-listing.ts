import { FanlightError } from '#errors';
import type { ManifestName } from './algorithms.ts';
import { decodePath, pathInBag, sameName } from './manifest-paths.ts';

/** A line of a manifest: a checksum in lower case, the name of a file as manifests compare names, and as it is written there. */
export type ManifestLine = { sum: string; path: string; written: string };

/** A checksum in hexadecimal digits, blanks or tabs, for `md5sum -b` an asterisk, and a path. */
const LINE = /^([0-9A-Fa-f]{32,128})[ \t]+\*?(.+)$/;
/** The same of `fetch.txt`: an address, a length or `-`, a path (RFC 8493 §2.2.3). */
const FETCH = /^\S+[ \t]+(?:-|\d+)[ \t]+(.+)$/;

/**
 * What a line of a manifest says. Throws FL-BAG-MANIFEST for a line that says nothing or lists a file of the wrong kind, and FL-BAG-PATH for a path that
 * leads out of the bag.
 */
export function manifestLine(
  text: string,
  manifest: ManifestName,
  place: string,
  version: number,
): ManifestLine {
  const [, sum, written] = LINE.exec(text) ?? [];
  if (sum === undefined || written === undefined) throw new FanlightError('FL-BAG-MANIFEST', place);
  const path = insideBag(decodePath(written, version), place);
  const isPayload = path.startsWith('data/');
  if (isPayload !== (manifest.of === 'payload') || (!isPayload && path.startsWith('tagmanifest-')))
    throw new FanlightError('FL-BAG-MANIFEST', place);
  return { sum: sum.toLowerCase(), path: sameName(path), written: path };
}

/** The file that a line of `fetch.txt` would bring. Throws FL-BAG-MANIFEST and FL-BAG-PATH as {@link manifestLine} does. */
export function fetchLine(text: string, place: string, version: number): string {
  const [, written] = FETCH.exec(text) ?? [];
  if (written === undefined) throw new FanlightError('FL-BAG-MANIFEST', place);
  const path = insideBag(decodePath(written, version), place);
  if (!path.startsWith('data/')) throw new FanlightError('FL-BAG-MANIFEST', place);
  return sameName(path);
}

function insideBag(written: string, place: string): string {
  const path = pathInBag(written);
  if (path === null) throw new FanlightError('FL-BAG-PATH', `${place}: ${written}`);
  return path;
}
