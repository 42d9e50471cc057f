import { isBlank, type Piece, trimmedPiece, type ZoneLine } from './zone-line.ts';

/** A mail or news header at the top of a text, unfolded. Keys are lower case. */
export type Transport = { fields: Map<string, Piece>; next: number };

const NAME =
  /^(From|To|Cc|Bcc|Date|Subject|Newsgroups|Message-ID|Path|Organization|Lines|Reply-To|Sender|References|In-Reply-To|MIME-Version|Content-[\w-]{1,30}|X-[\w-]{1,40}|Received|Return-Path|List-[\w-]{1,30}|Delivered-To|Xref|NNTP-[\w-]{1,30}|Approved|Followup-To|Mailing-List|Precedence|User-Agent|Resent-[\w-]{1,20}):\s*/i;
/** The line a mailing list's digest puts over each message; the header below it is indented. */
const DIGEST = /^Message: \d{1,5}\s*$/;
const PROOF =
  /^(?:newsgroups|message-id|path|received|mime-version|references|return-path|nntp-|x-|content-|list-|mailing-list|xref)/;
const MAIL_DATE = /\b\d{1,2} [A-Z][a-z]{2} \d{2,4}(?: \d\d:\d\d|$)/;
const POSTING =
  /^\s*(?:(?:re|fwd?):\s*)?(?:\[[^\][]{2,60}\]|(?:new|repost|fic|fanfic|story|xfc|rev|revised|update)\b\W)|[([]?\d{1,3} ?\/ ?(?:\d{1,3}|\?)[)\]]?/i;

/** A field with one more of its lines (RFC 5322, section 2.2.3); its place is then known by whole lines only. */
function unfolded(piece: Piece, next: ZoneLine): Piece {
  const text = `${piece.text} ${next.text.trim()}`;
  const line = { ...piece.line, text: `${piece.line.text} ${next.text.trim()}`, end: next.end, exact: false };
  return { ...piece, text, line };
}

/**
 * Reads the header of a mail or post from `start` on. Null when the lines are none, and `'fiction'` when they are a
 * letter inside a story: no identifiers, no mail date, no posting words in the subject (section 10.6).
 */
export function readTransport(lines: readonly ZoneLine[], start: number): Transport | 'fiction' | null {
  const fields = new Map<string, Piece>();
  let at = start;
  let last: string | null = null;
  const digest = DIGEST.test(lines[start]?.text ?? '');
  if (digest) at += 1;
  for (; at < lines.length && at < start + 120; at += 1) {
    const line = lines[at];
    if (!line || isBlank(line)) break;
    const match = NAME.exec(digest ? line.text.trimStart() : line.text);
    if (match) {
      last = (match[1] ?? '').toLowerCase();
      if (!fields.has(last))
        fields.set(last, trimmedPiece(line, line.text.indexOf(match[0]) + match[0].length));
    } else if (last !== null && /^\s/.test(line.text)) {
      const piece = fields.get(last);
      if (piece) fields.set(last, unfolded(piece, line));
    } else break;
  }
  if (fields.size === 0 || !(fields.has('subject') || fields.has('from') || fields.has('newsgroups')))
    return null;
  const subject = fields.get('subject')?.text ?? '';
  const proven =
    digest ||
    [...fields.keys()].some((name) => PROOF.test(name)) ||
    MAIL_DATE.test(fields.get('date')?.text ?? '') ||
    POSTING.test(subject);
  if (proven) return { fields, next: at };
  const wholeBlock = at >= lines.length || isBlank(lines[at]);
  if (wholeBlock && fields.size >= 2)
    return fields.has('to') || fields.has('date') ? 'fiction' : { fields, next: at };
  if (wholeBlock && fields.has('subject')) return { fields, next: at };
  return null;
}
