import { layOut, type Place, placeNames, type Side, sizeBetween } from '#insights';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { shorten } from '../wording.ts';
import { drawing, fixed, isolated, percent } from './figure.ts';

/** People, the most frequent first, and who is tied to whom, by their places in that list. */
export type Network = {
  id: string;
  title: string;
  people: readonly { name: string; works: number }[];
  ties: readonly { from: number; to: number; works: number; kind: 'lovers' | 'friends' }[];
};

/** The drawing's height in pixels, and the widths for which names are given places: those of a desk and of a telephone. */
const HEIGHT = 560;
const WIDE = 760;
const NARROW = 300;
/** Room around the dots, as a share of each side. */
const MARGIN = 0.06;
const MOST_NAME = 26;
/** Where no number is greater, it is not drawn as the greatest. */
const LEAST_SCALE = 8;
/** Drawings that are remembered. */
const REMEMBERED = 64;

/** A dot for each person and a line for each tie: whole between lovers, broken between friends. */
export function network({ id, title, people, ties }: Network): Markup {
  const most = people.reduce((greatest, { works }) => Math.max(greatest, works), LEAST_SCALE);
  const strongest = ties.reduce((greatest, { works }) => Math.max(greatest, works), LEAST_SCALE);
  const places = placesOf(people.length, ties);
  const dots = people.map(({ name, works }, at) => {
    const { x, y } = places[at] ?? { x: 0.5, y: 0.5 };
    return { x, y, radius: sizeBetween(3, 12, works, most), name: shorten(name, MOST_NAME) };
  });
  const sides = (width: number) => {
    const placed = dots.map((dot) => ({ ...dot, x: dot.x * width, y: dot.y * HEIGHT }));
    const lines = ties.flatMap(({ from, to }) => {
      const [a, b] = [placed[from], placed[to]];
      return a && b ? [{ from: a, to: b }] : [];
    });
    return placeNames(placed, lines, { width, height: HEIGHT });
  };
  const [wide, narrow] = [sides(WIDE), sides(NARROW)];
  return drawing(
    { id, title, height: HEIGHT, kind: 'network' },
    html`<g class="ties">${ties.map(({ from, to, works, kind }) => {
      const [a, b] = [dots[from], dots[to]];
      if (!a || !b) return null;
      return html`<line x1="${percent(a.x)}" y1="${percent(a.y)}" x2="${percent(b.x)}" y2="${percent(b.y)}" stroke-width="${fixed(sizeBetween(1, 6, works, strongest))}"${kind === 'friends' && html` stroke-dasharray="2 5"`}><title>${say('insights.meeting', { one: a.name, other: b.name, works })}</title></line>`;
    })}</g>
<g class="bars">${dots.map(({ x, y, radius }, at) => html`<circle cx="${percent(x)}" cy="${percent(y)}" r="${fixed(radius)}"><title>${say('insights.number-of', { name: people[at]?.name ?? '', works: people[at]?.works ?? 0 })}</title></circle>`)}</g>
<g class="names">${dots.map((dot, at) => {
      const [inWide = null, inNarrow = null] = [wide[at], narrow[at]];
      if (inWide === inNarrow) return nameAt(dot, inWide, '');
      return html`${nameAt(dot, inWide, 'wide')}${nameAt(dot, inNarrow, 'narrow')}`;
    })}</g>`,
  );
}

type Dot = { x: number; y: number; radius: number; name: string };

function nameAt({ x, y, radius, name }: Dot, side: Side, where: '' | 'wide' | 'narrow'): Markup | null {
  if (side === null) return null;
  const anchor = side === 'right' ? 'start' : side === 'left' ? 'end' : 'middle';
  const dx = side === 'right' ? radius + 3 : side === 'left' ? -radius - 3 : 0;
  const dy = side === 'below' ? radius + 13 : side === 'above' ? -radius - 4 : 4.5;
  return html`<text${where !== '' && html` class="${where}"`} x="${percent(x)}" y="${percent(y)}" dx="${fixed(dx)}" dy="${fixed(dy)}" text-anchor="${anchor}">${isolated(name)}</text>`;
}

const remembered = new Map<string, Place[]>();

/** The places of a network, which are found once for all that are tied alike. */
function placesOf(people: number, ties: Network['ties']): Place[] {
  const key = `${people} ${ties.map(({ from, to, works }) => `${from} ${to} ${works}`).join(' ')}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const edges = ties.map(({ from, to, works }) => ({ from, to, weight: works }));
  const places = layOut(people, edges).map(({ x, y }) => ({
    x: MARGIN + x * (1 - 2 * MARGIN),
    y: MARGIN + y * (1 - 2 * MARGIN),
  }));
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, places);
  return places;
}
