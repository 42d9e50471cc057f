import { isAscii, isUtf8 } from 'node:buffer';
import { FanlightError } from '#errors';
import { openPage, readBlocksStory, readPage } from '#stories';
import type { EncodingReport } from '#text';
import { documentHints } from '../document-hints.ts';
import type { FormatInput, ReadResult } from '../format.ts';
import { PictureShelf } from '../picture-shelf.ts';
import type { FontTable } from './fonts.ts';
import { Interpreter } from './interpreter.ts';
import { narrowed, rtfStart } from './recognise.ts';

/**
 * Reads a file of Rich Text Format (RTF 1.9.1): the text with its emphasis, headings, lists, tables, notes and pictures; its
 * header is understood as any other. Text that a mail program made from a web page is read as that page. Throws
 * FL-FILE-EMPTY and FL-FILE-DAMAGED; what is missing from a damaged file is a loss.
 */
export async function readRtf(input: FormatInput): Promise<ReadResult> {
  if (input.bytes.length === 0) throw new FanlightError('FL-FILE-EMPTY', input.name);
  const bytes = narrowed(input.bytes);
  const start = rtfStart(bytes);
  if (start === null) throw new FanlightError('FL-FILE-DAMAGED', input.name);
  const pictures = new PictureShelf();
  const reader = new Interpreter(bytes, start, !isAscii(bytes) && isUtf8(bytes), pictures);
  const blocks = reader.read();
  const encoding = encodingOf(reader.fonts);
  const page = reader.html.page;
  if (page !== null) return readWrappedPage(page, input, encoding);
  const { works, losses, decoded } = readBlocksStory(blocks, {
    name: input.name,
    path: input.path,
    hints: documentHints({
      title: reader.info.title ?? null,
      author: reader.info.author ?? null,
      description: reader.info.doccomm ?? null,
      language: null,
    }),
  });
  return {
    format: 'rtf',
    encoding,
    decoded,
    losses: [...reader.losses.list(), ...losses],
    works,
    pictures: pictures.pictures,
  };
}

function readWrappedPage(html: string, { name, path }: FormatInput, encoding: EncodingReport): ReadResult {
  const page = openPage(new TextEncoder().encode(`\ufeff${html}`));
  const { works, losses } = readPage(page.tree, { places: page.places, name, path });
  return {
    format: 'rtf',
    encoding: { ...encoding, repaired: page.encoding.repaired },
    decoded: page.decoded,
    losses: [...page.losses, ...losses],
    works,
  };
}

function encodingOf(fonts: FontTable): EncodingReport {
  const others = fonts.otherCharsets;
  const reason =
    others.length === 0
      ? `the file declares code page ${fonts.page}`
      : `the file declares code page ${fonts.page}, and fonts in ${others.slice(0, 5).join(', ')}`;
  return { name: fonts.documentCharset, confidence: 0.98, reason, repaired: [] };
}
