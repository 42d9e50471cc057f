import { type SourceLine, spanOf } from '#text';

/** A line to be understood: a whole source line or a stretch of one. `index` is the source line's place in the file. */
export type ZoneLine = SourceLine & { index: number };

/** A stretch of a line. `from` is its column there. */
export type Piece = { text: string; line: ZoneLine; from: number };

/** The part of a line from one column to another, as a line of its own. */
export function sliceLine(line: ZoneLine, from: number, to = line.text.length): ZoneLine {
  const text = line.text.slice(from, to);
  if (!line.exact) return { ...line, text };
  const { start, end } = spanOf(line, from, from + text.length);
  return { text, start, end, exact: true, index: line.index };
}

/** A piece without the white space around it. */
export function trimmedPiece(line: ZoneLine, from = 0, to = line.text.length): Piece {
  const raw = line.text.slice(from, to);
  const text = raw.trim();
  return { text, line, from: from + (raw.length - raw.trimStart().length) };
}

/** Whether a line has nothing to read. */
export function isBlank(line: SourceLine | undefined): boolean {
  return line === undefined || !/\S/.test(line.text);
}
