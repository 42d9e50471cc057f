import type { BlockBuilder } from './block-builder.ts';
import { classNames, type HtmlElement } from './html-tree.ts';
import type { Context, HtmlWalk } from './walk.ts';

/**
 * `<pre>`: prose typed into a text file becomes paragraphs, whose breaks are marked as mere wrapping; what needs a
 * fixed-width face stays as lines.
 */
export function readPreformatted(
  walk: HtmlWalk,
  element: HtmlElement,
  into: BlockBuilder,
  context: Context,
): void {
  const inner = walk.builder(classNames(element).includes('art') ? 'art' : 'lines');
  walk.visit(element.childNodes, inner, context);
  inner.flush(context.format);
  into.flush(context.format);
  into.blocks.push(...inner.blocks);
}
