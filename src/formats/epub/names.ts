import type { StoryPicture } from '#stories';
import type { WritableWork } from '../format.ts';

/** A content document of a book in reading order. `chapter` counts from 1; null for the pages before the text. */
export type SpineItem = { href: string; chapter: number | null };

/** The folder that holds the package; file names are relative to it, ASCII, without blanks. */
export const PACKAGE_FOLDER = 'EPUB';
/** The files of a book, in {@link PACKAGE_FOLDER}. */
export const TITLE_PAGE = 'title.xhtml';
export const PREFACE = 'preface.xhtml';
export const NAVIGATION = 'nav.xhtml';
export const NCX = 'toc.ncx';
export const STYLESHEET = 'style.css';
export const PACKAGE = 'package.opf';

/** The content documents of a work's book in reading order; names stay the same when chapters are added. */
export function epubSpine(work: Pick<WritableWork, 'chapters'>): SpineItem[] {
  return [
    { href: TITLE_PAGE, chapter: null },
    { href: PREFACE, chapter: null },
    ...work.chapters.map((_, index) => ({ href: chapterName(index + 1), chapter: index + 1 })),
  ];
}

/** The file of a chapter: `chapter-0001.xhtml`; four digits, so that the names of a growing book never change. */
export function chapterName(number: number): string {
  return `chapter-${String(number).padStart(4, '0')}.xhtml`;
}

/** The file of a picture: `media/<sha256>.png`. Null for a kind that no book here holds. */
export function pictureName({
  sha256,
  mediaType,
}: Pick<StoryPicture, 'sha256' | 'mediaType'>): string | null {
  const ending = PICTURE_ENDINGS.get(mediaType);
  return ending === undefined ? null : `media/${sha256}.${ending}`;
}

/** EPUB 3.3 §3.2: the core media types of pictures that are kept. */
const PICTURE_ENDINGS: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
]);

/** What heads a chapter and stands in the table of contents. */
export function chapterLabel(work: Pick<WritableWork, 'title' | 'chapters'>, number: number): string {
  const title = work.chapters[number - 1]?.title ?? null;
  if (title !== null && title.trim() !== '') return title;
  return work.chapters.length === 1 ? work.title : `Chapter ${number}`;
}
