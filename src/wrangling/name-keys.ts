import { foldName } from '#text';

const APOSTROPHES = /['\u02bc]/g;
const DOTTED_INITIALS = /(?<=(?:^|[^\p{L}\p{N}])\p{L})\.(?=\p{L}(?:[^\p{L}\p{N}]|$))/gu;
/** Signs between words that are not said aloud. What is none of these (`+`, `#`, an emoji) tells names apart. */
const QUIET = /[\s\-_.,:;!?"()[\]{}/\\|~*=]+/gu;
/** Letters of scripts whose marks are not accents: they are letters of their own. */
const MARKED_SCRIPT = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;
const LEADING_ARTICLE = /^(?:the|an?) (?=.)/;
const TRAILING_ARTICLE = /^(.*), ?(the|an?)$/i;
const QUALIFIER = /^(.*\S)\s*\([^()]{1,80}\)$/u;

/** A name as it is said: words without case, accents, width and quiet signs, one space between them. Never empty. */
export function spokenKey(name: string): string {
  const turned = name.replace(TRAILING_ARTICLE, '$2 $1');
  const folded = MARKED_SCRIPT.test(turned)
    ? turned.normalize('NFKC').toLowerCase().trim()
    : foldName(turned);
  const key = folded
    .replace(APOSTROPHES, '')
    .replace(DOTTED_INITIALS, '')
    .replaceAll('&', ' and ')
    .replace(QUIET, ' ')
    .trim();
  return key === '' ? folded : key;
}

/** The letters of a key without its spaces; null where there are so few that different names have the same. */
export function unspacedKey(key: string): string | null {
  const letters = key.replaceAll(' ', '');
  return letters.length < 6 || /\d \d/.test(key) ? null : letters;
}

/** A key without its leading article; nothing when it has none. */
export function withoutArticle(key: string): string[] {
  return LEADING_ARTICLE.test(key) ? [key.replace(LEADING_ARTICLE, '')] : [];
}

/** What a name says before a remark in parentheses at its end, or null when it has none. */
export function unqualified(name: string): string | null {
  return QUALIFIER.exec(name)?.[1] ?? null;
}

/** What a key may be with its last word in the singular, as English makes plurals; the word has three letters or more. */
export function singularKeys(key: string): string[] {
  const found: string[] = [];
  if (/\p{L}{3}ies$/u.test(key)) found.push(`${key.slice(0, -3)}y`);
  if (/\p{L}{2}(?:[sxz]|[cs]h)es$/u.test(key)) found.push(key.slice(0, -2));
  if (/\p{L}{3}s$/u.test(key) && !/(?:ss|us|is)$/u.test(key)) found.push(key.slice(0, -1));
  return found;
}

/** The words of a key in alphabetical order; null where it has only one. */
export function sortedKey(key: string): string | null {
  const words = key.split(' ');
  return words.length < 2 ? null : words.sort().join(' ');
}
