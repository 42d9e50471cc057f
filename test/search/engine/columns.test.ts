import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Arena } from '../../../src/search/engine/arena.ts';
import { Column, codeColumn } from '../../../src/search/engine/columns.ts';
import { highOf, lowOf, momentOf } from '../../../src/search/engine/moments.ts';
import { KeyReader, packKeys } from '../../../src/search/engine/packed-keys.ts';
import { compareStrings } from '../../../src/search/engine/sort-strings.ts';

const GREATEST = 0xffffffff;
const anyNumber = fc.oneof(fc.nat({ max: 5 }), fc.integer({ min: 0, max: GREATEST }));

/** A column in an arena, with values of another column before its own. */
function columnOf(numbers: Uint32Array): Column {
  const { width, codes, values } = codeColumn(numbers);
  const arena = new Arena(numbers.length * 8 + values.length * 4 + 1024, 'plain');
  const at = arena.take(codes.byteLength);
  arena.u8.set(new Uint8Array(codes.buffer, codes.byteOffset, codes.byteLength), at);
  const valuesAt = arena.take((values.length + 3) * 4);
  arena.u32.set([9, 9, 9, ...values], valuesAt >>> 2);
  return new Column(arena, at, valuesAt, { width, from: 3, to: 3 + values.length });
}

/** Numbers of which so many are distinct, 0 among them where wanted. */
function numbersWith(distinct: number, hasZero: boolean): Uint32Array {
  return Uint32Array.from({ length: distinct + 50 }, (_, at) => (at % distinct) * 61_441 + (hasZero ? 0 : 1));
}

describe('a column', () => {
  test.for([
    [1, 1],
    [256, 1],
    [257, 2],
    [65_536, 2],
    [65_537, 4],
  ] as const)('of %i values takes %i bytes an entry and has its numbers', ([distinct, width]) => {
    for (const hasZero of [true, false]) {
      const numbers = numbersWith(distinct, hasZero);
      const column = columnOf(numbers);
      expect(column.width).toBe(width);
      const places = Uint32Array.from({ length: numbers.length }, (_, at) => numbers.length - 1 - at);
      expect(column.valuesOf(places)).toEqual(numbers.toReversed());
      for (const doc of [0, distinct >>> 1, numbers.length - 1])
        expect(column.valueOf(doc)).toBe(numbers[doc]);
      if (hasZero) expect(column.codeOf(0)).toBe(column.zero);
      else if (width < 4) expect(column.zero).toBe(-1);
    }
  });

  test('tells which codes are within bounds', () => {
    fc.assert(
      fc.property(
        fc.array(anyNumber, { minLength: 1, maxLength: 400 }),
        anyNumber,
        anyNumber,
        (some, least, most) => {
          const column = columnOf(Uint32Array.from(some));
          const codes = column.within(least, most);
          const isIn = (code: number) =>
            codes === 'all' || (codes !== null && code >= codes.least && code <= codes.most);
          for (const [doc, number] of some.entries())
            expect(isIn(column.codeOf(doc))).toBe(number >= least && number <= most);
          for (const [a, one] of some.entries())
            expect(Math.sign(column.codeOf(a) - column.codeOf(0))).toBe(Math.sign(one - (some[0] ?? 0)));
        },
      ),
    );
  });
});

test('moments are their halves, which ascend', () => {
  const moment = fc.integer({ min: -8.64e15, max: 8.64e15 });
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      expect(momentOf(highOf(a), lowOf(a))).toBe(a);
      if (a === 0 || b === 0) return;
      const order = highOf(a) - highOf(b) || lowOf(a) - lowOf(b);
      expect(Math.sign(order)).toBe(Math.sign(a - b));
    }),
  );
});

test('packed keys are read alone and all together', () => {
  const key = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', 'é', '漢', '😀'), maxLength: 6 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 60 }), (some) => {
      const keys = some.map((one) => one.toWellFormed()).sort(compareStrings);
      const packed = packKeys(keys);
      const reader = new KeyReader(() => packed);
      expect(reader.all(packed.length)).toEqual(keys);
      expect(keys.map((_, place) => reader.key(place))).toEqual(keys);
    }),
  );
});
