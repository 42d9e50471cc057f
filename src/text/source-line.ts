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
  const breaks = /\r\n|[\n\r\u2028\u2029]/g;
  let start = 0;
  for (const match of text.matchAll(breaks)) {
    lines.push({ text: text.slice(start, match.index), start, end: match.index, exact: true });
    start = match.index + match[0].length;
  }
  if (start < text.length) lines.push({ text: text.slice(start), start, end: text.length, exact: true });
  return lines;
}
