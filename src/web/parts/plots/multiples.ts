import { share, type YearSpan } from '#insights';
import { html, type Markup } from '#markup';
import { tell } from '#words';
import { shorten } from '../wording.ts';
import { drawing, fixed, isolated, percent } from './figure.ts';
import { AXIS_HEIGHT, yearAxis, yearPlace } from './year-axis.ts';

/** One of several small plots: its name, the number of works in all, and a value for each year of the span, with its words. */
export type Multiple = {
  name: string;
  works: number;
  values: readonly number[];
  words: (value: number, at: number) => string;
};

/** Small plots of years below each other, each named, all to one scale up to `most`. */
export type Multiples = {
  id: string;
  title: string;
  span: YearSpan;
  most: number;
  rows: readonly Multiple[];
};

const ROW = 62;
/** Room for the name over the bars, and for the line below them. */
const NAME = 20;
const BARS = 38;
const FULL = 0.8;
const MOST_NAME = 34;

/** Small plots that are told apart by their names alone, so that no colour need be learnt. */
export function multiples({ id, title, span, most, rows }: Multiples): Markup {
  const height = rows.length * ROW;
  return drawing(
    { id, title, height: height + AXIS_HEIGHT, kind: 'multiples' },
    html`${yearAxis(span, height - 2, undefined, { top: 0 })}
${rows.map((row, at) => panel(row, at * ROW, span, most))}`,
  );
}

function panel({ name, works, values, words }: Multiple, top: number, span: YearSpan, most: number): Markup {
  const foot = top + NAME + BARS;
  return html`<g><text class="name" x="0" y="${top + 14}">${isolated(shorten(name, MOST_NAME))}</text><text class="figure" x="100%" y="${top + 14}" text-anchor="end">${tell('insights.works-beside-name', { works, fine: (words) => html`<tspan class="fine">${words}</tspan>` })}</text>
<g class="bars">${values.map((value, at) => {
    if (!(value > 0)) return null;
    const { x, step } = yearPlace(span, span.first + at);
    const tall = Math.max(1.5, share(value, most) * BARS);
    return html`<rect x="${percent(x + (step * (1 - FULL)) / 2)}" y="${fixed(foot - tall)}" width="${percent(step * FULL)}" height="${fixed(tall)}"><title>${words(value, at)}</title></rect>`;
  })}</g><line class="foot" x1="0" x2="100%" y1="${foot + 0.5}" y2="${foot + 0.5}"/></g>`;
}
