import type { Format } from '../format.ts';
import { readMarkdown } from './reader.ts';
import { recogniseMarkdown } from './recognise.ts';
import { writeMarkdown } from './writer.ts';

/** Markdown: CommonMark after a YAML front matter block. */
export const markdownFormat: Format = {
  name: 'markdown',
  title: 'Markdown',
  extensions: ['md', 'markdown'],
  recognise: recogniseMarkdown,
  read: readMarkdown,
  write: writeMarkdown,
};
