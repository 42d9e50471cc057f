import type { Format } from '../format.ts';
import { readPdf } from './reader.ts';
import { recognisePdf } from './recognise.ts';

/** PDF, as far as it has a text layer. */
export const pdfFormat: Format = {
  name: 'pdf',
  title: 'PDF',
  extensions: ['pdf'],
  recognise: recognisePdf,
  read: readPdf,
};
