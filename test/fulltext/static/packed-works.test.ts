import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packWorks, unpackWorks } from '#fulltext';

describe('numbers of works as bytes', () => {
  it('are the same again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 5_000_000 }), { maxLength: 400 }), (numbers) => {
        const works = Uint32Array.from(numbers).sort();
        expect(unpackWorks(packWorks(works))).toEqual(works);
      }),
    );
  });

  it('are the same again where nearly all are there', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 900 }), fc.nat({ max: 100_000 }), (there, first) => {
        const works = Uint32Array.from(there.flatMap((is, index) => (is ? first + index : [])));
        expect(unpackWorks(packWorks(works))).toEqual(works);
      }),
    );
  });

  it('take a bit each where nearly all are there, and a byte or two where few are', () => {
    const all = Uint32Array.from({ length: 100_000 }, (_, index) => index + 1);
    expect(packWorks(all).length).toBeLessThan(12_510);
    const few = Uint32Array.from({ length: 50 }, (_, index) => 1_000 * (index + 1));
    expect(packWorks(few).length).toBeLessThan(110);
    expect(packWorks(new Uint32Array(0)).length).toBe(0);
  });

  it('are bounded whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(unpackWorks(bytes).length).toBeLessThanOrEqual(8 * bytes.length);
      }),
    );
  });
});
