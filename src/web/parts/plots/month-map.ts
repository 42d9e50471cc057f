import { type Step, stepOf, stepsUpTo, type YearSpan } from '#insights';
import { html, type Markup } from '#markup';
import { monthText, say, spokenLocale } from '#words';
import { count } from '../wording.ts';
import { drawing, percent } from './figure.ts';
import { AXIS_HEIGHT, type Extent, yearAxis, yearPlace } from './year-axis.ts';

/** Works by month: months count from 1. */
export type MonthMap = {
  id: string;
  title: string;
  span: YearSpan;
  months: readonly { year: number; month: number; works: number }[];
};

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

const ROW = 17;
const CELL = 15;
const EXTENT: Extent = { left: 0.09, width: 0.91 };
const FULL = 0.92;
/** Shades that the stylesheet has. */
const SHADES = ['s1', 's2', 's3', 's4', 's5'];

/** A field of cells, a column for each year and a row for each month; the more works, the fuller the cell's colour. */
export function monthMap({ id, title, span, months }: MonthMap): Markup {
  const drawn = months.filter(({ year }) => year >= span.first && year <= span.last);
  const steps = stepsOf(drawn);
  const height = ROW * 12 + 2;
  return drawing(
    { id, title, height: height + AXIS_HEIGHT, kind: 'month-map' },
    html`<g class="axis">${monthNames().map((name, at) => html`<text x="0" y="${at * ROW + 12}" text-anchor="start">${name.slice(0, 3)}</text>`)}</g>
<g class="bars">${drawn.map(({ year, month, works }) => {
      const { x, step } = yearPlace(span, year, EXTENT);
      return html`<rect class="${shade(steps, stepOf(steps, works))}" x="${percent(x)}" y="${(month - 1) * ROW}" width="${percent(step * FULL)}" height="${CELL}"><title>${say('insights.works-by-month', { month: monthOfYear({ year, month }), works })}</title></rect>`;
    })}</g>${yearAxis(span, height, EXTENT)}`,
  );
}

/** A month of a year: `May 2001`. */
export function monthOfYear({ year, month }: { year: number; month: number }): string {
  return monthText(monthDate(year, month));
}

/** The months of a year. */
function monthNames(): string[] {
  const format = new Intl.DateTimeFormat(spokenLocale(), { month: 'long', timeZone: 'UTC' });
  return MONTHS.map((month) => format.format(monthDate(2001, month)));
}

function monthDate(year: number, month: number): Date {
  return new Date(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01T00:00:00Z`);
}

/** What the shades of a field mean. */
export function monthKey({ span, months }: Pick<MonthMap, 'span' | 'months'>): Markup {
  const steps = stepsOf(months.filter(({ year }) => year >= span.first && year <= span.last));
  return html`<p class="key">${say('insights.month-key')} ${steps.map(
    ({ from, to }, at) =>
      html`<span><svg class="drawing" width="16" height="12" aria-hidden="true" focusable="false"><g class="bars"><rect class="${shade(steps, at + 1)}" width="16" height="12"/></g></svg> ${from === to ? count(from) : `${count(from)}–${count(to)}`}</span> `,
  )}</p>`;
}

/** The class of a step's shade: the last step always has the fullest. */
function shade(steps: readonly Step[], step: number): string {
  return SHADES.at(step - steps.length - 1) ?? '';
}

function stepsOf(months: readonly { works: number }[]): Step[] {
  return stepsUpTo(months.reduce((greatest, { works }) => Math.max(greatest, works), 0));
}
