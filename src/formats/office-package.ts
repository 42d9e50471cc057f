import { type ContainerLimits, DEFAULT_LIMITS, readZip } from '#containers';
import type { Loss } from '#document';
import { type ErrorCode, FanlightError } from '#errors';
import { declaredCharset, type XmlTree } from '#markup';
import { decodeBytes, type EncodingReport } from '#text';
import { parseMendedXml } from './mended-xml.ts';

/** The parts of a word processor's document by their paths, all within the limits. */
export type OfficePackage = {
  parts: ReadonlyMap<string, Uint8Array>;
  losses: Loss[];
  /** The first thing that was left out or damaged; null for a sound package. */
  fault: ErrorCode | null;
};

const MEBIBYTE = 1_048_576;
/** A document has some dozen parts and its pictures; all of them are in memory at once. */
const LIMITS: ContainerLimits = { ...DEFAULT_LIMITS, maxEntries: 5_000, maxTotalBytes: 256 * MEBIBYTE };
/**
 * The largest part of text that is parsed: bytes, and signs that become objects (`<` and `=`). A novel of 1.7 million words
 * has 15 MB and 750,000 signs, and fills the memory of a reading thread.
 */
const MOST_XML = 48 * MEBIBYTE;
const MOST_SIGNS = 900_000;
const LESS_THAN = 0x3c;
const EQUALS = 0x3d;
/** Parts that no story is in. */
const PASSED_OVER = /(?:^|\/)(?:Thumbnails|Configurations2?|customXml|embeddings|theme)\/|\.bin$/;

/**
 * Unpacks a document that is a zip. What is over the limits, encrypted or damaged is left out and told; what could be
 * read of a cut one is there. Throws nothing.
 */
export async function openOfficePackage(bytes: Uint8Array): Promise<OfficePackage> {
  const parts = new Map<string, Uint8Array>();
  const losses: Loss[] = [];
  let fault: ErrorCode | null = null;
  for await (const entry of readZip(bytes, LIMITS)) {
    if ('code' in entry) {
      fault ??= entry.code;
      losses.push({ code: entry.code, message: entry.message, ...(entry.path !== '' && { at: entry.path }) });
    } else if (!parts.has(entry.path) && !PASSED_OVER.test(entry.path)) parts.set(entry.path, entry.bytes);
  }
  return { parts, losses, fault };
}

/** A part parsed, with how its bytes became text. Throws FL-FILE-TOO-COMPLEX where it is larger than any story. */
export function parsePart(bytes: Uint8Array, name: string): XmlTree & { encoding: EncodingReport } {
  if (bytes.length > MOST_XML || countSigns(bytes) > MOST_SIGNS)
    throw new FanlightError('FL-FILE-TOO-COMPLEX', name);
  const charset = declaredCharset(bytes);
  const { text, encoding } = decodeBytes(bytes, charset === null ? {} : { declared: charset });
  return { ...parseMendedXml(text), encoding };
}

function countSigns(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === LESS_THAN || byte === EQUALS) count += 1;
  return count;
}
