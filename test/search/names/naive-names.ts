/** What the table of terms should answer, by going through all names one by one. */
import { foldName } from '#text';
import { nameWords } from '../../../src/search/name-words.ts';
import type { TermKind } from '../../../src/search/names/kinds.ts';

/** A name with the members that were given with it. */
export type AnyName = { kind: TermKind; name: string; members: string[] };

const WORDED: readonly TermKind[] = ['fandom', 'relationship', 'character', 'tag', 'creator', 'series'];

type Entry = AnyName & { key: string; otherKeys: string[]; words: string[] };

/** Terms numbered as they come, without any index. */
export class NaiveNames {
  readonly terms: Entry[] = [];

  intern(name: AnyName): number {
    const key = keyOf(name);
    const known = this.terms.findIndex((term) => term.kind === name.kind && term.key === key);
    const term = this.terms[known] ?? {
      ...name,
      key,
      otherKeys: [],
      words: [name.name, ...name.members].flatMap(nameWords),
    };
    if (known < 0) this.terms.push(term);
    if (name.kind === 'relationship') term.otherKeys.push(keyOf({ ...name, members: [] }));
    return known < 0 ? this.terms.length - 1 : known;
  }

  named(kind: TermKind, name: string): number[] {
    const key = keyOf({ kind, name, members: [] });
    return this.#numbers((term) => term.kind === kind && (term.key === key || term.otherKeys.includes(key)));
  }

  withWords(kind: TermKind, words: readonly string[], prefix: boolean): number[] {
    if (words.length === 0 || !WORDED.includes(kind)) return [];
    return this.#numbers(
      (term) =>
        term.kind === kind &&
        words.every((word, index) =>
          prefix && index === words.length - 1
            ? term.words.some((one) => one.startsWith(word))
            : term.words.includes(word),
        ),
    );
  }

  beginning(kind: TermKind, start: string): number[] {
    return this.#numbers((term) => term.kind === kind && term.key.startsWith(start));
  }

  /** Members as the name or the first who gave it says. */
  membersOf(term: number): string[] {
    const { name, members } = this.terms[term] ?? { name: '', members: [] };
    return membersOf(name, members);
  }

  #numbers(isOne: (term: Entry) => boolean): number[] {
    return this.terms.flatMap((term, number) => (isOne(term) ? [number] : []));
  }
}

/** What spellings of one name share. */
export function keyOf({ kind, name, members }: AnyName): string {
  if (kind !== 'relationship') return foldName(name);
  const all = membersOf(name, members);
  const sign = all.length < 2 || name.includes('/') || !name.includes('&') ? '/' : '&';
  return all.map(foldName).sort().join(sign);
}

function membersOf(name: string, given: readonly string[]): string[] {
  const parts = given.length > 1 ? given : name.split(name.includes('/') ? '/' : '&');
  return parts.map((member) => member.trim()).filter((member) => member !== '');
}
