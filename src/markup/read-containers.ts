import type { Block, Direction, Inline, ListItem } from '#document';
import { alignmentOfClasses } from './classes.ts';
import { oneLine } from './clean-text.ts';
import {
  attribute,
  classNames,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
  textBelow,
} from './html-tree.ts';
import type { Context, HtmlWalk } from './walk.ts';

/** A block quotation longer than this is not one: old pages used the element for wide margins. */
const MARGIN_NOT_QUOTE = 5000;

/** The blocks an element stands for, or null where it is nothing of its own and its content is to be visited. */
export type Container = (walk: HtmlWalk, element: HtmlElement, context: Context) => Block[] | null;

/** `<ul>`, `<ol>` and their kin. Lists without a single item were used as indents. */
export const readList: Container = (walk, element, context) => {
  if (!element.childNodes.some((node) => isElement(node) && node.tagName === 'li')) return null;
  const items: ListItem[] = [];
  for (const nodes of groupAt(element.childNodes, (name) => name === 'li')) {
    const first = nodes[0];
    const head = first !== undefined && isElement(first) && first.tagName === 'li' ? first : undefined;
    const rest = head === undefined ? nodes : nodes.slice(1);
    const blocks = walk.collect([...(head?.childNodes ?? []), ...rest], context);
    const last = items.at(-1);
    if (head === undefined && last !== undefined) last.push(...blocks);
    else if (blocks.length > 0) items.push(blocks);
  }
  if (items.length === 0) return [];
  const ordered = element.tagName === 'ol';
  const raw = ordered ? attribute(element, 'start') : null;
  const start = raw !== null && /^-?\d{1,9}$/.test(raw) ? { start: Number(raw) } : {};
  return [{ type: 'list', ordered, ...start, items }];
};

/** `<dl>`; one without a term was used as an indent. */
export const readDefinitions: Container = (walk, element, context) => {
  const parts = element.childNodes.flatMap((node) =>
    isElement(node) && node.tagName === 'div' ? [null, ...node.childNodes, null] : [node],
  );
  if (!parts.some((node) => node !== null && isElement(node) && node.tagName === 'dt')) return null;
  const entries: { terms: Inline[][]; definitions: Block[][] }[] = [];
  let current = { terms: [] as Inline[][], definitions: [] as Block[][] };
  const next = () => {
    if (current.terms.length + current.definitions.length > 0) entries.push(current);
    current = { terms: [], definitions: [] };
  };
  for (const part of parts) {
    if (part === null) next();
    else if (isElement(part) && part.tagName === 'dt') {
      if (current.definitions.length > 0) next();
      const term = walk.inlines(part, context);
      if (term.length > 0) current.terms.push(term);
    } else if (!isText(part) || part.value.trim() !== '') {
      const nodes = isElement(part) && part.tagName === 'dd' ? part.childNodes : [part];
      const blocks = walk.collect(nodes, context);
      if (blocks.length > 0) current.definitions.push(blocks);
    }
  }
  next();
  return entries.length === 0 ? [] : [{ type: 'definitionList', entries }];
};

/** `<blockquote>`, with the attribution of its own footer. */
export const readQuotation: Container = (walk, element, context) => {
  const classes = classNames(element);
  const role = classes.includes('epigraph') ? 'epigraph' : 'quote';
  const ours = classes.includes('epigraph') || classes.includes('quote');
  if (!ours && textBelow(element, MARGIN_NOT_QUOTE + 1).length > MARGIN_NOT_QUOTE) return null;
  const footer = element.childNodes.findLast(
    (node) => isElement(node) && classNames(node).includes('attribution'),
  );
  const attribution = footer !== undefined && isElement(footer) ? walk.inlines(footer, context) : [];
  const children = walk.collect(
    element.childNodes.filter((node) => node !== footer),
    context,
  );
  if (children.length === 0 && attribution.length === 0) return [];
  return [{ type: 'quotation', role, children, ...(attribution.length > 0 && { attribution }) }];
};

/** `<aside class="note …">`, as this room writes it. */
export const readNote: Container = (walk, element, context) => {
  const classes = classNames(element);
  const position = (['start', 'inside', 'end'] as const).find((place) => classes.includes(`note-${place}`));
  if (position === undefined) return null;
  const children = walk.collect(element.childNodes, context);
  return children.length === 0 ? [] : [{ type: 'note', position, children }];
};

/** `<details>` with its summary. */
export const readDetails: Container = (walk, element, context) => {
  const title = element.childNodes.find((node) => isElement(node) && node.tagName === 'summary');
  const summary = title !== undefined && isElement(title) ? walk.inlines(title, context) : [];
  const children = walk.collect(
    element.childNodes.filter((node) => node !== title),
    context,
  );
  return summary.length + children.length === 0 ? [] : [{ type: 'details', summary, children }];
};

/** `<div class="verse …">`, `letter` and `chat`, as this room writes them: nothing but lines. */
export const readLines: Container = (walk, element, context) => {
  const classes = classNames(element);
  const kind = (['verse', 'letter', 'chat'] as const).find((name) => classes.includes(name));
  const lines = element.childNodes.filter((node) => !isText(node) || node.value.trim() !== '');
  if (kind === undefined || lines.length === 0 || !lines.every(isLine)) return null;
  const written = lines.filter(isElement).map((line) => walk.inlines(line, context));
  if (written.every((line) => line.length === 0)) return [];
  if (kind !== 'verse') return [{ type: 'preformatted', kind, lines: written }];
  const align = alignmentOfClasses(classes);
  const verse = classes.includes('lyrics') ? 'lyrics' : 'poem';
  return [{ type: 'verse', kind: verse, ...(align !== undefined && { align }), lines: written }];
};

function isLine(node: HtmlNode): boolean {
  return isElement(node) && node.tagName === 'p' && classNames(node).includes('line');
}

/** Ruby text in pairs of base and annotation; the nodes of each base are visited inside it. */
export function rubyPairs(element: HtmlElement): { base: HtmlNode[]; annotation: string | null }[] {
  const pairs: { base: HtmlNode[]; annotation: string | null }[] = [];
  let base: HtmlNode[] = [];
  for (const node of element.childNodes) {
    const name = isElement(node) ? node.tagName : '';
    if (name === 'rt' && isElement(node)) {
      pairs.push({ base, annotation: oneLine(textBelow(node, 200)) });
      base = [];
    } else if (name !== 'rp' && name !== 'rtc') base.push(node);
  }
  if (base.length > 0) pairs.push({ base, annotation: null });
  return pairs;
}

/** The language and direction an element declares. */
export function declaredDirection(element: HtmlElement): Direction | undefined {
  const dir = attribute(element, 'dir')?.trim().toLowerCase();
  return dir === 'rtl' || dir === 'ltr' ? dir : undefined;
}

function* groupAt(nodes: readonly HtmlNode[], starts: (name: string) => boolean): Generator<HtmlNode[]> {
  let group: HtmlNode[] = [];
  for (const node of nodes) {
    if (isElement(node) && starts(node.tagName)) {
      if (group.length > 0) yield group;
      group = [node];
    } else group.push(node);
  }
  if (group.length > 0) yield group;
}
