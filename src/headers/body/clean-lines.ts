import type { SourceLine } from '#text';
import { type MeasuredLine, measureLine, measureText, startsSmall } from './measured-line.ts';

/** Measured lines without what post and list added: quote marks of forwarded mail, spoiler space, double spacing. */
export function cleanLines(lines: readonly SourceLine[]): MeasuredLine[] {
  let measured = lines.map(measureLine);
  for (let level = 0; level < DEEPEST_QUOTE && isQuoted(measured); level += 1)
    measured = measured.map(unquoted);
  measured = withoutSpoilerSpace(measured);
  return isDoubleSpaced(measured) ? singleSpaced(measured) : measured;
}

const DEEPEST_QUOTE = 4;
const QUOTED = /^(?:>|\| |: )/;

function isQuoted(lines: readonly MeasuredLine[]): boolean {
  let filled = 0;
  let quoted = 0;
  for (const line of lines) {
    if (line.text === '') continue;
    filled += 1;
    if (QUOTED.test(line.text)) quoted += 1;
  }
  return filled > 2 && quoted >= filled * 0.6;
}

function unquoted(line: MeasuredLine): MeasuredLine {
  if (!QUOTED.test(line.text)) return line;
  const from = line.text.startsWith('> ') ? 2 : line.text.startsWith('>') ? 1 : 2;
  return { ...measureText(line.text.slice(from), line.at + from), soft: line.soft };
}

/** Posts hid what follows below a screen of dots or of the letters of SPOILER, one a line. */
function withoutSpoilerSpace(lines: MeasuredLine[]): MeasuredLine[] {
  let from = 0;
  while (from < lines.length && lines[from]?.text === '') from += 1;
  let to = from;
  let letters = '';
  while (to < lines.length && (lines[to]?.text.length ?? 2) <= 1) {
    letters += lines[to]?.text ?? '';
    to += 1;
  }
  const dots = letters.length >= 10 && /^[.*]+$/.test(letters);
  return dots || /spoiler/i.test(letters) ? lines.slice(to) : lines;
}

/** Whether nearly every line stands alone between blank ones though the text was wrapped: lines go on in small letters. */
function isDoubleSpaced(lines: readonly MeasuredLine[]): boolean {
  let filled = 0;
  let alone = 0;
  let small = 0;
  let short = 0;
  lines.forEach((line, index) => {
    if (line.text === '') return;
    filled += 1;
    if (line.columns <= 84) short += 1;
    if ((lines[index - 1]?.text ?? '') !== '' || (lines[index + 1]?.text ?? '') !== '') return;
    alone += 1;
    if (startsSmall(line.text)) small += 1;
  });
  return filled >= 6 && alone >= filled * 0.8 && short >= filled * 0.95 && small >= filled * 0.3;
}

function singleSpaced(lines: readonly MeasuredLine[]): MeasuredLine[] {
  return lines.filter((line, index) => line.text !== '' || (lines[index - 1]?.text ?? 'start') === '');
}
