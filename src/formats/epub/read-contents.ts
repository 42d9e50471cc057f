import {
  attribute,
  elementsBelow,
  type HtmlElement,
  type HtmlTree,
  isElement,
  isXmlElement,
  localName,
  oneLine,
  textBelow,
  type XmlElement,
  xmlElementsBelow,
  xmlText,
} from '#markup';
import type { Book } from '#stories';
import { parseLoosely } from './loose-xml.ts';
import type { BookArchive } from './open-archive.ts';
import { resolveHref } from './paths.ts';
import { attributeOf } from './read-package.ts';

type Contents = Book['contents'];

/** A table of contents is at most this long; titles are cut. */
const MOST_ENTRIES = 20_000;
const LONGEST_TITLE = 500;

/** The contents of a navigation document (EPUB 3.3 §7.4): the list marked `toc`, or the first there is. */
export function readNavigation(archive: BookArchive, path: string, tree: HtmlTree): Contents {
  const navs = [...elementsBelow(tree.root)].filter((element) => element.tagName === 'nav');
  const toc =
    navs.find((nav) => typesOf(nav).includes('toc')) ?? navs.find((nav) => typesOf(nav).length === 0);
  return toc === undefined ? [] : linksBelow(archive, path, toc);
}

/** What the landmarks of a navigation document call the book's documents: path → type. */
export function readLandmarks(archive: BookArchive, path: string, tree: HtmlTree): Map<string, string> {
  const landmarks = new Map<string, string>();
  for (const nav of elementsBelow(tree.root)) {
    if (nav.tagName !== 'nav' || !typesOf(nav).includes('landmarks')) continue;
    for (const link of elementsBelow(nav)) {
      const address = resolveHref(path, attribute(link, 'href') ?? '');
      const [type] = typesOf(link);
      const found = address === null ? null : archive.find(address.path);
      if (link.tagName === 'a' && type !== undefined && found !== null && !landmarks.has(found))
        landmarks.set(found, type);
    }
  }
  return landmarks;
}

/** What the guide of a package document calls the book's documents (OPF 2.0.1 §2.6): path → type. */
export function readGuide(archive: BookArchive, path: string, root: XmlElement): Map<string, string> {
  const guide = new Map<string, string>();
  for (const element of xmlElementsBelow(root)) {
    if (localName(element.name).toLowerCase() !== 'reference') continue;
    const address = resolveHref(path, attributeOf(element, 'href') ?? '');
    const found = address === null ? null : archive.find(address.path);
    const type = attributeOf(element, 'type')?.toLowerCase();
    if (found !== null && type !== undefined && !guide.has(found)) guide.set(found, type);
  }
  return guide;
}

/** The contents of an NCX (OPF 2.0.1 §2.4.1). */
export function readNcx(archive: BookArchive, path: string, source: string): Contents {
  const { root } = parseLoosely(source);
  const entries: Contents = [];
  const isPoint = (element: XmlElement) => localName(element.name).toLowerCase() === 'navpoint';
  const visit = (element: XmlElement, depth: number) => {
    for (const child of element.children.filter(isXmlElement)) {
      if (isPoint(child)) addPoint(child, depth);
      else if (localName(child.name).toLowerCase() !== 'pagelist') visit(child, depth);
    }
  };
  const addPoint = (point: XmlElement, depth: number) => {
    const parts = point.children.filter(isXmlElement);
    const own = (name: string) => parts.find((part) => localName(part.name).toLowerCase() === name);
    const label = own('navlabel');
    const content = own('content');
    const address = content === undefined ? null : resolveHref(path, attributeOf(content, 'src') ?? '');
    add(archive, entries, label === undefined ? '' : xmlText(label), address, depth);
    visit(point, depth + 1);
  };
  visit(root, 0);
  return entries.length > 0 ? entries : flatNcx(archive, path, root);
}

/** An NCX whose nesting is lost: each text belongs to the address after it. */
function flatNcx(archive: BookArchive, path: string, root: XmlElement): Contents {
  const entries: Contents = [];
  let title = '';
  for (const element of xmlElementsBelow(root)) {
    const name = localName(element.name).toLowerCase();
    if (name === 'text') title = xmlText(element);
    if (name !== 'content') continue;
    add(archive, entries, title, resolveHref(path, attributeOf(element, 'src') ?? ''), 0);
    title = '';
  }
  return entries;
}

function linksBelow(archive: BookArchive, path: string, nav: HtmlElement): Contents {
  const entries: Contents = [];
  for (const link of elementsBelow(nav)) {
    const href = attribute(link, 'href');
    if (link.tagName !== 'a' || href === null) continue;
    const title = textBelow(link, LONGEST_TITLE * 2) || (attribute(link, 'title') ?? '');
    add(archive, entries, title, resolveHref(path, href), listsAround(link, nav) - 1);
  }
  return entries;
}

function listsAround(link: HtmlElement, nav: HtmlElement): number {
  let lists = 0;
  let parent = link.parentNode;
  while (parent !== null && parent !== nav && 'parentNode' in parent && isElement(parent)) {
    if (parent.tagName === 'ol' || parent.tagName === 'ul') lists += 1;
    parent = parent.parentNode;
  }
  return Math.max(1, lists);
}

function add(
  archive: BookArchive,
  entries: Contents,
  title: string,
  address: ReturnType<typeof resolveHref>,
  depth: number,
): void {
  const path = address === null ? null : archive.find(address.path);
  if (address === null || path === null || entries.length >= MOST_ENTRIES) return;
  entries.push({
    title: oneLine(title).trim().slice(0, LONGEST_TITLE),
    path,
    fragment: address.fragment,
    depth,
  });
}

/** What an element is, by `epub:type` (EPUB 3.3 §8). */
function typesOf(element: HtmlElement): string[] {
  return (attribute(element, 'epub:type') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
}
