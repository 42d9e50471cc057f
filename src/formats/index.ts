/** The list of formats. Order matters only between equals in confidence. */

import { automatedArchiveCollection } from './automated-archive/collection.ts';
import { archiveStoryFormat } from './automated-archive/story-format.ts';
import type { BookList } from './book-list.ts';
import { calibreLibrary } from './calibre/book-list.ts';
import type { OpenDatabase } from './calibre/database.ts';
import type { Collection } from './collection.ts';
import { docxFormat } from './docx/format.ts';
import { efictionCollection } from './efiction/collection.ts';
import { efictionStoryFormat } from './efiction/story-format.ts';
import { epubFormat } from './epub/format.ts';
import { fanficfareMetadata } from './fanficfare/book-list.ts';
import { fb2Format } from './fb2/format.ts';
import { foreignFormat } from './foreign/format.ts';
import type { Format } from './format.ts';
import { htmlFormat, xhtmlFormat } from './html/format.ts';
import { jsonFormat } from './json/writer.ts';
import { mailFormat } from './mail/format.ts';
import { mailboxCollection } from './mailbox/collection.ts';
import { markdownFormat } from './markdown/format.ts';
import { mhtmlFormat } from './mhtml/format.ts';
import { odtFormat } from './odt/format.ts';
import { pdfFormat } from './pdf/format.ts';
import { textFormat } from './plain-text/format.ts';
import { rtfFormat } from './rtf/format.ts';
import { siteCollection } from './site/collection.ts';
import { warcCollection } from './warc/collection.ts';
import { warcFormat } from './warc/format.ts';

export type { BookList, ListedBook, ListedBooks } from './book-list.ts';
export { breather } from './breather.ts';
export { writeCalibrePackage } from './calibre/write-opf.ts';
export { chapterHolds } from './chapter-marks.ts';
export type {
  Collection,
  CollectionFile,
  CollectionItem,
  CollectionSource,
  CollectionStory,
  FavouriteTarget,
  SiteRecord,
  SourceFile,
} from './collection.ts';
export { epubSpine } from './epub/names.ts';
export type {
  Format,
  FormatInput,
  ReadResult,
  WritableBook,
  WritableChapter,
  WritableWork,
  WritingOptions,
} from './format.ts';
export { pictureType } from './picture-shelf.ts';
export { isWarc } from './warc/recognise.ts';
export {
  BLOCK_LINES,
  BLOCKS_HEAD,
  blockLine,
  describeWacz,
  indexLine,
  PAGES_HEAD,
  pageLine,
  WACZ_FILES,
  type WaczResource,
} from './warc/wacz.ts';
export {
  type PackedRecord,
  type Recording,
  responseRecord,
  warcinfoRecord,
} from './warc/write-record.ts';
export { lastModified } from './work-fields.ts';

/** Every format that Fanlight reads or writes. */
export const FORMATS: readonly Format[] = [
  textFormat,
  htmlFormat,
  epubFormat,
  rtfFormat,
  pdfFormat,
  xhtmlFormat,
  markdownFormat,
  jsonFormat,
  docxFormat,
  odtFormat,
  fb2Format,
  mhtmlFormat,
  foreignFormat,
  mailFormat,
  warcFormat,
  efictionStoryFormat,
  archiveStoryFormat,
];

/** Every kind of collection that Fanlight takes apart. */
export const COLLECTIONS: readonly Collection[] = [
  efictionCollection,
  automatedArchiveCollection,
  mailboxCollection,
  warcCollection,
  siteCollection,
];

/** Every kind of list of books that Fanlight takes the word of, given how databases are opened. */
export function bookLists(openDatabase: OpenDatabase): readonly BookList[] {
  return [calibreLibrary(openDatabase), fanficfareMetadata];
}
