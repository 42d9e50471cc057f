/** Full text of stories and notes: an index of words with their places, ranked answers. */
export type { BodyPart, TextDocument, TextField } from './text-document.ts';
export { type BestOptions, type BestWorks, type MatchedWorks, TextIndex } from './text-index.ts';
export type { TextQuery } from './text-query.ts';
export type { WorkSet } from './work-set.ts';
