/** Plots drawn on the server: SVG for the eye, a table with the same numbers for everyone. */
import { html, type Markup } from '#markup';
import { count } from './wording.ts';

/** One bar: its label, its number, and the page that lists what it counts. */
export type Bar = { label: string; value: number; address: string };

/** A plot's heading words: what it shows, what a label is and what a value is, for the table's head. */
export type PlotWords = { caption: string; label: string; value: string };

const WIDTH = 720;
const HEIGHT = 150;
const AXIS = 30;
const TOP = 4;
/** Years that the axis spans at most; a mistyped date must not squeeze all the others together. */
const MOST_YEARS = 100;
const ROUND_YEARS = [1, 2, 5, 10, 20, 50];

/** Upright bars over an axis of years; years without works leave a gap, so that the axis is even. */
export function yearPlot(
  years: readonly { year: number; works: number; address: string }[],
  words: PlotWords,
): Markup {
  const last = years.at(-1)?.year ?? 0;
  const drawn = years.filter(({ year }) => year > last - MOST_YEARS);
  const first = drawn[0]?.year ?? last;
  const most = Math.max(1, ...drawn.map(({ works }) => works));
  const step = WIDTH / (last - first + 1);
  const room = HEIGHT - AXIS - TOP;
  const bars = drawn.map(({ year, works }) => {
    const height = Math.max(2, (works / most) * room);
    const x = (year - first) * step + step * 0.12;
    return html`<rect x="${fixed(x)}" y="${fixed(HEIGHT - AXIS - height)}" width="${fixed(step * 0.76)}" height="${fixed(height)}"><title>${year}: ${count(works)}</title></rect>`;
  });
  return figure(
    words,
    html`<svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words.caption}. The numbers are in the table below.">
<g class="bars">${bars}</g>
<line x1="0" x2="${WIDTH}" y1="${HEIGHT - AXIS + 0.5}" y2="${HEIGHT - AXIS + 0.5}"/>
${axisYears(first, last, step).map(
  ({ year, x, fine }) =>
    html`<text x="${fixed(x)}" y="${HEIGHT - 6}" text-anchor="middle"${fine && html` class="fine"`}>${year}</text>`,
)}
</svg>`,
    years.map(({ year, works, address }) => ({ label: String(year), value: works, address })),
  );
}

/** Years to write under the axis, at a round distance; `fine` ones have no room where the plot is small. */
function axisYears(first: number, last: number, step: number): { year: number; x: number; fine: boolean }[] {
  const apart = (room: number) => ROUND_YEARS.find((years) => years * step >= room) ?? MOST_YEARS;
  const distance = apart(52);
  const coarse = apart(130);
  const marks: { year: number; x: number; fine: boolean }[] = [];
  for (let year = Math.ceil(first / distance) * distance; year <= last; year += distance) {
    const x = (year - first + 0.5) * step;
    const fine = year % coarse !== 0 || x < 36 || x > WIDTH - 36;
    if (x >= 14 && x <= WIDTH - 14) marks.push({ year, x, fine });
  }
  return marks;
}

/** Level bars with their labels as links; for a handful of values that have no order of their own. */
export function barList(bars: readonly Bar[], label: string): Markup {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return html`<ul class="bar-list" aria-label="${label}">${bars.map(
    ({ label: name, value, address }) => html`
<li><a href="${address}">${name}</a> <span class="number">${count(value)}</span>
<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${fixed((value / most) * 100)}" height="4"/></svg></li>`,
  )}</ul>`;
}

function figure(words: PlotWords, drawing: Markup, rows: readonly Bar[]): Markup {
  return html`<figure class="plot-figure">
<figcaption>${words.caption}; at most ${count(Math.max(...rows.map(({ value }) => value)))} in one</figcaption>
${drawing}
<details><summary>The numbers as a table</summary>
<table><thead><tr><th scope="col">${words.label}</th><th scope="col">${words.value}</th></tr></thead>
<tbody>${rows.map(
    ({ label, value, address }) =>
      html`<tr><th scope="row"><a href="${address}">${label}</a></th><td>${count(value)}</td></tr>`,
  )}</tbody></table></details>
</figure>`;
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
