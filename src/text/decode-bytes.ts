import { isAscii, isUtf8 } from 'node:buffer';
import { charsetName } from './charset-names.ts';
import { findPair } from './charset-pair.ts';
import { canDecode, decodeIn } from './codecs.ts';
import type { Decoded } from './encoding-report.ts';
import { guessCharset, scoreCharset } from './guess-charset.ts';
import { partLines } from './utf8-lines.ts';
import { decodeWithStrays, surveyUtf8 } from './utf8-strays.ts';
import { detectUtf16 } from './utf16-pattern.ts';
import { fitsWide, type Guess, guessWide } from './wide-charsets.ts';

/** What names a charset from outside the bytes: an HTTP or mail header, a meta element, an XML declaration. */
export type DecodeOptions = { declared?: string };

type Step = {
  charset: string;
  confidence: number;
  reason: string;
  skip?: number;
  /** What makes text of the bytes where that is not one charset for all of them. */
  decode?: (body: Uint8Array) => string;
};

const SURVEY_BYTES = 1 << 20;
/** A declared charset may explain a character worse than the best guess by this many nats before it counts as wrong. */
const DECLARED_MARGIN = 1.2;

/**
 * Bytes as text. In this order: a byte-order mark; the declared charset, unless the bytes contradict it; strict UTF-8;
 * UTF-16 by its pattern of NULs; the escapes of ISO-2022-JP and HZ; UTF-8 with stray bytes; the charset whose letters fit best. The BOM
 * is not part of the text. NULs and bytes that are no characters become U+FFFD; `invalid.firstAt` is a UTF-16 offset in the text.
 */
export function decodeBytes(bytes: Uint8Array, options: DecodeOptions = {}): Decoded {
  const step = chooseCharset(bytes, options.declared);
  const body = step.skip ? bytes.subarray(step.skip) : bytes;
  const text = step.decode ? step.decode(body) : decodeIn(step.charset, body);
  const wellFormedUtf8 = step.charset === 'utf-8' && !step.decode && isUtf8(body);
  return {
    ...markInvalid(text, !wellFormedUtf8),
    encoding: { name: step.charset, confidence: step.confidence, reason: step.reason, repaired: [] },
  };
}

function chooseCharset(bytes: Uint8Array, declared: string | undefined): Step {
  const marked = byteOrderMark(bytes);
  if (marked) return marked;
  const label = declared === undefined ? null : charsetName(declared);
  if (isAscii(bytes)) return chooseForAscii(bytes, label);
  if (declared === undefined) return chooseFromBytes(bytes);
  const named = declared.slice(0, 40);
  const verdict = judgeDeclared(bytes, label);
  if (typeof verdict !== 'string')
    return { ...verdict, reason: `declared as “${named}”, and ${verdict.reason}` };
  const step = chooseFromBytes(bytes);
  return { ...step, reason: `${step.reason}; declared “${named}” ${verdict}` };
}

const AGREES = 'the bytes agree';

/** What a declared charset makes of the bytes, or why it is not believed. */
function judgeDeclared(bytes: Uint8Array, label: string | null): Step | string {
  if (label === null || !canDecode(label)) return 'is no charset known here';
  const agreed: Step = { charset: label, confidence: 0.95, reason: AGREES };
  if (label === 'utf-8') return isUtf8(bytes) ? agreed : 'does not fit: the bytes are not valid UTF-8';
  if (label.startsWith('utf-')) return detectUtf16(bytes) === label ? agreed : 'does not fit the bytes';
  if (isUtf8(bytes)) return 'does not fit: the bytes are valid UTF-8';
  if (detectUtf16(bytes)) return 'does not fit: the bytes have the pattern of UTF-16';
  const survey = surveyUtf8(bytes, SURVEY_BYTES);
  if (survey.sequences > 2 && survey.sequences > survey.strays)
    return 'does not fit: nearly all bytes are UTF-8';
  const guess = guessCharset(bytes);
  if (isWide(label))
    return guess.charset === label || fitsWide(bytes, label) ? agreed : `does not fit: ${guess.reason}`;
  if (isWide(guess.charset)) return `does not fit: ${guess.reason}`;
  const worse = guess.charset === label ? 0 : guess.score - scoreCharset(bytes, label);
  if (worse > DECLARED_MARGIN) return `does not fit: ${guess.reason}`;
  if (survey.sequences > 0 && chooseForParts(bytes)) return 'does not fit all lines';
  const pair = pairStep(bytes, { ...guess, charset: label });
  return pair ? { ...pair, reason: `${AGREES} but for some lines: ${pair.reason}` } : agreed;
}

function isWide(charset: string): boolean {
  return /^(?:shift_jis|euc-|gb|big5|iso-2022|hz)/.test(charset);
}

function chooseForAscii(bytes: Uint8Array, label: string | null): Step {
  const utf16 = bytes.includes(0) ? detectUtf16(bytes) : null;
  if (utf16) return { charset: utf16, confidence: 0.95, reason: 'every other byte is NUL' };
  const escaped = escapedCharset(bytes);
  if (escaped && (label === null || label === escaped || label === 'gb18030'))
    return { charset: escaped, confidence: 0.97, reason: `the escape sequences of ${escaped}` };
  return { charset: 'utf-8', confidence: 1, reason: 'plain ASCII' };
}

function chooseFromBytes(bytes: Uint8Array): Step {
  if (isUtf8(bytes)) return { charset: 'utf-8', confidence: 0.99, reason: 'all bytes are valid UTF-8' };
  const utf16 = detectUtf16(bytes);
  if (utf16) return { charset: utf16, confidence: 0.9, reason: 'the pattern of NULs is that of UTF-16' };
  return chooseForParts(bytes) ?? chooseNarrow(bytes, guessCharset(bytes));
}

/** The charset that was guessed, or that one and another beside it. */
function chooseNarrow(bytes: Uint8Array, guess: Guess): Step {
  return isWide(guess.charset) ? guess : (pairStep(bytes, guess) ?? guess);
}

function pairStep(bytes: Uint8Array, guess: Guess): Step | null {
  const pair = findPair(bytes, guess.charset, guess.languages);
  return (
    pair && {
      charset: pair.first,
      confidence: Math.min(0.8, guess.confidence),
      reason: `letters and marks beyond ASCII fit ${pair.first} best, in ${pair.lines} lines ${pair.second}`,
      decode: pair.decode,
    }
  );
}

/** UTF-8 in some lines at least; null when it is in none. */
function chooseForParts(bytes: Uint8Array): Step | null {
  if (surveyUtf8(bytes, SURVEY_BYTES).sequences === 0) return null;
  const parts = partLines(bytes, (other) => guessWide(other) !== null);
  if (parts === null) return null;
  const { utf8Lines, otherLines, other, decode } = parts;
  if (otherLines === 0) {
    const { sequences, strays } = surveyUtf8(bytes);
    const reason = `UTF-8 (${sequences} sequences) with ${strays} stray bytes, read as windows-1252`;
    return { charset: 'utf-8', confidence: 0.9, decode: () => decode(decodeWithStrays), reason };
  }
  const guess = guessCharset(other, bytes);
  return {
    charset: otherLines > utf8Lines ? guess.charset : 'utf-8',
    confidence: Math.min(0.9, guess.confidence),
    reason: `${utf8Lines} lines are UTF-8 and ${otherLines} are not: ${guess.reason}`,
    decode: () => decode((lines) => decodeIn(guess.charset, lines)),
  };
}

function byteOrderMark(bytes: Uint8Array): Step | null {
  const [a, b, c, d] = bytes;
  const found = (charset: string, skip: number): Step => ({
    charset,
    confidence: 1,
    reason: 'byte-order mark',
    skip,
  });
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return isUtf8(bytes) ? found('utf-8', 3) : damagedAfterMark(bytes.subarray(3));
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return found('utf-32le', 4);
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return found('utf-32be', 4);
  if (a === 0xff && b === 0xfe) return found('utf-16le', 2);
  return a === 0xfe && b === 0xff ? found('utf-16be', 2) : null;
}

function damagedAfterMark(body: Uint8Array): Step {
  const step: Step = chooseForParts(body) ?? {
    charset: 'utf-8',
    confidence: 0.95,
    reason: '',
    decode: decodeWithStrays,
  };
  return { ...step, skip: 3, reason: ['byte-order mark', step.reason].filter(Boolean).join('; ') };
}

/** ISO-2022-JP or HZ, when their escapes stand in pure ASCII. */
function escapedCharset(bytes: Uint8Array): string | null {
  for (let at = 0; at + 3 < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x1b && bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40))
      return 'iso-2022-jp';
    if (byte === 0x7e && bytes[at + 1] === 0x7b && isHzText(bytes, at + 2)) return 'hz-gb-2312';
  }
  return null;
}

/** True when pairs of printable bytes, closed by `~}` on the same line, follow a place. */
function isHzText(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0x7e && bytes[at + 1] === 0x7d) return at > from;
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    if (lead < 0x21 || lead > 0x77 || trail < 0x21 || trail > 0x7e) return false;
  }
  return false;
}

function markInvalid(text: string, countMarks: boolean): Pick<Decoded, 'text' | 'invalid'> {
  const nuls = text.includes('\0');
  if (!nuls && !(countMarks && text.includes('\ufffd'))) return { text, invalid: null };
  const marked = nuls ? text.replaceAll('\0', '\ufffd') : text;
  let count = 0;
  let firstAt = -1;
  for (let at = text.search(/[\0\ufffd]/); at >= 0 && at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 0 && !(countMarks && unit === 0xfffd)) continue;
    if (firstAt < 0) firstAt = at;
    count++;
  }
  return { text: marked, invalid: { count, firstAt } };
}
