import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameWords } from '../../../src/search/name-words.ts';
import { Suggester, type SuggestionKind } from '../../../src/search/names/suggest.ts';
import { TermTable } from '../../../src/search/names/term-table.ts';
import { WordList } from '../../../src/search/names/word-list.ts';
import { anyName } from './arbitrary-names.ts';
import { type AnyName, keyOf } from './naive-names.ts';
import { type Candidate, naiveSuggest, nearestBeginning } from './naive-suggest.ts';

const KINDS: SuggestionKind[] = ['fandom', 'relationship', 'character', 'tag', 'creator'];

const anyAlias = fc
  .tuple(anyName, anyName)
  .filter(([{ kind }, { name }]) => kind !== 'titleWord' && name.trim() !== '')
  .map(([{ kind, name }, other]) => ({ kind, name, of: other.name }));

/** A text made of pieces of the words of names, some with a letter left out, put in, changed or exchanged with the next. */
const anyTyped = fc
  .array(
    fc.record({
      name: anyName,
      word: fc.nat(),
      length: fc.integer({ min: 1, max: 12 }),
      edits: fc.array(fc.record({ at: fc.nat(), how: fc.constantFrom('less', 'more', 'other', 'swap') }), {
        maxLength: 2,
      }),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((parts) =>
    parts
      .map(({ name, word, length, edits }) => {
        const words = nameWords(`${name.name} ${name.members.join(' ')}`);
        const start = words[word % Math.max(1, words.length)]?.slice(0, length) ?? '';
        return edits.reduce((text, { at, how }) => edited(text, at % (text.length + 1), how), start);
      })
      .join(' '),
  );

function edited(text: string, at: number, how: string): string {
  const [before, after] = [text.slice(0, at), text.slice(at)];
  if (how === 'less') return before + after.slice(1);
  if (how === 'more') return `${before}o${after}`;
  if (how === 'other') return `${before}e${after.slice(1)}`;
  return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
}

type Alias = { kind: AnyName['kind']; name: string; of: string };

function tableOf(names: readonly AnyName[], aliases: readonly Alias[]): TermTable {
  const table = new TermTable();
  const works: number[] = [];
  for (const { kind, name, members } of names) {
    const term = table.intern(kind, name, members);
    works[term] = (works[term] ?? 0) + 1;
  }
  table.worksOf = (term) => works[term] ?? 0;
  table.saveAliases(aliases);
  return table;
}

/** Every term with all that it is called, from the lists that the table was made of. */
function candidatesOf(table: TermTable, names: readonly AnyName[], aliases: readonly Alias[]): Candidate[] {
  const candidates = Array.from(
    { length: table.size },
    (_, term): Candidate => ({
      term,
      kind: table.kindOf(term) ?? 'tag',
      works: table.worksOf(term),
      length: new TextEncoder().encode(table.nameOf(term)).length,
      spellings: [],
    }),
  );
  for (const { kind, name, members } of names) {
    const candidate = candidates[table.intern(kind, name, members)];
    const alone = keyOf({ kind, name, members: [] });
    const isFirst = candidate?.spellings.length === 0;
    if (isFirst) {
      const words = nameWords([name, ...members].join(' '));
      candidate.spellings.push({ key: keyOf({ kind, name, members }), words, alias: null });
    }
    if (kind === 'relationship' && members.length > 1)
      candidate?.spellings.push({ key: alone, words: nameWords(name), alias: isFirst ? null : name });
  }
  for (const candidate of candidates)
    if (candidate.spellings.length === 0) {
      const name = table.nameOf(candidate.term);
      const key = keyOf({ kind: candidate.kind, name, members: [] });
      candidate.spellings.push({ key, words: nameWords(name), alias: null });
    }
  for (const { kind, name, of } of aliases)
    for (const term of table.named(kind, of))
      candidates[term]?.spellings.push({
        key: keyOf({ kind, name, members: [] }),
        words: nameWords(name),
        alias: name,
      });
  return candidates.filter(({ kind }) => KINDS.some((one) => one === kind));
}

const USES = { fandomsOf: () => [], usedIn: () => () => true };

/** Two synonyms that are one, told by its members in any order: it is shown as it first came. */
const SHIPS = ['A/B', 'C/D'].map((name): AnyName => ({ kind: 'relationship', name, members: [] }));
const SHIP_ALIASES = [
  { kind: 'relationship' as const, name: 'Watson/Sherlock Holmes', of: 'A/B' },
  { kind: 'relationship' as const, name: 'Sherlock Holmes/Watson', of: 'C/D' },
];

test('suggests what a comparison with every word of every name finds, in the same order', () => {
  fc.assert(
    fc.property(
      fc.array(anyName, { maxLength: 40 }),
      fc.array(anyAlias, { maxLength: 8 }),
      fc.array(
        fc.oneof(
          anyTyped,
          anyName.map(({ name }) => name),
        ),
        { minLength: 1, maxLength: 6 },
      ),
      fc.integer({ min: 1, max: 20 }),
      (names, aliases, texts, limit) => {
        const table = tableOf(names, aliases);
        const suggester = new Suggester(table, { ...USES, worksOf: table.worksOf });
        const candidates = candidatesOf(table, names, aliases);
        for (const text of texts) {
          const expected = naiveSuggest(candidates, text, limit);
          const found = suggester.suggest(text, { kinds: KINDS, limit });
          expect(found.map(({ kind, name }) => [kind, name])).toEqual(
            expected.map(({ term }) => [table.kindOf(term), table.nameOf(term)]),
          );
          for (const [at, { kind, alias }] of found.entries()) {
            const key = (name: string | null) => keyOf({ kind, name: name ?? '', members: [] });
            const aliasesOf = expected[at]?.aliases ?? [];
            if (aliasesOf.includes(null)) expect(alias).toBeNull();
            else expect(aliasesOf.map(key)).toContain(key(alias));
          }
        }
      },
    ),
    { numRuns: 400, examples: [[SHIPS, SHIP_ALIASES, ['sherlock holmes watson'], 5]] },
  );
});

test('words within some edits are found, and no others, while words come', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ё'), minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(
      fc.array(fc.array(letters, { maxLength: 30 }), { minLength: 1, maxLength: 3 }),
      letters,
      fc.integer({ min: 0, max: 2 }),
      (batches, typed, most) => {
        const list = new WordList(1);
        const words = new Set<string>();
        for (const batch of batches) {
          for (const word of batch) {
            expect(list.intern(word)).toBe(list.numberOf(word));
            words.add(word);
          }
          const found = new Map<number, number>();
          list.visitNear(typed, most, (word, edits) => found.set(word, edits));
          const expected = new Map(
            [...words]
              .map((word) => [list.numberOf(word), nearestBeginning(word, typed)] as const)
              .filter(([, edits]) => edits <= most),
          );
          expect(new Map([...found].sort())).toEqual(new Map([...expected].sort()));
          list.arrays();
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('what begins very many names brings those of most works, as going through all would', () => {
  const SYLLABLES = ['sa', 'se', 'lo', 'li', 'mor', 'an', 's', 'é'];
  const numbers =
    fc.sample(fc.array(fc.nat({ max: 1e6 }), { minLength: 10_000, maxLength: 10_000, size: 'max' }), {
      numRuns: 1,
      seed: 8,
    })[0] ?? [];
  const wordOf = (at: number) =>
    [0, 4, 8].map((shift) => SYLLABLES[((numbers[at] ?? 0) >> shift) % 7] ?? '').join('');
  const names = Array.from({ length: 2500 }, (_, at): AnyName => {
    const kind = at % 3 === 0 ? 'relationship' : 'tag';
    const members = [wordOf(at * 3), `${wordOf(at * 3 + 1)} ${wordOf(at * 3 + 2)}`];
    if (at % 30 === 0) return { kind, name: `${wordOf(at)}ship`, members };
    return { kind, name: members.join(kind === 'tag' ? ' ' : '/'), members: [] };
  });
  const aliases = names
    .slice(0, 400)
    .map(({ kind, name }, at) => ({ kind, name: `${wordOf(at + 7000)} x`, of: name }));
  const table = tableOf(names, aliases);
  table.worksOf = (term) => (numbers[term] ?? 0) % ((numbers[term] ?? 0) % 5 === 0 ? 300 : 3);
  const suggester = new Suggester(table, { ...USES, worksOf: table.worksOf });
  const candidates = candidatesOf(table, names, aliases);
  for (const text of ['s', 'l', 'sa', 'se lo', 's l', 's s x', 'an', 'é', 'x', 'mor s', 'sasa'])
    for (const limit of [1, 16, 100]) {
      const expected = naiveSuggest(candidates, text, limit);
      const found = suggester.suggest(text, { kinds: KINDS, limit });
      expect(found.map(({ name }) => name)).toEqual(expected.map(({ term }) => table.nameOf(term)));
    }
});
