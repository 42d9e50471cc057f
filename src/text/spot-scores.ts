import { upperHalf } from './codecs.ts';
import { type LetterProfile, PROFILES } from './letters.ts';
import { isLower, isUpper, scoreMark } from './mark-places.ts';
import { type Sample, type Spot, spotKey, spotOf } from './spots.ts';

const UNDEFINED = -9;
const STRANGE_LETTER = -6;
const CASE_BREAK = -4.6;

type ScoredProfile = { lower: Map<string, number>; script: Script; english: boolean; spanish: boolean };
type Script = 'Latin' | 'Cyrillic' | 'Greek' | 'Other';
const scoredProfiles = new Map<LetterProfile, ScoredProfile>();

function scoredProfile(profile: LetterProfile): ScoredProfile {
  let scored = scoredProfiles.get(profile);
  if (!scored) {
    const letters = [...profile.letters];
    const total = letters.reduce((sum, _, rank) => sum + 1 / (rank + 2), 0);
    const lower = new Map(letters.map((letter, rank) => [letter, Math.log(1 / (rank + 2) / total)]));
    scored = {
      lower,
      script: scriptOf(profile.letters[0] ?? 'a'),
      english: profile.language === 'en',
      spanish: /^(?:es|ca)$/.test(profile.language),
    };
    scoredProfiles.set(profile, scored);
  }
  return scored;
}

function scriptOf(letter: string): Script {
  if (/\p{Script=Latin}|\p{M}/u.test(letter)) return 'Latin';
  if (/\p{Script=Cyrillic}/u.test(letter)) return 'Cyrillic';
  return /\p{Script=Greek}/u.test(letter) ? 'Greek' : 'Other';
}

/**
 * How well a charset explains a sample if the text is in a profile's language: the mean log likelihood of a character, in nats.
 * A Cyrillic or Greek text has letters of its alphabet for at least three in ten.
 */
export function scoreSpots({ spots, total }: Sample, charset: string, profile: LetterProfile): number {
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

/** A letter costs this for its rarity, so that of charsets that explain everything the likelier one wins. */
const SHARE_OF_RARITY = 0.03;
/**
 * English has marks everywhere and but few letters with accents. In Mac Roman the rarer ones are where windows-1252 has its marks, and
 * so a little strange; in DOS charsets, which have no marks, all are, lest a rare letter of another charset be taken for a commoner one.
 */
const SELDOM = -3.1;
const SELDOM_IN_ENGLISH = -3.2;
/** A power of two. */
const SLOTS = 1024;
/** Scores below this are of letters and marks that do not stand where they do. */
const STRANGE = -4.5;

/**
 * How strange the characters of parts of a text are under one charset, in a language: 0 for letters and marks that may well stand
 * there, some negative nats for others. Remembers what it met.
 */
export class SpotScorer {
  readonly #charset: string;
  readonly #profile: ScoredProfile;
  /** Spots met, each in the slot that its key falls into, with their scores. */
  readonly #keys = new Float64Array(SLOTS).fill(-1);
  readonly #scores = new Float64Array(SLOTS);

  /** `language` is one of the profiles'; throws RangeError for any other. */
  constructor(charset: string, language: string) {
    const profile = PROFILES.find((one) => one.language === language);
    if (!profile) throw new RangeError(`no letters of ${language}`);
    this.#charset = charset;
    this.#profile = scoredProfile(profile);
  }

  /** All scores of `limit` and less added up: how much is strange at all. */
  strangeIn(bytes: Uint8Array, limit: number): number {
    let sum = 0;
    for (let at = 0; at < bytes.length; at++) {
      if ((bytes[at] ?? 0) < 0x80) continue;
      const score = this.#scoreAt(bytes, at);
      if (score <= limit) sum += score;
    }
    return sum;
  }

  /** The strangest of the first characters beyond ASCII from `start` to `end`; 0 where there are none. */
  worstIn(bytes: Uint8Array, start: number, end: number, most: number): number {
    let worst = 0;
    let left = most;
    for (let at = start; at < end && left > 0; at++) {
      if ((bytes[at] ?? 0) < 0x80) continue;
      worst = Math.min(worst, this.#scoreAt(bytes, at));
      left--;
    }
    return worst;
  }

  /** The same of all the first characters together. */
  sumIn(bytes: Uint8Array, start: number, end: number, most: number): number {
    let sum = 0;
    let left = most;
    for (let at = start; at < end && left > 0; at++) {
      if ((bytes[at] ?? 0) < 0x80) continue;
      sum += this.#scoreAt(bytes, at);
      left--;
    }
    return sum;
  }

  #scoreAt(bytes: Uint8Array, at: number): number {
    const key = spotKey(bytes, at);
    const slot = (Math.imul(key | 0, 0x9e37_79b1) ^ (key / 0x100_0000)) & (SLOTS - 1);
    if (this.#keys[slot] === key) return this.#scores[slot] ?? 0;
    const view = viewOf(spotOf(key), this.#charset, viewsOf(this.#charset));
    const score = strangeness(view, this.#profile, this.#charset);
    this.#keys[slot] = key;
    this.#scores[slot] = score;
    return score;
  }
}

const scorers = new Map<string, SpotScorer>();

/** The scorer of a charset and a language, made once: the same few spots are met all through a library. */
export function scorerOf(charset: string, language: string): SpotScorer {
  const key = `${charset} ${language}`;
  let scorer = scorers.get(key);
  if (!scorer) {
    scorer = new SpotScorer(charset, language);
    scorers.set(key, scorer);
  }
  return scorer;
}

function strangeness(
  view: View,
  { lower, script, english, spanish }: ScoredProfile,
  charset: string,
): number {
  const known = lower.get(view.lower);
  const score = scoreView(view, known, script);
  const place = view.defined && known !== undefined ? score - known : score;
  if (!spanish && /[\xa1\xbf]/.test(view.lower)) return STRANGE;
  const seldom =
    english && known !== undefined && (charset.startsWith('ibm') || known < SELDOM) ? SELDOM_IN_ENGLISH : 0;
  return (place < STRANGE ? place + 1 : 0) + seldom + score * SHARE_OF_RARITY;
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
  const inCase = caseCost(character, lower, before, after, characterOf(spot.beforeThat, table));
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

function caseCost(
  character: string,
  lower: string,
  before: string,
  after: string,
  beforeThat: string,
): number {
  if (character === lower) {
    const inCapitals = isUpper(before) && (isUpper(after) || (isUpper(beforeThat) && !isLower(after)));
    return inCapitals ? CASE_BREAK : 0;
  }
  if (isLower(before)) return CASE_BREAK;
  if (isUpper(before)) return isLower(after) ? CASE_BREAK : -0.8;
  if (isUpper(after)) return -0.8;
  return isLower(after) ? -1.5 : -2.5;
}

/**
 * Letters that are no words, or stand where no word begins: apart from other letters they are more likely signs such as ½ or ¼ in
 * another charset.
 */
function aloneCost(character: string, before: string, after: string): number {
  if (/[,;!?]/.test(before)) return CASE_BREAK;
  if (/\p{L}/u.test(before) || /\p{L}/u.test(after)) return 0;
  if (/[ªº]/.test(character)) return 0;
  return /[œšžÿßñõ]/i.test(character) || /[.:]/.test(before) ? CASE_BREAK : 0;
}

function isAsciiLetter(character: string): boolean {
  return /[A-Za-z]/.test(character);
}
