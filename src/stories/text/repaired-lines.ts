import { cleanControls, type SourceLine, splitLines } from '#text';

/**
 * The lines of a repaired text, each with its place in the decoded original, and how many control characters were taken
 * out of them. A repair keeps every line in its place, so lines pair by their number; a changed one is not exact.
 */
export function repairedLines(decoded: string, repaired: string): { lines: SourceLine[]; controls: number } {
  const originals = splitLines(decoded);
  const lines =
    decoded === repaired ? originals : splitLines(repaired).map((line, at) => paired(line, originals[at]));
  return HAS_CONTROL.test(repaired) ? withoutControls(lines) : { lines, controls: 0 };
}

const HAS_CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;

function paired(line: SourceLine, original: SourceLine | undefined): SourceLine {
  if (!original) return { ...line, exact: false };
  return { text: line.text, start: original.start, end: original.end, exact: line.text === original.text };
}

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
