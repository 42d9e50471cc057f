import { Buffer } from 'node:buffer';
import { upperHalf } from './codecs.ts';
import { readsAsEnglish } from './english.ts';
import { type LetterProfile, PROFILES } from './letters.ts';
import { isLower, scoreMark } from './mark-places.ts';
import { type Guess, guessWide } from './wide-charsets.ts';

const SAMPLE_CHARACTERS = 400;
/** What a charset starts with, in nats: negative for charsets seldom met, so that they win only when they explain more. */
const PRIORS = new Map<string, number>(
  Object.entries({
    'windows-1252': 0,
    macintosh: -1.5,
    'windows-1250': -2,
    'windows-1251': -1,
    'koi8-r': -1.2,
    'koi8-u': -1.5,
    'iso-8859-2': -2.2,
    'iso-8859-15': -2,
    ibm437: -2.5,
    ibm850: -2.4,
    'windows-1254': -2.5,
    'windows-1253': -1,
    'iso-8859-7': -1.2,
    'windows-1255': -1,
    'iso-8859-8': -1.2,
    'windows-1256': -1,
    'windows-874': -1,
    'windows-1257': -3,
    'windows-1258': -3,
    ibm852: -3,
    ibm866: -1.5,
    'x-mac-ce': -3.5,
    'x-mac-cyrillic': -2,
    'iso-8859-5': -2,
    ibm855: -3,
    'iso-8859-13': -4,
    'iso-8859-16': -4,
  }),
);
const RARE_PRIOR = -4.5;
const UNDEFINED = -9;
const STRANGE_LETTER = -6;
const CASE_BREAK = -4.6;

/** A character beyond ASCII with the bytes around it, letters and digits standing for their like, all in `key`, and how often it was met. */
type Spot = { key: number; before: number; byte: number; after: number; beforeThat: number; count: number };
/** The different spots of a sample; `total` counts all. */
type Sample = { spots: readonly Spot[]; total: number };

/**
 * The likeliest charset of bytes that are neither UTF-8 nor UTF-16, from how well the letters of each language and the places of quotation marks
 * and dashes fit under each charset. Looks at no more than 400 characters beyond ASCII.
 */
export function guessCharset(bytes: Uint8Array): Guess {
  return guessWide(bytes) ?? guessNarrow(bytes);
}

/** How well a single-byte charset explains the bytes; the score is comparable with that of a guess. */
export function scoreCharset(bytes: Uint8Array, charset: string): number {
  const sample = collectSpots(bytes);
  const english = isEnglish(bytes);
  const profiles = PROFILES.filter((profile) => profile.charsets.includes(charset));
  const tried = profiles.length > 0 ? profiles : PROFILES;
  return Math.max(
    ...tried.map((profile) => scoreSpots(sample, charset, profile) + languageCost(profile, english)),
  );
}

function guessNarrow(bytes: Uint8Array): Guess {
  const sample = collectSpots(bytes);
  const english = isEnglish(bytes);
  let best = { charset: 'windows-1252', language: 'en', total: Number.NEGATIVE_INFINITY, score: 0 };
  let second = Number.NEGATIVE_INFINITY;
  for (const profile of PROFILES) {
    for (const charset of profile.charsets) {
      const score = scoreSpots(sample, charset, profile) + languageCost(profile, english);
      const total = score * sample.total + (PRIORS.get(charset) ?? RARE_PRIOR);
      if (total > best.total) {
        if (!sameText(sample, best.charset, charset)) second = best.total;
        best = { charset, language: profile.language, total, score };
      } else if (total > second && !sameText(sample, best.charset, charset)) second = total;
    }
  }
  const lead = best.total - second;
  const confidence = Math.min(0.98, 0.3 + 0.65 * (1 - Math.exp(-lead / 6))) * (best.score < -5 ? 0.5 : 1);
  return {
    charset: best.charset,
    language: best.language,
    score: best.score,
    confidence: Math.round(confidence * 100) / 100,
    reason: `letters and marks beyond ASCII fit ${best.charset} best (judged on ${sample.total})`,
  };
}

const ENGLISH_SAMPLE = 8_000;

function isEnglish(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, ENGLISH_SAMPLE);
  return readsAsEnglish(Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('latin1'));
}

/** In English text, letters of another language's alphabet are the less likely explanation. */
function languageCost(profile: LetterProfile, english: boolean): number {
  return english && profile.language !== 'en' ? -1.3 : 0;
}

function sameText({ spots }: Sample, one: string, other: string): boolean {
  if (one === other) return true;
  const a = upperHalf(one);
  const b = upperHalf(other);
  return spots.every((spot) => a[spot.byte - 128] === b[spot.byte - 128]);
}

function collectSpots(bytes: Uint8Array): Sample {
  const spots = new Map<number, Spot>();
  let total = 0;
  for (let at = 0; at < bytes.length && total < SAMPLE_CHARACTERS; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const beforeThat = likeOf(bytes[at - 2]);
    const before = likeOf(bytes[at - 1]);
    const after = likeOf(bytes[at + 1]);
    const key = ((beforeThat * 256 + before) * 256 + byte) * 256 + after;
    const met = spots.get(key);
    if (met) met.count++;
    else spots.set(key, { key, beforeThat, before, byte, after, count: 1 });
    total++;
  }
  return { spots: [...spots.values()], total };
}

/** ASCII letters and digits by one of their kind: what matters of a neighbour is its kind only. */
function likeOf(byte = 0x20): number {
  if (byte >= 0x61 && byte <= 0x7a) return 0x61;
  if (byte >= 0x41 && byte <= 0x5a) return 0x41;
  return byte >= 0x30 && byte <= 0x39 ? 0x30 : byte;
}

type ScoredProfile = { lower: Map<string, number>; script: Script };
type Script = 'Latin' | 'Cyrillic' | 'Greek' | 'Other';
const scoredProfiles = new Map<LetterProfile, ScoredProfile>();

function scoredProfile(profile: LetterProfile): ScoredProfile {
  let scored = scoredProfiles.get(profile);
  if (!scored) {
    const letters = [...profile.letters];
    const total = letters.reduce((sum, _, rank) => sum + 1 / (rank + 2), 0);
    const lower = new Map(letters.map((letter, rank) => [letter, Math.log(1 / (rank + 2) / total)]));
    scored = { lower, script: scriptOf(profile.letters[0] ?? 'a') };
    scoredProfiles.set(profile, scored);
  }
  return scored;
}

function scriptOf(letter: string): Script {
  if (/\p{Script=Latin}|\p{M}/u.test(letter)) return 'Latin';
  if (/\p{Script=Cyrillic}/u.test(letter)) return 'Cyrillic';
  return /\p{Script=Greek}/u.test(letter) ? 'Greek' : 'Other';
}

function scoreSpots({ spots, total }: Sample, charset: string, profile: LetterProfile): number {
  if (total === 0) return 0;
  const views = viewsOf(charset);
  const scored = scoredProfile(profile);
  let sum = 0;
  let letters = 0;
  for (const spot of spots) {
    const view = viewOf(spot, charset, views);
    const known = scored.lower.get(view.lower);
    sum += spot.count * scoreView(view, known, scored.script);
    if (known !== undefined) letters += spot.count;
  }
  const foreign = scored.script !== 'Latin' && letters < total * 0.3;
  return sum / total + (foreign ? UNDEFINED : 0);
}

/**
 * What a spot is in one charset, whatever the language: the score of a character that no profile knows, what its place
 * costs a letter, and what it costs one of another script than Latin.
 */
type View = { lower: string; unknown: number; placeCost: number; scriptCost: number; defined: boolean };

/** Views met before, by charset and spot: the same few marks stand in the same places all through a library. */
const viewsByCharset = new Map<string, Map<number, View>>();
const MOST_VIEWS = 4_000;

function viewsOf(charset: string): Map<number, View> {
  let views = viewsByCharset.get(charset);
  if (!views || views.size > MOST_VIEWS) {
    views = new Map();
    viewsByCharset.set(charset, views);
  }
  return views;
}

function viewOf(spot: Spot, charset: string, views: Map<number, View>): View {
  let view = views.get(spot.key);
  if (!view) {
    view = newView(spot, upperHalf(charset));
    views.set(spot.key, view);
  }
  return view;
}

function newView(spot: Spot, table: string): View {
  const character = table[spot.byte - 128] ?? '\ufffd';
  const before = characterOf(spot.before, table);
  const after = characterOf(spot.after, table);
  const lower = character.toLowerCase();
  const inCase = caseCost(character, lower, before, after);
  const isLetter = /\p{L}|\p{M}/u.test(character);
  return {
    lower,
    unknown: isLetter
      ? STRANGE_LETTER + inCase
      : scoreMark(character, before, after, characterOf(spot.beforeThat, table)),
    placeCost: aloneCost(character, before, after) + inCase,
    scriptCost: isAsciiLetter(before) || isAsciiLetter(after) ? CASE_BREAK : 0,
    defined: character !== '\ufffd' && !(character >= '\x80' && character <= '\x9f'),
  };
}

/** A Cyrillic or Greek letter beside an ASCII letter is a sign of the wrong charset. */
function scoreView(view: View, known: number | undefined, script: Script): number {
  if (!view.defined) return UNDEFINED;
  if (known === undefined) return view.unknown;
  return known + view.placeCost + (script === 'Latin' ? 0 : view.scriptCost);
}

function characterOf(byte: number, table: string): string {
  return byte < 0x80 ? String.fromCharCode(byte) : (table[byte - 128] ?? '\ufffd');
}

function caseCost(character: string, lower: string, before: string, after: string): number {
  if (character === lower) return isUpper(before) && isUpper(after) ? CASE_BREAK : 0;
  if (isLower(before)) return CASE_BREAK;
  return isLower(after) || isUpper(after) || isUpper(before) ? -1.5 : -2.5;
}

/** Letters that are no words: apart from other letters they are more likely signs such as ½ or ¼ in another charset. */
function aloneCost(character: string, before: string, after: string): number {
  const alone = /[œšžÿß]/i.test(character) && !/\p{L}/u.test(before) && !/\p{L}/u.test(after);
  return alone ? CASE_BREAK : 0;
}

function isAsciiLetter(character: string): boolean {
  return /[A-Za-z]/.test(character);
}

function isUpper(character: string): boolean {
  return /\p{Lu}/u.test(character);
}
