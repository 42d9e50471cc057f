import { zipNames } from './zip-names.ts';

/**
 * What a zip is that is one document rather than a folder of files: an e-book, or a word processor's document (OPC and
 * OpenDocument). Null for an ordinary zip.
 */
export type PackageKind = 'epub' | 'office' | null;

/**
 * Tells by the names of its files, in whatever order they were packed. A folder around the whole package does not count;
 * a package file among others does not make one. A zip that holds an e-book beside its package file, as a calibre
 * library does, is a folder.
 */
export function packageKind(bytes: Uint8Array): PackageKind {
  const stated = statedType(bytes);
  if (stated !== null) return stated === 'application/epub+zip' ? 'epub' : 'office';
  const names = withoutOuterFolder(zipNames(bytes));
  const all = new Set(names);
  if (all.has('META-INF/container.xml')) return 'epub';
  if (all.has('[Content_Types].xml')) return 'office';
  if (all.has('content.xml') && (all.has('mimetype') || all.has('META-INF/manifest.xml'))) return 'office';
  const packages = names.filter((name) => /\.opf$/i.test(name));
  const pages = names.some((name) => /\.x?html?$/i.test(name));
  if (pages && names.some((name) => /\.(?:epub|zip|mobi|azw3?|pdf)$/i.test(name))) return null;
  return pages && (all.has('mimetype') || packages.length === 1) ? 'epub' : null;
}

/** The media type that a package states in its first bytes, in a stored entry named `mimetype` (OCF 3.3 §4.2.1). */
function statedType(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(LOCAL_HEADER, LOCAL_HEADER + 120));
  return /^mimetype(application\/[a-z0-9.+-]{1,80}?)(?=PK|\s|$)/.exec(head)?.[1] ?? null;
}

/** Where the name stands in the first entry (APPNOTE 4.3.7). */
const LOCAL_HEADER = 30;

/** Names without the folder that all of them are in, as a zip made of a folder has it. */
export function withoutOuterFolder(names: readonly string[]): string[] {
  const folder = names[0]?.slice(0, names[0].indexOf('/') + 1) ?? '';
  const isAround = folder !== '' && folder !== 'META-INF/' && names.every((name) => name.startsWith(folder));
  return isAround ? names.map((name) => name.slice(folder.length)) : [...names];
}
