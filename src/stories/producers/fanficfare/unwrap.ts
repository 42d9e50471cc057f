/**
 * Undoes the wrapping of Python's `textwrap`, by which FanFicFare's text is broken: at blanks, after the hyphen of a
 * compound word, and at a dash of hyphens between two words. A line that ends in two blanks ends on purpose.
 */
export function unwrapLines(lines: readonly string[]): string {
  let text = '';
  lines.forEach((line, index) => {
    const next = line.trimStart();
    if (index === 0) text = line;
    else if (text.endsWith('  ')) text = `${text.trimEnd()}\n${next}`;
    else text = isCut(text, next) ? text.trimEnd() + next : `${text.trimEnd()} ${next}`;
  });
  return text.trimEnd();
}

function isCut(before: string, after: string): boolean {
  const end = before.slice(-8);
  const start = after.slice(0, 8);
  if (/\p{L}{2}-$/u.test(end) && /^\p{L}/u.test(start)) return true;
  if (/[\p{L}\p{N}!"'&.,?]-{2,6}$/u.test(end) && /^[\p{L}\p{N}]/u.test(start)) return true;
  return /[\p{L}\p{N}!"'&.,?]$/u.test(end) && /^-{2,6}[\p{L}\p{N}]/u.test(start);
}
