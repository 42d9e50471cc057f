import { FanlightError } from '#errors';
import { tagLines } from './tag-lines.ts';

/** The file that says what a bag is. */
export const BAG_INFO = 'bag-info.txt';

/** A label with its value; a label may come more than once. */
export type BagInfo = { label: string; value: string }[];

/** How much a payload is: its bytes, and its files (RFC 8493 §2.2.2). */
export type Oxum = { bytes: number; files: number };

/** No description has more. */
const MOST_ENTRIES = 10_000;

/**
 * Reads what a bag says of itself; a line that begins with a blank goes on with the value before it. From version 1.0 on a label has no blank
 * before its colon. Throws FL-BAG-INFO, which names the line.
 */
export async function readBagInfo(file: string, charset: string, version: number): Promise<BagInfo> {
  const info: BagInfo = [];
  for await (const { text, number } of tagLines(file, BAG_INFO, charset)) {
    if (text.trim() === '') continue;
    const last = info.at(-1);
    if (/^[ \t]/.test(text) && last !== undefined) {
      last.value = `${last.value} ${text.trim()}`;
      continue;
    }
    const colon = text.indexOf(':');
    const label = text.slice(0, Math.max(0, colon));
    const isLabel = label.trim() !== '' && (version < 1 || label === label.trim());
    if (!isLabel || info.length >= MOST_ENTRIES)
      throw new FanlightError('FL-BAG-INFO', `${BAG_INFO}:${number}`);
    info.push({ label: label.trim(), value: text.slice(colon + 1).trim() });
  }
  return info;
}

/** What `Payload-Oxum` says, null where nothing does. Throws FL-BAG-INFO where it is said twice or is not `bytes.files`. */
export function oxumIn(info: BagInfo): Oxum | null {
  const said = info.filter(({ label }) => label.toLowerCase() === 'payload-oxum');
  const [only] = said;
  if (only === undefined) return null;
  const [, bytes, files] = /^(\d{1,15})\.(\d{1,15})$/.exec(only.value) ?? [];
  if (said.length > 1 || bytes === undefined || files === undefined)
    throw new FanlightError('FL-BAG-INFO', 'Payload-Oxum');
  return { bytes: Number(bytes), files: Number(files) };
}

/** What a bag says of itself, as a file: a line for each entry, without line breaks inside. */
export function writeBagInfo(info: BagInfo): string {
  return info.map(({ label, value }) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`).join('');
}
