import { foldText } from '#text';

/** Ends a word. */
export const BREAK = 0;
/** Part of a word. */
export const LETTER = 1;
/** Neither part of a word nor its end: accents, soft hyphens. */
export const DROPPED = 2;
/** A word of its own: characters of scripts that put no space between words. */
export const ALONE = 3;

/** What a character is in a word, and the UTF-8 bytes that stand for it there. */
type FoldedCharacter = { kind: number; bytes: Uint8Array };

const NOTHING = new Uint8Array(0);
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Marks of the scripts in which a word is the same word without them. In others a mark is a vowel. */
const LOOSE_MARK =
  /[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]/u;
const ACCENTED =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Common}]/u;
const WORD = /^[\p{L}\p{N}\p{M}]+$/u;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

const utf8 = new TextEncoder();
const known = new Map<number, FoldedCharacter>();

/** In {@link LETTERS}: the byte alone does not tell what it is. */
export const LOOK_CLOSER = 1;
/** For a byte of UTF-8: the byte that stands for it in a word; 0 where it ends one; {@link LOOK_CLOSER} for parts of longer characters. */
export const LETTERS = Uint8Array.from({ length: 256 }, (_, unit) => {
  if (unit >= 128) return LOOK_CLOSER;
  const character = String.fromCharCode(unit);
  return /[a-z0-9]/i.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});
/** The same for markup, in which tags and references are to be looked at closer. */
export const MARKUP_LETTERS = LETTERS.map((letter, unit) =>
  '<&'.includes(String.fromCharCode(unit)) ? LOOK_CLOSER : letter,
);

/** How a character beyond ASCII counts in a word. Case, accents and width are folded; there are 1.1 million answers at most. */
export function foldCharacter(point: number): FoldedCharacter {
  let folded = known.get(point);
  if (!folded) {
    folded = fold(String.fromCodePoint(point));
    known.set(point, folded);
  }
  return folded;
}

function fold(character: string): FoldedCharacter {
  if (INVISIBLE.test(character)) return { kind: DROPPED, bytes: NOTHING };
  if (/\p{M}/u.test(character) && LOOSE_MARK.test(character)) return { kind: DROPPED, bytes: NOTHING };
  const folded = ACCENTED.test(character) ? foldText(character) : character.normalize('NFKC').toLowerCase();
  // A few letters carry a sign that is none: `ŀ` is `l·`, `ŉ` is `ʼn`.
  const plain = /\p{L}/u.test(character) ? folded.replace(/[^\p{L}\p{N}\p{M}]/gu, '') : folded;
  if (!WORD.test(character) || !WORD.test(plain)) return { kind: BREAK, bytes: NOTHING };
  return { kind: UNSPACED.test(character) ? ALONE : LETTER, bytes: utf8.encode(plain) };
}
