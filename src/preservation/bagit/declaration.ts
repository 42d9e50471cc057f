import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { FanlightError, isCode } from '#errors';

/** What a bag says of itself: its version as a number, and the charset of its other tag files. */
export type Declaration = { version: number; charset: string };

/** The file that makes a folder a bag. */
export const DECLARATION = 'bagit.txt';

/** A declaration is two lines; more bytes than this are none. */
const MOST_BYTES = 4096;
/** Exactly so, with one blank after the colon and no other (RFC 8493 §2.1.1). */
const LINES =
  /^BagIt-Version: (\d{1,4}\.\d{1,4})(?:\r\n|\n|\r)Tag-File-Character-Encoding: ([A-Za-z0-9][\w.:+-]{0,60})(?:\r\n|\n|\r)?$/;

/** Reads what makes a folder a bag (RFC 8493 §2.1.1). Throws FL-BAG-NONE where nothing does, and FL-BAG-DECLARATION. */
export async function readDeclaration(folder: string): Promise<Declaration> {
  const file = path.join(folder, DECLARATION);
  const bytes = await bytesOf(file, folder);
  const text = bytes === null ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const [, version, charset] = LINES.exec(text) ?? [];
  if (version === undefined || charset === undefined) throw new FanlightError('FL-BAG-DECLARATION', file);
  return { version: Number(version), charset };
}

/** Null for what is too large to be a declaration, or no file: a link is not followed. */
async function bytesOf(file: string, folder: string): Promise<Uint8Array | null> {
  try {
    const found = await lstat(file);
    return found.isFile() && found.size <= MOST_BYTES ? await readFile(file) : null;
  } catch (cause) {
    const isNone = isCode(cause, 'ENOENT', 'ENOTDIR');
    throw new FanlightError(isNone ? 'FL-BAG-NONE' : 'FL-BAG-UNREADABLE', folder, { cause });
  }
}
