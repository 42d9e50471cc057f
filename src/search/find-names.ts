import type { LibraryTables } from './library-tables.ts';
import { hasWordsInARow, nameWords } from './name-words.ts';
import type { TermKind } from './names/kinds.ts';
import type { NameTable } from './names/name-table.ts';
import type { TermTable } from './names/term-table.ts';
import type { NameField } from './query.ts';
import { includesShip, readShip } from './ship-name.ts';

/** The kind of name that a field asks for; a title has no names but words. */
const KIND_OF_FIELD: Record<Exclude<NameField, 'title'>, TermKind> = {
  fandom: 'fandom',
  ship: 'relationship',
  character: 'character',
  tag: 'tag',
  warning: 'warning',
  category: 'category',
  by: 'creator',
  series: 'series',
  lang: 'language',
};
const TAG_KINDS: readonly TermKind[] = ['fandom', 'relationship', 'character', 'tag'];

/** The terms that some work has and that a whole name is the name of, or a synonym of. */
export function wholeNames(tables: LibraryTables, kind: TermKind, value: string): number[] {
  const { terms } = tables;
  const named = new Set([...terms.named(kind, value), ...terms.meant(kind, value)]);
  return [...named].filter((term) => tables.isUsed(term));
}

/**
 * The terms that a name means: those of that whole name, or with a synonym of that whole name, which some work has; where there
 * are none, those whose names hold all its words, in any order, or have a synonym that does. So `fandom:holmes` finds every fandom
 * with the word Holmes, unless one is called just Holmes. With `prefix` the last word is a beginning, and whole names are not
 * preferred. `en` means `en-GB` too.
 */
export function termsNamed(
  tables: LibraryTables,
  field: Exclude<NameField, 'title'>,
  value: string,
  prefix: boolean,
): number[] {
  const kind = KIND_OF_FIELD[field];
  if (!prefix) {
    const whole = wholeNames(tables, kind, value);
    if (field === 'lang') return [...whole, ...tables.terms.beginning(kind, `${value.toLowerCase()}-`)];
    if (whole.length > 0) return whole;
  }
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
 * The tags of any kind whose names hold all words side by side, or that have these words alone for a synonym; with `prefix` the
 * last is a beginning, and synonyms are not looked at.
 */
export function tagsWithWords(tables: LibraryTables, words: readonly string[], prefix: boolean): number[] {
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
export function titleTerms(tables: LibraryTables, value: string, prefix: boolean): number[][] | null {
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
