/** Full text of stories and notes: an index of words with their places, ranked answers, files to keep it in. */

export { DamagedFileError } from './disk/damaged-file.ts';
export { type IndexFolder, StoredTextIndex } from './disk/index-files.ts';
export { WordSpill } from './disk/word-spill.ts';
export {
  type Likened,
  moreLikeThis,
  type SimilarWork,
  type TagCounts,
} from './more-like-this.ts';
export { type Snippet, type SnippetOptions, snippetsOf } from './snippets.ts';
export { type AskedWord, askedWords, scoreWords, type WordSource } from './static/find-static.ts';
export { packParts, packWorks, unpackParts, unpackWorks } from './static/packed-works.ts';
export { wordFileName } from './static/word-files.ts';
export { wordsOfWork } from './static/words-of-work.ts';
export type { BodyPart, TextDocument, TextField } from './text-document.ts';
export { type BestOptions, type BestWorks, type MatchedWorks, TextIndex } from './text-index.ts';
export type { TextQuery } from './text-query.ts';
export { WordScanner } from './word-scanner.ts';
export type { WorkSet } from './work-set.ts';
