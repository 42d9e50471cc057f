import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName } from '#text';
import { nameWords } from '../../../src/search/name-words.ts';
import { TERM_KINDS } from '../../../src/search/names/kinds.ts';
import { TermTable } from '../../../src/search/names/term-table.ts';
import { anyName } from './arbitrary-names.ts';
import { type AnyName, NaiveNames } from './naive-names.ts';

const ascending = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);

function bothOf(names: readonly AnyName[]): { table: TermTable; naive: NaiveNames } {
  const table = new TermTable();
  const naive = new NaiveNames();
  for (const name of names) expect(table.intern(name.kind, name.name, name.members)).toBe(naive.intern(name));
  return { table, naive };
}

test('answers as a list of names that is gone through one by one', () => {
  fc.assert(
    fc.property(
      fc.array(anyName, { maxLength: 80 }),
      fc.array(anyName, { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      (names, asked, prefix) => {
        const { table, naive } = bothOf(names);
        expect(table.size).toBe(naive.terms.length);
        for (const [term, entry] of naive.terms.entries()) {
          expect(table.nameOf(term)).toBe(entry.name);
          expect(table.kindOf(term)).toBe(entry.kind);
          expect(TERM_KINDS[table.kindCodes[term] ?? 0]).toBe(entry.kind);
          if (entry.kind === 'relationship')
            expect(table.shipOf(term).members).toEqual(naive.membersOf(term));
        }
        for (const { kind, name } of [...asked, ...names]) {
          const words = nameWords(name).map((word, at, all) =>
            prefix && at === all.length - 1 ? word.slice(0, 2) : word,
          );
          expect(ascending(table.named(kind, name))).toEqual(naive.named(kind, name));
          expect(ascending(table.withWords(kind, words, prefix))).toEqual(
            naive.withWords(kind, words, prefix),
          );
          for (const start of ['', foldName(name), foldName(name).slice(0, 2)])
            expect(ascending(table.beginning(kind, start))).toEqual(naive.beginning(kind, start));
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a hundred thousand names are found again while they come', () => {
  const table = new TermTable();
  const wordOf = (at: number) => `w${(at * 7919) % 30_011}`;
  for (let at = 0; at < 100_000; at += 1) {
    expect(table.intern('tag', `Name ${at} ${wordOf(at)}`)).toBe(at);
    if (at % 20_000 !== 19_999) continue;
    for (const one of [0, 1, at >> 1, at]) {
      expect(table.named('tag', `NAME ${one} ${wordOf(one)}`)).toEqual([one]);
      expect(table.withWords('tag', [wordOf(one), 'name', `${one}`], false)).toEqual([one]);
      expect(table.withWords('tag', ['name', `${one}`.slice(0, 3)], true)).toContain(one);
      expect(table.intern('tag', `name ${one}  ${wordOf(one)}`)).toBe(one);
    }
    expect(table.withWords('tag', ['name'], false)).toHaveLength(at + 1);
  }
});
