import { chapterHolds } from '../chapter-marks.ts';
import { type EpubBook, picturesOfBook } from './book.ts';
import { areDescribed } from './pictures.ts';

/** A property of the package's metadata and its value. */
type Property = readonly [property: string, value: string];

/**
 * What is true of a book, no more (EPUB Accessibility 1.1 §2). No conformance is claimed: whether pictures are described
 * well and languages are marked depends on what the author wrote, and nobody has looked.
 */
export function accessibility(book: EpubBook): readonly Property[] {
  const pictures = picturesOfBook(book);
  const drawn = hasDrawings(book);
  const described = book.works.every(({ work }) => areDescribed(work));
  const isText = pictures.length === 0 && !drawn;
  const sufficient = !drawn && described;
  return [
    ['schema:accessMode', 'textual'],
    ...(isText ? [] : ([['schema:accessMode', 'visual']] as const)),
    ['schema:accessModeSufficient', sufficient ? 'textual' : 'textual,visual'],
    ...FEATURES.map((feature): Property => ['schema:accessibilityFeature', feature]),
    ...(pictures.length > 0 && described
      ? ([['schema:accessibilityFeature', 'alternativeText']] as const)
      : []),
    ['schema:accessibilityHazard', pictures.some(mayMove) ? 'unknown' : 'none'],
    ['schema:accessibilitySummary', summaryOf({ pictures: pictures.length > 0, described, drawn })],
  ];
}

/** What every book has, by its making. */
const FEATURES = ['structuralNavigation', 'tableOfContents', 'readingOrder', 'displayTransformability'];

/** These may be animated, and nobody has seen whether they flash. */
function mayMove({ picture }: ReturnType<typeof picturesOfBook>[number]): boolean {
  return picture.mediaType === 'image/gif' || picture.mediaType === 'image/webp';
}

/** Drawings made of letters say nothing to who hears them. */
function hasDrawings({ works }: EpubBook): boolean {
  return works.some(({ work }) => work.chapters.some((chapter) => chapterHolds(chapter, 'drawing')));
}

function summaryOf(has: { pictures: boolean; described: boolean; drawn: boolean }): string {
  const pictures = has.pictures ? `with pictures${has.described ? ', each described' : ''}` : '';
  const drawings = has.drawn ? 'with drawings made of letters' : '';
  const what = [pictures, drawings].filter((part) => part !== '').join(' and ');
  return `The book is text${what === '' ? ' only' : ` ${what}`}, in one reading order, with headings and a table of contents. It sets no typeface and no size.`;
}
