import { type HtmlElement, type HtmlNode, isElement, isText, oneLine, textBelow } from '#markup';
import { allBelow, bySelector, hrefOf, isBlank, lineOf, linksOf } from '../elements.ts';
import { proseOf } from '../prose.ts';
import type { Said } from '../said.ts';
import type { Source } from '../source.ts';
import type { TitleEntry } from './fields.ts';

/** A title page read: its lines, and the story's address where the title is linked. */
export type TitlePage = { entries: TitleEntry[]; address: string | null };

/** A title page has a few dozen lines. */
const MOST_ENTRIES = 500;

/**
 * Reads a title page: a heading `TITLE by AUTHORS` whose parts are links, then lines of bold label and value, or the
 * rows of a table (formats §4).
 */
export function readTitlePage(
  said: Said,
  source: Source,
  heading: HtmlElement,
  body: HtmlElement,
): TitlePage {
  takeHeading(said, source, heading);
  const [title] = linksOf(heading);
  const address = title === undefined ? null : hrefOf(title);
  const rows = allBelow(body, (element) => element.tagName === 'tr').slice(0, MOST_ENTRIES);
  const entries =
    rows.length > 0 ? rows.flatMap((row) => entryOfRow(source, row) ?? []) : entriesOfLines(source, body);
  const told = entries.find(({ label }) => /^story url$/i.test(label))?.value ?? null;
  return { entries, address: told ?? (address !== null && /^https?:/i.test(address) ? address : null) };
}

function takeHeading(said: Said, source: Source, heading: HtmlElement): void {
  const links = linksOf(heading);
  const [title, ...others] = links;
  const [, before = lineOf(heading), names = ''] = /^(.{1,1000}) by (.{1,500})$/.exec(lineOf(heading)) ?? [];
  const authors = others.filter((link) => !/^\[/.test(lineOf(link)));
  said.take('title', title === undefined ? before : lineOf(title), source.evidence(title ?? heading));
  if (authors.length > 0)
    said.take(
      'authors',
      authors.map((one) => lineOf(one, 300)),
      ...authors.map((one) => source.evidence(one)),
    );
  else said.take('authors', names.split(', ').filter(Boolean), source.evidence(heading));
}

/** A row of two cells, or of one that has both. */
function entryOfRow(source: Source, row: HtmlElement): TitleEntry | null {
  const [first, second] = row.childNodes.filter(isElement).filter((cell) => /^t[dh]$/.test(cell.tagName));
  if (first === undefined) return null;
  if (second !== undefined) return entry(source, lineOf(first, 100), [second], row);
  const label = bySelector(first, 'b') ?? bySelector(first, 'strong');
  if (label === null) return null;
  const at = first.childNodes.indexOf(label);
  return entry(source, lineOf(label, 100), first.childNodes.slice(at + 1), row);
}

/** Lines of bold label, value and a break; a value may hold blocks. */
function entriesOfLines(source: Source, body: HtmlElement): TitleEntry[] {
  const found = allBelow(body, isLabel);
  const labels = found.filter(({ parentNode }) => parentNode === found[0]?.parentNode).slice(0, MOST_ENTRIES);
  return labels.flatMap((label) => {
    const siblings = label.parentNode?.childNodes ?? [];
    const from = siblings.indexOf(label) + 1;
    const to = siblings.findIndex((node, at) => at >= from && isElement(node) && isLabel(node));
    return entry(source, lineOf(label, 100), siblings.slice(from, to < 0 ? undefined : to), label) ?? [];
  });
}

function isLabel(element: HtmlElement): boolean {
  return /^(?:b|strong)$/.test(element.tagName) && /^[^:]{1,40}:$/.test(lineOf(element, 60));
}

function entry(
  source: Source,
  written: string,
  nodes: readonly HtmlNode[],
  place: HtmlElement,
): TitleEntry | null {
  const label = written.replace(/[\s:]+$/, '');
  const value = oneLine(nodes.map(textOf).join(' '));
  const filled = nodes.filter((node) => !isBlank(node));
  if (label === '' || value === '') return null;
  const evidence = source.labelled(label, value, place, nodes.at(-1) ?? place);
  return { label, value, prose: proseOf(source, filled) ?? value, evidence };
}

function textOf(node: HtmlNode): string {
  if (isText(node)) return node.value;
  return isElement(node) ? textBelow(node, 20_000) : '';
}
