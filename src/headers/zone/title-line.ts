import { chapterHeadOf } from '../body/chapter-head.ts';
import { readTitle, undecorate } from '../values/title.ts';
import { isChapterHeading } from './chapter-line.ts';

const SMALL =
  /^(?:a|an|the|of|in|on|at|to|for|and|or|but|by|from|with|as|is|de|la|le|les|des|du|et|der|die|das|und|el|los|il|di|y|e)$/i;

/**
 * Whether a line standing alone could be a title: short, no full stop, capitalised or set off, not speech, not a
 * chapter heading, not a dateline. Over a byline (`signed`) one capital is enough. Source: section 2.3.
 */
export function looksLikeTitle(line: string, signed = false): boolean {
  if (line.length > 300) return false;
  const text = undecorate(line);
  const words = text.split(/\s+/);
  if (text.length < 2 || text.length > 110 || words.length > 14 || !/\p{L}{2}/u.test(text)) return false;
  if (/(?<!\.)\.$|[,;:]$/.test(text) || /https?:|www\.|@/.test(text)) return false;
  if (isChapterHeading(text) || isDateline(text)) return false;
  if (!signed && /^(?:[IVXLC]{1,7}|\d{1,3})\.?$/.test(text)) return false;
  if (/^\s*(?:--|–|—)\s?\p{L}/u.test(line) && !/(?:-|–|—)\s*$/.test(line)) return false;
  if (!signed && (chapterHeadOf(text)?.number != null || SPEAKER.test(line))) return false;
  const quoted = /^["“].*["”]$/u.test(text);
  if (quoted && /["”]\s\p{Ll}/u.test(text)) return false;
  if (quoted && (/[,.]["”]$/.test(text) || (words.length <= 2 && /[!?]["”]$/.test(text)))) return false;
  if (TELEGRAM.test(text) || /^\(.{0,100}[.!?,]\)$/.test(text)) return false;
  if (/^["“]/.test(text) && !quoted && !/^["“][^"”]{1,100}["”]\s?[([]?[\d(]/.test(text)) return false;
  if (!/^["“'‘«(*_\p{Lu}\p{Lo}\d¿¡…]/u.test(text)) return false;
  const significant = words.filter((word) => /\p{L}/u.test(word) && !SMALL.test(word));
  const capitals = significant.filter((word) => /^\P{L}{0,3}[\p{Lu}\p{Lo}]/u.test(word)).length;
  const setOff = quoted || /^\s{8,}/.test(line) || text !== line.trim();
  const share = capitals / Math.max(1, significant.length);
  if (!signed && quoted && /[!?]["”]$/.test(text) && share < 0.6) return false;
  return signed || setOff || words.length <= 3 || share >= 0.5;
}

/** `_Bob._ The room, sir, is very cold`: a speaker of a play, set off, and what they say. */
const SPEAKER = /^\s*([_*])[^_*]{1,40}(?:[.:]\1|\1[.:])\s\p{L}/u;

/** A telegram's full stops. */
const TELEGRAM = /\bSTOP\b.{1,80}\bSTOP\b|^\p{Lu}{2,20}(?: \p{Lu}{1,20}){1,12} STOP\W{0,2}$/u;

const MONTH =
  '(?:[Jj]anuary|[Ff]ebruary|[Mm]arch|[Aa]pril|[Mm]ay|[Jj]une|[Jj]uly|[Aa]ugust|[Ss]eptember|[Oo]ctober|[Nn]ovember|[Dd]ecember)';
/** The day over an entry of a diary, or the place and day over a letter: `March 3rd`, `Nethercombe, 9th of May`. */
const DAY = new RegExp(
  `^(?:\\p{Lu}[\\p{L} .']{1,40}, )?(?:(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}|${MONTH} (?:the )?\\d{1,2}(?:st|nd|rd|th)?)(?:,? \\d{4})?\\.?$`,
  'u',
);

/** A place and time over a scene, or a day. */
export function isDateline(text: string): boolean {
  return (
    DAY.test(text) ||
    /\b\d{1,2}[:.]\d{2}\b|\b\d{4} hours\b|^stardate\b/i.test(text) ||
    /^[\p{Lu}][\p{L} .']{1,40}, (?:\d{4}|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.{0,20})$/iu.test(
      text,
    ) ||
    /^(?:INT|EXT|I\/E)[./]\s?\S/.test(text) ||
    /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|day \w{1,12})\b.{0,24}$/i.test(text)
  );
}

/** Whether a line repeats a known title, in any case, quoted or with its part number. */
export function repeatsTitle(line: string, title: string): boolean {
  const key = foldTitle(title);
  if (key === '' || line.length > title.length + 60) return false;
  const read = readTitle(line);
  if (foldTitle(line) === key || (read.title !== null && foldTitle(read.title) === key)) return true;
  // The subject of a post says more than the title over the story.
  return foldTitle(line) === foldTitle(readTitle(title).title ?? '');
}

/** A title for comparison: letters and digits only, lower case. */
export function foldTitle(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
