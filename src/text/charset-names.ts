/** Labels that mean another charset on the web (WHATWG Encoding §4.2), or that people type; keys have only letters and digits. */
const LABELS = new Map<string, string>(
  Object.entries({
    utf8: 'utf-8',
    unicode11utf8: 'utf-8',
    ascii: 'windows-1252',
    usascii: 'windows-1252',
    iso646us: 'windows-1252',
    iso646ususascii: 'windows-1252',
    ansix341968: 'windows-1252',
    ansi: 'windows-1252',
    iso88591: 'windows-1252',
    isolatin1: 'windows-1252',
    latin1: 'windows-1252',
    l1: 'windows-1252',
    cp1252: 'windows-1252',
    xansi: 'windows-1252',
    utf16: 'utf-16le',
    unicode: 'utf-16le',
    ucs2: 'utf-16le',
    utf16le: 'utf-16le',
    utf16be: 'utf-16be',
    utf32: 'utf-32le',
    utf32le: 'utf-32le',
    utf32be: 'utf-32be',
    macintosh: 'macintosh',
    macroman: 'macintosh',
    xmacroman: 'macintosh',
    mac: 'macintosh',
    xmaccyrillic: 'x-mac-cyrillic',
    maccyrillic: 'x-mac-cyrillic',
    xmacce: 'x-mac-ce',
    maccenteuro: 'x-mac-ce',
    macce: 'x-mac-ce',
    iso88599: 'windows-1254',
    latin5: 'windows-1254',
    iso885911: 'windows-874',
    tis620: 'windows-874',
    cp874: 'windows-874',
    latin2: 'iso-8859-2',
    isolatin2: 'iso-8859-2',
    latin9: 'iso-8859-15',
    iso885915: 'iso-8859-15',
    iso88598i: 'iso-8859-8',
    shiftjis: 'shift_jis',
    sjis: 'shift_jis',
    xsjis: 'shift_jis',
    mskanji: 'shift_jis',
    windows31j: 'shift_jis',
    cp932: 'shift_jis',
    eucjp: 'euc-jp',
    xeucjp: 'euc-jp',
    iso2022jp: 'iso-2022-jp',
    hzgb2312: 'hz-gb-2312',
    hz: 'hz-gb-2312',
    gb2312: 'gb18030',
    gbk: 'gb18030',
    cp936: 'gb18030',
    xgbk: 'gb18030',
    euccn: 'gb18030',
    gb18030: 'gb18030',
    big5: 'big5',
    big5hkscs: 'big5',
    cp950: 'big5',
    euckr: 'euc-kr',
    ksc56011987: 'euc-kr',
    windows949: 'euc-kr',
    cp949: 'euc-kr',
    koi8r: 'koi8-r',
    koi8u: 'koi8-u',
    cyrillic: 'iso-8859-5',
    greek: 'iso-8859-7',
    hebrew: 'iso-8859-8',
    arabic: 'iso-8859-6',
  }),
);
/** IBM code pages and the like, by their number. */
const NUMBERED = /^(?:cp|ibm|windows|dos|xcp|oem|win|iso8859|iso)?(\d{1,4})$/;
const DOS_PAGES = new Set([
  '437',
  '720',
  '737',
  '775',
  '850',
  '852',
  '855',
  '857',
  '858',
  '860',
  '861',
  '862',
  '863',
  '864',
  '865',
  '866',
  '869',
]);

/**
 * The one name Fanlight uses for a charset label: the WHATWG name in lower case where there is one, else the IANA name
 * (`ibm437`, `x-mac-ce`, `hz-gb-2312`). ISO-8859-1 and ASCII become windows-1252. Null when the label is unknown.
 */
export function charsetName(label: string): string | null {
  const key = label
    .slice(0, 60)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  const known = LABELS.get(key);
  if (known) return known;
  const number = NUMBERED.exec(key)?.[1];
  if (!number) return null;
  if (DOS_PAGES.has(number)) return `ibm${number}`;
  if (/^125[0-8]$/.test(number)) return `windows-${number}`;
  const part = key.startsWith('iso8859') ? Number(number) : 0;
  return part >= 2 && part <= 16 && part !== 12 ? `iso-8859-${part}` : null;
}
