import { NOTHING_WORDS } from '#vocabulary';

const WORDS = new Set([...NOTHING_WORDS, 'none', 'n/a', 'na', 'nope', 'nil', '-', '--', '—', '–']);

/** Whether a value only says that there is nothing to say: "none", "keine", "brak". In eight languages. */
export function saysNothing(value: string): boolean {
  return (
    value.length <= 40 &&
    WORDS.has(
      value
        .toLowerCase()
        .replace(/^[\s("'*]+|[\s)"'*.!…]+$/g, '')
        .replace(/’/g, "'"),
    )
  );
}
