import type { TextMatch } from '#catalogue';
import type { TextLeaf } from './evaluate.ts';

/** A word or a phrase of a query as a search of the catalogue's text: title, creators, summary, notes and body. */
export function textMatch(leaf: TextLeaf): TextMatch {
  return leaf.kind === 'word'
    ? { kind: 'word', text: leaf.text, prefix: leaf.prefix }
    : { kind: 'phrase', words: leaf.text.split(' ') };
}
