import { Buffer } from 'node:buffer';
import type { ErrorCode } from '#errors';
import type { PictureShelf } from '../picture-shelf.ts';
import type { ModelDocument } from './model.ts';
import { RUBY_MARKS } from './prepare.ts';
import { rearrange, STYLE_MAP } from './rearrange.ts';

/** A document as a page, and what the converter could not carry over. */
export type Converted = { page: string; losses: ErrorCode[] };

/** What the converter asks of a package; it takes one that is open already in place of a zip. */
type OpenFile = {
  exists(path: string): boolean;
  read(path: string, encoding?: string): Promise<Uint8Array | string>;
};

/**
 * Converts the parts of a document to HTML by mammoth, which is loaded when it is first needed. It is given the parts
 * that passed the limits, never the zip, and can reach no other file.
 */
export async function convertParts(
  parts: ReadonlyMap<string, Uint8Array>,
  shelf: PictureShelf,
): Promise<Converted> {
  const { default: mammoth } = await import('mammoth');
  const losses: ErrorCode[] = [];
  const convertImage = mammoth.images.imgElement(async (image) => {
    const bytes = await image.readAsArrayBuffer().catch(() => null);
    const sha256 = bytes === null ? null : shelf.keep(new Uint8Array(bytes));
    return { src: sha256 ?? 'lost' };
  });
  const input = { file: openFile(parts) } as unknown as { buffer: Buffer };
  const { value, messages } = await mammoth.convertToHtml(input, {
    styleMap: [...STYLE_MAP],
    includeEmbeddedStyleMap: false,
    includeDefaultStyleMap: false,
    ignoreEmptyParagraphs: false,
    externalFileAccess: false,
    convertImage,
    transformDocument: (document: ModelDocument) => rearrange(document),
  });
  for (const { type, message } of messages) {
    if (type === 'error') losses.push('FL-LOSS-IMAGE');
    else if (message.startsWith('An unrecognised element was ignored')) losses.push('FL-LOSS-MARKUP');
  }
  return { page: withRuby(value), losses };
}

function openFile(parts: ReadonlyMap<string, Uint8Array>): OpenFile {
  return {
    exists: (path) => parts.has(path),
    async read(path, encoding) {
      const bytes = parts.get(path);
      if (bytes === undefined) throw new Error('not in the document');
      if (encoding === undefined) return bytes;
      return Buffer.from(bytes).toString(encoding === 'base64' ? 'base64' : 'utf8');
    },
  };
}

function withRuby(page: string): string {
  const [open, middle, close] = RUBY_MARKS;
  if (!page.includes(open)) return page;
  return page.replaceAll(open, '<ruby>').replaceAll(middle, '<rt>').replaceAll(close, '</rt></ruby>');
}
