/**
 * Windows code pages by their number, as `\ansicpg` and `\cpg` give them (RTF 1.9.1, "Character Set"; Windows' list of code
 * page identifiers). Those of Windows and DOS are named by their number.
 */
const PAGES = new Map<number, string>([
  [708, 'iso-8859-6'],
  [819, 'windows-1252'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10_000, 'macintosh'],
  [10_001, 'shift_jis'],
  [10_002, 'big5'],
  [10_003, 'euc-kr'],
  [10_006, 'macgreek'],
  [10_007, 'x-mac-cyrillic'],
  [10_008, 'gb18030'],
  [10_010, 'macromania'],
  [10_021, 'macthai'],
  [10_029, 'x-mac-ce'],
  [10_079, 'maciceland'],
  [10_081, 'macturkish'],
  [10_082, 'maccroatian'],
  [20_866, 'koi8-r'],
  [20_932, 'euc-jp'],
  [20_936, 'gb18030'],
  [21_866, 'koi8-u'],
  [51_932, 'euc-jp'],
  [51_949, 'euc-kr'],
  [54_936, 'gb18030'],
  [65_001, 'utf-8'],
]);

/** Code pages of the charsets that fonts state by `\fcharset` (RTF 1.9.1, "Font Table"). */
const FONT_CHARSETS = new Map<number, number>([
  [0, 1252],
  [77, 10_000],
  [78, 10_001],
  [79, 10_003],
  [80, 10_008],
  [81, 10_002],
  [85, 10_006],
  [86, 10_081],
  [87, 10_021],
  [88, 10_029],
  [89, 10_007],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [179, 1256],
  [180, 1256],
  [181, 1255],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
  [254, 437],
  [255, 850],
]);

/** `\fcharset` of fonts whose characters are signs. */
export const SYMBOL_CHARSET = 2;

/** The charset of a code page, fit for `decodeAs`; null when unknown or not a page of characters. */
export function charsetOfPage(page: number): string | null {
  const known = PAGES.get(page);
  if (known !== undefined) return known;
  if (page >= 1250 && page <= 1258) return `windows-${page}`;
  if (page >= 28_591 && page <= 28_606) return page === 28_591 ? 'windows-1252' : `iso-8859-${page - 28_590}`;
  return page >= 437 && page <= 869 ? `ibm${page}` : null;
}

/** The code page of a font's `\fcharset`; null where the font leaves it to the document. */
export function pageOfFont(fontCharset: number): number | null {
  return FONT_CHARSETS.get(fontCharset) ?? null;
}

/** Whether a charset has characters of two bytes, of which the second may look like a brace or backslash. */
export function isWideCharset(charset: string): boolean {
  return WIDE.has(charset);
}

const WIDE = new Set(['shift_jis', 'gb18030', 'euc-kr', 'big5']);
