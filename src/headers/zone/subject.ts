import type { Rating } from '../reading.ts';
import { readPart, stripPart } from '../values/part.ts';
import { readRating } from '../values/rating.ts';
import { contentTag } from '../values/warnings.ts';

/** What a subject line says of a story; the weakest source of title, part, rating and pairing (section 2.9). */
export type Subject = {
  title: string | null;
  part: { n: number; of: number | null } | null;
  chapterTitle: string | null;
  rating: Rating | null;
  codes: string[];
  remarks: string[];
  /** Classification letters: `(V,A,UST)`. */
  genres: string[];
  postStatus: string | null;
  series: string | null;
  fandom: string | null;
  author: string | null;
};

const STATUS =
  /^(new2asc|new|n2u|repost|re-post|rep|corrected|cor|revised|rev|draft|dra|drf|dft|wip|edit|help|resend|update|fixed|complete)\b(?=\s*[:.,;|~-]|\s+["“([]|\s+[A-Z0-9-]{2,6}\s)/i;
const KIND =
  /^(?:new fic|fan ?fiction|fanfic|fiction|fic|story|poem|vignette|drabble|filk|challenge|mwc|adult|slash|gen|ot|xfc)\b\s*(?:[:.|~-]{1,2}|(?=["“]))\s*/i;
const GENRE_TAG =
  /^(?:fan ?fic(?:tion)?|fic|lemon|spamfic|repost|draft|rant|admin|c&c|mst|adult content|ac|ooc|one-?shot|gen|slash|het|warnings?)$/i;

/** Reads a subject line by the grammar of lists and newsgroups. Never throws; unknown pieces are left out. */
export function readSubject(line: string): Subject {
  const subject: Subject = {
    title: null,
    part: null,
    chapterTitle: null,
    rating: null,
    codes: [],
    remarks: [],
    genres: [],
    postStatus: null,
    series: null,
    fandom: null,
    author: null,
  };
  let rest = decoded(line.slice(0, 400)).trim();
  for (let turn = 0; turn < 5; turn += 1) {
    const next = rest.replace(/^(?:re|fwd?|fw):\s*/i, '');
    if (next === rest) break;
    rest = next;
  }
  rest = takeTags(rest, subject);
  for (let turn = 0; turn < 4; turn += 1) {
    const before = rest;
    const status = STATUS.exec(rest);
    if (status) {
      subject.postStatus ??= (status[1] ?? '').toUpperCase();
      rest = rest.slice(status[0].length).replace(/^[\s:.,;|~-]{1,6}/, '');
    }
    rest = rest.replace(KIND, '');
    if (rest === before) break;
  }
  rest = takeTrailing(takeGroups(rest, subject), subject);
  const byline = /^(.{2,160}?)\s+by\s+(\S.{1,60})$/i.exec(rest);
  if (byline) {
    rest = byline[1] ?? rest;
    subject.author = byline[2]?.replace(/\s(?:revised|repost(?:ed)?|complete|updated)$/i, '').trim() ?? null;
  }
  const quoted = /^([A-Z][A-Z0-9-]{1,5})?\s*["“]([^"”]{1,120})["”]\s*(.*)$/.exec(rest);
  if (quoted) {
    subject.series = quoted[1] ?? null;
    subject.title = quoted[2]?.trim() ?? null;
    subject.part = readPart(quoted[3] ?? '');
    const [remark] = subject.remarks;
    if (remark && subject.remarks.length === 1 && /^\p{Lu}/u.test(remark) && contentTag(remark) === null)
      subject.fandom ??= remark;
    return subject;
  }
  rest = takeDashed(rest, subject);
  const part = subject.part ?? readPart(rest);
  subject.part = part;
  const stripped = part && readPart(rest) ? stripPart(rest) : { title: rest, chapterTitle: null };
  subject.chapterTitle = stripped.chapterTitle;
  subject.title =
    stripped.title.replace(/^[\s:.,;|~-]+|[\s:.,;|~-]+$/g, '').replace(/^["“'](.{1,120})["”']$/, '$1') ||
    null;
  return subject;
}

/** Behind the part number: a rating, then codes: `Title 2/? PG13 P/T`. */
function takeTrailing(text: string, subject: Subject): string {
  const tail = /^(.{2,200}?[([]?\d{1,3}\s?\/\s?(?:\d{1,3}|\?{1,3})[)\]]?)\s+(\S.{0,60})$/.exec(text);
  if (!tail) return text;
  const words = (tail[2] ?? '').split(/[\s,]+/);
  const grade = words.find((word) => GRADE.test(word));
  const codes = words.filter((word) => word !== grade);
  if (!grade || !codes.every((word) => /^[\p{L}\d'.]{1,20}(?:\/[\p{L}\d'.]{1,20}){1,3}$/u.test(word)))
    return text;
  subject.rating ??= readRating(grade);
  subject.codes.push(...codes);
  return tail[1] ?? text;
}

const GRADE = /^[[(]?(?:NC-?17|PG(?:-?1[35])?|FR(?:C|T|M|AO|1[358])|[GR])[\])]?$/;

/** A subject with its encoded words read (RFC 2047); one in a charset that nobody knows stays as it is. */
function decoded(line: string): string {
  if (!line.includes('=?')) return line;
  return line.replace(
    /=\?([\w-]{1,20})\?([qb])\?([^?]{1,200})\?=(?:\s(?==\?))?/gi,
    (word, charset: string, encoding: string, text: string) => {
      try {
        const bytes = encoding.toLowerCase() === 'b' ? atob(text) : unquoted(text);
        const units = Uint8Array.from(bytes, (character) => character.charCodeAt(0));
        return new TextDecoder(charset).decode(units).replace(/\p{Cc}/gu, ' ');
      } catch {
        return word;
      }
    },
  );
}

/** The bytes of the "Q" encoding, one character each. */
function unquoted(text: string): string {
  return text
    .replace(/_/g, ' ')
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Square brackets in front: the list's name, fandoms, kinds. */
function takeTags(text: string, subject: Subject): string {
  let rest = text;
  for (let turn = 0; turn < 6; turn += 1) {
    const tag = /^\[([^\][]{1,60})\]\s*/.exec(rest);
    if (!tag) break;
    const name = tag[1]?.trim() ?? '';
    if (turn > 0 && !GENRE_TAG.test(name) && /^\p{Lu}/u.test(name) && !readRating(name))
      subject.fandom ??= name;
    rest = rest.slice(tag[0].length);
  }
  return rest;
}

/** Pieces behind dashes at the end: `Half a Loaf - PG - 1/1`. */
function takeDashed(text: string, subject: Subject): string {
  const pieces = text.split(/\s-{1,2}\s/);
  while (pieces.length > 1) {
    const last = pieces.at(-1)?.trim() ?? '';
    const part = /^[([]?\d{1,3}\s?\/\s?[\d?]{1,3}[)\]]?$/.test(last) ? readPart(last) : null;
    const rating = last.length <= 8 ? readRating(last) : null;
    if (part) subject.part ??= part;
    else if (rating?.value === last) subject.rating ??= rating;
    else break;
    pieces.pop();
  }
  return pieces.join(' - ');
}

/** `(V,A,UST)`: classification letters, where no series code in front makes people of them. Section 2.9. */
function isClassification(pieces: readonly string[], subject: string): boolean {
  return (
    pieces.length > 1 &&
    /^[SVX]/.test(pieces[0] ?? '') &&
    pieces.every((piece) => /^(?:[SVXPRHACUM]{1,3}|UST|RST)$/.test(piece)) &&
    !/^[A-Z][A-Z0-9-]{1,5}\s*["“]/.test(subject)
  );
}

/** Brackets behind: a rating, codes, remarks. */
function takeGroups(text: string, subject: Subject): string {
  const kept: string[] = [];
  let from = 0;
  for (const group of text.matchAll(/[([]([^()[\]]{1,80})[)\]]/g)) {
    const inner = group[1]?.trim() ?? '';
    if (/^\d{1,3} ?\/ ?(?:\d{1,3}|\?{1,3})$/.test(inner)) continue;
    if (group.index === 0) continue;
    const pieces = inner.split(/,\s*/);
    if (isClassification(pieces, text)) {
      subject.genres.push(...pieces);
      kept.push(text.slice(from, group.index));
      from = group.index + group[0].length;
      continue;
    }
    const rating = readRating(pieces[0] ?? '');
    if (rating?.value && /^\S{1,6}(?: \d{2})?\+?$/.test(pieces[0] ?? '')) {
      subject.rating ??= rating;
      pieces.shift();
    }
    for (const piece of pieces) {
      const grade = subject.rating === null ? readRating(piece) : null;
      if (grade?.value === piece && /^(?:G|PG(?:-1[35])?|R|NC-?17)$/.test(piece)) {
        subject.rating = grade;
        continue;
      }
      if (/^[\p{L}\d'.]{1,20}(?:\/[\p{L}\d'.]{1,20}){1,3}$/u.test(piece) || /^[A-Z][\w']{0,3}$/.test(piece))
        subject.codes.push(piece);
      else if (piece !== '') subject.remarks.push(piece);
    }
    kept.push(text.slice(from, group.index));
    from = group.index + group[0].length;
  }
  kept.push(text.slice(from));
  return kept.join(' ').replace(/\s+/g, ' ').trim();
}
