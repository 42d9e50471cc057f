import { foldName } from '#text';
import type { LibraryTables } from './library-tables.ts';
import { hasWordsInARow, nameWords } from './name-words.ts';
import type { NameField } from './query.ts';
import { includesShip, readShip } from './ship-name.ts';
import type { TermKind } from './term-table.ts';

/** A field that asks for one kind of name. */
type SimpleField = Exclude<NameField, 'title' | 'who'>;
/** The kind of name that a field asks for. */
const KIND_OF_FIELD: Record<SimpleField, TermKind> = {
  fandom: 'fandom',
  ship: 'relationship',
  character: 'character',
  tag: 'tag',
  warning: 'warning',
  category: 'category',
  by: 'creator',
  series: 'series',
  lang: 'language',
  source: 'source',
  status: 'status',
};
const TAG_KINDS: readonly TermKind[] = ['fandom', 'relationship', 'character', 'tag'];

/**
 * The terms that a name means: those of that whole name which some work has; where there are none, those whose names hold all
 * its words, in any order. So `fandom:holmes` finds every fandom with the word Holmes, unless one is called just Holmes. With
 * `prefix` the last word is a beginning, and whole names are not preferred. A title has no names but words.
 */
export function termsNamed(
  tables: LibraryTables,
  field: Exclude<NameField, 'title'>,
  value: string,
  prefix: boolean,
): number[] {
  if (field === 'who') return peopleNamed(tables, value, prefix);
  const kind = KIND_OF_FIELD[field];
  if (!prefix) {
    const whole = tables.terms.named(kind, value).filter((term) => tables.isUsed(term));
    if (whole.length > 0 || field === 'lang') return whole;
  }
  const words = nameWords(value);
  const found = tables.terms.withWords(kind, words, prefix);
  if (kind !== 'relationship') return found;
  const asked = readShip(value);
  return found.filter((term) => includesShip(tables.terms.shipOf(term), asked, prefix));
}

/** Characters of a name, and relationships with a member of it: whole names where some work has one, else by their words. */
function peopleNamed(tables: LibraryTables, value: string, prefix: boolean): number[] {
  const { terms } = tables;
  const words = nameWords(value);
  const ships = terms.withWords('relationship', words, prefix);
  if (!prefix) {
    const key = foldName(value);
    const among = ships.filter((term) => terms.shipOf(term).members.some((one) => foldName(one) === key));
    const whole = [...terms.named('character', value), ...among].filter((term) => tables.isUsed(term));
    if (whole.length > 0) return whole;
  }
  const asked = { members: [value], sign: null };
  return [
    ...terms.withWords('character', words, prefix),
    ...ships.filter((term) => includesShip(terms.shipOf(term), asked, prefix)),
  ];
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
