import { type YearSpan, yearMarks } from '#insights';
import { html, type Markup } from '#markup';
import { fixed, percent } from './figure.ts';

/** Room for the years under a drawing, in pixels. */
export const AXIS_HEIGHT = 22;

/** Where a drawing of years begins and how much of the width it has, as shares. */
export type Extent = { left: number; width: number };
/** The whole width. */
export const WHOLE: Extent = { left: 0, width: 1 };

/** The place of a year of a span and how wide it is, as shares of the width. */
export function yearPlace(
  span: YearSpan,
  year: number,
  { left, width }: Extent = WHOLE,
): { x: number; step: number } {
  const step = width / (span.last - span.first + 1);
  return { x: left + (year - span.first) * step, step };
}

/** The years under a drawing whose foot is at `y`; with `guides`, fine lines lead up to `top`. */
export function yearAxis(
  span: YearSpan,
  y: number,
  extent: Extent = WHOLE,
  guides?: { top: number },
): Markup {
  const { left, width } = extent;
  return html`<g class="axis">${yearMarks(span).map(({ year, at, anchor, fine }) => {
    const x = percent(left + at * width);
    const attributes = html`${anchor !== 'middle' && html` text-anchor="${anchor}"`}`;
    return html`<g${fine && html` class="fine"`}>${guides && html`<line class="guide" x1="${x}" x2="${x}" y1="${fixed(guides.top)}" y2="${fixed(y)}"/>`}<text x="${x}" y="${fixed(y + 16)}"${attributes}>${year}</text></g>`;
  })}<line class="foot" x1="${percent(left)}" x2="${percent(left + width)}" y1="${fixed(y + 0.5)}" y2="${fixed(y + 0.5)}"/></g>`;
}
