import { Buffer } from 'node:buffer';
import type { Loss } from '#document';
import { FanlightError } from '#errors';
import { declaredCharset, localName, type XmlElement, xmlElementsBelow, xmlText } from '#markup';
import { characterLosses, loss, mergeLosses } from '#stories';
import { decodeBytes } from '#text';
import type { FormatInput, ReadResult } from '../format.ts';
import { parseMendedXml } from '../mended-xml.ts';
import { PictureShelf } from '../picture-shelf.ts';
import { readRichPage } from '../rich-page.ts';
import { writeBodies } from './blocks.ts';
import { applyDescription, childrenOf, readDescription } from './description.ts';

/**
 * Reads a FictionBook 2: its description over what the text says of itself, its sections as chapters, its notes at the
 * end. Of a book that is cut or not well-formed, what precedes the damage is read. Throws FL-FILE-DAMAGED where nothing
 * is.
 */
export async function readFb2(input: FormatInput): Promise<ReadResult> {
  const charset = declaredCharset(input.bytes);
  const { text, encoding, invalid } = decodeBytes(input.bytes, charset === null ? {} : { declared: charset });
  const { root: book, damagedAt } = parseMendedXml(text, ENTITIES);
  if (book === null || localName(book.name) !== 'FictionBook')
    throw new FanlightError('FL-FILE-DAMAGED', input.name);
  const losses: Loss[] = characterLosses(invalid).map(({ at: _, ...rest }) => rest);
  if (damagedAt !== null) losses.push(loss('FL-LOSS-CUT'));
  const description = readDescription(book);
  const shelf = new PictureShelf();
  const pictures = keepPictures(book, shelf);
  const hints = {
    ...(description.title !== null && { title: description.title }),
    ...(description.authors[0] !== undefined && { author: description.authors[0] }),
    ...(description.language !== null && { language: description.language }),
  };
  const story = readRichPage(writeBodies(book), {
    header: { name: input.name, path: input.path, hints },
    picture: (src) => pictures.get(src.replace(/^#/, '')) ?? null,
  });
  return {
    format: 'fb2',
    encoding,
    decoded: story.decoded,
    losses: mergeLosses([...losses, ...story.losses]),
    works: story.works.map((work) => ({
      ...work,
      ...applyDescription(description, work.reading, work.evidence),
    })),
    pictures: shelf.pictures,
  };
}

/** Entities of HTML that hand-made books use though they declare none. */
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  mdash: '—',
  ndash: '–',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  copy: '©',
};

/** The pictures of a book by the names that its text uses. */
function keepPictures(book: XmlElement, shelf: PictureShelf): Map<string, string> {
  const shown = new Set<string>();
  for (const body of childrenOf(book, 'body'))
    for (const { name, attributes } of xmlElementsBelow(body))
      if (localName(name) === 'image')
        for (const value of Object.values(attributes)) if (value.startsWith('#')) shown.add(value.slice(1));
  const kept = new Map<string, string>();
  for (const binary of childrenOf(book, 'binary')) {
    const id = binary.attributes['id'] ?? '';
    if (!shown.has(id)) continue;
    const sha256 = shelf.keep(Buffer.from(xmlText(binary), 'base64'));
    if (sha256 !== null) kept.set(id, sha256);
  }
  return kept;
}
