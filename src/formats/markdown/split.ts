/**
 * Reading Markdown takes time with the square of a part's size in places, so a text is read in parts: each begins after a
 * blank line at a line that cannot go on with what came before.
 */

/** Characters of one part. */
const LONGEST_PART = 32_000;
/** Marks of quotations and lists at the beginning of one line. */
const MOST_MARKS = 24;
/** Emphasis costs the square of its marks; beyond this sum over the whole text the marks stay characters. */
const MOST_EFFORT = 2_000_000;

const NESTED = new RegExp(`^(?:[ \\t]{0,9}(?:[-+*>]|\\d{1,9}[.)])[ \\t]{0,9}){${MOST_MARKS}}`);
const FENCE = /^ {0,3}(`{3,200}|~{3,200})/;
const OPEN_HTML = /^ {0,3}<(?:pre|script|style|textarea|!--)/i;
const CLOSE_HTML = /<\/(?:pre|script|style|textarea)>|-->/i;
/** Indented lines, list items and quotations may go on after a blank line. */
const GOES_ON = /^(?:[ \t]|[-+*>]|\d{1,9}[.)])/;

/** The parts of a text, in order. */
export function splitMarkdown(text: string): string[] {
  const parts: string[] = [];
  let part: string[] = [];
  let size = 0;
  let fence: string | null = null;
  let inHtml = false;
  let blank = true;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = withoutNesting(raw);
    const free = fence === null && !inHtml;
    const begins = free && blank && !GOES_ON.test(line) && size > 0;
    if (begins || size > LONGEST_PART) {
      parts.push(part.join('\n'));
      part = [];
      size = 0;
    }
    const mark = FENCE.exec(line)?.[1];
    if (fence !== null && mark?.startsWith(fence)) fence = null;
    else if (free && mark !== undefined) fence = mark;
    if (free && OPEN_HTML.test(line)) inHtml = true;
    if (inHtml && CLOSE_HTML.test(line)) inHtml = false;
    part.push(line);
    size += line.length + 1;
    blank = line.trim() === '';
  }
  if (part.length > 0) parts.push(part.join('\n'));
  return withinEffort(parts);
}

function withoutNesting(line: string): string {
  const nested = NESTED.exec(line)?.[0];
  return nested === undefined ? line : `${nested}\\${line.slice(nested.length)}`;
}

function withinEffort(parts: readonly string[]): string[] {
  let effort = 0;
  return parts.map((part) => {
    const marks = part.match(/[*_[\]!`<&]/g)?.length ?? 0;
    effort += marks * marks;
    return effort > MOST_EFFORT && marks > 40 ? part.replace(/[\\*_[\]!`<&]/g, '\\$&') : part;
  });
}

/** Where links lead that name their address elsewhere in the text: lines of `[name]: address`. */
export function linkDefinitions(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [line, name] of text.matchAll(/^ {0,3}\[([^\]\n]{1,200})\]:[ \t]{0,9}\S{1,2000}.{0,300}$/gm)) {
    if (found.size >= MOST_DEFINITIONS) break;
    const key = (name ?? '').toLowerCase();
    if (!found.has(key)) found.set(key, line.trim());
  }
  return found;
}

const MOST_DEFINITIONS = 200;

/** A part with the definitions of the links in it. */
export function withDefinitions(part: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0 || !part.includes(']')) return part;
  const folded = part.toLowerCase();
  const used = [...definitions].filter(([name]) => folded.includes(`[${name}]`)).map(([, line]) => line);
  return used.length === 0 ? part : `${part}\n\n${used.join('\n')}`;
}
