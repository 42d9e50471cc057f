import type { Repair } from './encoding-report.ts';
import { hasAny, type Survey } from './survey.ts';
import { UPPER_HALVES } from './upper-halves.ts';

/** A rule of repair: what it finds, what comes instead. No rule's result matches a rule again. */
type Rule = readonly [pattern: RegExp, replacement: string | ((match: string) => string)];
type Misreading = {
  kind: string;
  /** Letters without one of which there is neither evidence nor a damaged label. */
  letters: string;
  evidence: RegExp;
  unmistakable: RegExp;
  label: RegExp;
  rules: readonly Rule[];
};

const REPEATED = 3;
const C1 = /[\x80-\x9f]/g;
/** The low bytes of ‘ ’ “ ” – — (U+2013 to U+201D), left as control characters when the high byte was dropped. */
const LOW_BYTES =
  /(?<=[\p{L}\p{N}\s.,!?])[\x13\x14\x18\x19\x1c\x1d](?=[\p{L}\s.,!?]|$)|[\x18\x1c](?=\p{L})/gu;
/** Names of people that a header label may put in the genitive, so that one damaged apostrophe there is enough. */
const LABEL_OWNERS = '(?:Author|Writer|Archivist|Editor|Artist|Beta|Reader|Translator)';

const MISREADINGS: readonly Misreading[] = [
  {
    kind: 'windows-1252 read as Mac Roman',
    letters: 'íìîÖ',
    evidence:
      /[A-Za-z]í(?:[stdm]|re|ll|ve)(?!\p{L})|(?<![^\s(])ì(?=[A-Za-z])|(?<=[A-Za-z.,!?])î(?=[\s.,)]|$)|(?<=[a-z])Ö(?=[\sî"]|$)/gu,
    unmistakable:
      /(?:[Dd]on|[Cc]an|[Ww]on|\p{L}{2}n)ít(?!\p{L})|(?<!\p{L})Ií(?:m|d|ve|ll)(?!\p{L})|(?<!\p{L})(?:he|she|it|that|what|let|there)ís(?!\p{L})|(?<=[.,!?])î(?=[\s)]|$)/iu,
    label: new RegExp(`(?:^|\\n)[^\\n:]{0,30}${LABEL_OWNERS}ís?(?= )[^\\n:]{0,30}:`),
    rules: [
      [/(?<=[A-Za-z])í(?=(?:[stdm]|re|ll|ve)(?!\p{L}))/gu, '\u2019'],
      [/(?<=[A-Za-z.,!?])í(?![\p{L}])/gu, '\u2019'],
      [/(?<![^\s(ì\u201c-])í(?=[A-Za-z])/g, '\u2019'],
      [/(?<![^\s(ì\u201c-])ë(?=[A-Za-z])/g, '\u2018'],
      [/(?<![^\s(\u2014-])ì(?=[A-Z a-zÖ\u2018\u2019])/g, '\u201c'],
      [/(?<=[A-Za-z.,!?Ö\u2026\u2019-])î(?![\p{L}])/gu, '\u201d'],
      [/(?<=[a-z.,!?])Ö(?!\p{Ll})/gu, '\u2026'],
      [/(?<=\s)ñ(?=\s)/g, '\u2013'],
      [/(?<=\s)ó(?=\s)/g, '\u2014'],
      [/(?<=[a-z])[ÈËÍÔÁÒÛ](?=[a-z\s.,!?\u2019]|$)/g, macAsWestern],
    ],
  },
  {
    kind: 'Mac Roman read as windows-1252',
    letters: 'ÕÐÑÒÓÉ',
    evidence:
      /(?<=[a-z])[ÕÐÑ](?=[a-z])|(?<![^\s(])Ò(?=[A-Za-z])|(?<=[a-z.,!?])Ó(?=\s|$)|(?<=[a-z])É(?=[\sÓ"]|$)/g,
    unmistakable: /(?<=[a-z])[ÕÐÑ](?=[a-z])|(?<=[.,!?])Ó(?=\s|$)/,
    label: new RegExp(`(?:^|\\n)[^\\n:]{0,30}${LABEL_OWNERS}Õs?(?= )[^\\n:]{0,30}:`),
    rules: [
      [/(?<=[A-Za-z.,!?])Õ(?!\p{Lu})/gu, '\u2019'],
      [/(?<![^\s(Ò\u201c])Ô(?=[A-Za-z])/g, '\u2018'],
      [/(?<![^\s(Ð\u2013Ñ\u2014])Ò(?=[A-Za-z])/g, '\u201c'],
      [/(?<=[A-Za-z.,!?ÉÐÑ\u2019\u2026\u2013\u2014])Ó(?!\p{L})/gu, '\u201d'],
      [/(?<=[a-z.,!?])É(?!\p{Ll})/gu, '\u2026'],
      [/(?<=[a-z,.!?\u2019\u201d])Ð(?=[A-Za-z\s\u201d])|(?<=\s)Ð(?=\s)/g, '\u2013'],
      [/(?<=[a-z,.!?\u2019\u201d])Ñ(?=[A-Za-z\s\u201d])|(?<=\s)Ñ(?=\s)/g, '\u2014'],
      [/(?<=[a-z])Ž(?=[a-z\s.,!?\u2019]|$)/g, 'é'],
    ],
  },
];

/** Windows-1252 punctuation that came in as C1 controls (U+0080 to U+009F), as when it was declared ISO-8859-1. */
export function repairC1Controls(text: string, repairs: Repair[]): string {
  const western = UPPER_HALVES['windows-1252'];
  return replaceAll(text, C1, 'windows-1252 read as ISO-8859-1', repairs, (match) => {
    const mark = western[match.charCodeAt(0) - 0x80] ?? match;
    return mark === '\ufffd' ? match : mark;
  });
}

/** Quotation marks and dashes of which only the low byte was left. */
export function repairLowBytes(text: string, repairs: Repair[]): string {
  return replaceAll(text, LOW_BYTES, 'high byte of punctuation lost', repairs, (match) =>
    String.fromCharCode(0x2000 | match.charCodeAt(0)),
  );
}

/**
 * Punctuation of windows-1252 and Mac Roman taken for each other (`donít`, `donÕt`). Only in text that shows it three times, one of them
 * beyond doubt, or in a header label; only in places where the letter cannot stand; never in text that has accents of its own.
 * `survey` is that of the text; these repairs make no letter that another of them looks for.
 */
export function repairMisreadMarks(text: string, survey: Survey, repairs: Repair[]): string {
  let result = text;
  for (const misreading of MISREADINGS) {
    if (!hasAny(survey, misreading.letters) || !isMisread(result, misreading)) continue;
    for (const [pattern, replacement] of misreading.rules)
      result = replaceAll(result, pattern, misreading.kind, repairs, (match) =>
        typeof replacement === 'string' ? replacement : replacement(match),
      );
  }
  return result;
}

function isMisread(text: string, { evidence, unmistakable, label }: Misreading): boolean {
  if (label.test(text)) return true;
  const count = countMatches(text, evidence);
  if (count < REPEATED || !unmistakable.test(text)) return false;
  return countMatches(text, /[áéúãõàèòùâêôûäößåøçšžčř]/g) <= count / 2;
}

function countMatches(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
}

/** A letter as it was in windows-1252 before its byte was read as Mac Roman. */
function macAsWestern(letter: string): string {
  const index = UPPER_HALVES.macintosh.indexOf(letter);
  return UPPER_HALVES['windows-1252'][index] ?? letter;
}

/** Replaces every match and counts the changes as one repair of its kind. */
export function replaceAll(
  text: string,
  pattern: RegExp,
  kind: string,
  repairs: Repair[],
  mend: (match: string, ...groups: string[]) => string,
): string {
  let found: Repair | undefined;
  return text.replace(pattern, (match: string, ...groups: string[]) => {
    const mended = mend(match, ...groups);
    if (mended === match) return match;
    if (found) found.count++;
    else {
      found = { kind, count: 1, before: match, after: mended };
      repairs.push(found);
    }
    return mended;
  });
}
