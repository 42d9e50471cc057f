import type { Format } from '../format.ts';
import { readRtf } from './reader.ts';
import { recogniseRtf } from './recognise.ts';

/** Rich Text Format, which every word processor since 1987 writes. */
export const rtfFormat: Format = {
  name: 'rtf',
  title: 'Rich Text Format (RTF)',
  extensions: ['rtf'],
  recognise: recogniseRtf,
  read: readRtf,
};
