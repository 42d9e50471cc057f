import type { Block } from '#document';
import type { BlockBuilder } from './block-builder.ts';
import { oneLine } from './clean-text.ts';
import {
  attribute,
  classNames,
  elementsBelow,
  type HtmlElement,
  isElement,
  offsetOf,
  textBelow,
} from './html-tree.ts';
import type { Context, HtmlWalk } from './walk.ts';

/**
 * `<img>`: a drawn divider is a scene break, a sign of up to three characters (a smiley) is its text, anything else
 * kept or with a description is a figure after its paragraph. A picture that is not kept is a loss.
 */
export function readPicture(
  walk: HtmlWalk,
  element: HtmlElement,
  into: BlockBuilder,
  context: Context,
): void {
  const at = offsetOf(element);
  const alt = describe(element);
  const name = fileName(attribute(element, 'src'));
  if (/^(?:[*~\-_=.\s]|divider|line|rule|separator)*$/i.test(alt) && DIVIDER.test(name)) {
    if (!into.hasText) into.addBlock({ type: 'sceneBreak' }, context.format, at);
    return;
  }
  const media = walk.picture(attribute(element, 'src') ?? '');
  if (media !== null) {
    into.addAfterParagraph({ type: 'figure', media, alt }, at);
    return;
  }
  walk.losses.add('FL-LOSS-IMAGE', at);
  if (alt.length > 3) into.addAfterParagraph({ type: 'figure', alt }, at);
  else if (alt !== '') into.addWords(alt, context.wrappers, at);
}

const DIVIDER = /(?:divid|line|bar|rule|sep|break|border)[^/]{0,20}\.(?:gif|jpe?g|png)$/i;

/** `<figure>` as this room writes it, or one picture with a caption. Null where it holds anything else. */
export function readFigure(walk: HtmlWalk, element: HtmlElement, context: Context): Block[] | null {
  const parts = [...elementsBelow(element)];
  const images = parts.filter((part) => part.tagName === 'img');
  const described = parts.find((part) => part.tagName === 'p' && classNames(part).includes('alt'));
  if (images.length > 1 || (images.length === 0 && described === undefined)) return null;
  const image = images[0];
  const alt = image === undefined ? oneLine(textBelow(described ?? element, 2000)) : describe(image);
  const title = element.childNodes.find((node) => isElement(node) && node.tagName === 'figcaption');
  const caption = title !== undefined && isElement(title) ? walk.inlines(title, context) : [];
  const stored = image === undefined ? null : walk.picture(attribute(image, 'src') ?? '');
  if (image !== undefined && stored === null) walk.losses.add('FL-LOSS-IMAGE', offsetOf(image));
  if (stored === null && alt === '' && caption.length === 0) return [];
  return [
    {
      type: 'figure',
      ...(stored !== null && { media: stored }),
      alt,
      ...(caption.length > 0 && { caption }),
    },
  ];
}

function describe(image: HtmlElement): string {
  return oneLine((attribute(image, 'alt') ?? '').slice(0, 2000));
}

function fileName(address: string | null): string {
  return address?.slice(-200).split('/').at(-1) ?? '';
}
