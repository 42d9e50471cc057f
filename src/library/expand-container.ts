import path from 'node:path';
import { type ContainerFault, DEFAULT_LIMITS, isGzip, isZip, readGzip, readZip } from '#containers';
import type { FormatInput } from '#formats';

/** The entries of a zip or gzip file as inputs, and what had to be left out, in the order of the container. */
export async function* expandContainer(input: FormatInput): AsyncGenerator<FormatInput | ContainerFault> {
  const read = isZip(input.bytes)
    ? readZip(input.bytes, DEFAULT_LIMITS)
    : readGzip(input.bytes, DEFAULT_LIMITS);
  for await (const entry of read) {
    if ('code' in entry) yield entry;
    else {
      const inside = entry.path === '' ? input.name.replace(/\.gz$/i, '') : entry.path;
      yield {
        bytes: entry.bytes,
        name: path.posix.basename(inside),
        path: `${input.path}!/${inside}`,
      };
    }
  }
}

/** Whether bytes are a zip or gzip file to unpack; a zip that is one document (EPUB, DOCX, ODT) is for a reader instead. */
export function isContainer(bytes: Uint8Array): boolean {
  return isGzip(bytes) || (isZip(bytes) && !isPackagedDocument(bytes));
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
