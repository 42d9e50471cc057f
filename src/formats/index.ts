/** The list of formats. Order matters only between equals in confidence. */

import type { Collection } from './collection.ts';
import { epubFormat } from './epub/format.ts';
import type { Format } from './format.ts';
import { htmlFormat, xhtmlFormat } from './html/format.ts';
import { jsonFormat } from './json/writer.ts';
import { markdownFormat } from './markdown/writer.ts';
import { textFormat } from './plain-text/format.ts';
import { siteCollection } from './site/collection.ts';
import { warcCollection } from './warc/collection.ts';
import { warcFormat } from './warc/format.ts';

export type {
  Collection,
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
  WritableWork,
} from './format.ts';
export { isWarc } from './warc/recognise.ts';

/** Every format that Fanlight reads or writes. */
export const FORMATS: readonly Format[] = [
  textFormat,
  htmlFormat,
  epubFormat,
  xhtmlFormat,
  markdownFormat,
  jsonFormat,
  warcFormat,
];

/** Every kind of collection that Fanlight takes apart. */
export const COLLECTIONS: readonly Collection[] = [warcCollection, siteCollection];
