import { Buffer } from 'node:buffer';
import { isZip, zipNames } from '#containers';
import type { FormatInput, Recognition } from '../format.ts';

/** The media types of texts (ODF 1.3 part 2 §3.3, appendix B.1). */
const TEXT_TYPE = /application\/vnd\.oasis\.opendocument\.text(?:-template|-master|-web)?/;
const OTHER_TYPE = /application\/(?:vnd\.oasis\.opendocument\.(?!text)|epub)/;

/** Recognises a packed text by its `mimetype`, or by its parts where that is lost; a flat one by its root. */
export function recogniseOdt({ bytes }: FormatInput): Recognition | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  if (!isZip(bytes))
    return isFlat(head) ? { confidence: 0.95, reason: 'it is a flat OpenDocument text' } : null;
  const names = zipNames(bytes);
  if (names[0] === 'mimetype' || head.startsWith('mimetype', 30)) {
    if (TEXT_TYPE.test(head.slice(30, 200)))
      return { confidence: 0.97, reason: 'its mimetype says OpenDocument text' };
    if (OTHER_TYPE.test(head.slice(30, 200))) return null;
  }
  return names.includes('content.xml') &&
    names.some((name) => /^(?:styles\.xml|META-INF\/manifest\.xml)$/.test(name))
    ? { confidence: 0.8, reason: 'it has the parts of an OpenDocument text' }
    : null;
}

function isFlat(head: string): boolean {
  return /<office:document[\s>]/.test(head) && TEXT_TYPE.test(head);
}
