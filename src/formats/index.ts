/** The list of formats. Order matters only between equals in confidence. */

import { epubFormat } from './epub/format.ts';
import type { Format } from './format.ts';
import { htmlFormat, xhtmlFormat } from './html/format.ts';
import { jsonFormat } from './json/writer.ts';
import { markdownFormat } from './markdown/writer.ts';
import { textFormat } from './plain-text/format.ts';

export { epubSpine } from './epub/names.ts';
export type {
  FieldEvidence,
  Format,
  FormatInput,
  ReadResult,
  ReadWork,
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
];
