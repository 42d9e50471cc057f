import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listChanges, repairText, undoChanges } from '#text';

describe('listChanges', () => {
  it.each<[string, string, [number, string, string][]]>([
    ['It wasnâ€™t late.', 'It wasn’t late.', [[7, 'â€™', '’']]],
    [
      'â€œHi,â€\u009d she said',
      '“Hi,” she said',
      [
        [0, 'â€œ', '“'],
        [6, 'â€\u009d', '”'],
      ],
    ],
    ['one\ncafÃ©\nthree', 'one\ncafé\nthree', [[7, 'Ã©', 'é']]],
    ['ï»¿Title', 'Title', [[0, 'ï»¿', '']]],
    ['same', 'same', []],
    ['abc', 'xyz', [[0, 'abc', 'xyz']]],
  ])('of %j and %j', (before, after, expected) => {
    const { changes, left } = listChanges(before, after);
    expect(changes.map((one) => [one.start, one.before, one.after])).toEqual(expected);
    expect(left).toBe(0);
    expect(undoChanges(after, changes)).toBe(before);
  });

  it('lists no more than it is told and counts the lines left', () => {
    const damaged = 'donâ€™t\n'.repeat(50);
    const { changes, left } = listChanges(damaged, repairText(damaged).text, 20);
    expect([changes.length, left]).toEqual([20, 30]);
  });

  it('refuses texts with different lines', () => {
    expect(() => listChanges('a\nb', 'a')).toThrow(RangeError);
  });

  it('takes a long line that differs everywhere in good time', () => {
    const started = performance.now();
    const { changes } = listChanges('Ã©'.repeat(300_000), 'é'.repeat(300_000), 1_000_000);
    expect(undoChanges('é'.repeat(300_000), changes)).toBe('Ã©'.repeat(300_000));
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  const scraps = fc.constantFrom(
    ...[
      'â€™',
      'Ã©',
      'Ã ',
      'â€œ',
      'â€\ufffd',
      'Ã¢â‚¬â„¢',
      'donít ',
      'itís ',
      'donÕt ',
      '\x92',
      '=92',
      '=E9',
      '&nbsp;',
      '&amp;quot;',
    ],
    ...['\\"', '"', ' ', '\n', '\r\n', 'word', 'a', '.', '├│', 'ΓÇÖ', 'ï»¿', 'é', '’', '\u2028'],
  );
  const damaged = fc.array(scraps, { maxLength: 60 }).map((parts) => parts.join(''));

  it('undone gives the decoded text, whatever was repaired', () => {
    const twice = fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(text).toString('latin1'));
    fc.assert(
      fc.property(fc.oneof(damaged, twice), fc.boolean(), (text, markup) => {
        const { text: repaired } = repairText(text, { markup });
        const { changes } = listChanges(text, repaired, 1_000_000);
        expect(undoChanges(repaired, changes)).toBe(text);
        for (const { start, before } of changes)
          expect(text.slice(start, start + before.length)).toBe(before);
      }),
      { numRuns: 3_000 },
    );
  });

  it('undone gives any text from any other with as many lines', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é') });
    fc.assert(
      fc.property(fc.array(fc.tuple(line, line)), (lines) => {
        const before = lines.map(([one]) => one).join('\n');
        const after = lines.map(([, other]) => other).join('\n');
        expect(undoChanges(after, listChanges(before, after, 1_000_000).changes)).toBe(before);
      }),
    );
  });
});
