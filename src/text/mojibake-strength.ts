/**
 * How much a sequence says by itself: `strong` is never right as it stands; `repeatable` counts when there are three;
 * `weak` counts beside strong ones; `never` may be right as it stands.
 */
export type Strength = 'strong' | 'repeatable' | 'weak' | 'never';

type Sequence = { at: number; end: number; source: string; bytes: readonly number[]; decoded: string };

/** Characters that a good text may have after a capital: closing quotation marks, dashes, ellipsis, no-break space. */
const TRAILING = /[\u2026\u201d\u201c\u2019\u2018\u2013\u2014\u203a\u00bb\u00ab\u00a0\u2122 ]/;
const BOX = /[\u2500-\u259f]/;
const LOWER = /\p{Ll}/u;
const UPPER = /\p{Lu}/u;
const LETTER = /\p{L}/u;
const C1 = /[\x80-\x9f]/;
/** Ranges that damaged text is likely to come from; rare scripts are left out, since chance finds them first. */
const LIKELY: readonly (readonly [number, number])[] = [
  [0x80, 0x17f],
  [0x192, 0x192],
  [0x218, 0x21b],
  [0x2c6, 0x2dd],
  [0x300, 0x304],
  [0x309, 0x309],
  [0x323, 0x323],
  [0x386, 0x3ce],
  [0x400, 0x45f],
  [0x490, 0x491],
  [0x5b0, 0x5ea],
  [0x60c, 0x61f],
  [0x621, 0x652],
  [0x660, 0x66d],
  [0x67e, 0x67e],
  [0x686, 0x686],
  [0x698, 0x698],
  [0x6a9, 0x6af],
  [0x6cc, 0x6cc],
  [0x900, 0xeff],
  [0x1e00, 0x1eff],
  [0x2002, 0x2044],
  [0x20ac, 0x20ac],
  [0x2116, 0x2122],
  [0x2150, 0x226f],
  [0x2460, 0x27bf],
  [0x3000, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xfb01, 0xfb02],
  [0xfe0f, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xff01, 0xffef],
  [0xfffd, 0xfffd],
  [0x1f000, 0x1faff],
  [0x20000, 0x2ebef],
];

/** True when a decoded character is one that texts are likely to hold. */
export function isPlausible(decoded: string): boolean {
  const point = decoded.codePointAt(0) ?? 0;
  return LIKELY.some(([from, to]) => point >= from && point <= to);
}

/** How surely a sequence is damage, from what it is and what stands beside it. */
export function strengthOf(text: string, hit: Sequence): Strength {
  const before = text[hit.at - 1] ?? ' ';
  const after = text[hit.end] ?? ' ';
  const shown = text.slice(hit.at, hit.end);
  const lead = hit.bytes[0] ?? 0;
  if (C1.test(shown)) return 'strong';
  if (isPunctuationLead(hit.bytes)) return 'strong';
  if (lead >= 0xf0) return hit.bytes[1] === 0x9f ? 'strong' : 'weak';
  if (lead >= 0xe0) return wideStrength(hit, shown);
  if ([...shown].every((character) => BOX.test(character))) return boxStrength(before, after, lead);
  if (hit.source === 'windows-1251') return 'weak';
  if (lead === 0xc2) return signStrength(hit, before, shown);
  if (lead === 0xc3) return latinStrength(hit, before, after, shown);
  return otherStrength(before, after, shown);
}

/** Two box characters, which drawings are made of: between letters they are none, and beside other damage those of Latin-1 are not. */
function boxStrength(before: string, after: string, lead: number): Strength {
  if (LETTER.test(before)) return 'strong';
  if (lead === 0xc3 && LETTER.test(after)) return BOX.test(before) ? 'weak' : 'strong';
  if (BOX.test(before) || BOX.test(after)) return 'never';
  return lead === 0xc2 || lead === 0xc3 ? 'weak' : 'never';
}

/** E2 80, E2 82 and E2 84 begin quotation marks, dashes, the euro and the trade mark sign: in no charset does that look like text. */
function isPunctuationLead(bytes: readonly number[]): boolean {
  const second = bytes[1];
  return bytes[0] === 0xe2 && (second === 0x80 || second === 0x82 || second === 0x84);
}

function wideStrength(hit: Sequence, shown: string): Strength {
  const vietnamese = /[\u1e00-\u1eff]/.test(hit.decoded);
  if (vietnamese && !TRAILING.test(shown[2] ?? ' ')) return 'strong';
  if (hit.bytes[0] === 0xef && hit.bytes[1] === 0xbb) return 'strong';
  return hit.decoded === '\ufffd' && hit.bytes[0] === 0xef && !hit.bytes.includes(-1) ? 'strong' : 'weak';
}

/** C2: signs and the no-break space; a C1 control when the damage was done twice. */
function signStrength(hit: Sequence, before: string, shown: string): Strength {
  if (UPPER.test(before)) return 'weak';
  if (C1.test(hit.decoded)) return LOWER.test(before) ? 'strong' : 'repeatable';
  return hit.source === 'macintosh' && !/[\u00a0\u00a9\u00ae\u00ab\u00bb\u00bf\u00a1]/.test(hit.decoded)
    ? 'weak'
    : /[\u00ab\u00bb ]/.test(shown[1] ?? ' ')
      ? 'weak'
      : 'strong';
}

/** C3: the letters of Latin-1. */
function latinStrength(hit: Sequence, before: string, after: string, shown: string): Strength {
  const second = shown[1] ?? ' ';
  if (hit.source === 'macintosh') return LETTER.test(before) || LETTER.test(after) ? 'strong' : 'weak';
  if (shown.endsWith(' ') || shown.length === 1) return LOWER.test(before) ? 'strong' : 'weak';
  if (LOWER.test(before)) return second === '\u2019' ? 'weak' : 'strong';
  if (second === '\u2122' && shown[0] === '\u00c3') return 'strong';
  if (!TRAILING.test(second))
    return /\p{Lu}/u.test(shown[0] ?? '') && /[a-z]/.test(second) ? 'weak' : 'strong';
  if (second === '\u00a0') return UPPER.test(before) && !LOWER.test(after) ? 'weak' : 'strong';
  return LETTER.test(after) && !/[\u2019\u2018\u2013\u2014\u2026]/.test(second) ? 'strong' : 'weak';
}

/** C4 to DF: letters of other alphabets. A capital after a small letter, or a sign between letters, gives them away. */
function otherStrength(before: string, after: string, shown: string): Strength {
  const first = shown[0] ?? '';
  const second = shown[1] ?? ' ';
  if (LOWER.test(before) && UPPER.test(first) && !(TRAILING.test(second) && !LETTER.test(after)))
    return 'strong';
  if (LOWER.test(before) && BOX.test(first)) return 'strong';
  return 'weak';
}
