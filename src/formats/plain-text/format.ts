import type { Format } from '../format.ts';
import { readText, recogniseText } from './reader.ts';
import { writeText, writeTextBook } from './writer.ts';

/** Plain text: what most stories before the archives of the 2000s survive in. */
export const textFormat: Format = {
  name: 'text',
  title: 'Plain text',
  extensions: ['txt', 'text', 'asc'],
  recognise: recogniseText,
  read: readText,
  write: writeText,
  writeBook: writeTextBook,
};
