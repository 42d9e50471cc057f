import { Buffer } from 'node:buffer';

const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
/** `From sender Wed Nov  4 04:14:00 1998`, also with a zone, `sender at host`, or day and month the other way round. */
const DATED = new RegExp(
  `^From .{0,200}?${DAY},? {1,3}(?:${MONTH} {1,3}\\d{1,2}|\\d{1,2} {1,3}${MONTH}),? .{0,40}\\d`,
);
/** `From -3729347923847`, `From user@host`: the envelopes of archives that leave the date out. */
const UNDATED = /^From -?[^\s"']{1,200}\s*$/;
const FIELD = /^[!-9;-~]{1,76}:/;
const KNOWN_FIELD =
  /^(?:from|path|received|return-path|x-[\w-]{1,40}|message-id|date|subject|newsgroups|to|delivered-to|mime-version|status):/i;

/** How many bytes after a possible envelope line must be there to judge it. */
export const ENVELOPE_REACH = 1024;

/** Whether a line has the form of a header field (RFC 5322, section 2.2). */
export function isFieldLine(line: string): boolean {
  return FIELD.test(line);
}

/**
 * Whether the line at the start of some bytes is an mbox envelope and not a sentence that begins with "From": it has
 * a date and a header field after it, or no date and two fields of which one is well known. `headerless` lets a dated
 * line stand alone, for a mailbox whose messages have no header at all. Source: RFC 4155, and the four dialects' pages.
 */
export function isEnvelope(bytes: Uint8Array, headerless = false): boolean {
  if (!startsWithFrom(bytes)) return false;
  const [line = '', first = '', second = ''] = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .subarray(0, ENVELOPE_REACH)
    .toString('latin1')
    .split(/\r?\n/, 3);
  if (DATED.test(line)) return headerless || FIELD.test(first) || /^>From /.test(first);
  if (!UNDATED.test(line) || !FIELD.test(first)) return false;
  return KNOWN_FIELD.test(first) && (FIELD.test(second) || /^[ \t]/.test(second));
}

/** Whether the bytes begin with `From `. */
export function startsWithFrom(bytes: Uint8Array): boolean {
  const [f, r, o, m, blank] = bytes;
  return f === 0x46 && r === 0x72 && o === 0x6f && m === 0x6d && blank === 0x20;
}
