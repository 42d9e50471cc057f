import { CONTINUED_WORDS, END_WORDS } from '#vocabulary';
import { withoutDecoration } from './chapter-head.ts';

/** Words that end a text only where they close it; elsewhere they are values of a status label. */
const CLOSING = { whole: 'complete', part: 'continued' };
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
  if (END_WORDS.has(bare) || bare === CLOSING.whole) return 'whole';
  if (CONTINUED_WORDS.has(bare) || bare === CLOSING.part) return 'part';
  if (NUMBERED.test(bare) && /\d|part|chapter|book|episode|act/.test(bare)) return 'part';
  return ONWARD.test(bare) && /part|chapter|\d/.test(bare) ? 'part' : null;
}
