import { type WithheldPlace, withheldPlaces } from '#headers';

/** A stretch of the original to light: UTF-16 offsets, end exclusive, and what it belongs to. */
export type LitSpan = { start: number; end: number; index: number };
/** A stretch of an excerpt; `fields` are the indexes of the spans that cover it. */
export type ExcerptSegment = { text: string; fields: number[] };
/** A piece of the original from character `start`. */
export type Excerpt = { start: number; segments: ExcerptSegment[] };

/** `around`: text shown before and after a span, and the gap that is still shown between two; `most`: characters in all. */
export type ExcerptLimits = { around: number; most: number };

type Window = { start: number; end: number };

/** An address that a window cuts through is looked for this far beyond it. */
const BEYOND = 200;

/**
 * Cuts an original around spans and says of each stretch which spans cover it. Without a span its beginning and its end
 * are cut out, where stories speak of themselves. Mail addresses, telephones and the like, and the private words given are
 * withheld, wherever a span begins or ends within them.
 */
export function excerptsAround(
  decoded: string,
  spans: readonly LitSpan[],
  limits: ExcerptLimits,
  hidden: readonly string[],
): Excerpt[] {
  const lit = spans.filter((one) => one.end > one.start && one.end <= decoded.length);
  const wanted = lit.length > 0 ? lit : [0, decoded.length].map((at) => ({ start: at, end: at }));
  return mergeWindows(wanted, decoded.length, limits).map((window) => ({
    start: window.start,
    segments: segmentsOf(decoded, window, lit, withheldIn(decoded, window, hidden)),
  }));
}

function mergeWindows(spans: readonly Window[], length: number, { around, most }: ExcerptLimits): Window[] {
  const merged: Window[] = [];
  let room = most;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(0, span.start - around);
    const end = Math.min(length, span.end + around, start + most);
    const last = merged.at(-1);
    if (last && start <= last.end) {
      room -= Math.max(0, end - last.end);
      last.end = Math.max(last.end, end);
    } else if (room > 0) {
      room -= end - start;
      merged.push({ start, end });
    }
  }
  return merged;
}

function segmentsOf(
  decoded: string,
  window: Window,
  spans: readonly LitSpan[],
  withheld: readonly WithheldPlace[],
): ExcerptSegment[] {
  const inside = spans.filter((span) => span.start < window.end && span.end > window.start);
  const cuts = new Set([window.start, window.end, ...inside.flatMap((span) => [span.start, span.end])]);
  const places = [...cuts]
    .filter((place) => place >= window.start && place <= window.end)
    .sort((a, b) => a - b);
  const segments: ExcerptSegment[] = [];
  for (let index = 0; index + 1 < places.length; index += 1) {
    const start = places[index] ?? 0;
    const end = places[index + 1] ?? start;
    const covering = inside
      .filter((span) => span.start <= start && span.end >= end)
      .map((span) => span.index);
    const text = shown(decoded, { start, end }, withheld);
    if (text !== '') segments.push({ text, fields: [...new Set(covering)] });
  }
  return segments;
}

/** A stretch as shown: what is withheld is named where it begins. */
function shown(text: string, stretch: Window, withheld: readonly WithheldPlace[]): string {
  let result = '';
  let at = stretch.start;
  for (const one of withheld) {
    if (one.to <= at || one.from >= stretch.end) continue;
    result += text.slice(at, Math.max(at, one.from));
    if (one.from >= stretch.start) result += one.words;
    at = Math.min(stretch.end, one.to);
  }
  return result + text.slice(at, stretch.end);
}

/** The pieces of one value as they are shown: what is withheld may begin in one and end in another. */
export function withholdAcross(pieces: readonly string[], hidden: readonly string[]): string[] {
  const whole = pieces.join('\n');
  const places = withheldPlaces(whole, hidden, true);
  let start = 0;
  return pieces.map((piece) => {
    const stretch = { start, end: start + piece.length };
    start = stretch.end + 1;
    return shown(whole, stretch, places);
  });
}

function withheldIn(decoded: string, window: Window, hidden: readonly string[]): WithheldPlace[] {
  const start = Math.max(0, window.start - BEYOND);
  const places = withheldPlaces(decoded.slice(start, window.end + BEYOND), hidden, true);
  return places.map(({ from, to, words }) => ({ from: from + start, to: to + start, words }));
}
