import type { BlockFormat } from './block-builder.ts';
import { alignmentOf, alignmentOfClasses } from './classes.ts';
import { languageTag } from './clean-text.ts';
import { attribute, classNames, type HtmlElement } from './html-tree.ts';
import { declaredDirection } from './read-containers.ts';

/** Alignment, language and direction as an element changes them for what is in it. */
export function formatOf(element: HtmlElement, outer: BlockFormat, styleAlign: string | null): BlockFormat {
  const { align: outerAlign, ...rest } = outer;
  const lang = languageTag(attribute(element, 'lang') ?? attribute(element, 'xml:lang'));
  const dir = declaredDirection(element);
  const level = /^h([1-6])$/.exec(element.tagName)?.[1];
  const align = alignmentWithin(element, styleAlign, outerAlign);
  return {
    ...rest,
    ...(align !== undefined && { align }),
    ...(lang !== null && element.tagName !== 'body' && { lang }),
    ...(dir !== undefined && element.tagName !== 'body' && { dir }),
    ...(level !== undefined && { heading: headingLevel(Number(level)) }),
  };
}

/** `left` from a page is the reader's own alignment; only this room's class says that it was meant. */
function alignmentWithin(
  element: HtmlElement,
  styleAlign: string | null,
  outer: BlockFormat['align'],
): BlockFormat['align'] {
  const own = alignmentOfClasses(classNames(element));
  if (own !== undefined) return own;
  const stated = alignmentOf(styleAlign ?? attribute(element, 'align'));
  if (stated !== undefined) return stated === 'left' ? undefined : stated;
  return element.tagName === 'center' ? 'center' : outer;
}

/** The first two levels belong to the work and its chapters. */
function headingLevel(level: number): 3 | 4 | 5 | 6 {
  if (level === 4 || level === 5 || level === 6) return level;
  return 3;
}
