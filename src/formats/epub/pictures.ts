import { type Markup, picturesIn, placePictures } from '#markup';
import type { StoryPicture } from '#stories';
import { chapterHolds } from '../chapter-marks.ts';
import type { WritableWork } from '../format.ts';
import { pictureName } from './names.ts';

/** A picture that a book holds, and the name of its file in the package. */
export type HeldPicture = { picture: StoryPicture; href: string };

/** The pictures of a work that its chapters show, in the order of their first use, each once. */
export function heldPictures({
  pictures = [],
  chapters,
}: Pick<WritableWork, 'pictures' | 'chapters'>): HeldPicture[] {
  if (pictures.length === 0) return [];
  const known = new Map(pictures.map((picture) => [picture.sha256, picture]));
  const held = new Map<string, HeldPicture>();
  for (const { xhtml } of chapters.filter((chapter) => chapterHolds(chapter, 'picture')))
    for (const { sha256 } of picturesIn(xhtml)) {
      const picture = known.get(sha256);
      const href = picture === undefined ? null : pictureName(picture);
      if (picture !== undefined && href !== null && !held.has(sha256)) held.set(sha256, { picture, href });
    }
  return [...held.values()];
}

/** Whether every picture that a work shows is described in words wherever it stands. */
export function areDescribed({ chapters }: Pick<WritableWork, 'chapters'>): boolean {
  return chapters
    .filter((chapter) => chapterHolds(chapter, 'picture'))
    .every(({ xhtml }) => picturesIn(xhtml).every(({ alt }) => alt.trim() !== ''));
}

/** A chapter's fragment with the names of the book's files; a picture it does not hold is its description. */
export function withHeldPictures(fragment: Markup, held: readonly HeldPicture[]): Markup {
  const names = new Map(held.map(({ picture, href }) => [picture.sha256, href]));
  return placePictures(fragment, (sha256) => names.get(sha256) ?? null);
}
