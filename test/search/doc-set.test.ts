import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DocSet, idsOf, intersect, setBit, sizeOf, subtract, union } from '../../src/search/doc-set.ts';
import { Postings } from '../../src/search/postings.ts';

const DOCUMENTS = 500;

const numbers = fc
  .oneof(
    fc.uniqueArray(fc.nat({ max: DOCUMENTS - 1 }), { maxLength: 12 }),
    fc.uniqueArray(fc.nat({ max: DOCUMENTS - 1 }), { maxLength: 400, size: 'max' }),
  )
  .map((list) => list.sort((a, b) => a - b));
const set = fc
  .tuple(numbers, fc.boolean())
  .map(([list, asBits]) => ({ list, set: asBits ? bits(list) : ids(list) }));

function ids(list: readonly number[]): DocSet {
  return { kind: 'ids', ids: Uint32Array.from(list) };
}

function bits(list: readonly number[]): DocSet {
  const words = new Uint32Array((DOCUMENTS + 31) >>> 5);
  for (const doc of list) setBit(words, doc);
  return { kind: 'bits', bits: words };
}

describe('sets of documents', () => {
  test('intersection, difference and union are those of sets, whatever the kind', () => {
    fc.assert(
      fc.property(set, set, set, (a, b, c) => {
        const [left, right] = [new Set(a.list), new Set(b.list)];
        expect([...idsOf(a.set)]).toEqual(a.list);
        expect(sizeOf(a.set)).toBe(a.list.length);
        expect([...idsOf(intersect(a.set, b.set))]).toEqual(a.list.filter((doc) => right.has(doc)));
        expect([...idsOf(subtract(a.set, b.set))]).toEqual(a.list.filter((doc) => !right.has(doc)));
        const all = [...new Set([...left, ...right, ...c.list])].sort((x, y) => x - y);
        expect([...idsOf(union([a.set, b.set, c.set], DOCUMENTS))]).toEqual(all);
        expect([...idsOf(a.set)]).toEqual(a.list);
      }),
      { numRuns: 500 },
    );
  });
});

describe('postings', () => {
  test('every term keeps its own documents while others grow', () => {
    const expected = new Map<number, number[]>();
    const postings = new Postings();
    for (let doc = 0; doc < 20_000; doc += 1) {
      for (const term of [0, 1 + (doc % 3), 4 + (doc % 1000), ...(doc % 20 === 0 ? [2000] : [])]) {
        postings.add(term, doc);
        const docs = expected.get(term) ?? [];
        docs.push(doc);
        expected.set(term, docs);
        if (doc === 9999) postings.setOf(term, doc + 1);
      }
    }
    for (const [term, docs] of expected) {
      expect(postings.lengthOf(term)).toBe(docs.length);
      expect([...postings.idsOf(term)]).toEqual(docs);
      expect([...idsOf(postings.setOf(term, 20_000))]).toEqual(docs);
    }
    expect(postings.setOf(2000, 20_000).kind).toBe('bits');
    expect(postings.setOf(4, 20_000).kind).toBe('ids');
    expect(postings.idsOf(999_999)).toHaveLength(0);
  });
});
