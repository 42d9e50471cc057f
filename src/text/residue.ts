import type { Repair } from './encoding-report.ts';
import { replaceAll } from './misread-marks.ts';
import { UPPER_HALVES } from './upper-halves.ts';

const NAMED = new Map<string, string>(
  Object.entries({
    nbsp: '\u00a0',
    quot: '"',
    apos: "'",
    amp: '&',
    lt: '<',
    gt: '>',
    lsquo: '\u2018',
    rsquo: '\u2019',
    ldquo: '\u201c',
    rdquo: '\u201d',
    ndash: '\u2013',
    mdash: '\u2014',
    hellip: '\u2026',
    laquo: '\u00ab',
    raquo: '\u00bb',
    bull: '\u2022',
    trade: '\u2122',
    copy: '\u00a9',
    reg: '\u00ae',
    deg: '\u00b0',
    euro: '\u20ac',
    pound: '\u00a3',
    shy: '\u00ad',
    iexcl: '\u00a1',
    iquest: '\u00bf',
    szlig: 'ß',
    aelig: 'æ',
    AElig: 'Æ',
    oelig: 'œ',
    oslash: 'ø',
    Oslash: 'Ø',
    aring: 'å',
    Aring: 'Å',
    ccedil: 'ç',
    Ccedil: 'Ç',
    ntilde: 'ñ',
    Ntilde: 'Ñ',
    atilde: 'ã',
    otilde: 'õ',
  }),
);
const ACCENTED = /^([AEIOUYaeiouy])(acute|grave|circ|uml)$/;
const COMBINING: Record<string, string> = { acute: '\u0301', grave: '\u0300', circ: '\u0302', uml: '\u0308' };
const ENTITY = /&(?:amp;)*(?:#(\d{2,7})|#[xX]([0-9a-fA-F]{2,6})|([A-Za-z]{2,8}));/g;
/** What nobody types: an entity that was itself escaped, a no-break space, a number of windows-1252, a letter or mark inside a word. */
const DOUBTLESS = /&(?:amp;(?:amp;)*(?:#\d|[a-z]{2,6};)|nbsp;|#1[2-5]\d;|#82\d\d;)/;
const LETTER_OR_MARK =
  '&(?:#(?:19[2-9]|2[0-4]\\d|25[0-5])|[lr][sd]quo|[mn]dash|hellip|[A-Za-z](?:acute|grave|circ|uml|cedil|tilde));';
const IN_WORD = new RegExp(`[A-Za-z]${LETTER_OR_MARK}|${LETTER_OR_MARK}[A-Za-z]`);
/** `=3D` at the start of a run is an equals sign that was itself escaped. */
const ESCAPES = /=(?:3D)*[0-9A-F]{2}(?:=[0-9A-F]{2})*/g;
const QUOTE = /["'\u2018\u2019\u201c\u201d]/;

/** Literal entities in plain text (`&nbsp;`, `&amp;quot;`, `&#146;`): when there are two, or one that nobody types. */
export function repairEntities(text: string, repairs: Repair[]): string {
  if (!text.includes('&')) return text;
  let known = 0;
  for (const match of text.matchAll(ENTITY)) if (entityText(match[1], match[2], match[3]) !== null) known++;
  if (known < 2 && !DOUBTLESS.test(text) && !IN_WORD.test(text)) return text;
  return replaceAll(
    text,
    ENTITY,
    'HTML entity in plain text',
    repairs,
    (match, decimal, hex, name) => entityText(decimal, hex, name) ?? match,
  );
}

function entityText(decimal?: string, hex?: string, name?: string): string | null {
  if (name !== undefined) return NAMED.get(name) ?? accented(name);
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  if (point >= 0x80 && point <= 0x9f) return UPPER_HALVES['windows-1252'][point - 0x80] ?? null;
  const allowed =
    point >= 0x20 && point <= 0x10ffff && point !== 0x7f && !(point >= 0xd800 && point <= 0xdfff);
  return allowed && point !== 0x2028 && point !== 0x2029 ? String.fromCodePoint(point) : null;
}

function accented(name: string): string | null {
  const [, letter, accent] = ACCENTED.exec(name) ?? [];
  return letter && accent ? (letter + COMBINING[accent]).normalize('NFC') : null;
}

/**
 * Quoted-printable escapes (RFC 2045 §6.7) that were left in: when two different ones stand where text may have them. Never
 * touches line ends: a soft break is for who knows how the lines are counted.
 */
export function repairQuotedPrintable(text: string, repairs: Repair[]): string {
  const distinct = new Set<string>();
  for (const match of text.matchAll(ESCAPES)) {
    if (isEscapePlace(text, match.index, match[0])) distinct.add(match[0]);
    if (distinct.size === 2) break;
  }
  if (distinct.size < 2) return text;
  return replaceAll(text, ESCAPES, 'quoted-printable escape', repairs, (match, at) =>
    isEscapePlace(text, Number(at), match) ? decodeEscapes(match) : match,
  );
}

function isEscapePlace(text: string, at: number, escapes: string): boolean {
  const before = text[at - 1] ?? '\n';
  const after = text[at + escapes.length] ?? '\n';
  if (/[/=]/.test(before) || isInAddress(text, at)) return false;
  if (escapes === '=20' || escapes === '=09') return /\s/.test(after);
  if (escapes === '=3D') return /["'A-Za-z\s#]/.test(after);
  return bytesOf(escapes).every((byte) => byte >= 0x80 || byte === 0x20 || byte === 0x3d);
}

const LOOK_BACK = 60;

/** True when the word before a place holds a sign of a web address's query. */
function isInAddress(text: string, at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - LOOK_BACK); index--) {
    const character = text[index] ?? ' ';
    if (/\s/.test(character)) return false;
    if (/[?&%]/.test(character)) return true;
  }
  return false;
}

function bytesOf(escapes: string): number[] {
  return [...escapes.replace(/^=(?:3D)+(?=[0-9A-F]{2})/, '=').matchAll(/=([0-9A-F]{2})/g)].map((match) =>
    Number.parseInt(match[1] ?? '', 16),
  );
}

/** The characters of escaped bytes: UTF-8 where they are that, else windows-1252. */
function decodeEscapes(escapes: string): string {
  const bytes = bytesOf(escapes);
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return bytes.map(westernCharacter).join('');
  }
}

function westernCharacter(byte: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : (UPPER_HALVES['windows-1252'][byte - 0x80] ?? '\ufffd');
}

/** Backslashes that PHP's magic quotes put before quotation marks, when at least three and most of them have one. */
export function repairMagicQuotes(text: string, repairs: Repair[]): string {
  if (!text.includes('\\')) return text;
  const escaped = countQuotes(text, true);
  if (escaped < 3 || escaped < countQuotes(text, false)) return text;
  return replaceAll(
    text,
    /(?<!\\)\\+(["'\u2018\u2019\u201c\u201d]?)/g,
    'backslash before a quotation mark',
    repairs,
    (match, quote) => (quote ? quote : match),
  );
}

function countQuotes(text: string, escaped: boolean): number {
  let count = 0;
  for (let at = 0; at < text.length; at++)
    if (QUOTE.test(text[at] ?? '') && (text[at - 1] === '\\') === escaped) count++;
  return count;
}
