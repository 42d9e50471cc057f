import type { Buffer } from 'node:buffer';

/** Header fields of a message or a part: names in lower case, values unfolded, the first of each name. */
export type MimeHeaders = ReadonlyMap<string, string>;

/** A value with parameters (RFC 2045 §5.1): `value` in lower case, parameters' names too. */
export type MimeValue = { value: string; parameters: ReadonlyMap<string, string> };

/** No header of an honest page is longer; what follows counts as content. Bytes. */
const LONGEST = 16_384;

/** Header fields between two places, and where the content behind their blank line begins. */
export function readHeaders(
  bytes: Buffer,
  start: number,
  end: number,
): { headers: MimeHeaders; content: number } {
  const head = bytes.toString('latin1', start, Math.max(start, Math.min(end, start + LONGEST)));
  const headers = new Map<string, string>();
  let at = 0;
  let open: string | null = null;
  while (at < head.length) {
    const feed = head.indexOf('\n', at);
    const line = head.slice(at, feed < 0 ? head.length : feed).replace(/\r$/, '');
    at = feed < 0 ? head.length : feed + 1;
    if (line === '') break;
    const field = /^([\w-]{1,80})[ \t]{0,9}:/.exec(line);
    if (/^[ \t]/.test(line)) {
      if (open !== null) headers.set(open, `${headers.get(open) ?? ''} ${line.trim()}`);
    } else if (field === null) open = null;
    else {
      const name = field[1]?.toLowerCase() ?? '';
      open = headers.has(name) ? null : name;
      if (open !== null) headers.set(name, line.slice(field[0].length).trim());
    }
  }
  return { headers, content: start + at };
}

/** A field such as `Content-Type` taken apart; comments and continuations (RFC 2231) are not read. */
export function readValue(raw: string | undefined): MimeValue {
  const text = (raw ?? '').slice(0, 4000);
  const parameters = new Map<string, string>();
  const value = text.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  for (const [, name = '', quoted, plain] of text.matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '');
  }
  return { value, parameters };
}

const PARAMETER = /;\s{0,99}([\w-]{1,40})\s{0,9}=\s{0,9}(?:"((?:[^"\\]|\\.){0,1000})"|([^\s;"]{1,1000}))/g;
