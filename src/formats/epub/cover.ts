import { createHash } from 'node:crypto';
import { html, join, type Markup } from '#markup';
import type { EpubBook } from './book.ts';
import { coverLines } from './cover-lines.ts';

/** The picture's size in its own units: the shape of most e-readers, 3 to 4. */
const WIDTH = 900;
const HEIGHT = 1200;
/** Type keeps away from the edges. */
const MEASURE = 720;

/** Papers and inks, each pair with a contrast above 7 to 1. Books of one fandom have the same. */
const COLOURS: readonly (readonly [paper: string, ink: string])[] = [
  ['#f4efe6', '#3a2318'],
  ['#e9eef2', '#1c2f40'],
  ['#eef1e6', '#27351b'],
  ['#f3e9ec', '#4a1a2a'],
  ['#ece9f3', '#2c2150'],
  ['#1f2d3a', '#f0e9dc'],
  ['#3b1f24', '#f4e6dc'],
  ['#20332b', '#ece9da'],
];

/**
 * A cover drawn from words: the title, who wrote it, and its series or how many works there are. Nothing that a rating or
 * a warning covers is on it, and nothing is loaded for it: it is set in the reader's own serif face.
 */
export function coverPicture(book: EpubBook): string {
  const [paper, ink] = coloursOf(book);
  const title = coverLines(book.title, { measure: MEASURE, sizes: [112, 96, 80, 68, 56, 46], most: 7 });
  const byline = book.creators.length === 0 ? '' : byOf(book.creators);
  const names = coverLines(byline, { measure: MEASURE, sizes: [44, 36], most: 3 });
  const head = coverLines(headOf(book), { measure: MEASURE, sizes: [34], most: 2 });
  const language = book.languages[0] ?? 'und';
  return html`<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" xml:lang="${language}">
<title>${coverDescription(book)}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="${paper}"/>
<g fill="${ink}" stroke="none" text-anchor="middle" font-family="serif" direction="${book.direction}">
<rect x="90" y="250" width="${MEASURE}" height="4"/>
${textAt(head, 250 - 40 - (head.lines.length - 1) * head.size * 1.3)}
${textAt(title, 340 + title.size)}
<rect x="400" y="930" width="100" height="4"/>
${textAt(names, 1000 + names.size / 2)}
</g>
</svg>
`.value;
}

/** What the cover says, for those who do not see it. */
export function coverDescription(book: EpubBook): string {
  return [book.title, book.creators.length === 0 ? '' : byOf(book.creators), headOf(book)]
    .filter((part) => part !== '')
    .join(', ');
}

function byOf(creators: readonly string[]): string {
  const shown = creators.slice(0, 4).join(', ');
  return creators.length > 4 ? `${shown} …` : shown;
}

function headOf({ of, works }: EpubBook): string {
  const [first] = works;
  if (of !== null) return works.length === 1 ? '1 work' : `${works.length} works`;
  const series = first?.work.series ?? null;
  if (series === null) return '';
  return series.position === null ? series.name : `${series.name} · ${series.position}`;
}

function coloursOf(book: EpubBook): readonly [string, string] {
  const by = book.works[0]?.work.fandoms[0] ?? book.title;
  const byte = createHash('sha256').update(by).digest()[0] ?? 0;
  return COLOURS[byte % COLOURS.length] ?? ['#ffffff', '#000000'];
}

/** Lines below one another; `y` is the first one's baseline. */
function textAt({ lines, size }: { lines: readonly string[]; size: number }, y: number): Markup {
  const set = lines.map(
    (line, index) =>
      html`<text x="${WIDTH / 2}" y="${Math.round(y + index * size * 1.3)}" font-size="${size}">${line}</text>`,
  );
  return join(set, '\n');
}
