/** Where the names of dots stand, so that none lies over another. */

/** A dot in a drawing, in pixels, with its name. */
export type Dot = { x: number; y: number; radius: number; name: string };
/** The side of its dot that a name stands on; null where there is no room for it. */
export type Side = 'right' | 'left' | 'above' | 'below' | null;

type Box = { left: number; right: number; top: number; bottom: number };

const HEIGHT = 16;
const GAP = 3;
const LETTER = 7.2;
const WIDE_LETTER = 14;
/** Longer names have no place in a drawing anyway. */
const MOST_LETTERS = 60;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3ffff}]/u;
const SIDES = ['right', 'left', 'below', 'above'] as const;

/** About how wide a name is in pixels, at the size of plots. */
export function nameWidth(name: string): number {
  let width = 0;
  let letters = 0;
  for (const letter of name) {
    width += WIDE.test(letter) ? WIDE_LETTER : LETTER;
    letters += 1;
    if (letters === MOST_LETTERS) break;
  }
  return width;
}

/** A line of a drawing between two points, in pixels. */
export type Line = { from: { x: number; y: number }; to: { x: number; y: number } };

/**
 * The side for the name of each dot, in a drawing of this size: free of other names and dots, and over as few lines as may be. Those that come first
 * are placed first.
 */
export function placeNames(
  dots: readonly Dot[],
  lines: readonly Line[],
  size: { width: number; height: number },
): Side[] {
  const taken: Box[] = dots.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  return dots.map((dot, own) => {
    let best: { side: Side; box: Box; crossed: number } | null = null;
    for (const side of SIDES) {
      const box = boxAt(dot, side);
      const isInside = box.left >= 0 && box.right <= size.width && box.top >= 0 && box.bottom <= size.height;
      if (!isInside || taken.some((other, at) => at !== own && overlap(box, other))) continue;
      const crossed = lines.filter((line) => crosses(line, box)).length;
      if (best === null || crossed < best.crossed) best = { side, box, crossed };
    }
    if (best === null) return null;
    taken.push(best.box);
    return best.side;
  });
}

/** Whether a part of a line is in a box (Liang and Barsky, 1984). */
function crosses({ from, to }: Line, box: Box): boolean {
  const [x, y] = [to.x - from.x, to.y - from.y];
  let first = 0;
  let last = 1;
  for (const [step, room] of [
    [-x, from.x - box.left],
    [x, box.right - from.x],
    [-y, from.y - box.top],
    [y, box.bottom - from.y],
  ] as const) {
    if (step === 0 && room < 0) return false;
    if (step < 0) first = Math.max(first, room / step);
    if (step > 0) last = Math.min(last, room / step);
  }
  return first <= last;
}

function boxAt({ x, y, radius, name }: Dot, side: (typeof SIDES)[number]): Box {
  const width = nameWidth(name);
  switch (side) {
    case 'right':
      return { left: x + radius + GAP, right: x + radius + GAP + width, ...level(y) };
    case 'left':
      return { left: x - radius - GAP - width, right: x - radius - GAP, ...level(y) };
    case 'below':
      return { left: x - width / 2, right: x + width / 2, ...level(y + radius + HEIGHT / 2) };
    case 'above':
      return { left: x - width / 2, right: x + width / 2, ...level(y - radius - HEIGHT / 2) };
  }
}

function level(middle: number): { top: number; bottom: number } {
  return { top: middle - HEIGHT / 2, bottom: middle + HEIGHT / 2 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
