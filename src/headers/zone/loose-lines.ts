import { readDate } from '../values/date.ts';
import { findEmails } from '../values/email.ts';
import { isFactsLine } from '../values/facts.ts';
import { readLegend } from '../values/legend.ts';
import { readPart } from '../values/part.ts';
import { readSeriesLine } from '../values/series.ts';
import { readByline, readFandomLine } from './byline.ts';
import { bareNumber, readChapterLine } from './chapter-line.ts';
import { COPYRIGHT_LINE, isDelimiter, STATISTICS_LINE } from './line-kinds.ts';
import { BACK_REFERENCE, goesOn, ORIGIN } from './loose-shapes.ts';
import { isAuthorTalk, isAuthorVoice } from './prose.ts';
import {
  acceptsByline,
  acceptsTitle,
  isNameLine,
  isNameOverTitle,
  isSignature,
  titleBelow,
} from './title-block.ts';
import { looksLikeTitle, repeatsTitle } from './title-line.ts';
import { isBlank, type Piece, sliceLine, trimmedPiece } from './zone-line.ts';
import type { Mark, ZoneState } from './zone-state.ts';

const CONTINUED = /^\W{0,4}continued from\b.{0,60}$/i;
const NO_ARCHIVE = /^\W{0,8}(?:please )?do not (?:archive|distribute|repost|post)\b.{0,160}$/i;
const PATH = /^\s*\p{L}[\p{L}/ ]{2,30} » \S.{0,100}$/u;
const CONTENTS = /^\s*\d{1,4}\. \S.{0,160} by \S.{0,60}$/;
const CUT = /^\(\s+\S.{0,160}\s+\)$|^\(\s?(?:read more|fake cut to|cut for).{0,100}\)$/i;
const JOURNAL_DATE = /^\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}(?:,? (?:at )?\d{1,2}:\d{2}.{0,12})?$/u;
const NOTES_BELOW =
  /^\W{0,3}(?:author['’]?s?['’]? )?notes?,? (?:(?:are|is|follow) )?(?:at|after) (?:the )?(?:end|bottom|story)\W{0,3}$/i;
/** What a reply quotes of the post before it, and who wrote that. */
const QUOTED = /^(?:>|(?:on |am |le )?.{2,80} (?:wrote|writes|said|schrieb|écrit) ?:$)/i;
const ATTRIBUTION = /^\s*(?:--?|–|—|~)\s*["“]?\p{Lu}.{2,80}$/u;

/** Reads the unlabelled line or paragraph at `state.at`; false when it is story. */
export function readLooseLine(state: ZoneState): boolean {
  const line = state.lines[state.at];
  if (!line) return false;
  const text = line.text.trim();
  const mark = (kind: Mark['kind'], count = 1): boolean => {
    const pieces: Piece[] = [];
    for (let i = 0; i < count; i += 1) {
      const one = state.lines[state.at + i];
      if (one) pieces.push(trimmedPiece(one));
    }
    state.marks.push({ kind, pieces });
    state.at += count;
    return true;
  };
  if (BACK_REFERENCE.test(text) && text.length < 160) return mark('back-reference');
  if (CONTINUED.test(text)) return mark('back-reference');
  if (STATISTICS_LINE.test(text)) return mark('statistics');
  if (text.length <= 200 && readHeading(state, text, mark)) return true;
  if (cutRepeatedTitle(state)) return true;
  if (state.title && repeatsTitle(text, state.title)) return mark('title');
  if (CUT.test(text) || NOTES_BELOW.test(text)) return mark('chrome');
  const under = state.marks.at(-1)?.kind === 'byline';
  if (state.title !== null && !state.closed && isFactsLine(text, under)) return mark('facts');
  if (ORIGIN.test(text)) return mark('origin');
  if (state.closed) return readAfterRuler(state, text, mark);
  const space = spoilerSpace(state);
  if (space > 0) return mark('chrome', space);
  if (QUOTED.test(text) && goesOn(state)) return mark('chrome');
  if (NO_ARCHIVE.test(text)) return mark('permission');
  if (PATH.test(text)) return mark('path');
  if (CONTENTS.test(text)) return mark('contents');
  if (text.length <= 200 && COPYRIGHT_LINE.test(text)) return mark('copyright');
  if (JOURNAL_DATE.test(text) && readDate(text)) return mark('date');
  if (/^\s*(?:<|\()?[\w.+-]{1,64}@[\w.-]{3,80}(?:>|\))?\s*$/.test(text) && findEmails(text).length > 0)
    return mark('email');
  if (acceptsByline(state, text)) return mark('byline');
  if (readFandomLine(text) && (state.title !== null || goesOn(state))) return mark('fandom');
  if (STATISTICS_LINE.test(state.lines[state.at + 1]?.text ?? '')) return mark('summary');
  if (readLegend(text)) return mark('legend');
  const block = blockLength(state);
  if (isEpigraph(state, block)) return mark('epigraph', block);
  if (isNameOverTitle(state, text, block)) return mark('name');
  if (acceptsTitle(state, text, block)) {
    mark('title');
    state.title = text;
    return true;
  }
  if (isNameLine(state, text) || isSignature(state, text)) return mark('name');
  const paragraph = state.lines
    .slice(state.at, state.at + block)
    .map((one) => one.text.trim())
    .join(' ');
  if (continuesNote(state, paragraph, block) || endsNote(state, paragraph, block))
    return keepForLater(state, block, mark);
  if (block <= 15 && isAuthorVoice(paragraph)) return mark('prose', block);
  if (amongLabels(state, block)) return mark('prose', block);
  if (goesOn(state) || titleBelow(state)) return keepForLater(state, block, mark);
  return false;
}

/** How many lines of spoiler space stand here: one letter of the words, or one dot, to a line. Source: section 10.7. */
function spoilerSpace(state: ZoneState): number {
  let letters = '';
  let count = 0;
  for (let at = state.at; at < state.lines.length && letters.length < 80; at += 1) {
    const text = state.lines[at]?.text.trim() ?? '';
    if (text.length > 1) break;
    letters += text;
    if (text !== '') count = at - state.at + 1;
  }
  return /spoiler/i.test(letters) || /^[.*]{10}/.test(letters) ? count : 0;
}

/** Whether labels stand right above and right below, with no blank line between. */
function amongLabels(state: ZoneState, block: number): boolean {
  return (
    state.labels.has(state.at + block) &&
    state.fields.length > 0 &&
    state.at > 0 &&
    !isBlank(state.lines[state.at - 1])
  );
}

/** Whether a paragraph is more of the disclaimer or note above it: the author talks on, and a ruler or label follows. */
function continuesNote(state: ZoneState, paragraph: string, block: number): boolean {
  const last = state.fields.at(-1);
  const spoken = last?.names.some((name) => name === 'disclaimer' || name === 'notes' || name === 'thanks');
  if (!spoken || state.marks.length > state.marksAtField || !isAuthorTalk(paragraph)) return false;
  let seen = 0;
  for (let at = state.at + block; at < state.lines.length && seen < 25; at += 1) {
    const line = state.lines[at];
    if (!line || isBlank(line)) continue;
    if (isDelimiter(line.text) || state.labels.has(at)) return true;
    seen += 1;
  }
  return false;
}

/**
 * Whether a short paragraph goes on with the note above it: the author says "I" or "you" in it, and a ruler is next, or
 * only a few more lines in which nobody talks stand before one.
 */
function endsNote(state: ZoneState, paragraph: string, block: number): boolean {
  const last = state.fields.at(-1);
  const spoken = last?.names.some((name) => SPOKEN.has(name));
  if (!spoken || state.marks.length > state.marksAtField || block > 4) return false;
  if (TALK.test(paragraph) || !/\b(?:I|my|me|mine|you|yours?)\b/.test(paragraph)) return false;
  const reader = /\b(?:you|yours?)\b/.test(paragraph);
  let seen = 0;
  for (const line of state.lines.slice(state.at + block)) {
    if (isBlank(line)) continue;
    if (isDelimiter(line.text)) return true;
    seen += 1;
    if (!reader || seen > MOST_NOTE_LINES || TALK.test(line.text)) return false;
  }
  return false;
}

const TALK = /["“”«»]/;
const MOST_NOTE_LINES = 4;

const SPOKEN: ReadonlySet<string> = new Set(['disclaimer', 'notes', 'thanks', 'dedication']);

/** A paragraph between labels: more of a long value, or loose prose. */
function keepForLater(
  state: ZoneState,
  block: number,
  mark: (kind: Mark['kind'], count: number) => boolean,
): boolean {
  const last = state.fields.at(-1);
  const long = last?.names.some(
    (name) => name === 'disclaimer' || name === 'notes' || name === 'summary' || name === 'thanks',
  );
  if (!last || !long || last.pieces.length > 40) return mark('prose', block);
  for (let i = 0; i < block; i += 1) {
    const line = state.lines[state.at + i];
    if (line) last.pieces.push(trimmedPiece(line));
  }
  state.at += block;
  return true;
}

function readHeading(state: ZoneState, text: string, mark: (kind: Mark['kind']) => boolean): boolean {
  const series = /\b(?:in|of) the\b/i.test(text) ? readSeriesLine(text) : null;
  if (series && !state.closed) return mark('series');
  const chapter = readChapterLine(text);
  if (chapter && /\b(?:headers?|notes) only\b|\bno story\b/i.test(text)) return mark('header-only');
  if (chapter && chapter.of !== null && chapter.rest === '') return mark('part');
  if (chapter && chapter.rest === '' && state.headings <= 1 && started(state)) return mark('chapter');
  const number = bareNumber(text);
  const own = number !== null && /[^\p{L}\p{N}\s]/u.test(text) ? partOf(state) : null;
  return own !== null && own === number ? mark('chapter') : false;
}

/** The part number the header gave, if it did. */
function partOf(state: ZoneState): number | null {
  const field = state.fields.find((one) => one.names.includes('part'));
  return field
    ? (readPart(field.pieces[0]?.text ?? '')?.n ?? (Number.parseInt(field.pieces[0]?.text ?? '', 10) || null))
    : null;
}

function started(state: ZoneState): boolean {
  return state.fields.length > 0 || state.marks.length > 0;
}

/** After a ruler: a byline under the repeated title, or an unknown title over a byline. */
function readAfterRuler(state: ZoneState, text: string, mark: (kind: Mark['kind']) => boolean): boolean {
  const byline = text.length <= 200 ? readByline(text) : null;
  const last = state.marks.at(-1);
  if (
    byline &&
    !byline.name.startsWith('?') &&
    (last?.kind === 'title' || byline.title !== null) &&
    /\bby\b/i.test(text)
  ) {
    if (byline.title === null || (state.title !== null && repeatsTitle(byline.title, state.title)))
      return mark('byline');
  }
  if (readFandomLine(text) && last?.kind === 'title') return mark('fandom');
  if (state.title !== null || !looksLikeTitle(text)) return false;
  const next = readByline(state.lines[state.at + 1]?.text ?? '');
  if (!next || next.title !== null) return false;
  state.title = text;
  return mark('title');
}

/** A quotation and its source, above a header or, set in quotation marks or indented, right below one. Section 2.5. */
function isEpigraph(state: ZoneState, block: number): boolean {
  if (block < 2 || block > 9) return false;
  const last = state.lines[state.at + block - 1]?.text ?? '';
  if (!ATTRIBUTION.test(last)) return false;
  if (state.fields.length > 0) {
    const quoted = /^(?:\s*["“«„]| {4,}|\t)/.test(state.lines[state.at]?.text ?? '');
    return quoted && state.marks.length === state.marksAtField && !goesOn(state);
  }
  return goesOn(state) || looksLikeTitle(state.lines[state.at + block + 1]?.text ?? '');
}

/** "MERCY BELL (1/2) It rang…": the title repeated in front of the story, in one line. */
function cutRepeatedTitle(state: ZoneState): boolean {
  const line = state.lines[state.at];
  const title = state.title;
  if (
    !line ||
    !title ||
    title.length < 4 ||
    !line.text.trimStart().toLowerCase().startsWith(title.toLowerCase())
  )
    return false;
  const from = line.text.length - line.text.trimStart().length + title.length;
  const part = /^\s?[([]\d{1,3}\s?\/\s?[\d?]{1,3}[)\]]\s+/.exec(line.text.slice(from, from + 24));
  if (!part) return false;
  const cut = from + part[0].length;
  state.marks.push({ kind: 'title', pieces: [trimmedPiece(line, 0, cut)] });
  state.lines[state.at] = sliceLine(line, cut);
  return true;
}

function blockLength(state: ZoneState): number {
  let length = 1;
  for (let at = state.at + 1; at < state.lines.length; at += 1) {
    const line = state.lines[at];
    if (!line || isBlank(line) || isDelimiter(line.text) || state.labels.has(at)) break;
    length += 1;
  }
  return length;
}
