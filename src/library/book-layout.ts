/** Where the blocks of chapters are in a book, found out from the book itself, so that whoever writes books need not say it. */
import type { BlockRun, ServedPage } from '#catalogue';
import { DEFAULT_LIMITS, readZip } from '#containers';
import {
  fragmentOutline,
  isXmlElement,
  localName,
  type Markup,
  parseXml,
  type XmlElement,
  xmlElementsBelow,
  xmlText,
} from '#markup';

/** A block may be this many further on than was expected, where the book has none of those between. */
const MOST_SKIPPED = 8;
const CONTAINER = 'META-INF/container.xml';

/** A content document of a book that this program wrote, in reading order. */
type BookPage = { href: string; path: string };

/**
 * The content documents of a book in reading order, each with its chapter, as `chapters` tells them by their address in the package, and where the
 * blocks of that chapter's stored fragment are. A block that the book does not have is in no run.
 */
export async function bookLayout(
  book: Uint8Array,
  chapters: ReadonlyMap<string, number>,
  fragments: readonly Markup[],
): Promise<ServedPage[]> {
  const files = await unpacked(book);
  return spineOf(files).map(({ href, path }) => {
    const chapter = chapters.get(href) ?? null;
    const source = files.get(path);
    const fragment = chapter === null ? undefined : fragments[chapter - 1];
    const unchanged = fragment === undefined ? null : layoutAround(source ?? '', fragment);
    if (unchanged !== null) return { href, chapter, ...unchanged };
    const body = bodyOf(source);
    if (body === null) return { href, chapter, length: 0, runs: [] };
    const runs = fragment === undefined ? [] : runsOf(placesOf(body, blocksOf(fragment)));
    return { href, chapter, length: xmlText(body).length, runs };
  });
}

/** Stands in a page where a fragment stood; no page has an element of this name. */
const PLACE = 'fragment-place';

/** The layout of a page that has a fragment as it is stored, which need not be parsed for that; null for a page that changed something in it. */
function layoutAround(
  source: string,
  { value }: Markup,
): Required<Pick<ServedPage, 'length' | 'runs'>> | null {
  const at = value === '' ? -1 : source.indexOf(value);
  if (at < 0) return null;
  const body = bodyOf(`${source.slice(0, at)}<${PLACE}/>${source.slice(at + value.length)}`);
  const place = body === null ? null : pathTo(body, '');
  if (body === null || place === null) return null;
  const { names, characters } = fragmentOutline(value);
  const counts = new Map(place.before);
  const places = names.map((name, index) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { block: index + 1, path: place.path, name, index: count };
  });
  return { length: xmlText(body).length + characters, runs: runsOf(places) };
}

/** The element that the place is in, and how many of each name stand in it before the place. */
function pathTo(element: XmlElement, path: string): { path: string; before: Map<string, number> } | null {
  const counts = new Map<string, number>();
  for (const child of element.children.filter(isXmlElement)) {
    if (child.name === PLACE) return { path, before: counts };
    const index = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, index);
    const found = pathTo(child, `${path}/${child.name}[${index}]`);
    if (found !== null) return found;
  }
  return null;
}

async function unpacked(book: Uint8Array): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const entry of readZip(book, DEFAULT_LIMITS))
    if (!('code' in entry) && /\.(?:xml|opf|xhtml)$/.test(entry.path))
      files.set(entry.path, Buffer.from(entry.bytes).toString('utf8'));
  return files;
}

/** EPUB 3.3 §5.7: the items that the spine names, in its order. */
function spineOf(files: ReadonlyMap<string, string>): BookPage[] {
  const opf = elements(files.get(CONTAINER), 'rootfile')[0]?.attributes['full-path'] ?? '';
  const folder = opf.slice(0, opf.lastIndexOf('/') + 1);
  const hrefs = new Map(
    elements(files.get(opf), 'item').map(({ attributes }) => [attributes['id'], attributes['href'] ?? '']),
  );
  return elements(files.get(opf), 'itemref').flatMap(({ attributes }) => {
    const href = hrefs.get(attributes['idref']);
    return href === undefined ? [] : [{ href, path: folder + href }];
  });
}

function elements(source: string | undefined, name: string): XmlElement[] {
  const { root } = parseXml(source ?? '');
  return root === null ? [] : [root, ...xmlElementsBelow(root)].filter((one) => localName(one.name) === name);
}

function bodyOf(source: string | undefined): XmlElement | null {
  return (
    parseXml(source ?? '')
      .root?.children.filter(isXmlElement)
      .find(({ name }) => name === 'body') ?? null
  );
}

/** What a block is known again by: its element and its words. */
function blocksOf({ value }: Markup): string[] {
  return (parseXml(`<x>${value}</x>`).root?.children ?? []).filter(isXmlElement).map(keyOf);
}

function keyOf(element: XmlElement): string {
  return `${element.name} ${xmlText(element).replace(/\s+/g, ' ').trim()}`;
}

type BlockPlace = { block: number; path: string; name: string; index: number };

/** Goes through a page in document order and takes each element that is the next block, or one of those soon after it. */
function placesOf(body: XmlElement, blocks: readonly string[]): BlockPlace[] {
  const places: BlockPlace[] = [];
  let next = 0;
  const visit = (element: XmlElement, path: string): void => {
    const counts = new Map<string, number>();
    for (const child of element.children.filter(isXmlElement)) {
      const index = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, index);
      const found = blocks.slice(next, next + MOST_SKIPPED).indexOf(keyOf(child));
      if (found < 0) visit(child, `${path}/${child.name}[${index}]`);
      else {
        next += found + 1;
        places.push({ block: next, path, name: child.name, index });
      }
    }
  };
  visit(body, '');
  return places;
}

function runsOf(places: readonly BlockPlace[]): BlockRun[] {
  const runs: BlockRun[] = [];
  for (const { block, path, name, index } of places) {
    const last = runs.at(-1);
    const follows =
      last?.path === path &&
      last.name === name &&
      last.first + last.count === block &&
      last.index + last.count === index;
    if (follows) last.count += 1;
    else runs.push({ first: block, count: 1, path, name, index });
  }
  return runs;
}
