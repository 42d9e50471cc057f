/**
 * The English stemmer of Snowball, known as Porter2 (snowballstem.org/algorithms/english/stemmer.html), for folded words.
 * Apostrophes part words here, so its steps for possessives are left out.
 */

const VOWELS = 'aeiouy';
const DOUBLES = new Set(['bb', 'dd', 'ff', 'gg', 'mm', 'nn', 'pp', 'rr', 'tt']);
const IRREGULAR: Readonly<Record<string, string>> = {
  skis: 'ski',
  skies: 'sky',
  dying: 'die',
  lying: 'lie',
  tying: 'tie',
  idly: 'idl',
  gently: 'gentl',
  ugly: 'ugli',
  early: 'earli',
  only: 'onli',
  singly: 'singl',
};
const KEPT = new Set(['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes']);
const KEPT_AFTER_PLURAL = new Set([
  'inning',
  'outing',
  'canning',
  'herring',
  'earring',
  'proceed',
  'exceed',
  'succeed',
]);
const STEP_2: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['entli', 'ent'],
  ['ization', 'ize'],
  ['izer', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['alli', 'al'],
  ['fulness', 'ful'],
  ['ousli', 'ous'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['bli', 'ble'],
  ['fulli', 'ful'],
  ['lessli', 'less'],
];
const STEP_3: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const STEP_4 = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'al',
  'er',
  'ic',
];

/** The stem of an English word. */
export function english(word: string): string {
  if (word.length <= 2) return word;
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  if (KEPT.has(word)) return word;
  const marked = markConsonantY(word);
  const [first, second] = regions(marked);
  const plain = plural(marked);
  if (KEPT_AFTER_PLURAL.has(plain)) return plain;
  return lastLetter(
    residue(derivation(softY(participle(plain, first)), first, second), second),
    first,
    second,
  ).replaceAll('Y', 'y');
}

function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && VOWELS.includes(letter);
}

function hasVowel(part: string): boolean {
  for (const letter of part) if (isVowel(letter)) return true;
  return false;
}

/** A y that begins the word or follows a vowel is a consonant. */
function markConsonantY(word: string): string {
  if (!word.includes('y')) return word;
  let marked = '';
  for (const letter of word)
    marked += letter === 'y' && (marked === '' || isVowel(marked.at(-1))) ? 'Y' : letter;
  return marked;
}

/** Where the two regions begin in which endings may be taken off. */
function regions(word: string): [number, number] {
  const start = ['gener', 'commun', 'arsen'].find((beginning) => word.startsWith(beginning));
  const first = start ? start.length : afterSyllable(word, 0);
  return [first, afterSyllable(word, first)];
}

/** After the first consonant that follows a vowel. */
function afterSyllable(word: string, from: number): number {
  for (let at = from + 1; at < word.length; at += 1)
    if (!isVowel(word[at]) && isVowel(word[at - 1])) return at + 1;
  return word.length;
}

function plural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  if (word.endsWith('us') || word.endsWith('ss') || !word.endsWith('s')) return word;
  return hasVowel(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function participle(word: string, first: number): string {
  const past = ['eedly', 'eed'].find((ending) => word.endsWith(ending));
  if (past) return word.length - past.length >= first ? word.slice(0, -past.length) + 'ee' : word;
  const ending = ['ingly', 'edly', 'ing', 'ed'].find((one) => word.endsWith(one));
  if (!ending) return word;
  const stem = word.slice(0, -ending.length);
  if (!hasVowel(stem)) return word;
  if (stem.endsWith('at') || stem.endsWith('bl') || stem.endsWith('iz')) return `${stem}e`;
  if (DOUBLES.has(stem.slice(-2))) return stem.slice(0, -1);
  return isShort(stem, first) ? `${stem}e` : stem;
}

/** Ends in a short syllable, and there is nothing behind it. */
function isShort(word: string, first: number): boolean {
  return first >= word.length && endsShort(word);
}

function endsShort(word: string): boolean {
  const [before, middle, last] = [word.at(-3), word.at(-2), word.at(-1)];
  if (word.length === 2) return isVowel(middle) && !isVowel(last);
  return (
    !isVowel(before) && isVowel(middle) && !isVowel(last) && last !== 'w' && last !== 'x' && last !== 'Y'
  );
}

function softY(word: string): string {
  const last = word.at(-1);
  return (last === 'y' || last === 'Y') && word.length > 2 && !isVowel(word.at(-2))
    ? `${word.slice(0, -1)}i`
    : word;
}

function derivation(word: string, first: number, second: number): string {
  return thirdStep(secondStep(word, first), first, second);
}

function secondStep(word: string, first: number): string {
  const found = STEP_2.find(([ending]) => word.endsWith(ending));
  if (found) return replaced(word, found[0], found[1], first);
  if (word.endsWith('ogi')) return word.at(-4) === 'l' ? replaced(word, 'ogi', 'og', first) : word;
  if (word.endsWith('li') && 'cdeghkmnrt'.includes(word.at(-3) ?? ' '))
    return replaced(word, 'li', '', first);
  return word;
}

function thirdStep(word: string, first: number, second: number): string {
  if (word.endsWith('ative')) return replaced(word, 'ative', '', Math.max(first, second));
  const found = STEP_3.find(([ending]) => word.endsWith(ending));
  return found ? replaced(word, found[0], found[1], first) : word;
}

function residue(word: string, second: number): string {
  const ending = STEP_4.find((one) => word.endsWith(one));
  if (ending) return replaced(word, ending, '', second);
  if (word.endsWith('sion') || word.endsWith('tion')) return replaced(word, 'ion', '', second);
  return word;
}

function lastLetter(word: string, first: number, second: number): string {
  const at = word.length - 1;
  if (word.endsWith('e'))
    return at >= second || (at >= first && !endsShort(word.slice(0, -1))) ? word.slice(0, -1) : word;
  return word.endsWith('ll') && at >= second ? word.slice(0, -1) : word;
}

/** With another ending, where the ending lies in a region. */
function replaced(word: string, ending: string, by: string, region: number): string {
  return word.length - ending.length >= region ? word.slice(0, -ending.length) + by : word;
}
