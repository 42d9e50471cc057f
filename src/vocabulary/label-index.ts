import { type FieldName, LABEL_ALIASES } from './label-aliases.ts';
import { LABEL_TRANSLATIONS } from './label-translations.ts';

/** What a label may stand for. `certain` is false for a misspelling; `fields` has several when the value must decide. */
export type LabelMatch = { fields: readonly FieldName[]; exact: boolean; ambiguous: boolean };

type Entry = { fields: FieldName[]; ambiguous: boolean };

/** Words one or two letters from a label that are no misspellings of it (section 0.3). */
const FALSE_FRIENDS = new Set(
  'reason dating votes parting tile tiles stories spies other rate stats fiction summer setting location character characters chapter chapters mates later water matter letter letters master paris paging pairs rain raining trating mother father brother sister minor major tutor actor doctor stage'.split(
    ' ',
  ),
);

/** Most labels: nothing in them needs folding but case, spaces and hyphens. */
const PLAIN = /^[A-Za-z0-9 -]{1,120}$/;

const INDEX = buildIndex();
const SORTED_KEYS = [...INDEX.keys()].sort();
const KEYS_BY_LENGTH = groupByLength();
const LETTERS = new Map([...KEYS_BY_LENGTH.values()].flat().map((key) => [key, letterSet(key)]));

/**
 * A label as it is looked up: apostrophe forms folded (also the letters that damaged apostrophes turn into), lower
 * case, without decoration, parentheses, spaces and hyphens. Source: section 0.3.
 */
export function labelKey(label: string): string {
  if (PLAIN.test(label)) return label.toLowerCase().replace(/[ -]+/g, '');
  const folded = label
    .slice(0, 120)
    .normalize('NFKC')
    .replace(/â€™|‚Äô|ÔÇÖ|&#8217;|&#39;|&#146;/g, "'")
    .replace(/(?<=\p{Ll})[íÕ](?=s)/gu, "'")
    .replace(/&amp;/g, '&')
    .replace(/^\(c\)/i, '©')
    .toLowerCase();
  return folded.replace(/\([^()]{0,40}\)/g, '').replace(/[\s_'’`´‘\-.!?*~:"“”[\]{}<>#=^]+/gu, '');
}

/** The fields a label stands for when it is spelt as people spell it, or null. */
export function findLabel(label: string): LabelMatch | null {
  const entry = INDEX.get(labelKey(label));
  return entry ? { fields: entry.fields, exact: true, ambiguous: entry.ambiguous } : null;
}

/** Whether some label, as people spell it, begins with these letters. */
export function mayOpenLabel(word: string): boolean {
  const key = labelKey(word);
  let from = 0;
  let to = SORTED_KEYS.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((SORTED_KEYS[middle] ?? '') < key) from = middle + 1;
    else to = middle;
  }
  return SORTED_KEYS[from]?.startsWith(key) ?? false;
}

/** The one field whose alias is a slip away from the label (one letter from 5 letters on, two from 8), or null. */
export function findMisspeltLabel(label: string): LabelMatch | null {
  const key = labelKey(label);
  if (key.length < 5 || key.length > 24 || FALSE_FRIENDS.has(key)) return null;
  const limit = key.length >= 8 ? 2 : 1;
  const letters = letterSet(key);
  let best = limit + 1;
  let fields = new Set<FieldName>();
  for (let length = key.length - limit; length <= key.length + limit; length += 1) {
    for (const candidate of KEYS_BY_LENGTH.get(length) ?? []) {
      if (differingLetters(letters, LETTERS.get(candidate) ?? 0) > 2 * limit) continue;
      const distance = editDistance(key, candidate, best);
      if (distance > best || distance > limit) continue;
      const entry = INDEX.get(candidate);
      if (!entry || entry.ambiguous) continue;
      if (distance < best) fields = new Set();
      best = distance;
      for (const field of entry.fields) fields.add(field);
    }
  }
  return fields.size === 1 ? { fields: [...fields], exact: false, ambiguous: false } : null;
}

function buildIndex(): Map<string, Entry> {
  const index = new Map<string, Entry>();
  addAliases(index, LABEL_ALIASES);
  for (const table of Object.values(LABEL_TRANSLATIONS)) addAliases(index, table);
  return index;
}

function addAliases(
  index: Map<string, Entry>,
  table: Readonly<Partial<Record<FieldName, readonly string[]>>>,
): void {
  for (const [name, aliases] of Object.entries(table))
    for (const alias of aliases) addAlias(index, name as FieldName, alias);
}

function addAlias(index: Map<string, Entry>, field: FieldName, written: string): void {
  const ambiguous = written.endsWith('!');
  const key = labelKey(written);
  const entry = index.get(key);
  if (!entry) index.set(key, { fields: [field], ambiguous });
  else if (!entry.fields.includes(field)) {
    entry.fields.push(field);
    entry.ambiguous = true;
  }
}

function groupByLength(): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const key of new Set(Object.values(LABEL_ALIASES).flat().map(labelKey))) {
    if (key.length < 5) continue;
    const group = groups.get(key.length);
    if (group) group.push(key);
    else groups.set(key.length, [key]);
  }
  return groups;
}

/** Damerau-Levenshtein distance (optimal string alignment), given up above `limit`. Both strings are short. */
function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}

/** Which letters a word has, as a set of bits: a quick bound for how far apart two words are. */
function letterSet(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) % 32);
  return set;
}

function differingLetters(a: number, b: number): number {
  let difference = a ^ b;
  let count = 0;
  for (; difference !== 0; difference &= difference - 1) count += 1;
  return count;
}
