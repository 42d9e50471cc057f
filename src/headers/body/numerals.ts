/** Number words of chapter heads, cardinal and ordinal, folded to lower case; languages of header-conventions §10.2. */
const NUMBER_WORDS: readonly (readonly string[])[] = [
  ['zero', 'null', 'zéro', 'cero'],
  [
    'one',
    'first',
    'eins',
    'erstes',
    'erster',
    'erste',
    'un',
    'une',
    'premier',
    'première',
    'uno',
    'primero',
    'primera',
    'primeiro',
    'primeira',
    'um',
    'primo',
    'первая',
    'первый',
    'один',
    'een',
    'eerste',
    'pierwszy',
  ],
  [
    'two',
    'second',
    'zwei',
    'zweites',
    'zweiter',
    'zweite',
    'deux',
    'deuxième',
    'dos',
    'segundo',
    'segunda',
    'dois',
    'due',
    'secondo',
    'вторая',
    'второй',
    'два',
    'twee',
    'tweede',
    'drugi',
  ],
  [
    'three',
    'third',
    'drei',
    'drittes',
    'dritter',
    'dritte',
    'trois',
    'troisième',
    'tres',
    'tercero',
    'tercera',
    'três',
    'terceiro',
    'terceira',
    'tre',
    'terzo',
    'третья',
    'третий',
    'три',
    'drie',
    'derde',
    'trzeci',
  ],
  [
    'four',
    'fourth',
    'vier',
    'viertes',
    'vierter',
    'vierte',
    'quatre',
    'quatrième',
    'cuatro',
    'cuarto',
    'cuarta',
    'quatro',
    'quarto',
    'quarta',
    'quattro',
    'четвертая',
    'четвёртая',
    'четыре',
    'vierde',
    'czwarty',
  ],
  [
    'five',
    'fifth',
    'fünf',
    'fünftes',
    'fünfter',
    'fünfte',
    'cinq',
    'cinquième',
    'cinco',
    'quinto',
    'quinta',
    'cinque',
    'пятая',
    'пять',
    'vijf',
    'vijfde',
  ],
  [
    'six',
    'sixth',
    'sechs',
    'sechstes',
    'sechster',
    'sechste',
    'sixième',
    'seis',
    'sexto',
    'sexta',
    'sei',
    'sesto',
    'шестая',
    'шесть',
    'zes',
    'zesde',
  ],
  [
    'seven',
    'seventh',
    'sieben',
    'siebtes',
    'siebentes',
    'siebter',
    'siebte',
    'sept',
    'septième',
    'siete',
    'séptimo',
    'sete',
    'sétimo',
    'sette',
    'settimo',
    'седьмая',
    'семь',
    'zeven',
    'zevende',
  ],
  [
    'eight',
    'eighth',
    'acht',
    'achtes',
    'achter',
    'achte',
    'huit',
    'huitième',
    'ocho',
    'octavo',
    'oito',
    'oitavo',
    'otto',
    'ottavo',
    'восьмая',
    'восемь',
    'achtste',
  ],
  [
    'nine',
    'ninth',
    'neun',
    'neuntes',
    'neunter',
    'neunte',
    'neuf',
    'neuvième',
    'nueve',
    'noveno',
    'nove',
    'nono',
    'девятая',
    'девять',
    'negen',
    'negende',
  ],
  [
    'ten',
    'tenth',
    'zehn',
    'zehntes',
    'zehnter',
    'zehnte',
    'dix',
    'dixième',
    'diez',
    'décimo',
    'dez',
    'dieci',
    'decimo',
    'десятая',
    'десять',
    'tien',
    'tiende',
  ],
  ['eleven', 'eleventh', 'elf', 'elftes', 'elfte', 'onze', 'once', 'undici', 'одиннадцатая', 'onzième'],
  [
    'twelve',
    'twelfth',
    'zwölf',
    'zwölftes',
    'zwölfte',
    'douze',
    'doce',
    'doze',
    'dodici',
    'двенадцатая',
    'twaalf',
    'douzième',
  ],
  ['thirteen', 'thirteenth', 'dreizehn', 'treize', 'trece', 'treze', 'tredici', 'treizième'],
  ['fourteen', 'fourteenth', 'vierzehn', 'quatorze', 'catorce', 'catorze', 'quatorzième'],
  ['fifteen', 'fifteenth', 'fünfzehn', 'quinze', 'quince', 'quinzième'],
  ['sixteen', 'sixteenth', 'sechzehn', 'seize', 'seizième', 'dieciséis'],
  ['seventeen', 'seventeenth', 'siebzehn', 'dix-sept', 'dix-septième', 'diecisiete'],
  ['eighteen', 'eighteenth', 'achtzehn', 'dix-huit', 'dix-huitième', 'dieciocho'],
  ['nineteen', 'nineteenth', 'neunzehn', 'dix-neuf', 'dix-neuvième', 'diecinueve'],
  ['twenty', 'twentieth', 'zwanzig', 'vingt', 'veinte', 'vinte', 'venti'],
];

const WORDS = new Map<string, number>();
NUMBER_WORDS.forEach((words, value) => {
  for (const word of words) WORDS.set(word, value);
});
const TENS = new Map<string, number>(
  ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map((word, index) => [
    word,
    (index + 2) * 10,
  ]),
);
for (const [word, value] of TENS) {
  WORDS.set(word, value);
  WORDS.set(`${word.slice(0, -1)}ieth`, value);
}

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
const CHINESE: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  百: 100,
};

/** Whether a word, in small letters, is a number written out. */
export function isNumberWord(word: string): boolean {
  return WORDS.has(word);
}

/** The value of a number as chapter heads write it: `12`, `XII`, `twelve`, `twenty-first`; null when it is none. */
export function numberOf(token: string): number | null {
  const word = token.toLowerCase();
  const first = word.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) {
    if (/^\d{1,3}(?:\.\d)?$/.test(word)) return Number(word);
    const ordinal = /^(\d{1,3})(?:st|nd|rd|th|er|e|ème|º|ª)$/.exec(word);
    return ordinal ? Number(ordinal[1]) : null;
  }
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  const compound = /[- ]/.test(word) && /^(\p{L}{5,7})[- ](\p{L}{3,7})$/u.exec(word);
  if (compound) {
    const tens = TENS.get(compound[1] ?? '');
    const ones = WORDS.get(compound[2] ?? '');
    return tens !== undefined && ones !== undefined && ones > 0 && ones < 10 ? tens + ones : null;
  }
  return romanOf(word);
}

/** The value of a Roman numeral up to 399, in either case, written in the regular way; null for anything else. */
export function romanOf(token: string): number | null {
  const word = token.toLowerCase();
  if (!/^(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$/.test(word)) return null;
  let total = 0;
  for (let index = 0; index < word.length; index += 1) {
    const value = ROMAN[word.charAt(index)] ?? 0;
    total += value < (ROMAN[word.charAt(index + 1)] ?? 0) ? -value : value;
  }
  return total;
}

/** The value of a Chinese numeral up to 999, in words, full-width or common digits; null for anything else. */
export function chineseNumberOf(token: string): number | null {
  const plain = token.normalize('NFKC');
  if (/^\d{1,3}$/.test(plain)) return Number(plain);
  let total = 0;
  let digit = 0;
  for (const character of plain) {
    const value = CHINESE[character];
    if (value === undefined) return null;
    if (value < 10) {
      digit = value;
      continue;
    }
    total += (digit === 0 ? 1 : digit) * value;
    digit = 0;
  }
  return plain === '' ? null : total + digit;
}
