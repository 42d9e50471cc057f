const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** A number written as digits, an English word or ordinal up to twenty, "4th", or a Roman numeral up to 399; or null. */
export function readNumber(written: string): number | null {
  const text = written.trim().toLowerCase().replace(/,/g, '');
  if (/^\d{1,7}$/.test(text)) return Number(text);
  const suffixed = /^(\d{1,4})(?:st|nd|rd|th)$/.exec(text);
  if (suffixed) return Number(suffixed[1]);
  const word = WORDS.indexOf(text);
  if (word >= 0) return word;
  const ordinal = ORDINALS.indexOf(text);
  if (ordinal >= 0) return ordinal;
  return readRoman(text);
}

/** A Roman numeral in its regular form, up to 399, or null. */
function readRoman(written: string): number | null {
  const text = written.toLowerCase();
  if (!/^(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(text) || text === '') return null;
  let total = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = ROMAN[text[at] ?? ''] ?? 0;
    const next = ROMAN[text[at + 1] ?? ''] ?? 0;
    total += value < next ? -value : value;
  }
  return total;
}
