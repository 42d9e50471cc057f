/** Covers of books: what stands on them, and how they are drawn, as a picture of words or of points. */
export {
  type CoverPicture,
  type CoverWords,
  coverDescription,
  coverOfWork,
  isDrawable,
} from './cover.ts';
export { COVER_SIZES, type CoverSize, coverPicture, drawCover } from './draw-cover.ts';
