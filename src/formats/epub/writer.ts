import { deflatedFile, joinedFile, type PackedFile, storedFile, writeZip } from '#containers';
import { type CoverPicture, coverPicture } from '#covers';
import { FanlightError } from '#errors';
import { uuidOf } from '../book-uuid.ts';
import { breather } from '../breather.ts';
import { chapterHolds } from '../chapter-marks.ts';
import type { WritableBook, WritableChapter, WritableWork, WrittenFile } from '../format.ts';
import { type BookWork, bookOfWork, bookOfWorks, coverWords, type EpubBook, picturesOfBook } from './book.ts';
import { withLinkedNotes } from './chapter-notes.ts';
import {
  coverName,
  NAVIGATION,
  NCX,
  PACKAGE,
  PACKAGE_FOLDER,
  PREFACE,
  STYLESHEET,
  TITLE_PAGE,
  type WorkPage,
} from './names.ts';
import { navigationPage, ncxPage } from './navigation.ts';
import { packageDocument } from './package.ts';
import { afterwordPage, bookTitlePage, chapterFrame, prefacePage, titlePage } from './pages.ts';
import { withHeldPictures } from './pictures.ts';
import { PICTURE_STYLES, STYLES } from './stylesheet.ts';

const MEDIA_TYPE = 'application/epub+zip';

/** Deflate levels: chapters as they are kept in a catalogue, which is the quickest; everything else is small. */
const CHAPTER_LEVEL = 1;
const LEVEL = 6;

/** As many files as our own reader takes in one book. */
const MOST_FILES = 20_000;

const CONTAINER = deflatedFile(
  `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="${PACKAGE_FOLDER}/${PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`,
  LEVEL,
);
const MIMETYPE = storedFile(new TextEncoder().encode(MEDIA_TYPE));
const PLAIN_STYLES = deflatedFile(STYLES, LEVEL);
const STYLES_WITH_PICTURES = deflatedFile(STYLES + PICTURE_STYLES, LEVEL);

/**
 * Writes a work as an EPUB 3.3 with an NCX for older readers. Chapters go in as they are stored. The bytes depend on
 * the work alone: the same revision makes the same file at any time and place.
 */
export async function writeEpub(work: WritableWork): Promise<WrittenFile> {
  return written(bookOfWork(work));
}

/**
 * Writes several works as one EPUB: a part for each, with its own title page, rating, warnings and preface before its text.
 * Throws FL-USE-BOOK-SIZE.
 */
export async function writeEpubBook(book: WritableBook): Promise<WrittenFile> {
  return written(bookOfWorks(book));
}

async function written(book: EpubBook): Promise<WrittenFile> {
  const pages = book.works.reduce((sum, work) => sum + work.pages.length, 0);
  if (pages > MOST_FILES - 100) throw new FanlightError('FL-USE-BOOK-SIZE', `${pages} pages`);
  const identifiers = { book: uuidOf(book.name), revision: uuidOf(book.revision) };
  const pictures = picturesOfBook(book);
  const cover = await coverPicture(coverWords(book));
  const files: [string, PackedFile][] = [
    // First and stored, so that a file's kind shows in its first bytes (OCF 3.3 §4.2.1).
    ['mimetype', MIMETYPE],
    ['META-INF/container.xml', CONTAINER],
    [inPackage(PACKAGE), deflatedFile(packageDocument(book, identifiers, cover), LEVEL)],
    [inPackage(NAVIGATION), deflatedFile(navigationPage(book), LEVEL)],
    [inPackage(NCX), deflatedFile(ncxPage(book, identifiers.book), LEVEL)],
    [inPackage(STYLESHEET), pictures.length > 0 ? STYLES_WITH_PICTURES : PLAIN_STYLES],
    [inPackage(coverName(cover)), coverFile(cover)],
  ];
  if (book.of !== null) files.push([inPackage(TITLE_PAGE), deflatedFile(bookTitlePage(book), LEVEL)]);
  const breathe = breather();
  for (const work of book.works) {
    for (const page of work.pages) files.push([inPackage(page.href), pageFile(work, page)]);
    await breathe();
  }
  for (const { picture, href } of pictures) files.push([inPackage(href), storedFile(picture.bytes)]);
  return { bytes: writeZip(files), mediaType: MEDIA_TYPE };
}

function inPackage(name: string): string {
  return `${PACKAGE_FOLDER}/${name}`;
}

function pageFile({ work, pages, held }: BookWork, page: WorkPage): PackedFile {
  const title = pages[0]?.label ?? work.title;
  const hrefOf = (kind: WorkPage['kind']) => pages.find((one) => one.kind === kind)?.href ?? null;
  switch (page.kind) {
    case 'title':
      return deflatedFile(titlePage(work, title), LEVEL);
    case 'preface':
      return deflatedFile(prefacePage(work, title, hrefOf('afterword')), LEVEL);
    case 'afterword':
      return deflatedFile(afterwordPage(work, title, hrefOf('preface') ?? PREFACE), LEVEL);
    case 'chapter': {
      const chapter = work.chapters[page.number - 1];
      return chapter === undefined ? EMPTY : chapterFile({ work, chapter, held }, page);
    }
  }
}

/** A drawn picture is deflated already. */
function coverFile({ bytes, mediaType }: CoverPicture): PackedFile {
  return mediaType === 'image/png' ? storedFile(bytes) : deflatedFile(new TextDecoder().decode(bytes), LEVEL);
}

const EMPTY = storedFile(new Uint8Array());

/** A chapter that the book changes nothing in goes in as it is kept. */
function chapterFile(
  { work, chapter, held }: Pick<BookWork, 'work' | 'held'> & { chapter: WritableChapter },
  { number, label }: Extract<WorkPage, { kind: 'chapter' }>,
): PackedFile {
  const { kept } = chapter;
  if (kept !== undefined && !chapterHolds(chapter, 'picture') && !chapterHolds(chapter, 'note')) {
    const { before, after } = chapterFrame(work, number, label, []);
    return joinedFile(before, kept, after, CHAPTER_LEVEL);
  }
  const { links, fragment } = withLinkedNotes(withHeldPictures(chapter.xhtml, held), work.language);
  const { before, after } = chapterFrame(work, number, label, links);
  return deflatedFile(before + fragment.value + after, CHAPTER_LEVEL);
}
