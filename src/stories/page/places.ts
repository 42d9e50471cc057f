import { type SourceLine, splitLines } from '#text';

/** Turns places in a repaired text into places in the text before the repair. */
export type PlaceMap = { offset(at: number): number; line(line: SourceLine): SourceLine };

/**
 * Places before a repair. A repair keeps every line in its place; inside a line that it changed, what stands before
 * the first and after the last difference is known exactly.
 */
export function placesBefore(decoded: string, repaired: string): PlaceMap {
  if (decoded === repaired) return { offset: (at) => at, line: (line) => line };
  const before = splitLines(decoded);
  const after = splitLines(repaired);
  const offset = (at: number): number => {
    const number = lineAt(after, at);
    const now = after[number];
    const then = before[number];
    if (now === undefined || then === undefined) return Math.min(at, decoded.length);
    return then.start + columnBefore(now.text, then.text, at - now.start);
  };
  return {
    offset,
    line: (line) => {
      const start = offset(line.start);
      const end = offset(line.end);
      return { text: line.text, start, end, exact: line.exact && decoded.slice(start, end) === line.text };
    },
  };
}

/**
 * Places in texts that were repaired one by one and then put one after another: `start` is where each begins now, in
 * order, `before` where it begins among the texts before the repair.
 */
export function joinPlaces(parts: readonly { start: number; before: number; places: PlaceMap }[]): PlaceMap {
  const offset = (at: number): number => {
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((parts[middle]?.start ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const part = parts[low];
    return part === undefined || at < part.start ? at : part.before + part.places.offset(at - part.start);
  };
  return { offset, line: (line) => ({ ...line, start: offset(line.start), end: offset(line.end) }) };
}

function lineAt(lines: readonly SourceLine[], at: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A page on one line is compared near the place only, which keeps the whole linear in the number of places. */
const COMPARED = 20_000;

function columnBefore(now: string, then: string, column: number): number {
  if (now === then) return column;
  if (now.length <= COMPARED && now.slice(0, column) === then.slice(0, column)) return column;
  const fromEnd = then.length - (now.length - column);
  if (now.length <= COMPARED && fromEnd >= 0 && now.slice(column) === then.slice(fromEnd)) return fromEnd;
  return Math.min(Math.round((column / Math.max(1, now.length)) * then.length), then.length);
}
