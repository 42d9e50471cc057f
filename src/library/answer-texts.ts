import { DamagedFileError, type TextIndex, type TextQuery } from '#fulltext';
import type { TextAnswers } from '#search';
import { renewTexts, takeInTexts } from './follow-texts.ts';

type Answering = Parameters<typeof takeInTexts>[0];
type TextLeaf = Parameters<TextAnswers>[0];

/** What answers the words and phrases of one query, from the texts as they are now. */
export function answerTexts(library: Answering): TextAnswers {
  let upToDate: Promise<void> | null = null;
  return async (leaf) => {
    upToDate ??= takeInTexts(library);
    await upToDate;
    return askTexts(library, (index) => index.match(textQuery(leaf)));
  };
}

/** What the text index answers, as it is. One that turns out to be damaged is made anew, once. */
export async function askTexts<Answer>(
  library: Answering,
  ask: (index: TextIndex) => Answer,
): Promise<Answer> {
  const { index } = library.texts;
  try {
    return ask(index);
  } catch (thrown) {
    if (!(thrown instanceof DamagedFileError)) throw thrown;
    await renewTexts(library, index);
    return ask(library.texts.index);
  }
}

/** A bare word is found in its other forms too; what is quoted, as it stands. */
export function textQuery(leaf: TextLeaf): TextQuery {
  return leaf.kind === 'word'
    ? { kind: 'word', text: leaf.text, prefix: leaf.prefix }
    : { kind: 'phrase', text: leaf.text };
}
