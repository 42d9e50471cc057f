/** Text set in lines that fit; `size` is the height of its type. */
export type SetLines = { lines: string[]; size: number };

/** More of a title is not looked at. */
const LONGEST = 600;

/**
 * Sets a text in lines of at most `measure`, in the largest of the `sizes` in which it fits in `most` lines. In the
 * smallest it is cut. Faces are not known here, so widths are estimates on the wide side.
 */
export function coverLines(
  text: string,
  { measure, sizes, most }: { measure: number; sizes: readonly number[]; most: number },
): SetLines {
  const words = text.slice(0, LONGEST).toWellFormed().split(/\s+/).filter(Boolean);
  const smallest = sizes.at(-1) ?? 1;
  for (const size of sizes) {
    const lines = linesOf(words, measure / size);
    if (lines.length <= most && (size === smallest || !words.some((word) => widthOf(word) > measure / size)))
      return { lines, size };
  }
  const lines = linesOf(words, measure / smallest);
  const shown = lines.slice(0, most);
  const last = shown.pop();
  return { lines: last === undefined ? shown : [...shown, `${last.slice(0, -1)}…`], size: smallest };
}

function linesOf(words: readonly string[], room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.flatMap((one) => broken(one, room))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** A word that fits nowhere is broken between its characters, as seen; scripts without spaces are, too. */
function broken(word: string, room: number): string[] {
  if (widthOf(word) <= room) return [word];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of GRAPHEMES.segment(word)) {
    if (part !== '' && widthOf(part + segment) > room) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** An estimate of a text's width in heights of its type. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (/\p{M}/u.test(character)) return 0;
  if (WIDE.test(character)) return 1.05;
  if (/[mwMW@%—…]/.test(character)) return 0.95;
  if (/\p{Lu}/u.test(character)) return 0.74;
  return /[iljtfrI.,;:'’!|()[\] -]/.test(character) ? 0.36 : 0.58;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff01-\uff60]/u;
