import type { Format } from '../format.ts';
import { readHtml } from './reader.ts';
import { recogniseHtml } from './recognise.ts';
import { writeHtml, writeHtmlBook, writeXhtml, writeXhtmlBook } from './writer.ts';

/** Web pages, saved from anywhere; written as one self-contained file. */
export const htmlFormat: Format = {
  name: 'html',
  title: 'Web page (HTML)',
  extensions: ['html', 'htm'],
  recognise: recogniseHtml,
  read: readHtml,
  write: writeHtml,
  writeBook: writeHtmlBook,
};

/** The same page in the XML form of HTML 5. Reading is {@link htmlFormat}'s: it takes both. */
export const xhtmlFormat: Format = {
  name: 'xhtml',
  title: 'Web page (XHTML)',
  extensions: ['xhtml', 'xht'],
  write: writeXhtml,
  writeBook: writeXhtmlBook,
};
