/** Lines of a message that its mailing list or its service put there, as ranges of line numbers, ends exclusive. */
export type ListLines = { from: number; to: number }[];

const RULER = /^\s{0,4}(?:[-_=~*]{10,120}|-{2,60}~?-{1,2}>|[-~]{10,100}>?)\s{0,4}$/;
const LIST_WORDS =
  /\b(?:to unsubscribe|unsubscribe from|to subscribe|mailing list\b|listinfo|to post a message|post message:|list owner:|yahoo! groups|groups\.yahoo|yahoogroups\.com|egroups|onelist|topica|listbot|your use of yahoo|terms of service|visit your group|list archives?|get your free|do you yahoo|sent via deja|free email|hotmail\.com|for more options, visit|message (?:was )?sent (?:via|from))/i;
const SPONSOR = /^\s{0,4}-{10,40}\s?(?:yahoo!? groups|egroups|onelist) sponsor\s?-{5,40}/i;
const SPONSOR_END = /^\s{0,4}-{20,100}~?-?_?-?>\s{0,4}$/;
const ALONE =
  /^\s{0,4}(?:\[non-text portions of this message have been removed\]|to unsubscribe(?: from this group)?,? .{0,200}|your use of yahoo! groups is subject to .{0,120}|do you yahoo!\?.{0,80}|\[attachment(?:\(s\))? .{0,160}(?:removed|deleted).{0,40}\])\s{0,4}$/i;

/** A footer is at most this many lines. */
const LONGEST_FOOTER = 40;
const LONGEST_AD = 16;

/**
 * Finds the footers of mailing lists and the advertisements of services: a ruler near the end with the words of a list
 * after it, a sponsor's block between its own rulers anywhere, and the sentences that stand alone. Source:
 * header-conventions §2.12 and §10.7.
 */
export function listLines(texts: readonly string[]): ListLines {
  const found: ListLines = [];
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? '';
    if (SPONSOR.test(text)) {
      const end = endOfAd(texts, at);
      if (end !== null) {
        found.push({ from: at, to: end });
        at = end - 1;
      }
    } else if (ALONE.test(text)) found.push({ from: at, to: at + 1 });
  }
  const footer = footerStart(texts);
  if (footer !== null) found.push({ from: footer, to: texts.length });
  return found;
}

function endOfAd(texts: readonly string[], start: number): number | null {
  for (let at = start + 1; at < texts.length && at <= start + LONGEST_AD; at += 1)
    if (SPONSOR_END.test(texts[at] ?? '')) return at + 1;
  return null;
}

/** The first line of the footer: the highest ruler of the end under which only short lines with a list's words stand. */
function footerStart(texts: readonly string[]): number | null {
  let start: number | null = null;
  let words = 0;
  let lines = 0;
  for (let at = texts.length - 1; at > 0 && lines <= LONGEST_FOOTER; at -= 1) {
    const text = texts[at] ?? '';
    if (text.trim() === '') continue;
    lines += 1;
    if (text.length > 200) break;
    if (LIST_WORDS.test(text)) words += 1;
    // A footer says on every other line or so that it is one; prose between two rulers does not.
    if (RULER.test(text) && words > 0 && words * 4 >= lines) start = at;
    else if (lines - words * 4 > 12) break;
  }
  return start;
}
