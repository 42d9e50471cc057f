import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Arena } from '../../../src/search/engine/arena.ts';
import type { Kernels } from '../../../src/search/engine/kernels.ts';
import { packLists } from '../../../src/search/engine/packed-lists.ts';
import { atOnce } from '../../../src/search/engine/slices.ts';

const DOCUMENTS = 700;
const BYTES = 128;
/** A memory with everything that the kernels read, and room for what they write. */
const placeAt = (nth: number) => (nth + 1) * 8192;
const [A, B, LIST, OTHER, COLUMN, STARTS] = [
  placeAt(0),
  placeAt(1),
  placeAt(2),
  placeAt(3),
  placeAt(4),
  placeAt(5),
];
const [RECORDS, HEADS, FIRST, SECOND, TAILS] = [placeAt(6), placeAt(7), placeAt(8), placeAt(9), placeAt(10)];
const [SIGNATURES, PLACES, LAYOUT, OUT] = [placeAt(11), placeAt(12), placeAt(13), placeAt(14)];
const TERMS = 1500;
/** Where the first place of each kind stands, and how many kinds there are. */
const KINDS = LAYOUT + 64;
const KIND_COUNT = 5;

const documents = fc
  .oneof(
    fc.uniqueArray(fc.nat({ max: DOCUMENTS - 1 }), { maxLength: 15 }),
    fc.uniqueArray(fc.nat({ max: DOCUMENTS - 1 }), { maxLength: 500, size: 'max' }),
  )
  .map((list) => list.sort((a, b) => a - b));
const record = fc.record({
  first: fc.nat({ max: 9 }),
  second: fc.nat({ max: 9 }),
  heads: fc.uniqueArray(fc.nat({ max: 200 }), { maxLength: 8 }),
  tails: fc.uniqueArray(fc.nat({ max: TERMS - 1 }), { maxLength: 5 }),
});
const memory = fc.record({
  a: documents,
  b: documents,
  list: documents,
  other: documents,
  column: fc.infiniteStream(fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 0xffffffff }))),
  records: fc.array(record, { minLength: 1, maxLength: 20 }),
  width: fc.constantFrom(1 as const, 2 as const, 4 as const),
  least: fc.nat({ max: 25 }),
  span: fc.oneof(fc.nat({ max: 10 }), fc.nat({ max: 0xffffffff - 25 })),
  wanted: fc.integer({ min: 1, max: 12 }),
});
type Filled = typeof memory extends fc.Arbitrary<infer Value> ? Value : never;

function arenaWith(filled: Filled, column: Uint32Array, kernels: 'simd' | 'plain'): Arena {
  const arena = new Arena(19 * 8192, kernels);
  const bits = (at: number, list: readonly number[]) => {
    for (const doc of list) {
      const word = (at >>> 2) + (doc >>> 5);
      arena.u32[word] = (arena.u32[word] ?? 0) | (1 << (doc & 31));
    }
  };
  bits(A, filled.a);
  bits(B, filled.b);
  arena.u32.set(filled.list, LIST >>> 2);
  arena.u32.set(filled.other, OTHER >>> 2);
  arena.u32.set(column, COLUMN >>> 2);
  let start = 0;
  for (let doc = 0; doc <= DOCUMENTS; doc += 1) {
    const one = filled.records[doc];
    arena.u32[(STARTS >>> 2) + doc] = start;
    if (!one) continue;
    const tails = one.tails.flatMap((term) => [term & 0xffff, term >>> 16]);
    const numbers = [one.first, one.second, one.heads.length, ...one.heads, ...tails];
    arena.u16.set(numbers, (RECORDS >>> 1) + start);
    start += numbers.length;
  }
  for (let signature = 0; signature <= 10; signature += 1)
    arena.u32[(SIGNATURES >>> 2) + signature] = signature * 2;
  for (let place = 0; place < 20; place += 1) arena.u16[(SIGNATURES >>> 1) + 100 + place] = (place * 7) % 200;
  for (let head = 0; head <= 200; head += 1) arena.u32[(PLACES >>> 2) + head] = (head * 77) % TERMS;
  const group = [SIGNATURES, SIGNATURES + 200];
  arena.u32.set([STARTS, RECORDS, ...group, ...group, PLACES, HEADS, TAILS, filled.width], LAYOUT >>> 2);
  arena.u32.set([0, 40, 700, 700, 1200, TERMS], KINDS >>> 2);
  return arena;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** What each kernel returns and leaves behind, one after the other. */
function runAll({ kernels: k, u32, u8 }: Arena, filled: Filled): unknown[] {
  const { list, other, records, width, least, span, wanted } = filled;
  const most = least + span;
  const docs = list.filter((doc) => doc < records.length);
  const written = (length: number) => Array.from(u32.subarray(OUT >>> 2, (OUT >>> 2) + length));
  const results: unknown[] = [];
  const note = (length: number, cells = length) => results.push(length, written(cells));
  results.push(k.countOnes(A, BYTES), k.countCommon(A, B, BYTES));
  note(k.andBits(A, B, OUT, BYTES), 32);
  note(k.andNotBits(A, B, OUT, BYTES), 32);
  note(k.orBits(A, B, OUT, BYTES), 32);
  note(k.idsOfBits(A, BYTES, OUT));
  u8.fill(0, OUT, OUT + BYTES);
  k.setIds(LIST, list.length, OUT);
  results.push(written(32), k.countIdsIn(LIST, list.length, A));
  for (const isWanted of [0, 1] as const) {
    note(k.keepIdsIn(LIST, list.length, A, isWanted, OUT));
    note(k.keepIdsInList(LIST, list.length, OTHER, other.length, isWanted, OUT));
  }
  const greatest = 2 ** (8 * width) - 1;
  const bounds = [COLUMN, width, Math.min(least, greatest), Math.min(most, greatest)] as const;
  note(k.keepIdsInRange(...bounds, LIST, list.length, OUT));
  u8.fill(0, OUT, OUT + BYTES);
  note(k.bitsInRange(...bounds, DOCUMENTS, A, OUT), 32);
  k.countHeads(LIST, docs.length, STARTS, RECORDS, FIRST, SECOND, HEADS);
  k.foldSignatures(FIRST, 10, SIGNATURES, SIGNATURES + 200, HEADS);
  k.foldSignatures(SECOND, 10, SIGNATURES, SIGNATURES + 200, HEADS);
  results.push(Array.from(u32.subarray(HEADS >>> 2, (HEADS >>> 2) + 201)), u32[FIRST >>> 2]);
  const cards = COLUMN;
  u32.fill(0xffffffff, cards >>> 2, (cards >>> 2) + TERMS);
  const top = k.topHeads(HEADS, PLACES, cards, 1, 201, wanted, OUT);
  results.push(top, written(top * 2));
  k.countTails(LIST, docs.length, STARTS, RECORDS, TAILS, width);
  const met = k.topCounts(TAILS, width, 3, TERMS, wanted, OUT);
  results.push(met, written(met * 2), k.countMet(TAILS, width, 1, TERMS));
  const heads = k.topCounts(HEADS, 4, 1, 201, wanted, OUT);
  results.push(heads, written(heads * 2));
  u8.fill(0, HEADS, HEADS + 201 * 4);
  u8.fill(0, TAILS, TAILS + TERMS * 4);
  const block = 1 + 2 * wanted;
  u8.fill(0, OUT, OUT + KIND_COUNT * block * 4);
  k.countFew(LIST, docs.length, LAYOUT);
  results.push(k.countMet(HEADS, 4, 0, 201), k.countMet(TAILS, width, 0, TERMS));
  k.takeFew(LIST, docs.length, LAYOUT, KINDS, 0b10111, wanted, OUT);
  results.push(written(KIND_COUNT * block), k.countMet(HEADS, 4, 0, 201), k.countMet(TAILS, width, 0, TERMS));
  return results;
}

describe('kernels', () => {
  test('those in WebAssembly do what the plain ones do', () => {
    fc.assert(
      fc.property(memory, (filled) => {
        const column = Uint32Array.from({ length: DOCUMENTS }, () => filled.column.next().value ?? 0);
        const [simd, plain] = (['simd', 'plain'] as const).map((kind) =>
          runAll(arenaWith(filled, column, kind), filled),
        );
        expect(simd).toEqual(plain);
      }),
      { numRuns: 400 },
    );
  });

  test.for(['simd', 'plain'] as const)('%s: packed lists', (kind) => {
    const [packedAt, unpackedAt, bitsAt] = [8192, 16_384, 2 ** 16];
    const arena = new Arena(2 ** 26, kind);
    const { kernels, u8 } = arena;
    const steps = fc.oneof(
      fc.constant(1),
      ...[8, 16, 25].map((bits) => fc.integer({ min: 1, max: 2 ** bits })),
    );
    const list = fc
      .array(steps, { maxLength: 14 })
      .map((some) => some.map((_, at) => sumOf(some.slice(0, at + 1)) - 1));
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 6 }), (lists) => {
        const starts = Uint32Array.from([0, ...lists.map((_, at) => lists.slice(0, at + 1).flat().length)]);
        const packed = atOnce(packLists(Uint32Array.from(lists.flat()), starts));
        u8.set(packed.bytes, packedAt);
        for (const [nth, ids] of lists.entries()) {
          const at = packedAt + (packed.starts[nth] ?? 0);
          arena.u32[(unpackedAt >>> 2) + ids.length] = 77;
          kernels.unpackIds(at, ids.length, arena.spread, unpackedAt);
          expect(Array.from(arena.u32At(unpackedAt, ids.length + 1))).toEqual([...ids, 77]);
          for (const id of ids) u8[bitsAt + (id >>> 3)] = 0b10110110;
          expect(kernels.countListed(at, ids.length, arena.spread, bitsAt)).toBe(
            kernels.countIdsIn(unpackedAt, ids.length, bitsAt),
          );
          for (const id of ids) u8[bitsAt + (id >>> 3)] = 0;
        }
      }),
    );
  });

  test.for(['simd', 'plain'] as const)('%s: ranks and orders', (kind) => {
    const arena = new Arena(19 * 8192, kind);
    const kernels: Kernels = arena.kernels;
    const order = Array.from({ length: DOCUMENTS }, (_, at) => (at * 269) % DOCUMENTS);
    arena.u32.set(order, COLUMN >>> 2);
    for (const [rank, doc] of order.entries()) arena.u32[(HEADS >>> 2) + doc] = rank;
    const docs = Array.from({ length: 90 }, (_, at) => at * 7);
    arena.u32.set(docs, LIST >>> 2);
    kernels.setIds(LIST, docs.length, A);
    const expected = order.filter((doc) => docs.includes(doc)).slice(0, 12);
    const first = kernels.firstOrdered(COLUMN, DOCUMENTS, A, 12, OUT);
    expect(Array.from(arena.u32At(OUT, first))).toEqual(expected);
    const best = kernels.bestRanked(LIST, docs.length, HEADS, 12, OUT);
    expect(Array.from(arena.u32At(OUT, best * 2)).filter((_, at) => at % 2 === 0)).toEqual(expected);
  });

  test('the bytes in the source are those of the kernels', () => {
    const made = execFileSync(process.execPath, ['scripts/kernels.mjs', '--print'], { encoding: 'utf8' });
    expect(readFileSync('src/search/engine/kernel-bytes.ts', 'utf8')).toBe(made);
  });
});
