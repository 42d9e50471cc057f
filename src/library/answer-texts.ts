import type { WorkId } from '#catalogue';
import { DamagedFileError, type TextQuery } from '#fulltext';
import type { TextAnswers } from '#search';
import { followTexts, takeInTexts } from './follow-texts.ts';

type Answering = Parameters<typeof followTexts>[0];
type TextLeaf = Parameters<TextAnswers>[0];

/**
 * What answers the words and phrases of one query, from the texts as they are now. A text index that turns out to be damaged is
 * made anew, once.
 */
export function answerTexts(library: Answering): TextAnswers {
  let upToDate: Promise<void> | null = null;
  const ask = (leaf: TextLeaf) => library.texts.index.ranked(textQuery(leaf)).map((id) => id as WorkId);
  return async (leaf) => {
    upToDate ??= takeInTexts(library);
    await upToDate;
    try {
      return ask(leaf);
    } catch (thrown) {
      if (!(thrown instanceof DamagedFileError)) throw thrown;
      library.texts.clear();
      await followTexts(library);
      return ask(leaf);
    }
  };
}

/** A bare word is found in its other forms too; what is quoted, as it stands. */
export function textQuery(leaf: TextLeaf): TextQuery {
  return leaf.kind === 'word'
    ? { kind: 'word', text: leaf.text, prefix: leaf.prefix }
    : { kind: 'phrase', text: leaf.text };
}
