import type { Evidence } from '#document';
import { type HtmlElement, type HtmlNode, isElement, isText, oneLine, textBelow } from '#markup';
import { hrefOf, isBlank, lineOf, linksOf } from './elements.ts';
import { proseOf } from './prose.ts';
import type { Source } from './source.ts';

/** A value behind its label: on one line, with its paragraphs, and as a list where it is one. */
export type LabelledValue = {
  label: string;
  value: string;
  prose: string;
  items: string[];
  evidence: Evidence;
};

/** Whatever has children. */
type Parent = { childNodes: readonly HtmlNode[] };

/** A list of facts has a few dozen entries. */
const MOST_VALUES = 500;

/**
 * Reads runs of label and value among the children of an element: a label is an element that `isLabel` accepts, its
 * value is whatever stands before the next one. Links are the items of a list, else what stands between commas.
 */
export function labelledRuns(
  source: Source,
  element: Parent,
  isLabel: (element: HtmlElement) => boolean,
): LabelledValue[] {
  const values: LabelledValue[] = [];
  let label: HtmlElement | null = null;
  let nodes: HtmlNode[] = [];
  const end = () => {
    const read = label === null ? null : valueBehind(source, label, nodes);
    if (read !== null) values.push(read);
    nodes = [];
  };
  for (const node of element.childNodes) {
    if (values.length >= MOST_VALUES) break;
    if (isElement(node) && isLabel(node)) {
      end();
      label = node;
    } else if (label !== null) nodes.push(node);
  }
  end();
  return values;
}

/** The value in some nodes behind a label's element; null where one of them is empty. */
export function valueBehind(
  source: Source,
  element: HtmlElement,
  nodes: readonly HtmlNode[],
): LabelledValue | null {
  const label = lineOf(element, 100).replace(/[\s:]+$/, '');
  const value = oneLine(nodes.map(textOf).join(' '));
  if (label === '' || value === '') return null;
  const filled = nodes.filter((node) => !isBlank(node));
  const links = nodes.flatMap((node) => (isElement(node) ? linkTexts(node) : []));
  const items = (links.length > 0 ? links : value.split(/,\s/)).map((one) => one.trim());
  const evidence = source.labelled(label, value, element, nodes.at(-1) ?? element);
  return { label, value, prose: proseOf(source, filled) ?? value, items: items.filter(Boolean), evidence };
}

function linkTexts(element: HtmlElement): string[] {
  const links = element.tagName === 'a' && hrefOf(element) !== '' ? [element] : linksOf(element);
  return links.map((link) => lineOf(link, 500));
}

function textOf(node: HtmlNode): string {
  if (isText(node)) return node.value;
  return isElement(node) ? textBelow(node, 20_000) : '';
}
