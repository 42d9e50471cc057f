import path from 'node:path';
import {
  type ContainerFault,
  DEFAULT_LIMITS,
  isGzip,
  isZip,
  packageKind,
  readGzip,
  readZip,
} from '#containers';
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
  return isGzip(bytes) || (isZip(bytes) && packageKind(bytes) === null);
}
