import type { Format } from '../format.ts';
import { readMhtml } from './reader.ts';
import { recogniseMhtml } from './recognise.ts';

/** Web pages saved with their pictures in one file, as browsers and Word do (RFC 2557). */
export const mhtmlFormat: Format = {
  name: 'mhtml',
  title: 'Web page in one file (MHTML)',
  extensions: ['mht', 'mhtml'],
  recognise: recogniseMhtml,
  read: readMhtml,
};
