import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWords } from '../../src/library/compare-words.ts';
import { shortestEdit } from '../../src/library/shortest-edit.ts';

const ITEMS = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 25 });

/** The length of the longest list that is in both in order, by the table that everyone knows. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  const row = Array(b.length + 1).fill(0) as number[];
  for (const one of a) {
    let corner = 0;
    for (let column = 1; column <= b.length; column += 1) {
      const above = row[column] ?? 0;
      row[column] = one === b[column - 1] ? corner + 1 : Math.max(above, row[column - 1] ?? 0);
      corner = above;
    }
  }
  return row[b.length] ?? 0;
}

describe('the shortest edit', () => {
  it('leads from one list to the other, by as few steps as can be', () => {
    fc.assert(
      fc.property(ITEMS, ITEMS, (before, after) => {
        const stretches = shortestEdit(before, after, 100) ?? [];
        const made = stretches.flatMap(({ kind, at, end }) =>
          kind === 'removed' ? [] : (kind === 'same' ? before : after).slice(at, end),
        );
        const from = stretches.flatMap(({ kind, at, end }) =>
          kind === 'added' ? [] : before.slice(at, end),
        );
        expect([from, made]).toEqual([before, after]);
        const steps = stretches.reduce((sum, { kind, at, end }) => sum + (kind === 'same' ? 0 : end - at), 0);
        expect(steps).toBe(before.length + after.length - 2 * longestCommon(before, after));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives up where it would take more steps than it may', () => {
    const numbers = Array.from({ length: 50 }, (_, index) => index);
    expect(shortestEdit(numbers, [], 49)).toBeNull();
    expect(shortestEdit(numbers, [], 50)).toEqual([{ kind: 'removed', at: 0, end: 50 }]);
    expect(shortestEdit(numbers, [...numbers, 50], 1)).toEqual([
      { kind: 'same', at: 0, end: 50 },
      { kind: 'added', at: 50, end: 51 },
    ]);
  });

  it('takes two long lists that differ everywhere in bounded time', () => {
    const long = (from: number) => Array.from({ length: 100_000 }, (_, index) => from + index);
    const started = performance.now();
    expect(shortestEdit(long(0), long(1_000_000), 3000)).toBeNull();
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('words', () => {
  it.each([
    ['The lamp was out.', 'The lamp was lit.', 'The lamp was [-out.][+lit.]'],
    ['One two three four.', 'One two and three four.', 'One two [+and ]three four.'],
    ['One two.\nThree four five.', 'One two. Three four five.', 'One [-two.¶][+two. ]Three four five.'],
    [
      'Nothing here is alike at all.',
      'Quite another sentence stands there now.',
      '[-Nothing here is alike at all.¶][+Quite another sentence stands there now.]',
    ],
    ['', 'New.', '[+New.]'],
    ['Old.', '', '[-Old.]'],
  ])('%j to %j is %s', (before, after, says) => {
    const shown = compareWords(before, after).map(({ kind, text }) =>
      kind === 'same' ? text : `[${kind === 'removed' ? '-' : '+'}${text}]`,
    );
    expect(shown.join('').replaceAll('\n', '¶')).toBe(says);
  });

  it('of a long passage are cut, and never in the middle of a character', () => {
    const pieces = compareWords('', '🗼'.repeat(6000));
    expect(pieces[0]?.text.length).toBeLessThan(8010);
    expect(pieces[0]?.text.isWellFormed()).toBe(true);
  });
});
