import type { Face } from './face.ts';

/** Text set in lines that fit; `size` is the height of its type. */
export type SetLines = { lines: string[]; size: number };

/** How a text is set: lines of at most `measure`, in the largest of the `sizes` in which they are not higher than `height`. */
export type LinesAsked = { measure: number; height: number; sizes: readonly number[] };

/** From one line to the next, in heights of the type. */
export const LEADING = 1.25;
/** More of a title is not looked at. */
const LONGEST = 600;
const STEPS = 8;

/**
 * Sets a text in lines. They are made as even as can be, so that no word is left alone on the last. In the smallest size, what does
 * not fit is cut, and a word that is too long for a line is broken.
 */
export function coverLines(text: string, { measure, height, sizes }: LinesAsked, face: Face): SetLines {
  const words = text.slice(0, LONGEST).toWellFormed().split(/\s+/).filter(Boolean);
  const widest = words.reduce((most, word) => Math.max(most, widthOf(word, face)), 0);
  for (const size of sizes) {
    const room = measure / size;
    if (widest > room) continue;
    const lines = linesOf(words, room, face);
    if (lines.length * size * LEADING <= height)
      return { lines: evened(words, { room, lines, widest }, face), size };
  }
  const size = sizes.at(-1) ?? 1;
  const lines = linesOf(words, measure / size, face);
  const most = Math.max(1, Math.floor(height / (size * LEADING)));
  if (lines.length <= most) return { lines, size };
  const shown = lines.slice(0, most);
  const last = [...(shown.pop() ?? '')].slice(0, -1).join('');
  return { lines: [...shown, `${last.trimEnd()}…`], size };
}

/** As many lines in the narrowest room that has them. */
function evened(
  words: readonly string[],
  { room, lines, widest }: { room: number; lines: string[]; widest: number },
  face: Face,
): string[] {
  if (lines.length < 2) return lines;
  let [narrow, wide, best] = [widest, room, lines];
  for (let step = 0; step < STEPS; step += 1) {
    const tried = (narrow + wide) / 2;
    const set = linesOf(words, tried, face);
    if (set.length === lines.length) [wide, best] = [tried, set];
    else narrow = tried;
  }
  return best;
}

function linesOf(words: readonly string[], room: number, face: Face): string[] {
  const space = widthOf(' ', face);
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of words.flatMap((one) => broken(one, room, face))) {
    const own = widthOf(word, face);
    const longer = width + space + own;
    if (line === '') [line, width] = [word, own];
    else if (longer <= room) [line, width] = [`${line} ${word}`, longer];
    else {
      lines.push(line);
      [line, width] = [word, own];
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** A word that fits nowhere is broken between its characters, as seen; scripts without spaces are, too. */
function broken(word: string, room: number, face: Face): string[] {
  if (widthOf(word, face) <= room) return [word];
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const { segment } of GRAPHEMES.segment(word)) {
    const own = widthOf(segment, face);
    if (part !== '' && width + own > room) {
      parts.push(part);
      [part, width] = ['', 0];
    }
    part += segment;
    width += own;
  }
  return [...parts, part];
}

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A text's width in heights of its type. */
function widthOf(text: string, face: Face): number {
  let width = 0;
  for (const character of text) width += face.widthOf(character) ?? 0;
  return width;
}
