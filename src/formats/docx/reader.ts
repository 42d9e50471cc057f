import { Buffer } from 'node:buffer';
import type { Loss } from '#document';
import { asFanlightError, type ErrorCode, FanlightError } from '#errors';
import type { HeaderContext } from '#headers';
import { localName, type XmlElement, xmlElementsBelow, xmlText } from '#markup';
import { loss, mergeLosses } from '#stories';
import type { EncodingReport } from '#text';
import { documentHints } from '../document-hints.ts';
import type { FormatInput, ReadResult } from '../format.ts';
import { type OfficePackage, openOfficePackage, parsePart } from '../office-package.ts';
import { PictureShelf } from '../picture-shelf.ts';
import { readRichPage } from '../rich-page.ts';
import { convertParts } from './convert.ts';
import { prepareTree } from './prepare.ts';
import { DocxStyles } from './styles.ts';
import { writeXml } from './write-xml.ts';

/**
 * Reads a Word document, transitional or strict. Throws FL-FILE-DAMAGED where the part with the text is lost, and the
 * code of a limit where it is over one; of a text that is cut, what precedes the cut is read.
 */
export async function readDocx(input: FormatInput): Promise<ReadResult> {
  const opened = await openOfficePackage(input.bytes);
  const main = mainPart(opened.parts);
  if (main === null) throw new FanlightError(missingCode(opened.fault), input.name);
  const ready = prepareParts(opened.parts, main, input.name);
  const shelf = new PictureShelf();
  const { page, losses } = await convertParts(ready.parts, shelf).catch((thrown: unknown) => {
    throw asFanlightError(thrown, 'FL-FILE-DAMAGED', input.name);
  });
  const header = {
    name: input.name,
    path: input.path,
    hints: hintsOf(opened.parts, ready.title, input.name),
  };
  const story = readRichPage(page, { header, picture: (src) => (src === 'lost' ? null : src) });
  const told = [...opened.losses, ...ready.losses, ...losses.map((code) => loss(code)), ...story.losses];
  return {
    format: 'docx',
    encoding: ready.encoding,
    decoded: story.decoded,
    losses: mergeLosses(told),
    works: story.works,
    pictures: shelf.pictures,
  };
}

function missingCode(fault: OfficePackage['fault']): ErrorCode {
  if (fault === 'FL-ZIP-ENCRYPTED') return 'FL-FILE-PASSWORD';
  return fault === null || fault === 'FL-ZIP-DAMAGED' ? 'FL-FILE-DAMAGED' : fault;
}

/** The part with the text: as the package's relationships say, else where every program puts it. */
function mainPart(parts: ReadonlyMap<string, Uint8Array>): string | null {
  const relations = parts.get('_rels/.rels');
  const target =
    relations === undefined ? undefined : MAIN_TARGET.exec(Buffer.from(relations).toString('latin1'));
  const named = /\bTarget\s{0,9}=\s{0,9}["']\/?([^"']{1,200})["']/.exec(target?.[0] ?? '')?.[1];
  if (named !== undefined && parts.has(named)) return named;
  return [...parts.keys()].find((path) => /^word\/document\d{0,3}\.xml$/i.test(path)) ?? null;
}

const MAIN_TARGET = /<[^<>]{0,600}\/relationships\/officeDocument["'][^<>]{0,600}>/;

type Ready = {
  parts: Map<string, Uint8Array>;
  title: string | null;
  encoding: EncodingReport;
  losses: Loss[];
};

/** The parts with those of text rewritten for the converter; all others are as they were. */
function prepareParts(parts: ReadonlyMap<string, Uint8Array>, main: string, name: string): Ready {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const ready = new Map(parts);
  const losses: Loss[] = [];
  const styleBytes = parts.get(`${folder}styles.xml`);
  const styles = new DocxStyles(styleBytes === undefined ? null : parsePart(styleBytes, name).root);
  let title: string | null = null;
  let encoding: EncodingReport | null = null;
  for (const [path, bytes] of parts) {
    if (!/\.(?:xml|rels)$/i.test(path)) continue;
    if (!isTextPart(path, folder, main)) {
      if (/(?:header|footer)\d{0,3}\.xml$/.test(path) && hasText(bytes, name))
        losses.push(loss('FL-LOSS-PAGES'));
      if (isConverted(path, folder)) ready.set(path, asXml(parsePart(bytes, name).root));
      continue;
    }
    const { root, damagedAt, encoding: own } = parsePart(bytes, name);
    if (root === null) {
      ready.delete(path);
      continue;
    }
    const prepared = prepareTree(root, styles);
    if (path === main) {
      title = prepared.title;
      encoding = own;
    }
    if (damagedAt !== null) losses.push(loss('FL-LOSS-CUT', path));
    losses.push(...prepared.losses.map((code) => loss(code)));
    ready.set(path, asXml(root));
  }
  if (encoding === null) throw new FanlightError('FL-FILE-DAMAGED', name);
  return { parts: ready, title, encoding, losses };
}

function isTextPart(path: string, folder: string, main: string): boolean {
  return path === main || path === `${folder}footnotes.xml` || path === `${folder}endnotes.xml`;
}

/** The parts of which the converter reads more than the names; they are made well-formed for it. */
function isConverted(path: string, folder: string): boolean {
  return (
    path.endsWith('.rels') ||
    path === '[Content_Types].xml' ||
    /^(?:numbering|styles|comments)\.xml$/.test(path.slice(folder.length))
  );
}

function asXml(root: XmlElement | null): Uint8Array {
  return Buffer.from(root === null ? '<none/>' : writeXml(root));
}

function hasText(bytes: Uint8Array, name: string): boolean {
  const { root } = parsePart(bytes, name);
  if (root === null) return false;
  for (const element of xmlElementsBelow(root))
    if (localName(element.name) === 't' && xmlText(element).trim() !== '') return true;
  return false;
}

/** ISO/IEC 29500-2 §10: the package's own properties. */
function hintsOf(
  parts: ReadonlyMap<string, Uint8Array>,
  title: string | null,
  name: string,
): NonNullable<HeaderContext['hints']> {
  const bytes = parts.get('docProps/core.xml');
  const root = bytes === undefined ? null : parsePart(bytes, name).root;
  const value = (wanted: string) => {
    if (root === null) return null;
    for (const element of xmlElementsBelow(root))
      if (localName(element.name) === wanted && xmlText(element).trim() !== '')
        return xmlText(element).trim();
    return null;
  };
  return documentHints({
    title: title ?? value('title'),
    author: value('creator'),
    language: value('language'),
    description: value('description'),
  });
}
