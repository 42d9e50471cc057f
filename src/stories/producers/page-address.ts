import { attribute, elementsBelow, type HtmlTree } from '#markup';

/** What Internet Explorer, Chrome and saving extensions write at the head of a page they keep. */
const SAVED_FROM = /(?:saved from url=\(\d{1,6}\)|\burl:\s{0,9})\s{0,9}(https?:\/\/[^\s<>"]{3,2000})/i;

/**
 * Addresses that a page gives as its own, the surest first: told from outside, its canonical link, what its saver noted,
 * its base.
 */
export function ownAddresses(tree: HtmlTree, told?: string): string[] {
  const found: string[] = told === undefined ? [] : [told];
  const weaker: string[] = [];
  for (const node of tree.root.childNodes)
    if (node.nodeName === '#comment' && 'data' in node) {
      const saved = SAVED_FROM.exec(node.data.slice(0, 4000))?.[1];
      if (saved !== undefined) weaker.push(saved);
    }
  for (const element of elementsBelow(tree.root)) {
    if (element.tagName === 'body') break;
    const href = attribute(element, 'href') ?? attribute(element, 'content') ?? '';
    if (element.tagName === 'link' && attribute(element, 'rel') === 'canonical') found.push(href);
    else if (element.tagName === 'meta' && attribute(element, 'property') === 'og:url') found.push(href);
    else if (element.tagName === 'base') weaker.push(href);
  }
  return [...found, ...weaker]
    .map((one) => one.trim().replace(/^\/\//, 'https://'))
    .filter((one) => one !== '');
}

/** An address as the page it stands on means it; null where that cannot be told or is no web address. */
export function resolved(href: string, bases: readonly string[]): string | null {
  if (/^https?:\/\//i.test(href)) return href;
  for (const base of bases) {
    if (!URL.canParse(href, base)) continue;
    const url = new URL(href, base);
    if (/^https?:$/.test(url.protocol)) return url.href;
  }
  return null;
}
