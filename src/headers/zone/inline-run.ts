import { findLabel } from '#vocabulary';
import { isEverydayLabel } from './label-line.ts';
import { sliceLine, type ZoneLine } from './zone-line.ts';

const STRICT = new Set(
  'title author e-mail email rating category classification class keywords spoilers spoiler summary disclaimer disclaimers archive distribution feedback notes pairing pairings characters warnings warning status series part date fandom completed updated published genres thanks from subject to newsgroups'.split(
    ' ',
  ),
);
/** A line that begins with a label of few words holds no sentence in which another label could be meant. */
const FACT =
  /^\s*(?:rat(?:ed|ing)|categor(?:y|ies)|genres?|characters?|chapters|completed?|status|words?(?: count)?|published|fandoms?|pairings?):/i;
const MAX_LINE = 20_000;

/** `sentence` says that a full stop stands before it. */
type Mark = { at: number; strong: boolean; strict: boolean; sentence: boolean };

/**
 * Cuts a line that holds several fields (`Rating: R  Pairing: X/Y`, or a whole header on one line) into one line per
 * field. A line with one field comes back as it is. Source: section 2.1, layouts L9 and L10.
 */
export function splitRun(line: ZoneLine): ZoneLine[] {
  const text = line.text;
  if (text.length > MAX_LINE || text.indexOf(':') === text.lastIndexOf(':')) return [line];
  if (/^\s*(?:fiction )?rated:/i.test(text) && / - /.test(text) && /(?:words|chapters|id):/i.test(text))
    return [line];
  const marks = findMarks(text);
  const strict = marks.filter((mark) => mark.strict);
  const flattened = strict.length >= 4;
  const dense = marks.length >= 3 && text.length <= 300;
  const facts = text.length <= 300 && marks[0]?.at === 0 && FACT.test(text);
  // `Disclaimer: Not mine. Rating: PG-13`: a line that begins with a label goes on with the next.
  const led = text.length <= 300 && marks[0]?.at === 0 && marks[0].strict;
  const cuts = new Set<number>();
  for (const mark of marks)
    if (
      mark.at > 0 &&
      (mark.strong || dense || ((flattened || facts || (led && mark.sentence)) && mark.strict))
    )
      cuts.add(mark.at);
  if (flattened) {
    for (const ruler of text.matchAll(/(?<=\s)(?:\*{4,80}|-{4,80}|={4,80}|~{4,80})(?=\s)/g)) {
      cuts.add(ruler.index);
      cuts.add(ruler.index + ruler[0].length);
    }
  }
  if (cuts.size === 0) return [line];
  const places = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  const pieces: ZoneLine[] = [];
  for (let i = 0; i + 1 < places.length; i += 1) {
    const piece = sliceLine(line, places[i] ?? 0, trimEnd(text, places[i] ?? 0, places[i + 1] ?? 0));
    if (piece.text.trim() !== '') pieces.push(piece);
  }
  return pieces;
}

/** Where labels stand in a line: an exact alias before a colon, with a boundary before it. */
function findMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    if (text[colon + 1] === '/' || marks.length >= 60) continue;
    const mark = labelBefore(text, colon);
    if (mark && !marks.some((other) => other.at === mark.at)) marks.push(mark);
  }
  return marks;
}

function labelBefore(text: string, colon: number): Mark | null {
  const window = text.slice(Math.max(0, colon - 44), colon);
  let best: Mark | null = null;
  for (const start of window.matchAll(/(?:^|(?<=[\s|;•[]))\p{L}/gu)) {
    const label = window.slice(start.index).trimEnd();
    if (label.split(' ').length > 4 || /[.!?;|:]/.test(label)) continue;
    const found = findLabel(label);
    const transport = /^(?:From|Date|Subject|To|Newsgroups)$/.test(label);
    if (!found && !transport) continue;
    const first = colon - window.length + start.index;
    const at = text[first - 1] === '[' ? first - 1 : first;
    const before = text.slice(Math.max(0, at - 3), at);
    const wide = at === 0 || at < first || /\s{2}$|\t$|[|•]\s?$/.test(before);
    if (/^\p{Ll}/u.test(label) && !wide) continue;
    const certain = found !== null && !found.ambiguous && !isEverydayLabel(label);
    const separated = wide || /(?:;\s?|\s[-~/–]\s)$/.test(before) || (certain && /[^,],\s$/.test(before));
    const strict = STRICT.has(label.toLowerCase()) || label === label.toUpperCase();
    if (!certain && !wide && !strict) continue;
    const strong = separated && (certain || wide);
    if (!best) best = { at, strong, strict, sentence: certain && /[.!?]['"’”)]?\s$/.test(before) };
  }
  return best;
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /[\s|;•,]/.test(text[end - 1] ?? '')) end -= 1;
  if (end - 2 > from && /\s[-~/–]/.test(text.slice(end - 2, end))) end -= 2;
  return end;
}
