import { share, type YearSpan } from '#insights';
import { html, type Markup } from '#markup';
import { count } from '../wording.ts';
import { drawing, fixed, percent } from './figure.ts';
import { AXIS_HEIGHT, yearAxis, yearPlace } from './year-axis.ts';

/** What upright bars show. */
export type YearBars = {
  id: string;
  title: string;
  span: YearSpan;
  years: readonly { year: number; value: number }[];
  /** In pixels, without the axis. */
  height?: number;
};

const USUAL_HEIGHT = 140;
/** Room for the number over the highest bar. */
const OVER = 18;
/** A bar's part of its place. */
const FULL = 0.8;

/** Upright bars over an axis of years; the highest has its number, years without any leave a gap. */
export function yearBars({ id, title, span, years, height = USUAL_HEIGHT }: YearBars): Markup {
  const drawn = years.filter(({ year, value }) => year >= span.first && year <= span.last && value > 0);
  const most = drawn.reduce((greatest, { value }) => Math.max(greatest, value), 0);
  const highest = drawn.find(({ value }) => value === most);
  const bars = drawn.map(({ year, value }) => {
    const { x, step } = yearPlace(span, year);
    const tall = Math.max(1.5, share(value, most) * (height - OVER));
    return html`<rect x="${percent(x + (step * (1 - FULL)) / 2)}" y="${fixed(height - tall)}" width="${percent(step * FULL)}" height="${fixed(tall)}"><title>${year}: ${count(value)}</title></rect>`;
  });
  return drawing(
    { id, title, height: height + AXIS_HEIGHT, kind: 'year-bars' },
    html`<g class="bars">${bars}</g>${highest && numberOver(span, highest)}${yearAxis(span, height)}`,
  );
}

function numberOver(span: YearSpan, { year, value }: { year: number; value: number }): Markup {
  const { x, step } = yearPlace(span, year);
  const middle = x + step / 2;
  const anchor = middle < 0.12 ? 'start' : middle > 0.88 ? 'end' : 'middle';
  const at = anchor === 'start' ? x : anchor === 'end' ? x + step : middle;
  return html`<text class="said" x="${percent(at)}" y="13" text-anchor="${anchor}">${count(value)}</text>`;
}
