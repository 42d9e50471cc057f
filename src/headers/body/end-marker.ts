import { withoutDecoration } from './chapter-head.ts';

const WHOLE = new Set([
  'the end',
  'end',
  'fin',
  'finis',
  'finito',
  'owari',
  'das ende',
  'ende',
  'конец',
  'end of story',
  'end file',
  "that's all folks",
  'complete',
  'fine',
  'koniec',
  '完',
  '終わり',
]);
const PART = new Set([
  'to be continued',
  'tbc',
  'to be cont',
  "cont'd",
  'continued',
  'more to come',
  'stay tuned',
  'tsuzuku',
  'fortsetzung folgt',
  'à suivre',
  'continuará',
  'continuara',
  'продолжение следует',
  'next part',
  'つづく',
]);
const NUMBERED =
  /^(?:end(?:ing)?|finish)(?: of)? (?:the )?(?:(?:part|chapter|book|episode|act|section|pt|ch)\.? ?)?(?:[\divxlc]{1,5}|\p{L}{3,9})(?: ?(?:\/|of) ?(?:\d{1,3}|\?))?$/iu;
const ONWARD = /^(?:continued|cont'd|cont\.|to be continued|on) (?:in|to) .{2,60}$/i;

/** `F I N` as `FIN`: letters set apart for show. */
function unspaced(line: string): string {
  return /^(?:\p{L} ){2,12}\p{L}[.!]?$/u.test(line) ? line.replaceAll(' ', '') : line;
}

/** What a line alone says about an end: of the `whole`, of a `part`, or nothing (header-conventions §10.3). */
export function endMarkerOf(line: string): 'whole' | 'part' | null {
  if (line.length > 80) return null;
  if (/^[-#]\s?30\s?[-#]$/.test(line)) return 'whole';
  const bare = unspaced(withoutDecoration(line))
    .replace(/[.!?…:\s"“”]+$/u, '')
    .replace(/^["“\s.]+/u, '')
    .toLowerCase();
  if (WHOLE.has(bare)) return 'whole';
  if (PART.has(bare)) return 'part';
  if (NUMBERED.test(bare) && /\d|part|chapter|book|episode|act/.test(bare)) return 'part';
  return ONWARD.test(bare) && /part|chapter|\d/.test(bare) ? 'part' : null;
}
