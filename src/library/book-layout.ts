/** Where the blocks of chapters are in a book, found out from the book itself, so that whoever writes books need not say it. */
import type { BlockRun, ServedPage } from '#catalogue';
import { DEFAULT_LIMITS, readZip } from '#containers';
import {
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
    const body = bodyOf(files.get(path));
    if (body === null) return { href, chapter, length: 0, runs: [] };
    const fragment = chapter === null ? undefined : fragments[chapter - 1];
    const runs = fragment === undefined ? [] : runsOf(placesOf(body, blocksOf(fragment)));
    return { href, chapter, length: xmlText(body).length, runs };
  });
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
