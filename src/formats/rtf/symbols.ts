/** Control words that stand for a character (RTF 1.9.1, "Special Characters"). */
export const CHARACTER_WORDS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['emdash', '\u2014'],
  ['endash', '\u2013'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['bullet', '\u2022'],
  ['lquote', '\u2018'],
  ['rquote', '\u2019'],
  ['ldblquote', '\u201c'],
  ['rdblquote', '\u201d'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['zwbo', '\u200b'],
  ['zwnbo', '\u2060'],
  ['ltrmark', '\u200e'],
  ['rtlmark', '\u200f'],
]);

/** Control symbols that stand for a character. */
export const CHARACTER_SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['~', '\u00a0'],
  ['-', '\u00ad'],
  ['_', '\u2011'],
  ['\t', '\t'],
]);

/** The Greek letters of the font Symbol at the places of `A` to `Z`; `a` to `z` below (Adobe's Symbol encoding). */
const GREEK_CAPITALS = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const GREEK_SMALL = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';

const SYMBOL_SIGNS = new Map<number, string>([
  [0x22, '∀'],
  [0x24, '∃'],
  [0x27, '∋'],
  [0x2a, '∗'],
  [0x2d, '−'],
  [0x40, '≅'],
  [0xa3, '≤'],
  [0xa5, '∞'],
  [0xa7, '♣'],
  [0xa8, '♦'],
  [0xa9, '♥'],
  [0xaa, '♠'],
  [0xab, '↔'],
  [0xac, '←'],
  [0xad, '↑'],
  [0xae, '→'],
  [0xaf, '↓'],
  [0xb0, '°'],
  [0xb1, '±'],
  [0xb3, '≥'],
  [0xb4, '×'],
  [0xb7, '•'],
  [0xb8, '÷'],
  [0xb9, '≠'],
  [0xbb, '≈'],
  [0xbc, '…'],
  [0xd3, '©'],
  [0xd2, '®'],
  [0xd4, '™'],
]);

/** What people put between scenes and behind jokes in Wingdings. */
const WINGDINGS_SIGNS = new Map<number, string>([
  [0x22, '✂'],
  [0x28, '☎'],
  [0x2a, '✉'],
  [0x4a, '☺'],
  [0x4b, '😐'],
  [0x4c, '☹'],
  [0x4e, '☠'],
  [0x52, '☼'],
  [0x54, '❄'],
  [0x5b, '☯'],
  [0x6c, '●'],
  [0x6e, '■'],
  [0x71, '❑'],
  [0x75, '◆'],
  [0x76, '❖'],
  [0x7b, '❀'],
  [0x96, '❧'],
  [0x97, '☙'],
  [0x9f, '•'],
  [0xa7, '▪'],
  [0xa8, '◻'],
  [0xab, '★'],
  [0xd8, '➢'],
  [0xdf, '←'],
  [0xe0, '→'],
  [0xe8, '➔'],
  [0xf0, '⇨'],
  [0xfb, '✗'],
  [0xfc, '✓'],
]);

/** The character of a byte in a font of signs, by the font's name; U+FFFD where nothing is known that looks like it. */
export function signOf(byte: number, fontName: string): string {
  if (byte <= 0x20) return ' ';
  if (/wingdings|zapf|dingbats/i.test(fontName)) return WINGDINGS_SIGNS.get(byte) ?? '\ufffd';
  if (byte >= 0x41 && byte <= 0x5a) return GREEK_CAPITALS.charAt(byte - 0x41);
  if (byte >= 0x61 && byte <= 0x7a) return GREEK_SMALL.charAt(byte - 0x61);
  const sign = SYMBOL_SIGNS.get(byte);
  return sign ?? (byte < 0x80 ? String.fromCharCode(byte) : '\ufffd');
}
