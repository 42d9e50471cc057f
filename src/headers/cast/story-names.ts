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
const WORD = /\p{Lu}[\p{L}\p{M}'’-]{1,30}/gu;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const LINKED = /^ (?:(?:de|del|della|di|du|da|von|van|der|le|la|of|the) ){1,2}$/;
const TITLED = /^\. $/;
const TITLE = /^(?:Mr|Mrs|Ms|Dr|St|Mme|Mlle|Prof|Capt|Col|Lt|Sgt)$/;
const ARTICLE =
  /(?:^|[^\p{L}])(?:the|an?|this|that|his|her|their|my|your|our|every|some|no|der|die|das|den|dem|des|eine?[mnrs]?|seine?[mnrs]?|ihre?[mnrs]?|le|la|les|un|une|el|los|las|una|il|lo|gli|o|os|as|um|uma) $/u;

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
  let run: { from: number; to: number; words: number } | null = null;
  for (const match of text.matchAll(WORD)) {
    const from = match.index;
    if (from > 0 && LETTER.test(text[from - 1] ?? '')) continue;
    const name = match[0].replace(/['’]s?$/, '').replace(/-$/, '');
    if (!/\p{Ll}/u.test(name)) continue;
    const to = from + name.length;
    const gap = run ? text.slice(run.to, from) : '';
    const joined =
      run !== null &&
      (gap === ' ' || LINKED.test(gap) || (TITLED.test(gap) && TITLE.test(text.slice(run.from, run.to))));
    if (run && joined) run = { from: run.from, to, words: run.words + 1 };
    else {
      keepRun(line, run, runs);
      run = { from, to, words: 1 };
    }
    if (match[0].length > name.length) {
      keepRun(line, run, runs);
      run = null;
    }
    if (!NOT_NAMES.has(name)) tally(line, name, from, opens, tallies);
  }
  keepRun(line, run, runs);
}

/** Keeps a run of names, and what is left of it without its first word: "Then Long John", "Long John". */
function keepRun(
  line: SourceLine,
  run: { from: number; to: number; words: number } | null,
  runs: Map<string, StoryName>,
): void {
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
  const before = line.text.slice(Math.max(0, from - 12), from);
  const known = tallies.get(name) ?? { name, count: 0, line, at: from, inside: 0, articles: 0 };
  known.count += 1;
  if (ARTICLE.test(before)) known.articles += 1;
  if (!opensSentence(line.text, from, opens)) known.inside += 1;
  tallies.set(name, known);
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
