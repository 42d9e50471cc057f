import {
  attribute,
  elementsBelow,
  type HtmlElement,
  type HtmlNode,
  type HtmlTree,
  isElement,
  isText,
  oneLine,
} from '#markup';
import { readLabel } from './chapter-label.ts';
import { pageKey, resolveLink } from './page-key.ts';
import { baseOf, wordsOf } from './page-sketch.ts';

/** Longer entries than this are not one story's. */
const LONGEST = 1500;
const BLOCKS = new Set('li dd dt p td tr div blockquote center body h2 h3 h4 h5 h6'.split(' '));

/**
 * What an index page says of each story that it links, by the key of the first page: the text of the list item, cell or
 * paragraph around the link, the words of its own links as they stand, lines at breaks. Where one holds several stories, the
 * text from one link to the next.
 */
export function entriesOf(tree: HtmlTree, address: string): Map<string, string> {
  const base = baseOf(tree, address);
  const entries = new Map<string, string>();
  const blocks = new Map<HtmlElement, string[]>();
  for (const element of elementsBelow(tree.root)) {
    if (element.tagName !== 'a') continue;
    const target = resolveLink(attribute(element, 'href') ?? '', base);
    const key = target === null ? null : pageKey(target);
    const block = key === null ? null : blockOf(element);
    if (key === null || block === null) continue;
    const keys = blocks.get(block) ?? [];
    keys.push(key);
    blocks.set(block, keys);
  }
  for (const [block, keys] of blocks) {
    const parts = partsOf(block, base, keys);
    for (const [key, text] of parts) if (!entries.has(key)) entries.set(key, text.slice(0, LONGEST));
  }
  return entries;
}

/** The block that a link stands in; a term's definition belongs to it. */
function blockOf(link: HtmlElement): HtmlElement | null {
  let node = link.parentNode;
  while (node !== null && isParent(node) && !BLOCKS.has(node.tagName)) node = node.parentNode;
  return node !== null && isParent(node) ? node : null;
}

function isParent(node: HtmlElement['parentNode']): node is HtmlElement {
  return node !== null && 'tagName' in node;
}

/** The text of a block from each link's line to the next link's; what stands before the first belongs to it. */
function partsOf(block: HtmlElement, base: string, keys: readonly string[]): [key: string, text: string][] {
  const known = new Set(keys);
  const parts: [string, string][] = [];
  let lead = '';
  const add = (text: string) => {
    const last = parts.at(-1);
    if (last === undefined) lead += text;
    else if (last[1].length < 2 * LONGEST) last[1] += text;
  };
  const visit = (nodes: readonly HtmlNode[]) => {
    for (const node of nodes) {
      if (isText(node)) add(node.value.replace(/\s+/g, ' '));
      if (!isElement(node)) continue;
      if (node.tagName === 'br' || BLOCKS.has(node.tagName)) add('\n');
      const target = node.tagName === 'a' ? resolveLink(attribute(node, 'href') ?? '', base) : null;
      const key = target === null ? null : pageKey(target);
      // The parts of a story that are linked after its title are of the same entry.
      const part = parts.length > 0 && isElement(node) && readLabel(wordsOf(node)).number !== null;
      if (key !== null && known.has(key) && !part && !parts.some(([one]) => one === key))
        parts.push([key, parts.length === 0 ? lead : '']);
      if (key === null || !part) visit(node.childNodes);
    }
  };
  visit(block.tagName === 'dt' ? [block, ...definitionOf(block)] : block.childNodes);
  return parts.map(([key, text]) => [key, text.split('\n').map(oneLine).filter(Boolean).join('\n')]);
}

function definitionOf(term: HtmlElement): HtmlNode[] {
  const siblings = term.parentNode?.childNodes ?? [];
  const after = siblings.slice(siblings.indexOf(term) + 1).filter(isElement);
  const next = after.findIndex((one) => one.tagName === 'dt');
  return next < 0 ? after : after.slice(0, next);
}
