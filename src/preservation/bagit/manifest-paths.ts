/** A name of a file as a manifest has it: CR, LF and % are written as `%0D`, `%0A` and `%25` (RFC 8493 §2.1.3). */
export function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/**
 * The name that a manifest means. Whatever else stands after a % is written as it is; before version 1.0 a % was not written in
 * another way.
 */
export function decodePath(written: string, version: number): string {
  return written.replace(/%(?:0[Aa]|0[Dd]|25)/g, (code) => {
    if (code === '%25') return version < 1 ? code : '%';
    return code.toLowerCase() === '%0a' ? '\n' : '\r';
  });
}

/** A path in a bag, without a leading `./`; null for one that leads out of the bag or names no file (RFC 8493 §5.2). */
export function pathInBag(written: string): string | null {
  const path = written.replace(/^(?:\.\/)+/, '');
  const parts = path.split('/');
  const isInside = parts.every((part) => part !== '' && part !== '.' && part !== '..');
  const isDrive = /^[A-Za-z]:/.test(path) || path.startsWith('\\\\');
  return isInside && !isDrive && !path.includes('\0') && !path.includes('..\\') ? path : null;
}

/** Names are compared in one form, since some file systems keep another than they are given (RFC 8493 §6). */
export function sameName(path: string): string {
  return path.normalize('NFC');
}
