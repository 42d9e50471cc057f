import { type HtmlElement, isElement } from '#markup';
import { allBelow, firstBelow, hrefOf, lineOf, linksOf } from '../elements.ts';
import { labelledRuns, valueBehind } from '../labelled-runs.ts';
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
  if (second !== undefined) return valueBehind(source, first, [second]);
  return labelledRuns(source, first, isLabel)[0] ?? null;
}

/** Lines of bold label, value and a break; a value may hold blocks, and bold words of its own in them. */
function entriesOfLines(source: Source, body: HtmlElement): TitleEntry[] {
  const container = firstBelow(body, isLabel)?.parentNode;
  return container ? labelledRuns(source, container, isLabel) : [];
}

function isLabel(element: HtmlElement): boolean {
  return /^(?:b|strong)$/.test(element.tagName) && /^[^:]{1,40}:$/.test(lineOf(element, 60));
}
