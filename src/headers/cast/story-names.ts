import type { SourceLine } from '#text';
import { NOT_NAMES } from '#vocabulary';

/** A name that a story uses: how often, and where it stands first. */
export type StoryName = { name: string; count: number; line: SourceLine; at: number };

/** The names of a story, most used first. `runs` are several capitalised words in a row: "Long John Silver". */
export type StoryNames = { names: StoryName[]; runs: ReadonlyMap<string, StoryName> };

type Tally = StoryName & { inside: number; articles: number };

const MAX_CHARACTERS = 20_000;
const MAX_NAMES = 40;
const MAX_RUNS = 400;
const MAX_WORD = 31;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const LINKED = /^ (?:(?:de|del|della|di|du|da|von|van|der|le|la|of|the) ){1,2}$/;
const TITLE = /^(?:Mr|Mrs|Ms|Dr|St|Mme|Mlle|Prof|Capt|Col|Lt|Sgt)$/;
const ARTICLES = new Set(
  'the a an this that his her their my your our every some no der die das den dem des ein eine einem einen einer eines sein seine seinen seiner seinem ihr ihre ihren ihrer ihrem le la les un une el los las una il lo gli o os as um uma'.split(
    ' ',
  ),
);

/**
 * Counts the capitalised words of a story's first 20,000 characters: those that stand inside sentences, are no everyday
 * words and mostly have no article. One pass; at most forty names.
 */
export function countNames(story: readonly SourceLine[]): StoryNames {
  const tallies = new Map<string, Tally>();
  const runs = new Map<string, StoryName>();
  let budget = MAX_CHARACTERS;
  let opens = true;
  for (const line of story) {
    if (budget <= 0) break;
    const text = line.text.slice(0, budget);
    budget -= text.length + 1;
    if (/\S/.test(text)) countLine({ ...line, text }, opens, tallies, runs);
    opens = !/\S/.test(text) || /[.!?…:"”’']\s*$/.test(text);
  }
  const names = [...tallies.values()]
    .filter((one) => one.inside > 0 && one.count >= 2 && one.articles * 2 <= one.count)
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_NAMES)
    .map(({ name, count, line, at }) => ({ name, count, line, at }));
  return { names, runs };
}

function countLine(
  line: SourceLine,
  opens: boolean,
  tallies: Map<string, Tally>,
  runs: Map<string, StoryName>,
): void {
  const { text } = line;
  let run: Run | null = null;
  for (let from = nextCapital(text, 0); from >= 0; from = nextCapital(text, from)) {
    const end = wordEnd(text, from);
    const name = text
      .slice(from, end)
      .replace(/['’]s?$/, '')
      .replace(/[-'’]$/, '');
    const to = from + name.length;
    if (name.length >= 2 && name.length < MAX_WORD && name !== name.toUpperCase()) {
      if (run && joins(text, run, from)) run = { from: run.from, to, words: run.words + 1 };
      else {
        keepRun(line, run, runs);
        run = { from, to, words: 1 };
      }
      if (end > to) {
        keepRun(line, run, runs);
        run = null;
      }
      if (!isEveryday(name)) tally(line, name, from, opens, tallies);
    }
    from = end;
  }
  keepRun(line, run, runs);
}

/** "Monday", "Captain"; and "I'm", "They've". */
function isEveryday(name: string): boolean {
  const mark = name.search(/['’]/);
  return NOT_NAMES.has(name) || (mark > 0 && NOT_NAMES.has(name.slice(0, mark)));
}

type Run = { from: number; to: number; words: number };

/** Where the next word with a capital begins; -1 when there is none. */
function nextCapital(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1)
    if (isCapital(text, at) && (at === 0 || !isLetter(text, at - 1))) return at;
  return -1;
}

function wordEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && (isLetter(text, at) || isInner(text.charCodeAt(at)))) at += 1;
  return at;
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  const character = text.charAt(at);
  return code >= 0xc0 && character !== character.toLowerCase();
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
  return LETTER.test(text.charAt(at));
}

/** Apostrophes and hyphens inside a word. */
function isInner(code: number): boolean {
  return code === 0x27 || code === 0x2d || code === 0x2019;
}

/** Whether two capitalised words belong to one name: side by side, over "of" or "von", or a shortened title and a name. */
function joins(text: string, run: Run, from: number): boolean {
  const gap = text.slice(run.to, from);
  if (gap === ' ') return true;
  if (gap === '. ') return TITLE.test(text.slice(run.from, run.to));
  return gap.length <= 12 && LINKED.test(gap);
}

/** Keeps a run of names, and what is left of it without its first word: "Then Long John", "Long John". */
function keepRun(line: SourceLine, run: Run | null, runs: Map<string, StoryName>): void {
  if (!run || run.words < 2 || runs.size > MAX_RUNS) return;
  const text = line.text.slice(run.from, run.to);
  for (let at = 0; at >= 0 && at < text.length; ) {
    const rest = text.slice(at);
    if (!/[ ]/.test(rest)) return;
    const known = runs.get(rest);
    if (known) known.count += 1;
    else runs.set(rest, { name: rest, count: 1, line, at: run.from + at });
    const next = rest.search(/[ ](?=\p{Lu})/u);
    at = next < 0 ? -1 : at + next + 1;
  }
}

function tally(
  line: SourceLine,
  name: string,
  from: number,
  opens: boolean,
  tallies: Map<string, Tally>,
): void {
  const known = tallies.get(name) ?? { name, count: 0, line, at: from, inside: 0, articles: 0 };
  known.count += 1;
  if (ARTICLES.has(wordBefore(line.text, from))) known.articles += 1;
  if (!opensSentence(line.text, from, opens)) known.inside += 1;
  tallies.set(name, known);
}

/** The word right before a place, in small letters; empty when a mark or nothing stands there. */
function wordBefore(text: string, from: number): string {
  if (text[from - 1] !== ' ') return '';
  let start = from - 1;
  while (start > 0 && from - start < 10 && isLetter(text, start - 1)) start -= 1;
  return text.slice(start, from - 1).toLowerCase();
}

/** Whether a word is the first of a sentence or of somebody's speech, where every word has a capital. */
function opensSentence(text: string, from: number, opens: boolean): boolean {
  let at = from - 1;
  let quoted = false;
  while (at >= 0 && /[\s"“”'‘’«»„*_([]/.test(text[at] ?? '')) {
    quoted ||= /["“‘«„'*_([]/.test(text[at] ?? '');
    at -= 1;
  }
  if (quoted) return true;
  return at < 0 ? opens : /[.!?…:—–-]/.test(text[at] ?? '');
}
