/** A plot with its heading, what it says in words, and its numbers as a table. */
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { count } from '../wording.ts';

/** One row of a table: texts and numbers, and the page that lists what its numbers count, where a query can ask for that. */
export type PlotRow = { cells: readonly (string | number)[]; address: string | null };

/** The numbers of a plot. The first column names the row. */
export type PlotTable = { head: readonly string[]; rows: readonly PlotRow[] };

/**
 * A plot. `id` is that of its section and the name of its table as a file; `says` is what it shows, in words. Without a drawing the table is the
 * plot: it is open and has bars, as long as the numbers of its column `bars`.
 */
export type Figure = {
  id: string;
  heading: string;
  says: string;
  drawing: Markup | null;
  /** What stands below the drawing: a key to its signs. */
  key?: Markup | null;
  table: PlotTable;
};

/** A plot as a section of a page; `csv` is the address of its table as a file. */
export function plotSection(figure: Figure, csv: string): Markup {
  const { id, heading, says, drawing, key } = figure;
  const take = html`<p class="take"><a href="${csv}" download>${tell('insights.csv', { heading, hidden })}</a></p>`;
  return html`<section class="insight" aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
${
  drawing === null
    ? html`${says !== '' && html`<p class="says">${says}</p>`}${barTable(figure)}${take}`
    : html`<figure><figcaption class="says">${says}</figcaption>${drawing}${key}</figure>
<details><summary>${tell('insights.numbers-of', { heading, hidden })}</summary>${plainTable(figure)}${take}</details>`
}
</section>`;
}

function hidden(words: Markup): Markup {
  return html`<span class="visually-hidden">${words}</span>`;
}

/** A drawing as an image with a name and a description; its parts are hidden from those who have the table. */
export function drawing(
  { id, title, height, kind }: { id: string; title: string; height: number; kind: string },
  parts: Markup,
): Markup {
  return html`<svg class="drawing ${kind}" width="100%" height="${height}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-says"><title id="${id}-title">${title}</title><desc id="${id}-says">${say('insights.in-table-below')}</desc>
${parts}</svg>`;
}

function plainTable({ id, heading, table }: Figure): Markup {
  return html`<section class="scroll" aria-labelledby="${id}-table" tabindex="0"><table class="numbers"><caption id="${id}-table" class="visually-hidden">${say('insights.numbers-caption', { heading })}</caption>
${tableHead(table)}
<tbody>${table.rows.map(
    ({ cells, address }) => html`
<tr>${cells.map((cell, at) => (at === 0 ? rowHead(cell, address) : valueCell(cell)))}</tr>`,
  )}</tbody></table></section>`;
}

/** The last column is drawn as bars too. */
function barTable({ heading, table }: Figure): Markup {
  const numberOf = (row: PlotRow) => Number(row.cells.at(-1) ?? 0);
  const most = table.rows.reduce((greatest, row) => Math.max(greatest, numberOf(row)), 1);
  return html`<table class="numbers barred"><caption class="visually-hidden">${heading}</caption>
${tableHead(table)}
<tbody>${table.rows.map(
    (row) => html`
<tr>${row.cells.map((cell, at) =>
      at === 0
        ? rowHead(
            cell,
            row.address,
            html`<svg class="drawing level" width="100%" height="4" aria-hidden="true" focusable="false"><rect class="ground" width="100%" height="4"/><rect class="part" width="${percent(numberOf(row) / most)}" height="4"/></svg>`,
          )
        : valueCell(cell),
    )}</tr>`,
  )}</tbody></table>`;
}

function tableHead({ head, rows }: PlotTable): Markup {
  const isText = (at: number) => typeof rows[0]?.cells[at] === 'string';
  return html`<thead><tr>${head.map((name, at) =>
    at === 0
      ? html`<th scope="col">${name}</th>`
      : html`<th scope="col" class="${isText(at) ? 'words' : 'number'}"><bdi>${name}</bdi></th>`,
  )}</tr></thead>`;
}

function rowHead(cell: string | number, address: string | null, after: Markup | null = null): Markup {
  const name = html`<bdi>${cell}</bdi>`;
  return html`<th scope="row">${address === null ? name : html`<a href="${address}">${name}</a>`}${after}</th>`;
}

function valueCell(cell: string | number): Markup {
  return typeof cell === 'number'
    ? html`<td>${count(cell)}</td>`
    : html`<td class="words"><bdi>${cell}</bdi></td>`;
}

/** A share of the width, for an attribute. */
export function percent(part: number): string {
  return `${fixed(part * 100)}%`;
}

/** A number with two digits after its point at most, for an attribute. */
export function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A name among other words of a drawing, so that its direction does not change theirs. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
