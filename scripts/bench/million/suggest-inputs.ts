/** What people type into a field of names: beginnings of names in use, of popular and of rare ones, a third with a typing error. */
import { pick, type Random, seeded } from '../random.ts';
import { countTags } from './queries.ts';
import type { TagNames } from './search-queries.ts';
import { kindOfTag } from './universe.ts';
import type { Corpus } from './works.ts';

/** A text, the kind of names it is typed for, the name meant, and whether there is an error in it. */
export type Typed = {
  text: string;
  kind: 'fandom' | 'relationship' | 'character' | 'tag';
  meant: string;
  hasError: boolean;
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Errors are made in words of so many letters and more. */
const LEAST_LETTERS = 5;

export function typedInputs(corpus: Corpus, tags: TagNames, count: number, seed = 31): Typed[] {
  const random = seeded(seed);
  const counts = countTags(corpus);
  const first = tags.kindStarts[3] ?? 0;
  const inputs: Typed[] = [];
  while (inputs.length < count) {
    const tag =
      random() < 0.5
        ? (pick(random, [...tagsOfAnyWork(random, corpus)]) ?? 0)
        : first + Math.floor(random() * (counts.length - first));
    const kind = kindOfTag(tags.kindStarts, tag);
    if ((counts[tag] ?? 0) === 0 || kind === 'rating' || kind === 'warning' || kind === 'category') continue;
    const meant = tags.names[tag] ?? '';
    const begun = beginningOf(random, meant);
    const wrong = random() < 0.34 ? withError(random, begun) : null;
    inputs.push({ text: wrong ?? begun, kind, meant, hasError: wrong !== null });
  }
  return inputs;
}

function tagsOfAnyWork(random: Random, { works }: Corpus): Uint32Array {
  const row = Math.floor(random() * works.count);
  return works.tags.subarray(works.tagStarts[row], works.tagStarts[row + 1]);
}

/** Two letters or more of the name from the start of its first word or a later one. */
function beginningOf(random: Random, name: string): string {
  const words = name.toLowerCase().split(/[ /]/);
  const from = random() < 0.7 ? 0 : Math.floor(random() * words.length);
  const rest = words.slice(from).join(' ');
  return rest.slice(0, 2 + Math.floor(random() * Math.min(14, Math.max(1, rest.length - 1)))).trimEnd();
}

/** The text with a long word misspelt; null where no word is long enough. */
function withError(random: Random, text: string): string | null {
  const words = text.split(' ');
  const place = words.findIndex((word) => word.length >= LEAST_LETTERS);
  const word = words[place];
  if (word === undefined) return null;
  words[place] = misspelt(random, word);
  return words.join(' ');
}

/** A word of three letters and more in which one but the first is left out, put in, changed or swapped with the next. */
export function misspelt(random: Random, word: string): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letter = LETTERS[Math.floor(random() * LETTERS.length)] ?? 'a';
  const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
  const swapped = before + after.slice(0, 1) + here + after.slice(1);
  return pick(random, [before + after, before + letter + here + after, before + letter + after, swapped]);
}
