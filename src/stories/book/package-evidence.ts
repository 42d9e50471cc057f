import type { Evidence } from '#document';
import { bodyOf, oneLine, parseTree, textBelow } from '#markup';

/** So many elements of one name are looked through for a value, and so many characters of each. */
const MOST_CANDIDATES = 500;
const LONGEST_RAW = 500;

/**
 * Evidence that a value stands in the package document: its place there, or 0 where it cannot be found (markup inside,
 * comments around). `element` is the name without prefix; of a `meta` its `content` counts as well.
 */
export function packageEvidence(source: string | undefined, element: string, value: string): Evidence {
  const raw = value.slice(0, LONGEST_RAW);
  const { start, end } = source === undefined ? NOWHERE : placeOf(source, element, value);
  return { source: 'metadata', raw, start, end, confidence: 0.9 };
}

const NOWHERE = { start: 0, end: 0 };

function placeOf(source: string, element: string, value: string): { start: number; end: number } {
  const opening = new RegExp(`<(?:[\\w.-]{1,30}:)?${element}(?=[\\s>])([^<>]{0,4000})>`, 'gi');
  let seen = 0;
  for (const match of source.matchAll(opening)) {
    seen += 1;
    if (seen > MOST_CANDIDATES) break;
    const start = match.index + match[0].length;
    const close = source.indexOf('<', start);
    const text = close < 0 ? '' : source.slice(start, close);
    if (isSame(text, value)) return trimmedRange(text, start);
    const content =
      element === 'meta' ? /\bcontent\s{0,9}=\s{0,9}["']([^"']{0,2000})/.exec(match[1] ?? '') : null;
    if (content?.[1] !== undefined && isSame(content[1], value)) {
      const from = source.indexOf(content[1], match.index);
      return trimmedRange(content[1], from);
    }
  }
  return NOWHERE;
}

function isSame(raw: string, value: string): boolean {
  const text = raw.includes('&') ? textBelow(bodyOf(parseTree(`<p>${raw}`)), 20_000) : raw;
  return oneLine(text).trim() === oneLine(value).trim();
}

function trimmedRange(text: string, start: number): { start: number; end: number } {
  const before = text.length - text.trimStart().length;
  return { start: start + before, end: start + before + text.trim().length };
}
