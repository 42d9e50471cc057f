import { foldName } from '#text';
import { readShip } from '#vocabulary';
import { KIND_OF_FIELD } from './field-of-kind.ts';
import { hasWordsInARow, nameWords } from './name-words.ts';
import type { TermKind } from './names/kinds.ts';
import type { NameTable } from './names/name-table.ts';
import type { TermTable } from './names/term-table.ts';
import type { NameField } from './query.ts';
import { includesShip } from './ship-name.ts';

const TAG_KINDS: readonly TermKind[] = ['fandom', 'relationship', 'character', 'tag'];

/** The names of a library, and which of them some work has now. */
export type LibraryNames = { readonly terms: TermTable; isUsed(term: number): boolean };

/** Looks up {@link wholeNames}. */
type WholeNames = (kind: TermKind, value: string) => number[];

/** The terms that some work has and that a whole name is the name of, or a synonym of. */
export function wholeNames(tables: LibraryNames, kind: TermKind, value: string): number[] {
  const { terms } = tables;
  const named = new Set([...terms.named(kind, value), ...terms.meant(kind, value)]);
  return [...named].filter((term) => tables.isUsed(term));
}

/**
 * The terms that a name means: those of that whole name, or with a synonym of that whole name, which some work has; where there
 * are none, those whose names hold all its words, in any order, or have a synonym that does. So `fandom:holmes` finds every fandom
 * with the word Holmes, unless one is called just Holmes. With `prefix` the last word is a beginning, and whole names are not
 * preferred. A title has no names but words.
 */
export function termsNamed(
  tables: LibraryNames,
  field: Exclude<NameField, 'title'>,
  value: string,
  prefix: boolean,
  whole: WholeNames = (kind, name) => wholeNames(tables, kind, name),
): number[] {
  if (field === 'who') return peopleNamed(tables, value, prefix);
  const kind = KIND_OF_FIELD[field];
  if (!prefix) {
    const named = whole(kind, value);
    if (named.length > 0 || field === 'lang') return named;
  }
  return namesWithWords(tables, kind, value, prefix);
}

/** The terms whose names hold all the words of a value, or that have a synonym which does. */
function namesWithWords(tables: LibraryNames, kind: TermKind, value: string, prefix: boolean): number[] {
  const words = nameWords(value);
  const { names, aliases } = tables.terms;
  const asked = kind === 'relationship' ? readShip(value) : null;
  const holds = (table: NameTable) => (name: number) =>
    asked === null || includesShip(table.shipOf(name), asked, prefix);
  const found = names.withWords(kind, words, prefix).filter(holds(names));
  const meant = aliases.names.withWords(kind, words, prefix).filter(holds(aliases.names));
  if (meant.length === 0) return found;
  return [...new Set([...found, ...meant.flatMap((alias) => tables.terms.meaningsOf(alias))])];
}

/**
 * Characters of a name, and relationships with a member of it: whole names and what they are synonyms of, where some work has
 * one; else by their words.
 */
function peopleNamed(tables: LibraryNames, value: string, prefix: boolean): number[] {
  const { terms } = tables;
  if (!prefix) {
    const spellings = [value, ...terms.meant('character', value).map((term) => terms.nameOf(term))];
    const members = spellings.flatMap((name) => shipsWithMember(terms, name));
    const whole = new Set([...wholeNames(tables, 'character', value), ...members]);
    const used = [...whole].filter((term) => tables.isUsed(term));
    if (used.length > 0) return used;
  }
  const asked = { members: [value], sign: null };
  const ships = terms
    .withWords('relationship', nameWords(value), prefix)
    .filter((term) => includesShip(terms.shipOf(term), asked, prefix));
  return [...namesWithWords(tables, 'character', value, prefix), ...ships];
}

/** Relationships with a member of just this name. */
function shipsWithMember(terms: TermTable, name: string): number[] {
  const key = foldName(name);
  return terms
    .withWords('relationship', nameWords(name), false)
    .filter((term) => terms.shipOf(term).members.some((member) => foldName(member) === key));
}

/**
 * The tags of any kind whose names hold all words side by side, or that have these words alone for a synonym; with `prefix` the
 * last is a beginning, and synonyms are not looked at.
 */
export function tagsWithWords(tables: LibraryNames, words: readonly string[], prefix: boolean): number[] {
  return TAG_KINDS.flatMap((kind) => {
    const found = tables.terms.withWords(kind, words, prefix);
    const meant = prefix ? [] : synonymsOfWords(tables.terms, kind, words);
    if (words.length < 2) return [...found, ...meant];
    const inARow = found.filter((term) =>
      hasWordsInARow(nameWords(tables.terms.nameOf(term)), words, prefix),
    );
    return [...inARow, ...meant];
  });
}

/** For each word of a title, the terms it means; the last may be a beginning. Null where the value has no word. */
export function titleTerms(tables: LibraryNames, value: string, prefix: boolean): number[][] | null {
  const words = nameWords(value);
  if (words.length === 0) return null;
  return words.map((word, index) =>
    prefix && index === words.length - 1
      ? tables.terms.beginning('titleWord', word)
      : tables.terms.named('titleWord', word),
  );
}

/** The terms with a synonym of exactly these words. */
function synonymsOfWords(terms: TermTable, kind: TermKind, words: readonly string[]): number[] {
  const { names } = terms.aliases;
  return names
    .withWords(kind, words, false)
    .filter((alias) => nameWords(names.nameOf(alias)).join(' ') === words.join(' '))
    .flatMap((alias) => terms.meaningsOf(alias));
}
