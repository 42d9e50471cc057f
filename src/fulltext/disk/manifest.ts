import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

/** What the files of an index are, all of one moment. */
export type Manifest = {
  /** What library it is the index of. */
  library: string;
  /** The last change of the library that was taken in. */
  change: number;
  /** Names of files, and the numbers of the documents in each that are gone. */
  segments: { file: string; gone: number[] }[];
};

const NAME = 'manifest.json';
const SEGMENT_NAME = /^[0-9a-f]{16}\.segment$/;

/** Writes the manifest in the place of the one before: whoever reads finds one or the other, after a crash too. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const text = JSON.stringify(manifest);
  const temporary = path.join(folder, `${NAME}.new`);
  const descriptor = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(descriptor, `${checksumOf(text)}\n${text}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, path.join(folder, NAME));
}

/** The manifest of a folder, or null where there is none that can be believed. */
export function readManifest(folder: string): Manifest | null {
  try {
    const [checksum, text = ''] = readFileSync(path.join(folder, NAME), 'utf8').split('\n');
    if (checksum !== checksumOf(text)) return null;
    const manifest = JSON.parse(text) as Manifest;
    return manifest.segments.every(({ file }) => SEGMENT_NAME.test(file)) ? manifest : null;
  } catch {
    return null;
  }
}

function checksumOf(text: string): string {
  return `fanlight-text-1 ${crc32(text).toString(16)}`;
}
