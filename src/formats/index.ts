/** The list of formats. Order matters only between equals in confidence. */

import { automatedArchiveCollection } from './automated-archive/collection.ts';
import { archiveStoryFormat } from './automated-archive/story-format.ts';
import type { Collection } from './collection.ts';
import { efictionCollection } from './efiction/collection.ts';
import { efictionStoryFormat } from './efiction/story-format.ts';
import { epubFormat } from './epub/format.ts';
import type { Format } from './format.ts';
import { htmlFormat, xhtmlFormat } from './html/format.ts';
import { jsonFormat } from './json/writer.ts';
import { markdownFormat } from './markdown/writer.ts';
import { textFormat } from './plain-text/format.ts';

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

/** Every format that Fanlight reads or writes. */
export const FORMATS: readonly Format[] = [
  textFormat,
  htmlFormat,
  epubFormat,
  xhtmlFormat,
  markdownFormat,
  jsonFormat,
  efictionStoryFormat,
  archiveStoryFormat,
];

/** Every kind of collection that Fanlight takes apart. */
export const COLLECTIONS: readonly Collection[] = [efictionCollection, automatedArchiveCollection];
