import type { Loss } from '#document';
import { FanlightError } from '#errors';
import { declaredCharset } from '#markup';
import {
  type Book,
  type BookDocument,
  joinPlaces,
  loss,
  type OpenPage,
  openOwnPage,
  openPage,
  type PlaceMap,
} from '#stories';
import { decodeBytes, type EncodingReport } from '#text';
import { PictureShelf } from '../picture-shelf.ts';
import { type BookArchive, openArchive } from './open-archive.ts';
import { isOwnBook } from './own-book.ts';
import { resolveHref } from './paths.ts';
import { encryptedPaths } from './protection.ts';
import { readGuide, readLandmarks, readNavigation, readNcx } from './read-contents.ts';
import { readMetadata } from './read-metadata.ts';
import { findPackage, type Package, pagesByName, readPackage } from './read-package.ts';
import { StyleShelf } from './style-sheets.ts';

/** A book taken out of its archive. `places` turns places in the book's text into places in `decoded`. */
export type OpenBook = {
  book: Book;
  root: Package['root'];
  decoded: string;
  places: PlaceMap;
  encoding: EncodingReport;
  losses: Loss[];
  /** Holds the pictures that the reading has asked for. */
  shelf: PictureShelf;
};

/** What all documents of a book may weigh together: a byte of markup is held about six times, a tag becomes an object. */
const MOST_WEIGHT = 180_000_000;
const MARKUP_WEIGHT = 6;
const TAG_WEIGHT = 600;
const TAG = 0x3c;

/**
 * Opens an EPUB: finds its package document, or does without one, and reads metadata, contents and the documents of the
 * reading order. Throws FL-BOOK-LOCKED, FL-FILE-TOO-COMPLEX and what {@link openArchive} throws.
 */
export async function openBook(bytes: Uint8Array, name: string): Promise<OpenBook> {
  const { archive, losses } = await openArchive(bytes, name);
  const textOf = (path: string) => textIn(archive.bytes(path) ?? new Uint8Array());
  const path = findPackage(archive, textOf);
  const opf = path === null ? noPackage(archive) : readPackage(archive, path, textOf(path));
  const locked = encryptedPaths(archive, textOf);
  if (opf.order.some(({ item }) => locked.has(item.path))) throw new FanlightError('FL-BOOK-LOCKED', name);
  for (const missing of opf.missing.slice(0, 50)) losses.push(loss('FL-LOSS-PART', missing));
  if (!opf.whole) losses.push(loss('FL-LOSS-ORDER', opf.path === '' ? undefined : opf.path));
  const pages = openPages(archive, opf, name);
  const styles = new StyleShelf((from, href) => {
    const address = resolveHref(from, href);
    const found = address === null ? null : archive.find(address.path);
    return found === null ? null : { path: found, css: textOf(found) };
  });
  for (const { path: from, page } of pages) styles.apply(from, page.tree);
  const { contents, landmarks } = contentsOf(archive, opf, textOf, pages);
  const shelf = new PictureShelf();
  const { documents, decoded, places } = joined(opf, pages, (from, src) => {
    const address = resolveHref(from, src);
    const found = address === null ? null : archive.find(address.path);
    const picture = found === null ? undefined : archive.bytes(found);
    return picture === undefined ? null : shelf.keep(picture);
  });
  for (const document of documents) {
    const landmark = landmarks.get(document.path);
    if (landmark !== undefined) document.landmark = landmark;
  }
  const metadata = { ...readMetadata(opf.root), packages: otherPackages(archive, opf.path, textOf) };
  return {
    book: { metadata, documents, contents, ...(opf.source !== '' && { packageSource: opf.source }) },
    root: opf.root,
    decoded,
    places,
    encoding: encodingOf(pages),
    losses: [...losses, ...pages.flatMap(pageLosses)],
    shelf,
  };
}

type Page = { path: string; linear: boolean; page: OpenPage };

function textIn(bytes: Uint8Array): string {
  const charset = declaredCharset(bytes);
  return decodeBytes(bytes, charset === null ? {} : { declared: charset }).text;
}

function noPackage(archive: BookArchive): Package {
  const order = pagesByName(archive);
  const root = { name: '', attributes: {}, children: [] };
  return { path: '', source: '', root, manifest: [], order, missing: [], whole: false, tocId: null };
}

function openPages(archive: BookArchive, opf: Package, name: string): Page[] {
  const own = isOwnBook(opf.root);
  let weight = 0;
  return opf.order.map(({ item, linear }) => {
    const bytes = archive.bytes(item.path) ?? new Uint8Array();
    weight += weightOf(bytes);
    if (weight > MOST_WEIGHT) throw new FanlightError('FL-FILE-TOO-COMPLEX', name);
    return { path: item.path, linear, page: own ? openOwnPage(bytes) : openPage(bytes) };
  });
}

function weightOf(bytes: Uint8Array): number {
  let tags = 0;
  for (let at = bytes.indexOf(TAG); at >= 0; at = bytes.indexOf(TAG, at + 1)) tags += 1;
  return bytes.length * MARKUP_WEIGHT + tags * TAG_WEIGHT;
}

/** The contents by the navigation document or, where that has none, by the NCX; and what each document is called. */
function contentsOf(
  archive: BookArchive,
  opf: Package,
  textOf: (path: string) => string,
  pages: readonly Page[],
): { contents: Book['contents']; landmarks: Map<string, string> } {
  const landmarks = readGuide(archive, opf.path, opf.root);
  const nav = opf.manifest.find((item) => item.exists && item.properties.includes('nav'))?.path;
  const tree =
    nav === undefined
      ? undefined
      : (pages.find(({ path }) => path === nav)?.page.tree ??
        openPage(archive.bytes(nav) ?? new Uint8Array()).tree);
  let contents: Book['contents'] = [];
  if (nav !== undefined && tree !== undefined) {
    for (const [path, type] of readLandmarks(archive, nav, tree)) landmarks.set(path, type);
    landmarks.set(nav, 'nav');
    contents = readNavigation(archive, nav, tree);
  }
  const ncx =
    opf.manifest.find((item) => item.exists && item.id === opf.tocId)?.path ??
    archive.paths.find((path) => /\.ncx$/i.test(path));
  if (contents.length === 0 && ncx !== undefined) contents = readNcx(archive, ncx, textOf(ncx));
  return { contents, landmarks };
}

/** All sources one after another, the package document's first; and the same as they were before repairs. */
function joined(
  opf: Package,
  pages: readonly Page[],
  pictureAt: (from: string, src: string) => string | null,
): { documents: BookDocument[]; decoded: string; places: PlaceMap } {
  const documents: BookDocument[] = [];
  const parts: { start: number; before: number; places: PlaceMap }[] = [];
  const texts = opf.source === '' ? [] : [opf.source];
  let start = opf.source === '' ? 0 : opf.source.length + 1;
  let before = start;
  for (const { path, linear, page } of pages) {
    documents.push({ path, linear, tree: page.tree, start, picture: (src) => pictureAt(path, src) });
    parts.push({ start, before, places: page.places });
    texts.push(page.decoded);
    start += page.tree.source.length + 1;
    before += page.decoded.length + 1;
  }
  return { documents, decoded: texts.join('\n'), places: joinPlaces(parts) };
}

/** The package documents of other books that an anthology keeps inside. */
function otherPackages(
  archive: BookArchive,
  own: string,
  textOf: (path: string) => string,
): Book['metadata']['packages'] {
  return archive.paths
    .filter((path) => path !== own && /\.opf$/i.test(path))
    .slice(0, 2_000)
    .map((path) => ({ path, xml: textOf(path) }));
}

/** One report for all documents: the charset of the first that needs one, as surely as the least sure. */
function encodingOf(pages: readonly Page[]): EncodingReport {
  const reports = pages.map(({ page }) => page.encoding);
  const chief = reports.find(({ confidence }) => confidence < 1) ?? reports[0];
  if (chief === undefined) return { name: 'utf-8', confidence: 1, reason: 'no document', repaired: [] };
  const confidence = reports.reduce((least, one) => Math.min(least, one.confidence), 1);
  const repaired = [...new Set(reports.flatMap((one) => one.repaired))].slice(0, 20);
  return { ...chief, confidence, repaired };
}

/** A document's losses by its path: places in it mean nothing to a person who has the book. */
function pageLosses({ path, page }: Page): Loss[] {
  return page.losses.map((one) => ({ ...one, at: path }));
}
