import type { TextField } from './text-document.ts';
import { wordsOf } from './word-scanner.ts';

/**
 * What is sought. A word is found in every form that has its stem in the languages of the library, unless `exact`; with `prefix` it is a
 * beginning. A phrase is its words side by side, as they stand; with `prefix` the last is a beginning. Either may be more or fewer
 * words than one: `don't` as a word is two side by side; without a word it finds nothing, and says nothing beside other parts.
 * Without a field it is sought in all.
 */
export type TextQuery =
  | { kind: 'word'; text: string; prefix?: boolean; exact?: boolean; field?: TextField }
  | { kind: 'phrase'; text: string; prefix?: boolean; field?: TextField }
  | { kind: 'and' | 'or'; parts: readonly TextQuery[] }
  | { kind: 'not'; part: TextQuery };

/** A query with its words read. `forms`: other forms of a word count too. */
export type WordsQuery =
  | { kind: 'words'; words: string[]; prefix: boolean; forms: boolean; field: TextField | null }
  | { kind: 'and' | 'or'; parts: WordsQuery[] }
  | { kind: 'not'; part: WordsQuery };

/** Most words of a phrase; it is that of its first ones. */
const MOST_WORDS = 100;

/** Reads the words of a query. Null where there are none. */
export function readQuery(query: TextQuery): WordsQuery | null {
  switch (query.kind) {
    case 'word':
    case 'phrase': {
      const words = wordsOf(query.text).slice(0, MOST_WORDS);
      if (words.length === 0) return null;
      const { prefix = false, field = null } = query;
      const forms = query.kind === 'word' && !prefix && query.exact !== true && words.length === 1;
      return { kind: 'words', words, prefix, forms, field };
    }
    case 'not': {
      const part = readQuery(query.part);
      return part && { kind: 'not', part };
    }
    default: {
      const parts = query.parts.flatMap((part) => readQuery(part) ?? []);
      return parts.length > 1 ? { kind: query.kind, parts } : (parts[0] ?? null);
    }
  }
}
