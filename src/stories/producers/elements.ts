import {
  attribute,
  classNames,
  elementsBelow,
  type HtmlElement,
  type HtmlNode,
  type HtmlTree,
  isElement,
  isText,
  oneLine,
  textBelow,
} from '#markup';

type Parent = HtmlTree['root'] | HtmlElement;

/** Names and titles are at most this long; longer ones are cut. */
const LONGEST_NAME = 1000;

/** The first element below with an id. */
export function byId(parent: Parent, id: string): HtmlElement | null {
  return firstBelow(parent, (element) => attribute(element, 'id') === id);
}

/** The first element below that has all of some class names, written `tag.class.other` or `.class`. */
export function bySelector(parent: Parent, selector: string): HtmlElement | null {
  return firstBelow(parent, matcher(selector));
}

/** Every element below that matches, in document order; see {@link bySelector}. */
export function allBySelector(parent: Parent, selector: string): HtmlElement[] {
  return allBelow(parent, matcher(selector));
}

/** The first element below that a test accepts. */
export function firstBelow(parent: Parent, test: (element: HtmlElement) => boolean): HtmlElement | null {
  for (const element of elementsBelow(parent)) if (test(element)) return element;
  return null;
}

/** Every element below that a test accepts. */
export function allBelow(parent: Parent, test: (element: HtmlElement) => boolean): HtmlElement[] {
  return [...elementsBelow(parent)].filter(test);
}

/** Whether an element has a class name. */
export function hasClass(element: HtmlElement, name: string): boolean {
  return classNames(element).includes(name);
}

/** The text of an element as one line; empty for none. */
export function lineOf(parent: Parent | null, limit = LONGEST_NAME): string {
  return parent === null ? '' : oneLine(textBelow(parent, limit));
}

/** The text of an element with a blank between its pieces, where breaks part what no space does. */
export function spacedLine(parent: Parent, limit = LONGEST_NAME): string {
  let text = '';
  const stack: HtmlNode[] = parent.childNodes.toReversed();
  for (let node = stack.pop(); node !== undefined && text.length < limit; node = stack.pop()) {
    if (isText(node)) text += ` ${node.value}`;
    else if (isElement(node)) stack.push(...node.childNodes.toReversed());
  }
  return oneLine(text.slice(0, limit));
}

/** Links below an element that go somewhere. */
export function linksOf(parent: Parent): HtmlElement[] {
  return allBelow(parent, (element) => element.tagName === 'a' && hrefOf(element) !== '');
}

/** Where a link goes, as written; empty when nowhere. */
export function hrefOf(link: HtmlElement): string {
  return (attribute(link, 'href') ?? '').trim();
}

/** Whether a node is inside an element, or the element itself. */
export function isWithin(node: HtmlNode, ancestor: HtmlElement): boolean {
  for (let at: HtmlNode | Parent | null = node; at !== null; at = 'parentNode' in at ? at.parentNode : null)
    if (at === ancestor) return true;
  return false;
}

/** Whether a node shows nothing: a comment, or white space. */
export function isBlank(node: HtmlNode): boolean {
  return isText(node) ? node.value.trim() === '' : !isElement(node);
}

function matcher(selector: string): (element: HtmlElement) => boolean {
  const [tag = '', ...names] = selector.split('.');
  return (element) =>
    (tag === '' || element.tagName === tag) && names.every((name) => hasClass(element, name));
}
