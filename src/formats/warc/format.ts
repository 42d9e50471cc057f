import type { Format } from '../format.ts';
import { recogniseWarc } from './recognise.ts';
export const warcFormat: Format = { name: 'warc', title: 'Web archive', extensions: ['warc'], recognise: recogniseWarc };
