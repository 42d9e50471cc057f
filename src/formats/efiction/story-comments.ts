import type { Block } from '#document';
import type { StoryComment } from '#stories';
import { dateOf } from './dates.ts';
import type { FieldReader } from './field-reader.ts';
import { bytesOf, numberOf, type Row, textOf } from './row.ts';

/** What a review stands for when there are no words in it, only a mark. */
const NO_WORDS = /^no review\.?$/i;
const ANSWER = /<br\s{0,3}\/?>\s{0,9}<br\s{0,3}\/?>\s{0,9}<(?:i|em)>/gi;
const ANSWER_LABEL = /^\s{0,9}(?:<[a-z]{1,6}>)?([^:<>\n]{2,60}):\s{0,9}/i;
const ANSWERING =
  /respon|reply|antwort|répon|respuest|rispost|odpow|ответ|svar|válasz|vastaus|réaction|author'?s? not/i;

/** Who speaks in reviews and their answers: pen names by number, and whose story it is. */
export type Voices = { pennameOf(uid: number): string | null; creator: string | null };

/**
 * A review as a comment. The author's answer, which the site glued to its end, becomes a reply; a mark without words is said
 * in words. `chapter` counts from 1. Source: formats §1.
 */
export function commentOf(row: Row, voices: Voices, fields: FieldReader, chapter?: number): StoryComment {
  const whole = fields.text(bytesOf(row, 'review', 'comment'));
  const { review, answer } = splitAnswer(whole, numberOf(row, 'respond') > 0);
  const mark = markOf(row);
  const words = NO_WORDS.test(review.trim()) ? [] : fields.publicBlocks(review);
  const blocks = mark === null ? words : [...words, paragraph(mark)];
  const replies =
    answer === null ? [] : [{ author: voices.creator, date: null, blocks: fields.publicBlocks(answer) }];
  return {
    author: reviewerOf(row, voices, fields),
    date: dateOf(textOf(row, 'date', 'time')),
    ...(chapter !== undefined && { chapter }),
    blocks,
    ...(replies.length > 0 && { replies }),
  };
}

function paragraph(text: string): Block {
  return { type: 'paragraph', children: [{ type: 'text', text }] };
}

/** A mark from 1 to 10; -1 and 0 are none. */
function markOf(row: Row): string | null {
  const rating = numberOf(row, 'rating');
  return rating >= 1 && rating <= 10 ? `Rated ${rating} of 10.` : null;
}

/** A member's pen name now, else the name as typed; never a mail address. */
function reviewerOf(row: Row, { pennameOf }: Voices, fields: FieldReader): string | null {
  const member = pennameOf(numberOf(row, 'uid', 'member'));
  if (member !== null) return member;
  const typed = fields.line(bytesOf(row, 'reviewer', 'uname'));
  return typed === '' || typed === '0' || typed.includes('@') ? null : typed.slice(0, 200);
}

/** A review and the answer at its end; the label of the answer is dropped. */
function splitAnswer(whole: string, answered: boolean): { review: string; answer: string | null } {
  const last = [...whole.matchAll(ANSWER)].at(-1);
  if (last === undefined) return { review: whole, answer: null };
  const rest = whole.slice(last.index + last[0].length);
  const label = ANSWER_LABEL.exec(rest);
  if (!answered && (label === null || !ANSWERING.test(label[1] ?? '')))
    return { review: whole, answer: null };
  const answer = rest.slice(label?.[0].length ?? 0).replace(/\s{0,9}<\/(?:i|em)>\s{0,9}$/i, '');
  if (answer.trim() === '') return { review: whole, answer: null };
  return { review: whole.slice(0, last.index), answer };
}
