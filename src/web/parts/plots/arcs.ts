import { sizeBetween } from '#insights';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { shorten } from '../wording.ts';
import { drawing, fixed, isolated } from './figure.ts';

/** Names below each other, and which of them meet. */
export type Arcs = {
  id: string;
  title: string;
  names: readonly string[];
  pairs: readonly { one: string; other: string; works: number }[];
};

const ROW = 26;
/** Where the names end and the arcs begin, in hundredths of the width. */
const MIDDLE = 58;
const MOST_NAME = 44;
/** Where no pair meets more often, none is drawn as if it met very often. */
const LEAST_SCALE = 8;

/** A name on each line and an arc between two that meet, the thicker the more often. */
export function arcs({ id, title, names, pairs }: Arcs): Markup {
  const height = names.length * ROW;
  const most = pairs.reduce((greatest, { works }) => Math.max(greatest, works), LEAST_SCALE);
  const at = new Map(names.map((name, place) => [name, place * ROW + ROW / 2]));
  const furthest = pairs.reduce(
    (greatest, { one, other }) => Math.max(greatest, Math.abs((at.get(one) ?? 0) - (at.get(other) ?? 0))),
    1,
  );
  return drawing(
    { id, title, height, kind: 'arcs' },
    html`<svg width="${MIDDLE - 3}%" height="${height}">${names.map(
      (name, place) =>
        html`${nameAt(name, place * ROW + 17, 'narrow')}${nameAt(name, place * ROW + 17, 'wide')}`,
    )}</svg>${names.map((_, place) => html`<circle class="dot" cx="${MIDDLE}%" cy="${place * ROW + ROW / 2}" r="3"/>`)}
<svg x="${MIDDLE}%" width="${100 - MIDDLE}%" height="${height}" viewBox="0 0 100 ${height}" preserveAspectRatio="none"><g class="ties">${pairs.map(
      ({ one, other, works }) => {
        const [from = 0, to = 0] = [at.get(one), at.get(other)].sort((a = 0, b = 0) => a - b);
        const reach = 12 + 80 * ((to - from) / furthest);
        return html`<path d="M0 ${from}C${fixed(reach * 1.3)} ${from} ${fixed(reach * 1.3)} ${to} 0 ${to}" stroke-width="${fixed(sizeBetween(1, 7, works, most))}"><title>${say('insights.meeting', { one, other, works })}</title></path>`;
      },
    )}</g></svg>`,
  );
}

/** A name, whose end stands beside its dot where there is room for it, and whose beginning is seen in any case. */
function nameAt(name: string, y: number, where: 'wide' | 'narrow'): Markup {
  const place = where === 'wide' ? html`x="100%" text-anchor="end"` : html`x="0"`;
  return html`<text class="name ${where}" ${place} y="${y}">${isolated(shorten(name, MOST_NAME))}<title>${name}</title></text>`;
}
