import { higherRating, RATING_TOKENS, type RatingToken, UNRATED_WORDS } from '#vocabulary';
import type { Rating } from '../reading.ts';

type Found = { token: RatingToken; at: number; end: number; qualifier?: '+' | '-' };

const BY_FORM = new Map<string, RatingToken>();
for (const token of RATING_TOKENS) for (const form of token.words) BY_FORM.set(form, token);
const FORMS = [...BY_FORM.keys()].sort((a, b) => b.length - a.length);
const SCANNER = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${FORMS.map(pattern).join('|')})(?=ish\\b|(?![\\p{L}\\p{N}]|\\+[^+\\s]))`,
  'giu',
);
const MAX_VALUE = 400;
/** A word processor's dashes, typed for a hyphen: `PG–13`. */
const DASHES = /[\u2010-\u2015\u2212]/g;
const HARD = /\b(?:hard|strong|very|high|borderline|just shy of)[\s-]{0,2}$/i;
const SOFT = /\b(?:soft|light|mild|weak|low|mostly)[\s-]{0,2}$/i;
const HEDGE =
  /\b(?:probably|about|maybe|perhaps|i guess|i think|i suppose|to be safe|at least|at most|or so|no worse than|overall|disons|peut-être|vielleicht)\b|\?\s*$|ish\b/i;
const NEGATION =
  /\b(?:not|nothing (?:worse|more|above) than|no worse than|never|isn't|less than|under)\s+(?:an?\s+|quite\s+)?$/i;

/** A form as a pattern: a space is an optional space, hyphen or underscore. */
function pattern(form: string): string {
  return form
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/ - /g, ' ?- ?')
    .replace(/(?<![?-]) (?![?-])/g, '[ _-]?');
}

/**
 * Reads the value of a rating label: the grade in its own system and AO3's, reason, hedges, ranges and scopes. Null
 * when no rating is recognised; an answer such as "none" is `Not Rated` with no value. Source: section 3.
 */
export function readRating(written: string): Rating | null {
  const raw = written.trim();
  if (raw === '') return null;
  const value = raw.slice(0, MAX_VALUE).replace(DASHES, '-');
  const plain = value.toLowerCase().replace(/^[\s[("'*]+|[\s\])"'.*!]+$/g, '');
  if (UNRATED_WORDS.has(plain)) return { raw, system: 'none', value: null, ao3: 'Not Rated' };
  const found = findTokens(value);
  if (found.length === 0) return unsaidRating(raw);
  if (isJoke(value, found)) return { raw, system: 'none', value: null, ao3: 'Not Rated', confidence: 0.3 };
  const top = found.reduce((a, b) => (isHigher(b.token, a.token) ? b : a));
  const rating: Rating = { raw, system: top.token.system, value: top.token.value, ao3: top.token.ao3 };
  if (top.qualifier) rating.qualifier = top.qualifier;
  if (HEDGE.test(value) || (top.qualifier && found.length > 1)) rating.hedged = true;
  const reason = readReason(value, found);
  if (reason) rating.reason = reason;
  if (found.length > 1) rating.scopes = found.map((one) => scopeOf(value, one, found));
  return rating;
}

/** What names no grade but is meant as one: a joke's letter, or the show's own audience. Sections 3.3 and 3.4. */
function unsaidRating(raw: string): Rating | null {
  const joke = /^\W{0,3}(?:rated )?(\p{Lu}) for (?:really )?(\p{L})\p{L}+/u.exec(raw);
  if (joke && joke[1]?.toLowerCase() === joke[2]?.toLowerCase())
    return { raw, system: 'none', value: null, ao3: 'Not Rated', confidence: 0.3 };
  if (
    /\b(?:if you can watch|no worse than|nothing worse than|same as|like) (?:on )?the (?:show|series|film|books?)\b/i.test(
      raw,
    )
  )
    return { raw, system: 'none', value: null, ao3: 'Teen', hedged: true, confidence: 0.4 };
  return null;
}

/** Whether a grade is above another: by AO3's grades, then by its place in its own system. */
function isHigher(a: RatingToken, b: RatingToken): boolean {
  if (a.ao3 !== b.ao3) return higherRating(a.ao3, b.ao3) === a.ao3;
  return a.system === b.system && RATING_TOKENS.indexOf(a) < RATING_TOKENS.indexOf(b);
}

function findTokens(value: string): Found[] {
  const lead =
    /^(?:[\s[("'*=-]|\b(?:overall|fiction|this is|it's|rated|rating|a|an|soft|hard|strong|mild|light|weak|low|high|very|probably|about|maybe|i'd say|at least|mostly|just|somewhere around|borderline|solid|definite|definitely|firm|kind of|sort of|pretty much)\b)*/i.exec(
      value,
    )?.[0].length ?? 0;
  const found: Found[] = [];
  const depths = parenthesisDepths(value);
  for (const match of value.matchAll(SCANNER)) {
    const at = match.index;
    const form = match[0].toLowerCase();
    const token = tokenOf(form);
    if (!token || NEGATION.test(value.slice(Math.max(0, at - 30), at))) continue;
    if (token.alone && form.length <= 3 && !standsAsRating(value, match[0], at, lead, found)) continue;
    if (
      found.length > 0 &&
      !token.alone &&
      token.system === 'site-words' &&
      !/(?:[/,]|\bto|-|–)\s*$/.test(value.slice(0, at))
    )
      continue;
    if (found.length > 0 && (depths[at] ?? 0) > 0 && (depths[found[0]?.at ?? 0] ?? 0) === 0) continue;
    const one: Found = { token, at, end: at + match[0].length };
    const qualifier = qualifierOf(value, one);
    if (qualifier) one.qualifier = qualifier;
    found.push(one);
    if (found.length >= 12) break;
  }
  return found;
}

function tokenOf(form: string): RatingToken | undefined {
  return (
    BY_FORM.get(form) ??
    BY_FORM.get(form.replace(/[ _-]+/g, ' ')) ??
    BY_FORM.get(form.replace(/[ _-]+/g, '')) ??
    BY_FORM.get(form.replace(/([a-z])[ _-]*(\d)/, '$1 $2'))
  );
}

/** A letter or bare age is a rating as the first word, or joined to another rating (`PG-13/R`, "R for later parts"). */
function standsAsRating(
  value: string,
  word: string,
  at: number,
  lead: number,
  found: readonly Found[],
): boolean {
  const after = value.slice(at + word.length, at + word.length + 30);
  if (at <= lead) return word === word.toUpperCase() || /^[\s.!?)\]]*$/.test(after) || found.length > 0;
  const small = word !== word.toUpperCase();
  if (small && !/\b(?:to|or|\/)\s*$/i.test(value.slice(Math.max(0, at - 6), at))) return false;
  if (
    /\b(?:is|just|only|overall|really|still)\s+(?:an?\s+)?(?:hard |soft )?$/i.test(
      value.slice(Math.max(0, at - 24), at),
    ) &&
    /^\s*(?:[,;.)]|$)/.test(after)
  )
    return true;
  const previous = found.at(-1);
  const between = previous ? value.slice(previous.end, at) : null;
  if (
    between !== null &&
    /^\s*(?:\/|to|-|–|,|or|and|\(?)\s*(?:an?\s+)?(?:hard|soft|mild|light|strong)?\s*$/i.test(between)
  )
    return true;
  return (
    /^\s*(?:for (?:later|this|chapter|part|the|some)|in (?:later|some|part)|overall|\()/i.test(after) &&
    /\b(?:is|an?|overall|except|ch(?:apter)?\.? ?\d+(?: which is)?)\s*(?:hard |soft )?$|,\s*$/i.test(
      value.slice(0, at),
    )
  );
}

function qualifierOf(value: string, { at, end }: Found): '+' | '-' | null {
  const before = value.slice(Math.max(0, at - 24), at);
  const after = value.slice(end, end + 4);
  if (HARD.test(before) || /^\+/.test(after)) return '+';
  if (SOFT.test(before) || /^-(?:ish|\s|$)/.test(after)) return '-';
  return null;
}

/** "Rated A for Angst": a letter that stands for the word after it. */
function isJoke(value: string, found: readonly Found[]): boolean {
  const one = found[0];
  if (!one || found.length > 1 || one.end - one.at !== 1) return false;
  const word = /^\s+for\s+(?:really\s+)?(\p{Lu})\p{L}+/u.exec(value.slice(one.end))?.[1];
  return word?.toLowerCase() === value[one.at]?.toLowerCase();
}

function readReason(value: string, found: readonly Found[]): string | null {
  const last = found.at(-1);
  if (!last) return null;
  const rest = value
    .slice(last.end)
    .replace(/^[+-](?=\s|$)/, '')
    .trim();
  const reason =
    /^[,\s]*(?:mostly |mainly |just |only )?(?:for|because of|due to) (.{2,200})$/i.exec(rest)?.[1] ??
    /^\(\s*(?:for )?([^()]{2,200})\)/.exec(rest)?.[1] ??
    /^(?:\.|-{1,2}|–|—|:|;)\s+(.{3,200})$/.exec(rest)?.[1] ??
    null;
  if (reason === null || findTokens(reason).length > 0) return null;
  if (/^(?:ou|or|maybe|probably|i (?:guess|think|suppose)|this part|overall|\d)/i.test(reason)) return null;
  const cleaned = reason.replace(/ in (?:part|chapter|ch\.?) \d{1,3}\b.*$/i, '').replace(/^for /i, '');
  return cleaned.trim().replace(/[.\s)]+$/, '') || null;
}

function scopeOf(
  value: string,
  one: Found,
  all: readonly Found[],
): { part: string; value: string; qualifier?: '+' | '-' } {
  const next = all.find((other) => other.at > one.at);
  const previous = all.filter((other) => other.at < one.at).at(-1);
  const before = value.slice(previous?.end ?? 0, one.at);
  const after = value.slice(one.end, next?.at ?? value.length);
  const boundary = /[,;]|\b(?:though|but|except|and)\b/i;
  const own = previous ? (before.split(boundary).at(-1) ?? before) : before;
  const around = `${own} | ${next ? (after.split(boundary)[0] ?? after) : after}`;
  const named = /\b(part|chapter|ch\.?) (\d{1,3})\b/i.exec(around);
  const part = named
    ? `${/^p/i.test(named[1] ?? '') ? 'part' : 'chapter'} ${named[2]}`
    : /\bthis (?:chapter|part)\b/i.test(around)
      ? 'this part'
      : /\blater (?:chapters|parts)\b/i.test(around)
        ? 'later parts'
        : 'work';
  return { part, value: one.token.value, ...(one.qualifier ? { qualifier: one.qualifier } : {}) };
}

function parenthesisDepths(value: string): number[] {
  let depth = 0;
  return Array.from(value, (char) => {
    if (char === '(') depth += 1;
    else if (char === ')' && depth > 0) depth -= 1;
    return depth;
  });
}
