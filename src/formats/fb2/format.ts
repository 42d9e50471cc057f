import type { Format } from '../format.ts';
import { readFb2 } from './reader.ts';
import { recogniseFb2 } from './recognise.ts';

/** FictionBook 2, the form of Russian libraries and reading programs. */
export const fb2Format: Format = {
  name: 'fb2',
  title: 'FictionBook (FB2)',
  extensions: ['fb2'],
  recognise: recogniseFb2,
  read: readFb2,
};
