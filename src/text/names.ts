const MARKS = /\p{M}+/gu;
const APOSTROPHES = /[\u2018\u2019\u201a\u201b\u02bc\u02b9\u02bb\u00b4`\u2032\uff07]/g;
const QUOTES = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** What folding changes in ASCII text beside its case: few names have any. */
const UNFOLDED_ASCII = /[`\t-\r]| {2}/;
const SPACES = /[\s\u0085]+/g;
/** Letters that Unicode does not decompose, but that people type plain. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ſ: 's',
};
const PLAIN_LETTERS = /[ßæœøđðþłħıŋſ]/g;

/**
 * Text as it is compared: compatibility forms unified (NFKC), case folded, accents off, apostrophes, quotation marks
 * and dashes each made one, invisible characters dropped, white space collapsed. Idempotent.
 */
export function foldText(text: string): string {
  if (isPlainAscii(text)) {
    const lower = text.toLowerCase();
    return UNFOLDED_ASCII.test(lower) ? lower.replace(/`/g, "'").replace(SPACES, ' ') : lower;
  }
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"')
    .replace(DASHES, '-')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replace(SPACES, ' ');
}

/** A name or tag as it is matched: {@link foldText}, trimmed. `Éowyn ` and `eowyn` are one name. */
export function foldName(name: string): string {
  return foldText(name).trim();
}

function isPlainAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text);
}
