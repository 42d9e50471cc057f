import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { byteLines } from './byte-lines.ts';
import { isPlausible } from './mojibake-strength.ts';
import { decodeWithStrays, hasCutMark, surveyUtf8 } from './utf8-strays.ts';

/** Consecutive lines in one encoding: UTF-8, UTF-8 with stray bytes, or something else. Offsets in bytes. */
type Run = { start: number; end: number; kind: 'utf-8' | 'strays' | 'other' };

/**
 * A file in which some lines are UTF-8 and others are not. `utf8Lines` and `otherLines` count those with bytes beyond ASCII;
 * `other` holds the bytes of the latter, to tell their charset from; `decode` makes text of everything, given what decodes those.
 */
export type PartedLines = {
  utf8Lines: number;
  otherLines: number;
  other: Uint8Array;
  decode: (decodeOther: (bytes: Uint8Array) => string) => string;
};

/** What the lines in UTF-8 must say together to be believed; a letter in a word says 1. */
const ENOUGH = 1;
/** What the sequences of a line with stray bytes say on average, at least: in other charsets they are unlikely characters. */
const LEAST_EVIDENCE = 0.2;
/** The same beside each byte of other lines that look East Asian, in whose charsets short lines are UTF-8 by chance. */
const ENOUGH_OF_WIDE = 0.02;

/**
 * Parts bytes that are not valid UTF-8 as a whole by lines, as when passages of different age stand in one file. Null when no
 * line shows by likely characters in likely places that it is UTF-8. Linear in the length.
 */
export function partLines(bytes: Uint8Array, isWide: (bytes: Uint8Array) => boolean): PartedLines | null {
  const runs: Run[] = [];
  const others: Uint8Array[] = [];
  let evidence = 0;
  let utf8Lines = 0;
  for (const { start, end } of byteLines(bytes)) {
    const line = bytes.subarray(start, end);
    const kind = kindOf(line, runs.at(-1)?.kind ?? 'utf-8');
    if (kind === 'other') others.push(line);
    else if (!isAscii(line)) {
      utf8Lines++;
      evidence += evidenceOf(Buffer.from(line).toString('utf8'));
    }
    const last = runs.at(-1);
    if (last?.kind === kind) last.end = end;
    else runs.push({ start, end, kind });
  }
  if (evidence < ENOUGH) return null;
  const other = Buffer.concat(others);
  if (isWide(other) && evidence < other.length * ENOUGH_OF_WIDE) return null;
  return {
    utf8Lines,
    otherLines: others.filter((line) => !isAscii(line)).length,
    other,
    decode: (decodeOther) => runs.map((run) => decodeRun(bytes, run, decodeOther)).join(''),
  };
}

function decodeRun(
  bytes: Uint8Array,
  { start, end, kind }: Run,
  decodeOther: (bytes: Uint8Array) => string,
): string {
  const run = bytes.subarray(start, end);
  if (kind === 'other') return decodeOther(run);
  return kind === 'strays' ? decodeWithStrays(run) : Buffer.from(run).toString('utf8');
}

/** What a line is in; one of ASCII alone goes with the line before it. */
function kindOf(line: Uint8Array, before: Run['kind']): Run['kind'] {
  if (isAscii(line)) return before;
  if (isUtf8(line)) return 'utf-8';
  const { sequences, strays } = surveyUtf8(line);
  if (sequences <= strays && !hasCutMark(line)) return 'other';
  return evidenceOf(Buffer.from(line).toString('utf8')) >= sequences * LEAST_EVIDENCE ? 'strays' : 'other';
}

const PUNCTUATION = /[\u2010-\u203a\u20ac\u2116\u2122]/;
const LATIN = /\p{Script=Latin}/u;
const EAST_ASIAN = /[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uffef]/;

/** How much the characters beyond ASCII of a decoded line say that it was UTF-8: a letter in a word of its script 1. */
function evidenceOf(line: string): number {
  let evidence = 0;
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? ' ';
    if (character < '\x80') continue;
    evidence += evidenceAt(character, line[at - 1] ?? ' ', line[at + 1] ?? ' ');
  }
  return evidence;
}

function evidenceAt(character: string, before: string, after: string): number {
  if (character === '\ufffd' || /[\ud800-\udfff]/.test(character)) return 0;
  if (!isPlausible(character)) return -2;
  if (PUNCTUATION.test(character)) return 2;
  if (EAST_ASIAN.test(character)) return 1.5;
  if (character < '\xc0') return character < '\xa0' ? 0.2 : 0.6;
  if (LATIN.test(character)) return LATIN.test(before) || LATIN.test(after) ? 1 : 0.6;
  if (LATIN.test(before) || LATIN.test(after)) return -2;
  return before >= '\u0370' || after >= '\u0370' ? 1 : 0;
}
