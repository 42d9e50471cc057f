import { type Stemmer, stemmerOf } from './stemmers/index.ts';
import { readQuery, type TextQuery, type WordsQuery } from './text-query.ts';
import { WordScanner } from './word-scanner.ts';

/** A passage of a text, in pieces: those that were sought and those between. */
export type Snippet = { pieces: { text: string; sought: boolean }[]; startsText: boolean; endsText: boolean };

/** How many passages, and how long one may be, in bytes of UTF-8. `languages` (BCP 47): in which words have other forms. */
export type SnippetOptions = { most?: number; length?: number; languages?: readonly string[] };

/** What is sought, word by word; other forms count where `stems` has those of the word, one for each language. */
type Sought = { words: string[]; prefix: boolean; stems: ReadonlyMap<Stemmer, string> };
/** Where something that is sought stands, in bytes, and which of all it is. */
type Match = { start: number; stop: number; sought: number };
type Passage = { first: number; last: number; worth: number };

const USUAL_MOST = 2;
const USUAL_LENGTH = 240;
/** A longer text is looked at up to here, in UTF-16 units. */
const MOST_TEXT = 8_000_000;
/** Places beyond these are not weighed. */
const MOST_MATCHES = 5000;

const utf8 = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The passages of a text that say most of what was sought: those with most of its different words and phrases, then with most of
 * them, in the order of the text. None where the text has none of them. The text is plain; where it may be shown is for the caller to say.
 */
export function snippetsOf(text: string, query: TextQuery, options: SnippetOptions = {}): Snippet[] {
  const { most = USUAL_MOST, length = USUAL_LENGTH, languages = [] } = options;
  const stemmers = languages.flatMap((language) => stemmerOf(language) ?? []);
  const sought = soughtIn(readQuery(query), stemmers);
  const bytes = utf8.encode(text.slice(0, MOST_TEXT).trim());
  const matches = findMatches(bytes, sought);
  return bestPassages(matches, most, length).map((passage) => snippet(bytes, matches, passage, length));
}

/** The words and phrases that a work must or may have. */
function soughtIn(query: WordsQuery | null, stemmers: readonly Stemmer[]): Sought[] {
  if (query === null || query.kind === 'not') return [];
  if (query.kind !== 'words') return query.parts.flatMap((part) => soughtIn(part, stemmers));
  const { words, prefix, forms } = query;
  const [word = ''] = words;
  const stems = new Map(forms ? stemmers.map((stemmer) => [stemmer, stemmer(word)] as const) : []);
  return [{ words, prefix, stems }];
}

/** Reads the text once, with the last words in hand to compare phrases with. */
function findMatches(bytes: Uint8Array, sought: readonly Sought[]): Match[] {
  const longest = Math.max(1, ...sought.map(({ words }) => words.length));
  const last: { word: string; start: number }[] = [];
  const matches: Match[] = [];
  const scanner = new WordScanner();
  for (scanner.read(bytes, false); scanner.next() && matches.length < MOST_MATCHES; ) {
    last.push({ word: decoder.decode(scanner.word.subarray(0, scanner.length)), start: scanner.start });
    if (last.length > longest) last.shift();
    for (const [number, one] of sought.entries()) {
      const from = last[last.length - one.words.length];
      if (from && standsAtEnd(last, one))
        matches.push({ start: from.start, stop: scanner.stop, sought: number });
    }
  }
  return matches;
}

function standsAtEnd(last: readonly { word: string }[], { words, prefix, stems }: Sought): boolean {
  return words.every((wanted, index) => {
    const word = last[last.length - words.length + index]?.word ?? '';
    if (word === wanted) return true;
    if (prefix && index === words.length - 1) return word.startsWith(wanted);
    for (const [stemmer, stem] of stems) if (stemmer(word) === stem) return true;
    return false;
  });
}

/** From every match as far as the length allows; the best that do not overlap. */
function bestPassages(matches: readonly Match[], most: number, length: number): Passage[] {
  const passages = matches.map((match, first): Passage => {
    let last = first;
    while (last + 1 < matches.length && (matches[last + 1]?.stop ?? 0) - match.start <= length) last += 1;
    const different = new Set(matches.slice(first, last + 1).map(({ sought }) => sought)).size;
    return { first, last, worth: different * MOST_MATCHES + (last - first) };
  });
  const chosen: Passage[] = [];
  for (const passage of passages.sort((a, b) => b.worth - a.worth || a.first - b.first)) {
    if (chosen.length >= most) break;
    const isApart = chosen.every(
      ({ first, last }) =>
        (matches[passage.first]?.start ?? 0) > (matches[last]?.stop ?? 0) + length ||
        (matches[passage.last]?.stop ?? 0) + length < (matches[first]?.start ?? 0),
    );
    if (isApart) chosen.push(passage);
  }
  return chosen.sort((a, b) => a.first - b.first);
}

function snippet(
  bytes: Uint8Array,
  matches: readonly Match[],
  { first, last }: Passage,
  length: number,
): Snippet {
  const inside = matches.slice(first, last + 1);
  const start = inside[0]?.start ?? 0;
  const stop = Math.max(...inside.map((match) => match.stop));
  const around = Math.max(0, length - (stop - start)) >> 1;
  const from = gapBefore(bytes, start, around);
  const to = gapAfter(bytes, stop, around);
  const pieces: Snippet['pieces'] = [];
  let at = from;
  const add = (end: number, sought: boolean) => {
    const text = decoder.decode(bytes.subarray(at, end)).replace(/\s+/g, ' ');
    if (text !== '') pieces.push({ text, sought });
    at = end;
  };
  for (const match of inside) {
    if (match.stop <= at) continue;
    add(Math.max(at, match.start), false);
    add(match.stop, true);
  }
  add(to, false);
  return { pieces, startsText: from === 0, endsText: to === bytes.length };
}

/** The place after the last gap between words that is at most `most` bytes before; where there is none, the place itself. */
function gapBefore(bytes: Uint8Array, place: number, most: number): number {
  if (place <= most) return 0;
  for (let at = place - most; at < place; at += 1) if ((bytes[at - 1] ?? 0) <= 0x20) return at;
  return place;
}

function gapAfter(bytes: Uint8Array, place: number, most: number): number {
  if (place + most >= bytes.length) return bytes.length;
  for (let at = place + most; at > place; at -= 1) if ((bytes[at] ?? 0) <= 0x20) return at;
  return place;
}
