import { Buffer } from 'node:buffer';
import { isZip } from '#containers';
import type { Loss } from '#document';
import { FanlightError } from '#errors';
import type { HeaderContext } from '#headers';
import { isXmlElement, type XmlElement, xmlElementsBelow, xmlText } from '#markup';
import { loss, mergeLosses } from '#stories';
import type { EncodingReport } from '#text';
import { documentHints } from '../document-hints.ts';
import type { FormatInput, ReadResult } from '../format.ts';
import { type OfficePackage, openOfficePackage, parsePart } from '../office-package.ts';
import { PictureShelf } from '../picture-shelf.ts';
import { readRichPage } from '../rich-page.ts';
import { type OdtPicture, writeBody } from './blocks.ts';
import { OdtStyles } from './styles.ts';

/** The parts of a document, parsed: a flat one has all of them in one root. */
type Opened = {
  content: XmlElement;
  styles: XmlElement | null;
  meta: XmlElement | null;
  encoding: EncodingReport;
  parts: ReadonlyMap<string, Uint8Array>;
  losses: Loss[];
};

/**
 * Reads OpenDocument text 1.0 to 1.3. Throws FL-FILE-DAMAGED where the text is lost, FL-FILE-PASSWORD where it is
 * encrypted; of a text that is cut, what precedes the cut is read.
 */
export async function readOdt(input: FormatInput): Promise<ReadResult> {
  const opened = isZip(input.bytes) ? await openPacked(input) : openFlat(input);
  const losses = [...opened.losses];
  const body = elementOf(opened.content, 'office:text');
  if (body === null) throw new FanlightError('FL-FILE-DAMAGED', input.name);
  if (hasRunningText(opened)) losses.push(loss('FL-LOSS-PAGES'));
  const shelf = new PictureShelf();
  const { page, title } = writeBody(body, {
    styles: new OdtStyles(styleSources(opened)),
    picture: (picture) => keepPicture(shelf, opened.parts, picture),
    lose: (code) => losses.push(loss(code)),
  });
  const header = { name: input.name, path: input.path, hints: hintsOf(opened.meta, title) };
  const story = readRichPage(page, { header, picture: (src) => (src === 'lost' ? null : src) });
  return {
    format: 'odt',
    encoding: opened.encoding,
    decoded: story.decoded,
    losses: mergeLosses([...losses, ...story.losses]),
    works: story.works,
    pictures: shelf.pictures,
  };
}

async function openPacked(input: FormatInput): Promise<Opened> {
  const { parts, losses, fault } = await openOfficePackage(input.bytes);
  if (isEncrypted(parts)) throw new FanlightError('FL-FILE-PASSWORD', input.name);
  const bytes = parts.get('content.xml');
  if (bytes === undefined) throw new FanlightError(missingCode(fault), input.name);
  const { root, damagedAt, encoding } = parsePart(bytes, input.name);
  if (root === null) throw new FanlightError('FL-FILE-DAMAGED', input.name);
  return {
    content: root,
    styles: rootOf(parts, 'styles.xml', input.name),
    meta: rootOf(parts, 'meta.xml', input.name),
    encoding,
    parts,
    losses: damagedAt === null ? losses : [...losses, loss('FL-LOSS-CUT', 'content.xml')],
  };
}

function openFlat(input: FormatInput): Opened {
  const { root, damagedAt, encoding } = parsePart(input.bytes, input.name);
  if (root === null) throw new FanlightError('FL-FILE-DAMAGED', input.name);
  const losses = damagedAt === null ? [] : [loss('FL-LOSS-CUT')];
  return { content: root, styles: null, meta: root, encoding, parts: new Map(), losses };
}

/** What kept the text away, where it was a limit or a password; else it is lost. */
function missingCode(fault: OfficePackage['fault']): FanlightError['code'] {
  if (fault === 'FL-ZIP-ENCRYPTED') return 'FL-FILE-PASSWORD';
  return fault === null || fault === 'FL-ZIP-DAMAGED' ? 'FL-FILE-DAMAGED' : fault;
}

/** ODF 1.3 part 2 §4.8: a password encrypts each part, and the manifest says so. */
function isEncrypted(parts: ReadonlyMap<string, Uint8Array>): boolean {
  const manifest = parts.get('META-INF/manifest.xml');
  return manifest !== undefined && Buffer.from(manifest).includes('encryption-data');
}

function rootOf(parts: ReadonlyMap<string, Uint8Array>, path: string, name: string): XmlElement | null {
  const bytes = parts.get(path);
  return bytes === undefined ? null : parsePart(bytes, name).root;
}

/** The content's own automatic styles, then the named ones; those of page heads have the same names and are not meant. */
function styleSources({ content, styles }: Opened): XmlElement[] {
  const named = styles ?? content;
  return [elementOf(content, 'office:automatic-styles'), elementOf(named, 'office:styles')].filter(
    (one) => one !== null,
  );
}

function hasRunningText({ content, styles }: Opened): boolean {
  const masters = elementOf(styles ?? content, 'office:master-styles');
  return masters !== null && xmlText(masters).trim() !== '';
}

function keepPicture(
  shelf: PictureShelf,
  parts: ReadonlyMap<string, Uint8Array>,
  picture: OdtPicture,
): string | null {
  if ('base64' in picture) return shelf.keep(Buffer.from(picture.base64, 'base64'));
  const bytes = parts.get(picture.path);
  return bytes === undefined ? null : shelf.keep(bytes);
}

function hintsOf(meta: XmlElement | null, title: string | null): NonNullable<HeaderContext['hints']> {
  const found = meta === null ? null : elementOf(meta, 'office:meta');
  const value = (name: string) => {
    const element = found === null ? null : elementOf(found, name);
    const text = element === null ? '' : xmlText(element).trim();
    return text === '' ? null : text;
  };
  return documentHints({
    title: title ?? value('dc:title'),
    author: value('meta:initial-creator') ?? value('dc:creator'),
    language: value('dc:language'),
    description: value('dc:description'),
  });
}

/** The first element of a name, the root itself included; the wanted ones stand near it. */
function elementOf(root: XmlElement, name: string): XmlElement | null {
  if (root.name === name) return root;
  const direct = root.children.filter(isXmlElement).find((child) => child.name === name);
  if (direct !== undefined) return direct;
  for (const element of xmlElementsBelow(root)) if (element.name === name) return element;
  return null;
}
