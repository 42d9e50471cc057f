import { Buffer } from 'node:buffer';
import { type MessageHeader, parameter, readHeader } from './header-fields.ts';
import { mimeParts } from './mime-parts.ts';

/** A digest is at most this many messages. */
const MOST = 2000;

const HINTS =
  /^(?:today'?s topics|topics in this (?:digest|week)|there (?:is|are) \d{1,4} messages? in (?:this issue|today's digest|this digest)|table of contents|contents|in this issue)\b/im;
/** RFC 1153 has 30 hyphens between messages and 70 after the contents; Yahoo! Groups has 72 low lines, twice. */
const RULER = /^(?:-{30,80}|_{40,80})$/;
const RULERS = ['-'.repeat(30), '_'.repeat(40)];
const FIELD =
  /^[ \t]{0,4}(date|from|subject|to|message-id|reply-to|cc|sender|keywords|in-reply-to|references|content-type|content-transfer-encoding|mime-version)[ \t]{0,2}:[ \t]/i;

/** Whether a message may be a digest: by its header, or by how its text begins. Quick; {@link explodeDigest} decides. */
export function mayBeDigest({ fields }: MessageHeader, text: string): boolean {
  if (/multipart\/digest/i.test(fields.get('content-type') ?? '') || /multipart\/digest/i.test(text))
    return true;
  if (/\bdigest\b/i.test(fields.get('subject') ?? '')) return true;
  return RULERS.some((ruler) => text.includes(ruler)) && HINTS.test(text.slice(0, 8000));
}

/**
 * The messages of a digest, each as raw bytes: the parts of a `multipart/digest` (RFC 2046, section 5.1.5), or a text
 * parted by rulers with a header after each (RFC 1153; Yahoo! Groups indents it and counts `Message: 3`). Null when the
 * message is no digest.
 */
export async function explodeDigest(message: Uint8Array): Promise<Uint8Array[] | null> {
  const header = readHeader(message);
  const parts = await mimeParts(message);
  if (parts === null) return null;
  const inside = parts.filter(({ within, type }) => within.includes('digest') && type === 'message/rfc822');
  if (inside.length > 0) return inside.slice(0, MOST).map(({ bytes }) => bytes);
  const text = parts.find(({ type, bytes }) => type === 'text/plain' && bytes.length > 200);
  if (!text) return null;
  const source = Buffer.from(text.bytes.buffer, text.bytes.byteOffset, text.bytes.length).toString('latin1');
  if (!mayBeDigest(header, source)) return null;
  const charset = text.parameters['charset'] ?? parameter(header.fields.get('content-type') ?? '', 'charset');
  const found = digestTexts(source, charset);
  return found.length === 0 ? null : found;
}

/** The messages of a digest's text, one character for each byte. `charset` is that of the whole. */
export function digestTexts(text: string, charset: string | null): Uint8Array[] {
  const lines = text.split(/\r?\n/);
  const starts: { at: number; end: number; head: string[] }[] = [];
  let ruler: number | null = null;
  for (let at = 0; at < lines.length && starts.length < MOST; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (RULER.test(line)) ruler ??= at;
    else if (line !== '' && ruler !== null) {
      const head = fieldsAt(lines, at);
      if (head) {
        starts.push({ at: ruler, end: head.end, head: head.fields });
        at = head.end - 1;
      }
      ruler = null;
    }
  }
  return starts.map(({ end, head }, index) => {
    const body = lines.slice(end, starts[index + 1]?.at ?? lines.length);
    const type = head.some((line) => /^content-type:/i.test(line))
      ? []
      : [
          `Content-Type: text/plain${charset === null ? '' : `; charset="${charset.replace(/["\r\n]/g, '')}"`}`,
        ];
    const whole = [...head, ...type, '', ...withoutClosing(body, starts[index + 1] === undefined)].join('\n');
    return Buffer.from(`${whole}\n`, 'latin1');
  });
}

/** The header of a message within a digest: `From` and one more well-known field, folded lines joined to theirs. */
function fieldsAt(lines: readonly string[], from: number): { fields: string[]; end: number } | null {
  const fields: string[] = [];
  let at = /^Message: {1,3}\d{1,5}\s*$/.test(lines[from] ?? '') ? from + 1 : from;
  for (; at < lines.length && at < from + 40; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') break;
    if (FIELD.test(line)) fields.push(line.trim());
    else if (/^\s/.test(line) && fields.length > 0) fields.push(` ${line.trim()}`);
    else return null;
  }
  const names = new Set(fields.map((line) => FIELD.exec(line)?.[1]?.toLowerCase()));
  return names.has('from') && (names.has('subject') || names.has('date')) ? { fields, end: at + 1 } : null;
}

/** The text of a message without the rulers after it, and the last one without the digest's closing words. */
function withoutClosing(lines: readonly string[], last: boolean): string[] {
  let end = lines.length;
  if (last) {
    const closing = lines.findLastIndex((line) => /^end of .{1,100}\bdigest\b/i.test(line.trim()));
    if (closing >= 0 && lines.length - closing < 12) end = closing;
  }
  while (end > 0 && (lines[end - 1]?.trim() === '' || RULER.test(lines[end - 1]?.trim() ?? ''))) end -= 1;
  return lines.slice(0, end);
}
