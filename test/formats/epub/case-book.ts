import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildZip, type Part } from '../../containers/build-zip.ts';

/** What a case of `test/corpus/epub` does to its folder while packing it. */
export type Packing = {
  /** A folder around everything. */
  folder?: string;
  reversed?: boolean;
  /** The share of the file that is left. */
  cut?: number;
  /** Files to be written in windows-1252. */
  latin1?: string[];
  /** Files that no folder of text can hold. */
  base64?: Record<string, string>;
};

/** The folder of the cases. */
export const CASES = path.resolve('test/corpus/epub');

/** The book of a case: its folder as a zip, the media type first and stored. */
export function caseBook(name: string, packing: Packing = {}): Uint8Array {
  const root = path.join(CASES, name, 'book');
  const parts = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): Part => {
      const file = path.join(entry.parentPath, entry.name);
      const inside = path.relative(root, file).split(path.sep).join('/');
      const bytes = readFileSync(file);
      const content = packing.latin1?.includes(inside)
        ? Buffer.from(bytes.toString('utf8'), 'latin1')
        : bytes;
      return { name: inside, content, stored: inside === 'mimetype' };
    })
    .concat(
      Object.entries(packing.base64 ?? {}).map(([inside, text]) => ({
        name: inside,
        content: Buffer.from(text, 'base64'),
        stored: true,
      })),
    )
    .sort((a, b) => rank(a) - rank(b) || (String(a.name) < String(b.name) ? -1 : 1));
  const ordered = packing.reversed ? parts.toReversed() : parts;
  const zip = buildZip(ordered.map((part) => ({ ...part, name: (packing.folder ?? '') + part.name })));
  return packing.cut === undefined ? zip : zip.subarray(0, Math.floor(zip.length * packing.cut));
}

/** Books begin with what they are and what is in them. */
function rank({ name }: Part): number {
  const at = FIRST.indexOf(String(name));
  return at < 0 ? FIRST.length : at;
}

const FIRST = ['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf', 'OEBPS/toc.ncx'];
