import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { barestMarkup, plainMarkup } from './plain-markup.ts';

/** A node of a parsed page. Parents and places are kept; nothing of it is ever stored or served. */
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
/** An element of a parsed page. */
export type HtmlElement = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** A parsed page; `flattened` is the offset at which nesting or size passed the limits and markup was thinned out. */
export type HtmlTree = { source: string; root: ParentNode; flattened: number | null };

/** Open elements at once. Browsers stop at 512 as well; pages made by people stay below 100. */
const MAX_DEPTH = 400;
/** Elements of one page, some 300 MB of memory; the longest single-page novels have a tenth of it. */
const MAX_ELEMENTS = 400_000;

class TreeTooLarge extends Error {
  readonly at: number;
  constructor(at: number) {
    super('the tree is too large');
    this.at = at;
  }
}

/**
 * Parses HTML as browsers do (WHATWG tree construction, by parse5), within bounds of depth and size. Where a page
 * passes them, it is parsed again with only its paragraphs, line breaks and plain emphasis.
 */
export function parseTree(source: string): HtmlTree {
  let flattened: number | null = null;
  const closed = IS_XML.test(source.slice(0, 1000)) ? withoutSelfClosing(source) : source;
  for (const prepare of [(whole: string) => whole, plainMarkup, barestMarkup]) {
    try {
      return { source, root: parseBounded(prepare(closed)), flattened };
    } catch (thrown) {
      if (!(thrown instanceof TreeTooLarge)) throw thrown;
      flattened ??= thrown.at;
    }
  }
  return { source, root: parseBounded(''), flattened };
}

const IS_XML = /^\s{0,99}<\?xml\s|<html[^>]{0,200}\sxmlns=/i;

/**
 * XHTML may close any element in its own tag, which HTML takes for an opening: `<title/>` would swallow the page. Such
 * an element is empty, so it becomes a bogus comment of the same length.
 */
function withoutSelfClosing(source: string): string {
  return source.replace(SELF_CLOSED, (tag) => `<?${tag.slice(2)}`);
}

const SELF_CLOSED =
  /<(?!(?:br|hr|img|meta|link|input|area|base|col|embed|param|source|track|wbr)[\s/])[a-zA-Z][\w:-]{0,30}(?:\s[^<>]{0,2000})?\/>/gi;

function parseBounded(source: string): ParentNode {
  let depth = 0;
  let elements = 0;
  let lastAt = 0;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(name, namespace, attrs) {
      elements += 1;
      if (elements > MAX_ELEMENTS) throw new TreeTooLarge(lastAt);
      return defaultTreeAdapter.createElement(name, namespace, attrs);
    },
    onItemPush(item) {
      depth += 1;
      lastAt = item.sourceCodeLocation?.startOffset ?? lastAt;
      if (depth > MAX_DEPTH) throw new TreeTooLarge(lastAt);
    },
    onItemPop() {
      depth -= 1;
    },
  };
  return parse<DefaultTreeAdapterMap>(source, {
    treeAdapter,
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
  });
}

/** An attribute's value, or null. Names are lower case. */
export function attribute(element: HtmlElement, name: string): string | null {
  for (const attr of element.attrs) if (attr.name === name) return attr.value;
  return null;
}

/** The class names of an element. */
export function classNames(element: HtmlElement): string[] {
  return (
    attribute(element, 'class')
      ?.split(/[ \t\n\f\r]+/)
      .filter(Boolean) ?? []
  );
}

/** Whether a node is an element. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

/** Whether a node is text. */
export function isText(node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

/** Where a node begins in the source; 0 when the parser made it up. */
export function offsetOf(node: HtmlNode): number {
  return node.sourceCodeLocation?.startOffset ?? 0;
}

/** Every element below a node, depth first, in document order, the node itself left out. */
export function* elementsBelow(parent: ParentNode): Generator<HtmlElement> {
  const stack: { nodes: HtmlNode[]; next: number }[] = [{ nodes: parent.childNodes, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const node = top.nodes[top.next];
    top.next += 1;
    if (node === undefined) stack.pop();
    else if (isElement(node)) {
      yield node;
      stack.push({ nodes: node.childNodes, next: 0 });
    }
  }
}

/** The text below a node as the parser gave it, at most `limit` characters. */
export function textBelow(parent: ParentNode, limit = 10_000): string {
  let out = '';
  const stack: HtmlNode[] = parent.childNodes.toReversed();
  for (let node = stack.pop(); node !== undefined && out.length < limit; node = stack.pop()) {
    if (isText(node)) out += node.value;
    else if (isElement(node)) for (const child of node.childNodes.toReversed()) stack.push(child);
  }
  return out.slice(0, limit);
}

/** The page's body, or its root where it has none. */
export function bodyOf(tree: HtmlTree): ParentNode {
  for (const element of elementsBelow(tree.root)) if (element.tagName === 'body') return element;
  return tree.root;
}
