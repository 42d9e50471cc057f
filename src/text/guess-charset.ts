import { Buffer } from 'node:buffer';
import { upperHalf } from './codecs.ts';
import { languagesOfWords } from './function-words.ts';
import { type LetterProfile, PROFILES } from './letters.ts';
import { scoreSpots } from './spot-scores.ts';
import { collectSpots, type Sample } from './spots.ts';
import { type Guess, guessWide } from './wide-charsets.ts';

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

/**
 * The likeliest charset of bytes that are neither UTF-8 nor UTF-16, from how well the letters of each language and the places of quotation marks
 * and dashes fit under each charset. Looks at no more than 400 characters beyond ASCII. `whole` is
 * the file that the bytes are a part of, whose words tell the language.
 */
export function guessCharset(bytes: Uint8Array, whole = bytes): Guess {
  return guessWide(bytes) ?? guessNarrow(bytes, languagesOf(whole));
}

/** How well a single-byte charset explains the bytes; the score is comparable with that of a guess. */
export function scoreCharset(bytes: Uint8Array, charset: string): number {
  const sample = collectSpots(bytes);
  const languages = languagesOf(bytes);
  const profiles = PROFILES.filter((profile) => profile.charsets.includes(charset));
  const tried = profiles.length > 0 ? profiles : PROFILES;
  return Math.max(
    ...tried.map((profile) => scoreSpots(sample, charset, profile) + languageCost(profile, languages)),
  );
}

function guessNarrow(bytes: Uint8Array, languages: ReadonlySet<string>): Guess {
  const sample = collectSpots(bytes);
  let best = { charset: 'windows-1252', language: 'en', total: Number.NEGATIVE_INFINITY, score: 0 };
  let second = Number.NEGATIVE_INFINITY;
  for (const profile of PROFILES) {
    for (const charset of profile.charsets) {
      const score = scoreSpots(sample, charset, profile) + languageCost(profile, languages);
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
    languages: [...new Set([best.language, ...languages])],
    score: best.score,
    confidence: Math.round(confidence * 100) / 100,
    reason: `letters and marks beyond ASCII fit ${best.charset} best (judged on ${sample.total})`,
  };
}

const WORDS_SAMPLE = 8_000;
const UNSAID_LANGUAGE = -2.6;

/** From the middle, which the story is in whatever stands before it. */
function languagesOf(bytes: Uint8Array): ReadonlySet<string> {
  const start = Math.max(0, (bytes.length - WORDS_SAMPLE) >> 1);
  const length = Math.min(bytes.length, WORDS_SAMPLE);
  return languagesOfWords(Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('latin1'));
}

/** Where the words say which language it is, letters of another one's alphabet are the less likely explanation. */
function languageCost(profile: LetterProfile, languages: ReadonlySet<string>): number {
  return languages.size > 0 && !languages.has(profile.language) ? UNSAID_LANGUAGE : 0;
}

function sameText({ spots }: Sample, one: string, other: string): boolean {
  if (one === other) return true;
  const a = upperHalf(one);
  const b = upperHalf(other);
  return spots.every((spot) => a[spot.byte - 128] === b[spot.byte - 128]);
}
