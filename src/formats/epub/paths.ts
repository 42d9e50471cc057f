/** An address within a book: the path of a file from the root of the book, and the id in it. */
export type BookAddress = { path: string; fragment: string | null };

/** The folder of a path, with its slash; empty at the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/**
 * An `href` as it stands in the document at `from`, as a path from the root of the book, not yet unescaped: names may
 * hold a percent sign. Null for addresses outside the book. A path that climbs above the root stops there.
 */
export function resolveHref(from: string, href: string): BookAddress | null {
  const trimmed = href.trim().slice(0, 2_000);
  if (/^(?!file:)[a-z][a-z0-9+.-]{1,20}:/i.test(trimmed) || trimmed.startsWith('//')) return null;
  const hash = trimmed.indexOf('#');
  const file = (hash < 0 ? trimmed : trimmed.slice(0, hash)).replace(/^file:\/{0,3}/i, '');
  const fragment = hash < 0 ? null : unescaped(trimmed.slice(hash + 1));
  if (file === '') return { path: from, fragment };
  const parts = file.startsWith('/') ? [] : folderOf(from).split('/').filter(Boolean);
  for (const part of file.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return { path: parts.join('/'), fragment: fragment === '' ? null : fragment };
}

/** Text without percent escapes; as it stands where they are none. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
