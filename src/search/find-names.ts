import type { LibraryTables } from './library-tables.ts';
import { hasWordsInARow, nameWords } from './name-words.ts';
import type { NameField } from './query.ts';
import { includesShip, readShip } from './ship-name.ts';
import type { TermKind } from './term-table.ts';

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

/**
 * The terms that a name means: those of that whole name which some work has; where there are none, those whose names hold all
 * its words, in any order. So `fandom:holmes` finds every fandom with the word Holmes, unless one is called just Holmes. With
 * `prefix` the last word is a beginning, and whole names are not preferred. `en` means `en-GB` too.
 */
export function termsNamed(
  tables: LibraryTables,
  field: Exclude<NameField, 'title'>,
  value: string,
  prefix: boolean,
): number[] {
  const kind = KIND_OF_FIELD[field];
  if (!prefix) {
    const whole = tables.terms.named(kind, value).filter((term) => tables.isUsed(term));
    if (field === 'lang') return [...whole, ...tables.terms.beginning(kind, `${value.toLowerCase()}-`)];
    if (whole.length > 0) return whole;
  }
  const words = nameWords(value);
  const found = tables.terms.withWords(kind, words, prefix);
  if (kind !== 'relationship') return found;
  const asked = readShip(value);
  return found.filter((term) => includesShip(tables.terms.shipOf(term), asked, prefix));
}

/** The tags of any kind whose names hold all words side by side; with `prefix` the last is a beginning. */
export function tagsWithWords(tables: LibraryTables, words: readonly string[], prefix: boolean): number[] {
  return TAG_KINDS.flatMap((kind) => {
    const found = tables.terms.withWords(kind, words, prefix);
    if (words.length < 2) return found;
    return found.filter((term) => hasWordsInARow(nameWords(tables.terms.nameOf(term)), words, prefix));
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
