import { isBlankText } from './clean-text.ts';
import type { TextRun } from './inline-runs.ts';

/** The text of a line. */
export function textOfLine(line: readonly TextRun[]): string {
  return line.map((run) => run.text).join('');
}

/** Whether preformatted lines are prose typed into a text file: letters and spaces for the most part, and nothing set in columns. */
export function isProse(lines: readonly string[]): boolean {
  let letters = 0;
  let signs = 0;
  let columns = 0;
  let filled = 0;
  for (const line of lines) {
    const text = line.trim();
    if (text === '') continue;
    filled += 1;
    if (/[^\s.!?:"'”’] {3}|\t/.test(text)) columns += 1;
    for (const character of text) {
      if (/[\p{L}\p{M}\p{N}]/u.test(character)) letters += 1;
      else if (character !== ' ') signs += 1;
    }
  }
  return letters > 3 * signs && columns * 3 <= filled;
}

/** Preformatted prose cut at blank lines, and at indented lines where most are not. */
export function paragraphsOfProse(lines: readonly TextRun[][]): TextRun[][][] {
  const indented = lines.map((line) => /^(?: {2,8}|\t)\S/.test(textOfLine(line)));
  const filled = lines.filter((line) => !isBlankText(textOfLine(line))).length;
  // Where most lines are indented, the indent is the margin and marks nothing.
  const indentStarts = indented.filter(Boolean).length * 2 < filled;
  const paragraphs: TextRun[][][] = [];
  let current: TextRun[][] = [];
  lines.forEach((line, index) => {
    const blank = isBlankText(textOfLine(line));
    if ((blank || (indentStarts && indented[index])) && current.length > 0) {
      paragraphs.push(current);
      current = [];
    }
    if (!blank) current.push([...line]);
  });
  if (current.length > 0) paragraphs.push(current);
  return paragraphs;
}
