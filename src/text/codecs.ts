import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';

/** Charsets that iconv-lite knows by another name. */
const ICONV_NAMES = new Map([
  ['x-mac-cyrillic', 'maccyrillic'],
  ['x-mac-ce', 'maccenteuro'],
  ['macintosh', 'macroman'],
  ['shift_jis', 'cp932'],
  ['euc-kr', 'cp949'],
]);
const upperHalves = new Map<string, string>();

/** True when bytes in this charset (a name from `charsetName`) can be decoded. */
export function canDecode(charset: string): boolean {
  return charset === 'iso-2022-jp' || charset === 'hz-gb-2312' || iconv.encodingExists(iconvName(charset));
}

/** Bytes as text in a known charset, BOM not removed; what is no character becomes U+FFFD. */
export function decodeIn(charset: string, bytes: Uint8Array): string {
  if (charset === 'iso-2022-jp') return decodeEscapedJapanese(bytes);
  if (charset === 'hz-gb-2312') return decodeHz(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (charset === 'utf-8') return buffer.toString('utf8');
  if (charset === 'utf-16le') return evenPart(buffer).toString('utf16le').toWellFormed() + oddRest(buffer);
  if (charset === 'utf-16be')
    return Buffer.from(evenPart(buffer)).swap16().toString('utf16le').toWellFormed() + oddRest(buffer);
  const table = narrowTable(charset);
  return table ? decodeNarrow(table, bytes) : iconv.decode(buffer, iconvName(charset), { stripBOM: false });
}

/** Charsets of one byte a character, which are decoded by table: several times as quick. */
const NARROW = /^(?:windows-|iso-8859-|koi8-|ibm|macintosh|x-mac-)/;
const narrowTables = new Map<string, Uint16Array>();

function narrowTable(charset: string): Uint16Array | null {
  if (!NARROW.test(charset)) return null;
  let table = narrowTables.get(charset);
  if (!table) {
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const characters = iconv.decode(all, iconvName(charset), { stripBOM: false });
    table = Uint16Array.from({ length: 256 }, (_, byte) => characters.charCodeAt(byte));
    narrowTables.set(charset, table);
  }
  return table;
}

function decodeNarrow(table: Uint16Array, bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) units[at] = table[bytes[at] ?? 0] ?? 0xfffd;
  return Buffer.from(units.buffer).toString('utf16le');
}

/** The 128 characters of bytes 80 to FF in a single-byte charset; U+FFFD where there is none. */
export function upperHalf(charset: string): string {
  let table = upperHalves.get(charset);
  if (table === undefined) {
    table = decodeIn(
      charset,
      Uint8Array.from({ length: 128 }, (_, index) => index + 128),
    );
    upperHalves.set(charset, table);
  }
  return table;
}

function iconvName(charset: string): string {
  return ICONV_NAMES.get(charset) ?? charset;
}

function evenPart(buffer: Buffer): Buffer {
  return buffer.subarray(0, buffer.length & ~1);
}

function oddRest(buffer: Buffer): string {
  return buffer.length % 2 === 1 ? '\ufffd' : '';
}

/** ISO-2022-JP (RFC 1468) as EUC-JP: two-byte sets get their high bits, the escapes go. */
function decodeEscapedJapanese(bytes: Uint8Array): string {
  const out = Buffer.alloc(bytes.length);
  let length = 0;
  let wide = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const set = byte === 0x1b ? escapeAt(bytes, at) : null;
    if (set) {
      wide = set.wide;
      at += set.length - 1;
    } else if (byte === 0x0a || byte === 0x0d) {
      wide = false;
      out[length++] = byte;
    } else out[length++] = wide && byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte;
  }
  return iconv.decode(out.subarray(0, length), 'euc-jp');
}

function escapeAt(bytes: Uint8Array, at: number): { wide: boolean; length: number } | null {
  const second = bytes[at + 1];
  const third = bytes[at + 2];
  if (second === 0x28 && (third === 0x42 || third === 0x4a)) return { wide: false, length: 3 };
  if (second === 0x24 && (third === 0x40 || third === 0x42)) return { wide: true, length: 3 };
  return null;
}

/** HZ (RFC 1843): `~{` starts two-byte GB 2312, `~}` ends it, `~~` is a tilde. */
function decodeHz(bytes: Uint8Array): string {
  const out = Buffer.alloc(bytes.length);
  let length = 0;
  let wide = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1];
    if (byte === 0x7e && (next === 0x7b || next === 0x7d)) {
      wide = next === 0x7b;
      at++;
    } else if (byte === 0x7e && next === 0x7e && !wide) {
      out[length++] = byte;
      at++;
    } else if (byte === 0x0a) {
      wide = false;
      out[length++] = byte;
    } else out[length++] = wide && byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte;
  }
  return iconv.decode(out.subarray(0, length), 'gb18030');
}
