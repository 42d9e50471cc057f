import type { Format } from '../format.ts';
import { writeEpub } from './writer.ts';

/** E-books for reading devices. */
export const epubFormat: Format = {
  name: 'epub',
  title: 'EPUB',
  extensions: ['epub'],
  write: writeEpub,
};
