import { blockText } from '#document';
import type { HtmlElement, HtmlNode } from '#markup';
import type { Source } from './source.ts';

/** The text of nodes as a field holds it: paragraphs with blank lines between them. Null where there is none. */
export function proseOf(source: Source, nodes: readonly HtmlNode[]): string | null {
  const text = source
    .blocks(nodes)
    .map((block) => blockText(block).trim())
    .filter((part) => part !== '')
    .join('\n\n');
  return text === '' ? null : text;
}

/** The text of everything in an element; see {@link proseOf}. */
export function proseIn(source: Source, element: HtmlElement): string | null {
  return proseOf(source, element.childNodes);
}
