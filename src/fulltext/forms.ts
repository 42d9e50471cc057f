import type { WordEntry } from './dictionary.ts';
import type { Segment } from './segment.ts';
import { type Stemmer, stemmerOf } from './stemmers/index.ts';

/** A word of a segment with its list. */
type Found = { word: string; entry: WordEntry };

/** Most forms of a word beside the word itself: the most frequent ones. */
const MOST_FORMS = 50;
/** Of a shorter stem nearly every word with its letters would have to be looked at. */
const SHORTEST_STEM = 3;
/** A form is at most so much longer than its stem. */
const LONGEST_ENDING = 12;
/** Most words whose forms are remembered, in one segment. */
const MOST_KNOWN = 2000;

const known = new WeakMap<Segment, Map<string, Found[]>>();

/** A word and the words of a segment that have its stem in one of some languages (BCP 47); the word itself comes first. */
export function formsOf(segment: Segment, word: string, languages: readonly string[]): Found[] {
  let remembered = known.get(segment);
  if (!remembered) {
    remembered = new Map();
    known.set(segment, remembered);
  }
  const key = `${languages.join(',')} ${word}`;
  let found = remembered.get(key);
  if (!found) {
    found = lookUp(segment, word, languages);
    if (remembered.size >= MOST_KNOWN) remembered.clear();
    remembered.set(key, found);
  }
  return found;
}

function lookUp(segment: Segment, word: string, languages: readonly string[]): Found[] {
  const own = segment.find(word);
  const forms = new Map<string, Found>();
  for (const stemmer of new Set(languages.flatMap((language) => stemmerOf(language) ?? [])))
    for (const found of sameStem(segment, word, stemmer)) forms.set(found.word, found);
  forms.delete(word);
  const frequent = [...forms.values()]
    .sort((a, b) => b.entry.documents - a.entry.documents || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_FORMS);
  return [...(own === null ? [] : [{ word, entry: own }]), ...frequent];
}

/** An ending may change the last letter of a stem (`happy`, `happier`), so words are sought that share all before it. */
function sameStem(segment: Segment, word: string, stemmer: Stemmer): Found[] {
  const stem = stemmer(word);
  if (stem.length < SHORTEST_STEM || /\d/.test(word)) return [];
  const shared = sharedBeginning(stem, word);
  const beginning = shared.slice(
    0,
    Math.max(2, shared.length === stem.length ? stem.length - 1 : shared.length),
  );
  return segment
    .beginning(beginning)
    .filter((found) => found.word.length <= stem.length + LONGEST_ENDING && stemmer(found.word) === stem);
}

function sharedBeginning(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}
