import type { Format } from '../format.ts';
import { readOdt } from './reader.ts';
import { recogniseOdt } from './recognise.ts';

/** OpenDocument text, as LibreOffice and OpenOffice write it: packed, or flat in one XML file. */
export const odtFormat: Format = {
  name: 'odt',
  title: 'OpenDocument text',
  extensions: ['odt', 'ott', 'fodt'],
  recognise: recogniseOdt,
  read: readOdt,
};
