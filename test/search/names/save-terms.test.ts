import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FanlightError } from '#errors';
import { nameWords } from '../../../src/search/name-words.ts';
import { ArrayFileWriter } from '../../../src/search/names/array-file.ts';
import { loadTerms, saveTerms } from '../../../src/search/names/save-terms.ts';
import { TermTable } from '../../../src/search/names/term-table.ts';
import { anyName } from './arbitrary-names.ts';
import type { AnyName } from './naive-names.ts';

const anyAlias = fc
  .tuple(anyName, anyName)
  .map(([one, other]) => ({ kind: one.kind, name: one.name, of: other.name }));

function tableOf(
  names: readonly AnyName[],
  aliases: readonly { kind: AnyName['kind']; name: string; of: string }[],
) {
  const table = new TermTable();
  for (const { kind, name, members } of names) table.intern(kind, name, members);
  table.saveAliases(aliases);
  return table;
}

function answersOf(table: TermTable, asked: readonly AnyName[]): unknown {
  return [
    table.size,
    Array.from({ length: table.size }, (_, term) => [
      table.nameOf(term),
      table.kindOf(term),
      table.kindOf(term) === 'relationship' && table.shipOf(term),
    ]),
    asked.map(({ kind, name }) => [
      table.named(kind, name),
      table.meant(kind, name),
      table.withWords(kind, nameWords(name), false),
      table.withWords(kind, nameWords(name), true),
      table.beginning(kind, name.slice(0, 2).toLowerCase()),
    ]),
  ];
}

test('a saved table answers as before, and goes on', () => {
  fc.assert(
    fc.property(
      fc.array(anyName, { maxLength: 60 }),
      fc.array(anyAlias, { maxLength: 10 }),
      fc.array(anyName, { maxLength: 20 }),
      (names, aliases, later) => {
        const table = tableOf(names, aliases);
        const loaded = loadTerms(saveTerms(table));
        expect(answersOf(loaded, [...names, ...later])).toEqual(answersOf(table, [...names, ...later]));
        for (const { kind, name, members } of later)
          expect(loaded.intern(kind, name, members)).toBe(table.intern(kind, name, members));
        expect(answersOf(loaded, [...names, ...later])).toEqual(answersOf(table, [...names, ...later]));
      },
    ),
    { numRuns: 150 },
  );
});

const EXAMPLE = saveTerms(
  tableOf(fc.sample(anyName, { numRuns: 60, seed: 3 }), fc.sample(anyAlias, { numRuns: 10, seed: 4 })),
);

function expectRefused(bytes: Uint8Array): void {
  expect(() => loadTerms(bytes)).toThrow(FanlightError);
}

test('damaged bytes are refused', () => {
  fc.assert(
    fc.property(fc.nat(EXAMPLE.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const bytes = EXAMPLE.slice();
      bytes[place] = (bytes[place] ?? 0) ^ change;
      expectRefused(bytes);
    }),
    { numRuns: 500 },
  );
  for (let length = 0; length < EXAMPLE.length; length += 97) expectRefused(EXAMPLE.subarray(0, length));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expectRefused(bytes)));
  expectRefused(Uint8Array.of(...EXAMPLE, 0, 0, 0, 0));
});

/** A file with its arrays changed, and a checksum that fits. */
function rewritten(file: Uint8Array, change: (arrays: Uint32Array[]) => void): Uint8Array {
  const words = new Uint32Array(file.slice().buffer);
  const arrays: Uint32Array[] = [];
  const widths: number[] = [];
  for (let place = 4; place < words.length; ) {
    const [width = 0, length = 0] = words.subarray(place, place + 2);
    const { buffer } = file.slice((place + 2) * 4, (place + 2) * 4 + length);
    const numbers = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array }[width] ?? Uint8Array;
    arrays.push(Uint32Array.from(new numbers(buffer)));
    widths.push(width);
    place += 2 + Math.ceil(length / 4);
  }
  change(arrays);
  const writer = new ArrayFileWriter();
  for (const [index, array] of arrays.entries()) {
    const width = widths[index];
    writer.put(width === 4 ? array : width === 2 ? Uint16Array.from(array) : Uint8Array.from(array));
  }
  return writer.bytes();
}

test('whatever a file with a right checksum holds, it is refused or answers without an error', () => {
  const asked = fc.sample(anyName, { numRuns: 30, seed: 5 });
  const numbers = fc.oneof(fc.nat(), fc.integer({ min: 0, max: 70 }), fc.constantFrom(0, 0xffffffff));
  const changes = fc.array(fc.tuple(fc.nat(), numbers), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.nat(), changes, (index, changed) => {
      const bytes = rewritten(EXAMPLE, (arrays) => {
        const array = arrays[index % arrays.length] ?? new Uint32Array(0);
        for (const [place, number] of changed) if (array.length > 0) array[place % array.length] = number;
      });
      let table: TermTable;
      try {
        table = loadTerms(bytes);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(FanlightError);
        return;
      }
      answersOf(table, asked);
      for (const { kind, name, members } of asked) table.intern(kind, name, members);
      saveTerms(table);
    }),
    { numRuns: 500 },
  );
});

test('hashes that are all one are refused rather than looked through', () => {
  const table = new TermTable();
  for (let at = 0; at < 20_000; at += 1) table.intern('tag', `name ${at}`);
  const HASHES = 3;
  expectRefused(rewritten(saveTerms(table), (arrays) => arrays[HASHES]?.fill(7)));
});
