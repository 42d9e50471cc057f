import type { SourceLine } from '#text';
import { isChrome } from './line-kinds.ts';
import { isBlank, type ZoneLine } from './zone-line.ts';

/** Lines ready to be read, and what a mail wrapper around them said. */
export type Prepared = { lines: ZoneLine[]; wrapper: { author: string | null } };

const WRAPPER =
  /^-{2,3} ?In [\w.-]{1,80}@(?:yahoogroups|y\.{3}|egroups|onelist)[\w.-]{0,40}, "?([^"<]{0,60}?)"? ?<[^<>]{0,80}> wrote:\s*$/i;

/** Takes the marks of transport off lines: a quoted forward is unquoted, soft breaks are joined. */
export function prepareLines(source: readonly SourceLine[]): Prepared {
  let lines: ZoneLine[] = source.map(({ text, start, end, exact }, index) => ({
    text,
    start,
    end,
    exact,
    index,
  }));
  const wrapper: Prepared['wrapper'] = { author: null };
  const first = lines.findIndex((line) => !isBlank(line));
  const head = WRAPPER.exec(lines[first]?.text ?? '');
  if (head) {
    wrapper.author = head[1]?.trim() || null;
    lines = lines.slice(first + 1);
  }
  for (let depth = 0; depth < 4 && isMostlyQuoted(lines); depth += 1) lines = unquote(lines);
  if (lines.some((line) => endsSoft(line.text))) lines = joinSoftBreaks(lines);
  return { lines, wrapper };
}

function endsSoft(text: string): boolean {
  return text.endsWith('=') && /[\p{L}\p{N},.;]=$/u.test(text.slice(-3));
}

const QUOTED = /^\s?>/;

/** Six in ten lines that are neither blank nor chrome begin with `>`. Source: section 10.7. */
function isMostlyQuoted(lines: readonly ZoneLine[]): boolean {
  if (!lines.some((line) => QUOTED.test(line.text))) return false;
  let quoted = 0;
  let all = 0;
  for (const line of lines) {
    if (isBlank(line) || isChrome(line.text)) continue;
    all += 1;
    if (QUOTED.test(line.text)) quoted += 1;
  }
  return all >= 3 && quoted / all >= 0.6;
}

function unquote(lines: readonly ZoneLine[]): ZoneLine[] {
  return lines.map((line) => {
    const mark = /^\s?> ?/.exec(line.text)?.[0] ?? '';
    const start = line.exact ? line.start + mark.length : line.start;
    return { ...line, text: line.text.slice(mark.length), start };
  });
}

/** Lines that end in a quoted-printable soft break go on in the next line, which a mail program may not have quoted. */
function joinSoftBreaks(lines: readonly ZoneLine[]): ZoneLine[] {
  const joined: ZoneLine[] = [];
  let open = false;
  for (const line of lines) {
    const previous = joined.at(-1);
    const whole: ZoneLine =
      open && previous ? { ...previous, text: previous.text + line.text, end: line.end, exact: false } : line;
    open = whole.text.length < 10_000 && endsSoft(whole.text);
    const kept = open ? { ...whole, text: whole.text.slice(0, -1), exact: false } : whole;
    if (whole === line) joined.push(kept);
    else joined[joined.length - 1] = kept;
  }
  return joined;
}
