import { cleanControls, type SourceLine, splitLines } from '#text';

/** How many lines ahead a repaired line is looked for when lines were joined or split by the repair. */
const LOOK_AHEAD = 40;

/**
 * The lines of a repaired text, each with its place in the decoded original, and how many control characters were taken
 * out of them. A line that the repair changed is not exact; where it changed the number of lines, a line's place is the
 * stretch between the unchanged lines around it.
 */
export function repairedLines(decoded: string, repaired: string): { lines: SourceLine[]; controls: number } {
  const originals = splitLines(decoded);
  const lines = decoded === repaired ? originals : placed(originals, splitLines(repaired));
  return HAS_CONTROL.test(repaired) ? withoutControls(lines) : { lines, controls: 0 };
}

const HAS_CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;

function withoutControls(lines: readonly SourceLine[]): { lines: SourceLine[]; controls: number } {
  let controls = 0;
  const cleaned = lines.map((line) => {
    if (!HAS_CONTROL.test(line.text)) return line;
    const { text, removed } = cleanControls(line.text);
    controls += removed;
    return { ...line, text: text.replaceAll('\n', ' '), exact: false };
  });
  return { lines: cleaned, controls };
}

function placed(originals: readonly SourceLine[], repaired: readonly SourceLine[]): SourceLine[] {
  if (originals.length === repaired.length)
    return repaired.map((line, index) => placeAt(line, originals[index]));
  const lines: SourceLine[] = [];
  let at = 0;
  for (const line of repaired) {
    const found = findAhead(originals, at, line.text);
    const original = originals[found < 0 ? Math.min(at, originals.length - 1) : found];
    lines.push(placeAt(line, original));
    if (found >= 0) at = found + 1;
    else if (at + 1 < originals.length) at += 1;
  }
  return lines;
}

function findAhead(originals: readonly SourceLine[], from: number, text: string): number {
  if (text === '') return originals[from]?.text === '' ? from : -1;
  const to = Math.min(originals.length, from + LOOK_AHEAD);
  for (let index = from; index < to; index += 1) if (originals[index]?.text === text) return index;
  return -1;
}

function placeAt(line: SourceLine, original: SourceLine | undefined): SourceLine {
  if (!original) return { ...line, exact: false };
  return { text: line.text, start: original.start, end: original.end, exact: line.text === original.text };
}
