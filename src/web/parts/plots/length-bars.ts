import { share } from '#insights';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { count } from '../wording.ts';
import { drawing, fixed, percent } from './figure.ts';
import { AXIS_HEIGHT } from './year-axis.ts';

/** Works by length. */
export type LengthBars = {
  id: string;
  title: string;
  bins: readonly { from: number; to: number | null; works: number }[];
};

const HEIGHT = 160;
const OVER = 18;
const FULL = 0.86;

/** Upright bars, one for each stretch of lengths; the first words of a stretch stand under its beginning. */
export function lengthBars({ id, title, bins }: LengthBars): Markup {
  const most = bins.reduce((greatest, { works }) => Math.max(greatest, works), 0);
  const step = 1 / Math.max(1, bins.length);
  return drawing(
    { id, title, height: HEIGHT + AXIS_HEIGHT, kind: 'length-bars' },
    html`<g class="bars">${bins.map((bin, at) => {
      if (bin.works === 0) return null;
      const tall = Math.max(1.5, share(bin.works, most) * (HEIGHT - OVER));
      return html`<rect x="${percent((at + (1 - FULL) / 2) * step)}" y="${fixed(HEIGHT - tall)}" width="${percent(step * FULL)}" height="${fixed(tall)}"><title>${say('insights.number-of', { name: lengthWords(bin), works: bin.works })}</title></rect><text class="said fine" x="${percent((at + 0.5) * step)}" y="${fixed(HEIGHT - tall - 5)}" text-anchor="middle">${count(bin.works)}</text>`;
    })}</g>
<g class="axis">${bins.map(({ from }, at) => html`<text x="${percent(at * step)}" y="${HEIGHT + 16}" text-anchor="start"${!isRound(from) && html` class="fine"`}>${shortNumber(from)}</text>`)}<line class="foot" x1="0" x2="100%" y1="${HEIGHT + 0.5}" y2="${HEIGHT + 0.5}"/></g>`,
  );
}

/** A stretch of lengths in words: `1,000 to 1,999 words`. */
export function lengthWords({ from, to }: { from: number; to: number | null }): string {
  if (to === null) return say('insights.length-and-more', { from });
  return from === 0
    ? say('insights.length-under', { to: to + 1 })
    : say('insights.length-between', { from, to });
}

function isRound(from: number): boolean {
  return [0, 1000, 10_000, 100_000, 1_000_000].includes(from);
}

function shortNumber(value: number): string {
  if (value >= 1_000_000) return `${value / 1_000_000}M`;
  return value >= 1000 ? `${value / 1000}k` : String(value);
}
