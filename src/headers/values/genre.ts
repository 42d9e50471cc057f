import {
  CATEGORY_WORDS,
  type CategoryName,
  COUPLE_CODES,
  GENRE_TRANSLATIONS,
  GENRES,
  GOSSAMER_LETTERS,
} from '#vocabulary';

/** What a genre, category or classification value holds: it is used for everything. */
export type Genres = {
  genres: string[];
  categories: CategoryName[];
  negated: string[];
  characters: string[];
  pov: string | null;
  unknown: string[];
};

const BY_WORD = new Map<string, string>();
for (const [genre, words] of Object.entries(GENRE_TRANSLATIONS))
  for (const word of words) BY_WORD.set(word, genre);
for (const { genre, words } of GENRES) for (const word of words) BY_WORD.set(word, genre);
const CODE = /^([SVXPRHACUM]{1,6})(?=$|[\s.,;(])/;
const LETTERS = /^[SVXPRHACUM](?:\s?[/,&]\s?[SVXPRHACUM]){1,5}(?=$|[\s.,;(])/;
const NEGATED = /^(?:\(|\b)?(?:no|not an?|not|non)\s+([\p{L}][\p{L} '-]{1,40})\)?$/iu;

/** The normalised genre of one word or phrase, or null. */
export function genreOf(item: string): string | null {
  const key = item
    .trim()
    .toLowerCase()
    .replace(/^[\s"“'(*]+|[\s"”').*!]+$/g, '')
    .replace(
      /^(?:a (?:little|bit of|lot of)|some|mild|pure|shameless|light|slight|general|much|heavy)\s+/i,
      '',
    );
  return BY_WORD.get(key) ?? null;
}

/** Reads the value of a genre, category, classification or type label. Source: sections 1.9, 6.2 and 6.3. */
export function readGenres(written: string): Genres {
  const result: Genres = { genres: [], categories: [], negated: [], characters: [], pov: null, unknown: [] };
  let rest = written.slice(0, 600).trim();
  const letters = LETTERS.exec(rest)?.[0] ?? CODE.exec(rest)?.[1];
  if (letters && !isWord(rest, letters)) {
    for (const letter of letters.replace(/[^A-Z]/g, '')) push(result.genres, GOSSAMER_LETTERS[letter] ?? '');
    const dash = /^\s?\((?:with )?an? (?:bit|touch|dash|little|hint)(?: of)? ([SVXPRHACUM])\)/.exec(
      rest.slice(letters.length),
    )?.[1];
    if (dash) push(result.genres, GOSSAMER_LETTERS[dash] ?? '');
    rest = rest
      .slice(letters.length)
      .replace(/^[\s.,;]*\([^()]{0,120}\)/, '')
      .replace(/^[\s.,;&]+/, '');
  }
  for (const item of splitItems(rest)) readItem(item, result);
  return result;
}

/** "MS", "CASE" and other words made of code letters are not codes. */
function isWord(text: string, letters: string): boolean {
  if (CATEGORY_WORDS.has(letters) || CATEGORY_WORDS.has(letters.toLowerCase())) return true;
  if (COUPLE_CODES.some((one) => one.code === letters)) return true;
  return letters.length === 1 && /^[A-Z]\s?&\s?[A-Z]\b/.test(text)
    ? false
    : letters === 'MS' || (BY_WORD.has(letters.toLowerCase()) && letters.length > 2);
}

function splitItems(text: string): string[] {
  const items: string[] = [];
  for (const piece of text.split(/[,;|\n]|\s-{1,2}\s|\.(?=\s|$)/)) {
    const item = piece.trim();
    if (item === '') continue;
    const whole = genreOf(item) ?? CATEGORY_WORDS.get(item.toLowerCase());
    const slashed = item.split(/\s?\/\s?/);
    if (
      !whole &&
      slashed.length > 1 &&
      slashed.every(
        (one) => genreOf(one) || CATEGORY_WORDS.get(one.toLowerCase()) || /^[SVXPRHACUM]$/.test(one),
      )
    ) {
      items.push(...slashed);
    } else items.push(item);
  }
  return items.slice(0, 60);
}

function readItem(item: string, result: Genres): void {
  const plain = item.toLowerCase().replace(/^[\s("'*]+|[\s)"'*!.]+$/g, '');
  const category = CATEGORY_WORDS.get(plain);
  if (category) {
    push(result.categories, category);
    return;
  }
  const negated = NEGATED.exec(item.trim())?.[1];
  if (negated) {
    push(result.negated, negated.toLowerCase().trim());
    return;
  }
  const genre = genreOf(item) ?? (/^[SVXPRHACUM]$/.test(item) ? GOSSAMER_LETTERS[item] : undefined);
  if (genre) {
    push(result.genres, genre);
    return;
  }
  const pov =
    /^(\p{Lu}[\p{L}'’.-]{1,30}(?: \p{Lu}[\p{L}'’.-]{1,30})?)(?:'s|’s)? (?:pov|point of view)$/iu.exec(
      item,
    )?.[1];
  const centric = /^(\p{Lu}[\p{L}'’.-]{1,30})-centric$/iu.exec(item)?.[1];
  if (pov) result.pov ??= pov.replace(/['’]s$/, '');
  if (pov ?? centric) {
    push(result.characters, (pov ?? centric ?? '').replace(/['’]s$/, ''));
    return;
  }
  if (/^[\p{Lu}\d][\p{L}'’.]{0,20}\/[\p{Lu}\d]/u.test(item.trim())) {
    push(result.unknown, item.trim());
    return;
  }
  const words = item.split(/\s+/);
  const inside = words.length <= 4 ? words.map((word) => genreOf(word)).filter((one) => one !== null) : [];
  if (inside.length > 0) for (const one of inside) push(result.genres, one);
  else if (plain !== '' && plain !== 'none' && plain !== 'n/a') push(result.unknown, item.trim());
}

function push<T>(list: T[], item: T): void {
  if (!list.includes(item) && item !== '') list.push(item);
}
