/** Plots drawn on the server: SVG for the eye, a table with the same numbers for everyone. */

import { spanOfYears } from '#insights';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { fixed } from './plots/figure.ts';
import { yearBars } from './plots/year-bars.ts';
import { count } from './wording.ts';

/** One bar: its label, its number, and the page that lists what it counts. */
export type Bar = { label: string; value: number; address: string };

/** A plot's heading words: what it shows, what a label is and what a value is, for the table's head. */
export type PlotWords = { caption: string; label: string; value: string };

/** Upright bars over an axis of years; years without works leave a gap, so that the axis is even. */
export function yearPlot(
  years: readonly { year: number; works: number; address: string }[],
  words: PlotWords,
): Markup {
  const drawn = years.map(({ year, works: value }) => ({ year, value }));
  const span = spanOfYears(drawn);
  return figure(
    words,
    span && yearBars({ id: 'works-by-year', title: words.caption, span, years: drawn }),
    years.map(({ year, works, address }) => ({ label: String(year), value: works, address })),
  );
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

function figure(words: PlotWords, drawing: Markup | null, rows: readonly Bar[]): Markup {
  return html`<figure class="plot-figure">
<figcaption>${say('insights.at-most', { caption: words.caption, most: Math.max(...rows.map(({ value }) => value)) })}</figcaption>
${drawing}
<details><summary>${say('insights.numbers')}</summary>
<table><thead><tr><th scope="col">${words.label}</th><th scope="col">${words.value}</th></tr></thead>
<tbody>${rows.map(
    ({ label, value, address }) =>
      html`<tr><th scope="row"><a href="${address}">${label}</a></th><td>${count(value)}</td></tr>`,
  )}</tbody></table></details>
</figure>`;
}
