import type { CoverPicture } from '#covers';
import type { StoryPicture } from '#stories';
import type { WritableWork } from '../format.ts';
import { END_NOTES, filledTitle, isSaid } from '../work-fields.ts';

/** A content document of a book in reading order. `chapter` counts from 1; null for the pages around the text. */
export type SpineItem = { href: string; chapter: number | null };

/** The folder that holds the package; file names are relative to it, ASCII, without blanks. */
export const PACKAGE_FOLDER = 'EPUB';
/** The files of a book, in {@link PACKAGE_FOLDER}. Those of a work have its prefix in a book of several. */
export const TITLE_PAGE = 'title.xhtml';
export const PREFACE = 'preface.xhtml';
export const AFTERWORD = 'afterword.xhtml';
export const NAVIGATION = 'nav.xhtml';
export const NCX = 'toc.ncx';
export const STYLESHEET = 'style.css';
export const PACKAGE = 'package.opf';

/** What a page of a work is; a chapter's `number` counts from 1. */
export type WorkPage = { href: string; label: string } & (
  | { kind: 'title' | 'preface' | 'afterword' }
  | { kind: 'chapter'; number: number }
);

/** The content documents of a work's book in reading order; names stay the same when chapters are added. */
export function epubSpine(work: Pick<WritableWork, 'title' | 'chapters' | 'endNotes'>): SpineItem[] {
  return workPages(work, '').map((page) => ({
    href: page.href,
    chapter: page.kind === 'chapter' ? page.number : null,
  }));
}

/** The pages of a work in reading order, their names with a prefix. */
export function workPages(
  work: Pick<WritableWork, 'title' | 'chapters' | 'endNotes'>,
  prefix: string,
): WorkPage[] {
  const chapters = work.chapters.map(
    (_, index): WorkPage => ({
      kind: 'chapter',
      number: index + 1,
      href: prefix + chapterName(index + 1),
      label: chapterLabel(work, index + 1),
    }),
  );
  return [
    { kind: 'title', href: prefix + TITLE_PAGE, label: filledTitle(work.title) },
    { kind: 'preface', href: prefix + PREFACE, label: 'Preface' },
    ...chapters,
    ...(isSaid(work.endNotes)
      ? [{ kind: 'afterword', href: prefix + AFTERWORD, label: END_NOTES } as const]
      : []),
  ];
}

/** What the names of a work's files begin with in a book of several: `work-0001-`. */
export function workPrefix(number: number): string {
  return `work-${fourDigits(number)}-`;
}

/** The file of a chapter: `chapter-0001.xhtml`; four digits, so that the names of a growing book never change. */
function chapterName(number: number): string {
  return `chapter-${fourDigits(number)}.xhtml`;
}

function fourDigits(number: number): string {
  return String(number).padStart(4, '0');
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
function chapterLabel(work: Pick<WritableWork, 'title' | 'chapters'>, number: number): string {
  const title = work.chapters[number - 1]?.title ?? null;
  if (title !== null && title.trim() !== '') return title;
  return work.chapters.length === 1 ? filledTitle(work.title) : `Chapter ${number}`;
}

/** The file of the cover. */
export function coverName({ mediaType }: Pick<CoverPicture, 'mediaType'>): string {
  return mediaType === 'image/png' ? 'cover.png' : 'cover.svg';
}
