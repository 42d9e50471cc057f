import { decodeIn } from './codecs.ts';
import { FREQUENT_CJK } from './letters.ts';

/** A charset and how well it explains the bytes: `score` is the mean log likelihood of a character beyond ASCII. */
export type Guess = {
  charset: string;
  /** BCP 47: the one whose letters fit best, then those that the words are from. */
  languages: readonly string[];
  score: number;
  confidence: number;
  reason: string;
};

const WIDE_SAMPLE = 24_000;
/** True when bytes declared as an East Asian charset are text in it: no invalid sequence, and characters that stand together. */
export function fitsWide(bytes: Uint8Array, charset: string): boolean {
  const first = Math.max(0, firstBeyondAscii(bytes));
  const text = decodeIn(charset, bytes.subarray(first, first + WIDE_SAMPLE));
  const { beyond, invalid, apart } = takeCensus(text, new Set());
  return invalid <= 1 + beyond * 0.02 && apart <= beyond * 0.6;
}

const WIDE = [
  { charset: 'shift_jis', language: 'ja', common: FREQUENT_CJK.ja },
  { charset: 'euc-jp', language: 'ja', common: FREQUENT_CJK.ja },
  { charset: 'gb18030', language: 'zh', common: FREQUENT_CJK.zh },
  { charset: 'big5', language: 'zh', common: FREQUENT_CJK.zh },
  { charset: 'euc-kr', language: 'ko', common: FREQUENT_CJK.ko },
] as const;
/** The least share of frequent characters that real text shows (measured 0.3 to 0.8); chance gives about 0.03. */
const WIDE_SHARE = 0.22;

/**
 * The East Asian charset bytes are in, judged by how many of the characters are frequent ones of its language; null when they are in none. Looks at
 * 24 kB from the first byte beyond ASCII.
 */
export function guessWide(bytes: Uint8Array): Guess | null {
  const first = firstBeyondAscii(bytes);
  if (first < 0) return null;
  const sample = bytes.subarray(first, first + WIDE_SAMPLE);
  if (standsApart(sample)) return null;
  let best: Guess | null = null;
  for (const { charset, language, common } of WIDE) {
    const share = wideShare(decodeIn(charset, sample), common);
    if (share < WIDE_SHARE || share <= (best?.score ?? 0)) continue;
    const percent = Math.round(share * 100);
    const reason = `read as ${charset}, ${percent} % of the characters are the frequent ones of ${language}`;
    best = { charset, languages: [language], score: share, confidence: Math.min(0.97, 0.5 + share), reason };
  }
  return best;
}

/**
 * The share of frequent characters among those beyond ASCII; 0 when too much of the text is invalid for this charset or
 * the characters stand apart, as accented letters of Western text do.
 */
function wideShare(text: string, common: ReadonlySet<string>): number {
  const { beyond, invalid, apart, frequent } = takeCensus(text, common);
  return beyond < 4 || invalid > 1 + beyond * 0.02 || apart > beyond * 0.6 ? 0 : frequent / beyond;
}

type Census = { beyond: number; frequent: number; invalid: number; apart: number };

function takeCensus(text: string, common: ReadonlySet<string>): Census {
  const census = { beyond: 0, frequent: 0, invalid: 0, apart: 0 };
  let previous = ' ';
  for (const character of text) {
    if (character >= '\x80') {
      census.beyond++;
      if (previous < '\x80') census.apart++;
      if (character === '\ufffd') census.invalid++;
      else if (common.has(character)) census.frequent++;
    }
    previous = character;
  }
  return census;
}

/** Bytes beyond ASCII that are few and stand alone, as accents and quotation marks of Western text do. */
function standsApart(sample: Uint8Array): boolean {
  let beyond = 0;
  let alone = 0;
  for (let at = 0; at < sample.length; at++) {
    if ((sample[at] ?? 0) < 0x80) continue;
    beyond++;
    if ((sample[at - 1] ?? 0) < 0x80 && (sample[at + 1] ?? 0) < 0x80) alone++;
  }
  return beyond < sample.length * 0.1 && alone > beyond * 0.8;
}

/** The place of the first byte beyond ASCII, -1 when there is none. */
function firstBeyondAscii(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0x80) return at;
  return -1;
}
