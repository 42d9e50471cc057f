import { localName, type XmlElement, xmlElementsBelow } from '#markup';
import { parseLoosely } from './loose-xml.ts';
import { type BookArchive, isPage } from './open-archive.ts';
import { folderOf, resolveHref } from './paths.ts';

/** A file of the manifest. `path` is that of an entry of the archive, or as written where there is none. */
export type ManifestItem = {
  id: string;
  path: string;
  exists: boolean;
  mediaType: string;
  properties: string[];
  fallback: string | null;
};

/** A package document read. `order` is the reading order; what of it could not be found is in `missing`. */
export type Package = {
  path: string;
  source: string;
  root: XmlElement;
  manifest: ManifestItem[];
  order: { item: ManifestItem; linear: boolean }[];
  missing: string[];
  /** Whether the package document is whole and lists what is read; else the order comes from the files' names. */
  whole: boolean;
  /** The item that the spine names as its NCX. */
  tocId: string | null;
};

/** The package document's path: as the container says, or the only or the uppermost one there is. Null without one. */
export function findPackage(archive: BookArchive, textOf: (path: string) => string): string | null {
  const container = archive.paths
    .filter((path) => /(?:^|\/)META-INF\/container\.xml$/i.test(path))
    .sort((a, b) => a.length - b.length)[0];
  if (container !== undefined) {
    const root = folderOf(container).replace(/META-INF\/$/i, '');
    for (const element of xmlElementsBelow(parseLoosely(textOf(container)).root)) {
      const named = attributeOf(element, 'full-path');
      if (localName(element.name).toLowerCase() !== 'rootfile' || named === null) continue;
      const path = archive.find(root + named.replace(/^\/+/, '')) ?? archive.find(named);
      if (path !== null) return path;
    }
  }
  const packages = archive.paths.filter((path) => /\.opf$/i.test(path));
  const depth = (path: string) => path.split('/').length;
  return packages.sort((a, b) => depth(a) - depth(b))[0] ?? null;
}

/** Reads a package document (EPUB 3.3 §5, OPF 2.0.1, OEB 1): what there is and in which order it is read. */
export function readPackage(archive: BookArchive, path: string, source: string): Package {
  const { root, whole } = parseLoosely(source);
  const elements = [...xmlElementsBelow(root)];
  const named = (name: string) =>
    elements.filter((element) => localName(element.name).toLowerCase() === name);
  const manifest = named('item').flatMap((element) => readItem(archive, path, element));
  const byId = new Map(manifest.map((item) => [item.id, item]));
  const order: Package['order'] = [];
  const missing: string[] = [];
  for (const reference of named('itemref')) {
    const idref = attributeOf(reference, 'idref') ?? '';
    const item = readable(byId.get(idref) ?? manifest.find((one) => one.path.endsWith(`/${idref}`)), byId);
    const linear = attributeOf(reference, 'linear') !== 'no';
    if (item === null) missing.push(byId.get(idref)?.path ?? idref);
    else if (!item.exists) missing.push(item.path);
    else if (!order.some((one) => one.item.path === item.path)) order.push({ item, linear });
  }
  const spine = named('spine')[0];
  const tocId = spine === undefined ? null : attributeOf(spine, 'toc');
  const listed = order.length > 0;
  if (!listed) order.push(...pagesByName(archive, manifest));
  return { path, source, root, manifest, order, missing, whole: whole && listed, tocId };
}

/** The reading order of a book without a package document: its pages by name, numbers as numbers. */
export function pagesByName(archive: BookArchive, manifest: readonly ManifestItem[] = []): Package['order'] {
  const listed = manifest.filter(
    (item) => item.exists && isDocument(item) && !item.properties.includes('nav'),
  );
  if (listed.length > 0) return listed.map((item) => ({ item, linear: true }));
  return archive.paths
    .filter(isPage)
    .sort(BY_NAME.compare)
    .map((path) => ({
      item: { id: path, path, exists: true, mediaType: '', properties: [], fallback: null },
      linear: true,
    }));
}

const BY_NAME = new Intl.Collator('en', { numeric: true });

function readItem(archive: BookArchive, base: string, element: XmlElement): ManifestItem[] {
  const href = attributeOf(element, 'href');
  const address = href === null ? null : resolveHref(base, href);
  if (address === null) return [];
  const found = archive.find(address.path);
  return [
    {
      id: attributeOf(element, 'id') ?? address.path,
      path: found ?? address.path,
      exists: found !== null,
      mediaType: (attributeOf(element, 'media-type') ?? '').toLowerCase(),
      properties: (attributeOf(element, 'properties') ?? '').split(/\s+/),
      fallback: attributeOf(element, 'fallback'),
    },
  ];
}

/** An item or, where no reader of text can read it, what the book names in its place (EPUB 3.3 §3.5.1). */
function readable(
  item: ManifestItem | undefined,
  byId: ReadonlyMap<string, ManifestItem>,
): ManifestItem | null {
  let current = item;
  for (let step = 0; current !== undefined && step < 5; step += 1) {
    if (isDocument(current)) return current;
    current = current.fallback === null ? undefined : byId.get(current.fallback);
  }
  return null;
}

/** Whether an item is a document: what its name says counts where the media type does not. */
function isDocument({ mediaType, path }: ManifestItem): boolean {
  return DOCUMENT_TYPES.has(mediaType) || isPage(path);
}

const DOCUMENT_TYPES = new Set([
  'application/xhtml+xml',
  'text/html',
  'text/x-oeb1-document',
  'application/x-dtbook+xml',
  'application/html+xml',
]);

/** An attribute by its name without prefix, or null. */
export function attributeOf(element: XmlElement, name: string): string | null {
  for (const [key, value] of Object.entries(element.attributes))
    if (localName(key).toLowerCase() === name) return value;
  return null;
}
