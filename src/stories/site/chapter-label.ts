import { readNumber } from '#vocabulary';

/**
 * What a link's words or a page's title say of a chapter: its number (0 a prologue, {@link LAST} an epilogue), what
 * stands before it (`base`, the story's title) and after it (`title`, the chapter's own). `number` null: not a chapter.
 * `trailing`: it is only a number after other words, which may be part of a name.
 */
export type ChapterLabel = { base: string; number: number | null; title: string; trailing?: true };

/** The number of an epilogue: after every chapter. */
export const LAST = 100_000;

const WORD =
  'chapters?|chap|ch|parts?|pt|section|episode|installment|instalment|kapitel|teil|chapitre|partie|cap[ií]tulo|parte|capitolo|rozdzia[łl]|глава|часть|hoofdstuk|deel|kapittel|luku';
/** `Title, Chapter 3: The Cave`; the number in digits, in words or Roman. */
const WORDED = new RegExp(
  `^(.{0,120}?)(?:^|[\\s,:;(\\[~|–—-])(?:${WORD})(?![\\p{L}])[\\s.#:-]{0,3}([\\p{L}\\d]{1,12})(?![\\p{L}\\d])(.{0,200})$`,
  'iu',
);
/** `Title (3/7)`, `Title 3 of 7`. */
const COUNTED =
  /^(.{0,150}?)[\s([]{1,3}(\d{1,3})\s{0,2}(?:\/|of)\s{0,2}(?:\d{1,3}|\?{1,2})[)\]]?(.{0,100})$/i;
/** `[3]`, `3.`, `IV`, `3: The Cave`. */
const BARE =
  /^[[({#]{0,2}(\d{1,3}|[ivxlc]{1,7}|[IVXLC]{1,7})[\])}.]{0,2}(?:\s{0,3}[:.)–—-]\s{0,3}(.{1,150}))?$/;
/** `Title 3`. */
const TRAILING = /^(.{2,150}?)[\s_-]{1,3}(\d{1,3}|[IVX]{1,5})$/;
const ENDS: readonly (readonly [RegExp, number])[] = [
  [/^(.{0,120}?)(?:^|[\s,:;(–—-])(?:prologue|prolog|prólogo|пролог)(?!\p{L})(.{0,100})$/iu, 0],
  [/^(.{0,120}?)(?:^|[\s,:;(–—-])(?:epilogue|epilog|épilogue|epílogo|эпилог)(?!\p{L})(.{0,100})$/iu, LAST],
];

/** Reads a chapter's label. */
export function readLabel(written: string): ChapterLabel {
  const text = written.replace(/\s+/g, ' ').trim().slice(0, 300);
  const worded = WORDED.exec(text) ?? COUNTED.exec(text);
  const number = worded === null ? null : readNumber(worded[2] ?? '');
  if (number !== null) return label(worded?.[1], number, worded?.[3]);
  for (const [pattern, value] of ENDS) {
    const match = pattern.exec(text);
    if (match !== null) return label(match[1], value, match[2]);
  }
  const bare = BARE.exec(text);
  if (bare !== null) return label('', readNumber(bare[1] ?? ''), bare[2]);
  const trailing = TRAILING.exec(text);
  if (trailing !== null) return { ...label(trailing[1], readNumber(trailing[2] ?? ''), ''), trailing: true };
  return { base: tidy(text), number: null, title: '' };
}

/** A title in the form in which two are compared: without case, signs and spaces. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The name in a label or title, without what only counts and without the story's own title before it. */
export function chapterName(written: string, story: string): string {
  const { base, number, title, trailing } = readLabel(written);
  const whole = written.replace(/\s+/g, ' ').trim();
  if (number === null) return foldTitle(whole) === foldTitle(story) ? '' : whole;
  if (trailing) return foldTitle(base) === foldTitle(story) ? '' : whole;
  if (number === 0 || number === LAST) return tidy(whole.slice(base.length));
  return title;
}

function label(base: string | undefined, number: number | null, title: string | undefined): ChapterLabel {
  return { base: tidy(base ?? ''), number, title: tidy(title ?? '') };
}

function tidy(text: string): string {
  return text.replace(/^[\s,:;.)\]–—-]+/, '').replace(/[\s,:;([–—-]+$/, '');
}

/** What the name of a page's file says: the stem it shares with others, its number, and whether the stem names chapters. */
export type FileLabel = { stem: string; number: number | null; chapters: boolean };

/** Reads the last part of a page's key: `stories/knock3.html` is 3 of `stories/knock`. */
export function readFileLabel(key: string): FileLabel {
  const file = /^(.{0,2000}\/)?([^/?]{0,200}?)(?:[-_]?(\d{1,4})([a-e])?)?(\.\w{1,5})?$/i.exec(key);
  const [, folder = '', name = '', digits, letter] = file ?? [];
  const stem = `${folder}${name}`.toLowerCase();
  if (digits === undefined) return { stem, number: null, chapters: false };
  const number = Number(digits) + (letter === undefined ? 0 : (letter.toLowerCase().charCodeAt(0) - 96) / 10);
  return { stem, number, chapters: /(?:^|[-_a-z])(?:ch|chap|chapter|part|pt)[-_]?$/i.test(name) };
}
