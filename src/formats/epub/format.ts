import type { Format } from '../format.ts';
import { readEpub } from './reader.ts';
import { recogniseEpub } from './recognise.ts';
import { writeEpub, writeEpubBook } from './writer.ts';

/** E-books for reading devices. */
export const epubFormat: Format = {
  name: 'epub',
  title: 'EPUB',
  extensions: ['epub'],
  recognise: recogniseEpub,
  read: readEpub,
  write: writeEpub,
  writeBook: writeEpubBook,
};
