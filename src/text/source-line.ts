/**
 * One line of a source as a person would read it (entities resolved, damage repaired), with its place in the decoded
 * original. `start` and `end` are UTF-16 offsets there, end exclusive, without the line break. When `exact`, character
 * i of `text` stands at `start + i`; otherwise only the whole line's place is known.
 */
export type SourceLine = { text: string; start: number; end: number; exact: boolean };

/** The place in the decoded original of characters `from` to `to` (exclusive) of a line. */
export function spanOf(line: SourceLine, from = 0, to = line.text.length): { start: number; end: number } {
  if (!line.exact) return { start: line.start, end: line.end };
  return { start: line.start + from, end: line.start + to };
}

/**
 * Splits text at CRLF, LF, CR, LS and PS. Form feeds stay in their line, and so does U+0085: in the files people have it is not NEL but
 * an ellipsis of windows-1252, which repair mends.
 */
export function splitLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  const next = BREAKS.map((mark) => placeOf(text, mark, 0));
  let start = 0;
  for (let end = least(next); end < text.length; end = least(next)) {
    lines.push({ text: text.slice(start, end), start, end, exact: true });
    const isPair = text.charCodeAt(end) === CARRIAGE_RETURN && text.charCodeAt(end + 1) === LINE_FEED;
    start = end + (isPair ? 2 : 1);
    for (let at = 0; at < BREAKS.length; at += 1)
      if ((next[at] ?? 0) < start) next[at] = placeOf(text, BREAKS[at] ?? '', start);
  }
  if (start < text.length) lines.push({ text: text.slice(start), start, end: text.length, exact: true });
  return lines;
}

const BREAKS = ['\n', '\r', '\u2028', '\u2029'];
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Where a mark stands from a place on; the text's length when it does not: searching for one mark is far quicker than for any. */
function placeOf(text: string, mark: string, from: number): number {
  const place = text.indexOf(mark, from);
  return place < 0 ? text.length : place;
}

function least(places: readonly number[]): number {
  let smallest = places[0] ?? 0;
  for (const place of places) if (place < smallest) smallest = place;
  return smallest;
}
