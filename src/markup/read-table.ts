import type { Block, TableRow } from '#document';
import { attribute, classNames, elementsBelow, type HtmlElement, isElement, textBelow } from './html-tree.ts';
import type { Context, HtmlWalk } from './walk.ts';

/** A cell with more text than this holds prose, and the table only places it on the page. */
const PROSE_IN_CELL = 300;
/** How many elements of a cell are looked at. */
const ELEMENTS_LOOKED_AT = 50;
const BLOCKS_IN_LAYOUT = new Set('table blockquote h1 h2 h3 h4 h5 h6 hr ul ol dl pre center form'.split(' '));

/**
 * A table of data as a block. A table that only places things on a page (one column, one cell, prose or blocks in
 * cells) is null: its cells are visited one after another.
 */
export function readTable(walk: HtmlWalk, element: HtmlElement, context: Context): Block | null {
  const rows = rowsOf(element);
  if (!classNames(element).includes('data') && isLayout(element, rows)) return null;
  const written: TableRow[] = rows
    .filter((cells) => cells.length > 0)
    .map((cells) => ({
      header: cells.every((cell) => cell.tagName === 'th'),
      cells: cells.map((cell) => walk.inlines(cell, context)),
    }));
  const title = element.childNodes.find((node) => isElement(node) && node.tagName === 'caption');
  const caption = title !== undefined && isElement(title) ? walk.inlines(title, context) : [];
  return { type: 'table', ...(caption.length > 0 && { caption }), rows: written };
}

function rowsOf(table: HtmlElement): HtmlElement[][] {
  const direct = table.childNodes.filter(isElement);
  const rows = direct.flatMap((part) =>
    /^t(?:head|body|foot)$/.test(part.tagName) ? part.childNodes : [part],
  );
  return rows
    .filter(isElement)
    .filter((row) => row.tagName === 'tr')
    .map((row) => row.childNodes.filter(isElement).filter((cell) => /^t[dh]$/.test(cell.tagName)));
}

function isLayout(table: HtmlElement, rows: readonly HtmlElement[][]): boolean {
  if (attribute(table, 'role') === 'presentation') return true;
  const widest = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  return rows.length < 2 || widest < 2 || rows.some((cells) => cells.some(holdsProse));
}

function holdsProse(cell: HtmlElement): boolean {
  let paragraphs = 0;
  let looked = 0;
  for (const { tagName } of elementsBelow(cell)) {
    looked += 1;
    if (tagName === 'p') paragraphs += 1;
    if (paragraphs > 1 || BLOCKS_IN_LAYOUT.has(tagName) || looked > ELEMENTS_LOOKED_AT) return true;
  }
  return textBelow(cell, PROSE_IN_CELL + 1).length > PROSE_IN_CELL;
}
