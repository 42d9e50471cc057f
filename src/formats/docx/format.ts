import type { Format } from '../format.ts';
import { readDocx } from './reader.ts';
import { recogniseDocx } from './recognise.ts';

/** Documents of Word since 2007 and of all that write its form. */
export const docxFormat: Format = {
  name: 'docx',
  title: 'Word document (DOCX)',
  extensions: ['docx', 'docm', 'dotx', 'dotm'],
  recognise: recogniseDocx,
  read: readDocx,
};
