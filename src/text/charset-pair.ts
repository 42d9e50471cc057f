import { type ByteLine, linesBeyondAscii } from './byte-lines.ts';
import { decodeIn } from './codecs.ts';
import { PROFILES } from './letters.ts';
import { type SpotScorer, scorerOf } from './spot-scores.ts';

/** A file in two single-byte charsets: the one of most lines, the one of `lines` others, and the text. */
export type CharsetPair = { first: string; second: string; lines: number; decode: () => string };

/** Consecutive lines without a blank one between them, which are in one charset unless single lines say otherwise. */
type Paragraph = { lines: ByteLine[]; isSuspicious: boolean };

/** A character as strange as this is one that the charset does not explain. Nats. */
const SUSPICIOUS = -3;
/** Characters of one line that are looked at. */
const SPOTS_OF_LINE = 24;
/** More than a paragraph has, so that no more are reckoned with than there are. */
const BYTES_OF_PARAGRAPH = 4_000;
/** Paragraphs that the choice of the charsets is made from, and lines of one. */
const MOST_PARAGRAPHS = 120;
const MOST_LINES = 40;
/**
 * What a second charset must explain better, in nats: in the whole file (the more paragraphs there are, the more of them are odd by
 * chance), in a paragraph, and in a line by itself.
 */
const gainOfPair = (paragraphs: number) => 2 + Math.log2(1 + paragraphs);
const GAIN_OF_PARAGRAPH = 2.5;
const GAIN_OF_LINE = 3;
/** What a line may lose in a paragraph that gains, in nats. */
const LOSS_OF_LINE = 1.5;

/**
 * Looks whether bytes in a single-byte charset are in another one here and there, as when passages from two machines were put
 * into one file; null when one charset explains everything well enough. `languages` are those that the text may be in, the
 * likeliest first. Passes over the bytes once, and once more where something is not explained.
 */
export function findPair(
  bytes: Uint8Array,
  charset: string,
  languages: readonly string[],
): CharsetPair | null {
  const scorer = scorerOf(charset, languages[0] ?? 'en');
  const strange = -scorer.strangeIn(bytes, SUSPICIOUS);
  if (strange === 0 || strange < gainOfPair(bytes.length / BYTES_OF_PARAGRAPH)) return null;
  const paragraphs = paragraphsOf(bytes, scorer);
  const sample = sampleOf(paragraphs);
  if (sample.length === 0) return null;
  const tables = languages.map((language) => scoreTable(bytes, sample, language));
  const single = Math.max(
    ...tables.flatMap(({ scores }) => [...scores.values()].map((rows) => total(rows.flat()))),
  );
  const [best] = tables.flatMap(pairsOf).sort((one, other) => other.total - one.total);
  return best && best.total > single + gainOfPair(paragraphs.length) ? partBytes(bytes, best) : null;
}

/** The doubtful paragraphs, and as many of the first ones; none when nothing is in doubt. */
function sampleOf(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const doubtful = paragraphs.filter((one) => one.isSuspicious).slice(0, MOST_PARAGRAPHS);
  if (doubtful.length === 0) return [];
  return [...doubtful, ...paragraphs.filter((one) => !one.isSuspicious).slice(0, MOST_PARAGRAPHS)];
}

function paragraphsOf(bytes: Uint8Array, scorer: SpotScorer): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const { start, end, isApart } of linesBeyondAscii(bytes)) {
    let open = paragraphs.at(-1);
    if (!open || isApart || open.lines.length >= MOST_LINES) {
      open = { lines: [], isSuspicious: false };
      paragraphs.push(open);
    }
    open.lines.push({ start, end });
    if (scorer.worstIn(bytes, start, end, SPOTS_OF_LINE) <= SUSPICIOUS) open.isSuspicious = true;
  }
  return paragraphs;
}

/** How well each charset of a language explains each line of each paragraph. */
type ScoreTable = { language: string; scores: ReadonlyMap<string, readonly (readonly number[])[]> };

function scoreTable(bytes: Uint8Array, sample: readonly Paragraph[], language: string): ScoreTable {
  const charsets = PROFILES.find((one) => one.language === language)?.charsets ?? [];
  const rows = charsets.map((charset) => {
    const scorer = scorerOf(charset, language);
    const scoreOf = ({ start, end }: ByteLine) => scorer.sumIn(bytes, start, end, SPOTS_OF_LINE);
    return [charset, sample.map(({ lines }) => lines.map(scoreOf))] as const;
  });
  return { language, scores: new Map(rows) };
}

type Pair = { first: string; second: string; language: string; total: number };

/**
 * The lines of a paragraph that are in the second charset, by what it explains better in each: nearly all where it does so for
 * the paragraph, else those that say so by themselves.
 */
function secondOf(gains: readonly number[]): { line: number; gain: number }[] {
  const least = total(gains) > GAIN_OF_PARAGRAPH ? -LOSS_OF_LINE : GAIN_OF_LINE;
  return gains.flatMap((gain, line) => (gain > least ? [{ line, gain }] : []));
}

/** All pairs in which the second charset explains some lines better, but no more than half of the paragraphs. */
function pairsOf({ language, scores }: ScoreTable): Pair[] {
  const pairs: Pair[] = [];
  for (const [first, ones] of scores)
    for (const [second, others] of scores) {
      if (familyOf(first) === familyOf(second)) continue;
      const gains = ones.map((lines, index) =>
        lines.map((one, line) => (others[index]?.[line] ?? one) - one),
      );
      const whole = gains.filter((lines) => total(lines) > GAIN_OF_PARAGRAPH).length;
      const gained = gains.flatMap(secondOf).map(({ gain }) => gain);
      if (gained.length === 0 || whole * 2 > gains.length) continue;
      pairs.push({ first, second, language, total: total(ones.flat()) + total(gained) });
    }
  return pairs;
}

/** Charsets of one family have most characters in the same places, so a file in both is not told from one in either. */
function familyOf(charset: string): string {
  if (charset.startsWith('koi8')) return 'koi8';
  if (charset.startsWith('ibm')) return 'dos';
  return charset === 'x-mac-ce' || charset === 'macintosh' ? 'mac' : 'windows';
}

function partBytes(bytes: Uint8Array, { first, second, language }: Pair): CharsetPair | null {
  const one = scorerOf(first, language);
  const other = scorerOf(second, language);
  const elsewhere: ByteLine[] = [];
  for (const { lines, isSuspicious } of paragraphsOf(bytes, one)) {
    if (!isSuspicious) continue;
    const gains = lines.map(
      ({ start, end }) =>
        other.sumIn(bytes, start, end, SPOTS_OF_LINE) - one.sumIn(bytes, start, end, SPOTS_OF_LINE),
    );
    elsewhere.push(...secondOf(gains).flatMap(({ line }) => lines[line] ?? []));
  }
  if (elsewhere.length === 0) return null;
  return {
    first,
    second,
    lines: elsewhere.length,
    decode: () => decodePair(bytes, first, second, elsewhere),
  };
}

function decodePair(
  bytes: Uint8Array,
  first: string,
  second: string,
  elsewhere: readonly ByteLine[],
): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of elsewhere) {
    if (start > done) pieces.push(decodeIn(first, bytes.subarray(done, start)));
    pieces.push(decodeIn(second, bytes.subarray(start, end)));
    done = end;
  }
  pieces.push(decodeIn(first, bytes.subarray(done)));
  return pieces.join('');
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
