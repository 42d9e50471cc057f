import { createHash } from 'node:crypto';
import { html, join, type Markup } from '#markup';
import { coverLines, LEADING, type SetLines } from './cover-lines.ts';
import { type Face, literataFace } from './face.ts';

/**
 * What stands on a cover: the title, who wrote it, and `head`, its series or how many works there are. Books with the same
 * `colouredBy` have the same colours.
 */
export type CoverWords = {
  title: string;
  creators: readonly string[];
  head: string;
  language: string;
  direction: 'ltr' | 'rtl';
  colouredBy: string;
};

/** A cover as a file. */
export type CoverPicture = { bytes: Uint8Array; mediaType: 'image/png' | 'image/svg+xml' };

/** A cover that is set, and its two colours. */
export type SetCover = { svg: string; paper: string; ink: string };

/** The picture's size in its own units: the shape of most e-readers, 3 to 4. */
export const WIDTH = 900;
export const HEIGHT = 1200;
/** Type keeps away from the edges. */
const MEASURE = 720;
const LEFT = (WIDTH - MEASURE) / 2;
const TOP_RULE = 250;
const LOW_RULE = 930;
const MOST_NAMES = 4;

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

/** What stands on the cover of a work's own book: nothing that its rating or a warning is about. */
export function coverOfWork(work: {
  title: string;
  creators: readonly string[];
  series: { name: string; position: number | null } | null;
  fandoms: readonly string[];
  language: string;
  direction: 'ltr' | 'rtl';
}): CoverWords {
  const { title, creators, series, fandoms, language, direction } = work;
  const place = series?.position ?? null;
  const head = series === null ? '' : place === null ? series.name : `${series.name} · ${place}`;
  return { title, creators, head, language, direction, colouredBy: fandoms[0] ?? title };
}

/** What the cover says, for those who do not see it. */
export function coverDescription({ title, creators, head }: CoverWords): string {
  return [title, bylineOf(creators), head].filter((part) => part !== '').join(', ');
}

/** Whether the face of drawn covers has every letter and digit of a title. */
export function isDrawable({ title }: Pick<CoverWords, 'title'>): boolean {
  const face = literataFace();
  const text = drawableText(title, face);
  return text !== null && text !== '';
}

/**
 * A cover drawn from words. Nothing that a rating or a warning covers is on it, and nothing is loaded for it. A name or series that the
 * face cannot show is left out.
 */
export function setCover(words: CoverWords, face: Face): SetCover {
  const [paper, ink] = coloursOf(words.colouredBy);
  const shown = (text: string) => (face.file === null ? text : (drawableText(text, face) ?? ''));
  const line = (text: string, height: number, sizes: readonly number[]) =>
    coverLines(shown(text), { measure: MEASURE, height, sizes }, face);
  const title = line(words.title, 540, [112, 96, 80, 68, 56, 46]);
  const names = line(bylineOf(words.creators.filter((name) => shown(name) !== '')), 150, [46, 40, 36]);
  const head = line(words.head, 90, [34]);
  const headTop = TOP_RULE - 36 - (head.lines.length - 1) * head.size * LEADING;
  const svg = html`<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" xml:lang="${words.language}">
<title>${coverDescription(words)}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="${paper}"/>
<g fill="${ink}" stroke="none" text-anchor="middle" font-family="${face.family}" direction="${words.direction}">
<rect x="${LEFT}" y="${TOP_RULE}" width="${MEASURE}" height="4"/>
${textAt(head, headTop)}
${textAt(title, TOP_RULE + 70 + title.size)}
${names.lines.length > 0 && html`<rect x="${WIDTH / 2 - 50}" y="${LOW_RULE}" width="100" height="4"/>`}
${textAt(names, LOW_RULE + 60 + names.size / 2)}
</g>
</svg>
`.value;
  return { svg, paper, ink };
}

function bylineOf(creators: readonly string[]): string {
  const shown = creators.slice(0, MOST_NAMES).join(', ');
  return creators.length > MOST_NAMES ? `${shown} …` : shown;
}

/** A text without the signs that a face lacks; null where it lacks a letter, a digit or a mark of one. */
function drawableText(text: string, face: Face): string | null {
  let drawn = '';
  for (const character of text.toWellFormed().normalize('NFC')) {
    if (/\s/u.test(character)) drawn += ' ';
    else if (!/\p{C}/u.test(character) && face.widthOf(character) !== null) drawn += character;
    else if (/[\p{L}\p{M}\p{N}]/u.test(character)) return null;
  }
  return drawn.trim();
}

function coloursOf(by: string): readonly [string, string] {
  const byte = createHash('sha256').update(by).digest()[0] ?? 0;
  return COLOURS[byte % COLOURS.length] ?? ['#ffffff', '#000000'];
}

/** Lines below one another; `y` is the first one's baseline. */
function textAt({ lines, size }: SetLines, y: number): Markup {
  const set = lines.map(
    (line, index) =>
      html`<text x="${WIDTH / 2}" y="${Math.round(y + index * size * LEADING)}" font-size="${size}">${line}</text>`,
  );
  return join(set, '\n');
}
