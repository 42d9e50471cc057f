import { Buffer, isUtf8 } from 'node:buffer';

/** Bytes 80 to FF of IBM code page 437, the encoding of zip names without the UTF-8 flag (APPNOTE D.1). */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const UTF8_FLAG = 0x0800;
/** Info-ZIP Unicode Path (APPNOTE 4.6.9): a version byte and a CRC of the plain name come before the name. */
const UNICODE_PATH = 0x7075;
const UNICODE_PATH_HEAD = 5;
const MAX_NAME = 1_024;

/** The name of an entry as text, from its raw bytes, its flags and its extra fields. Not yet checked for safety. */
export function decodeEntryName(
  raw: Uint8Array,
  flags: number,
  extraFields: readonly { id: number; data: Uint8Array }[] = [],
): string {
  const unicode = extraFields.find(
    (field) => field.id === UNICODE_PATH && field.data.length > UNICODE_PATH_HEAD,
  );
  if (unicode) return Buffer.from(unicode.data.subarray(UNICODE_PATH_HEAD)).toString('utf8');
  if ((flags & UTF8_FLAG) !== 0 || isUtf8(raw)) return Buffer.from(raw).toString('utf8');
  return Array.from(raw, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : CP437[byte - 0x80])).join('');
}

/**
 * A name as a relative path with forward slashes, or null when it could lead out of its folder: absolute, with a drive
 * letter, with `..`, with a NUL, or longer than 1,024 characters. A backslash counts as a separator, as programs on Windows write it.
 */
export function safePath(name: string): string | null {
  if (name === '' || name.length > MAX_NAME || name.includes('\0')) return null;
  const path = name.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return null;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.some((part) => /^\.\.[. ]*$/.test(part))) return null;
  return parts.join('/').replace(/[\x01-\x1f\x7f]/g, '\ufffd') + (path.endsWith('/') ? '/' : '');
}

/** True for the files that macOS adds for itself: resource forks and folder settings. */
export function isSystemFile(path: string): boolean {
  return path.startsWith('__MACOSX/') || /(?:^|\/)\.DS_Store$/.test(path);
}

/** An entry's own name as it may stand in a report: no control characters, not longer than 200 characters. */
export function printable(name: string): string {
  return name.slice(0, 200).replace(/[\x00-\x1f\x7f]/g, '\ufffd');
}
