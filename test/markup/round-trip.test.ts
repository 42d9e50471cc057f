import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateDocument } from '#document';
import { fromXhtml, sanitizeHtml, toXhtml } from '#markup';
import { normaliseBlocks } from '../../src/markup/normalise.ts';
import { blocks } from './arbitrary-blocks.ts';
import { wellFormednessFault } from './well-formed.ts';

const RUNS = { numRuns: 400 };

test('normal form is reached in one step', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const normal = normaliseBlocks(given);
      expect(normaliseBlocks(normal)).toEqual(normal);
      expect(validateDocument({ chapters: [{ blocks: normal }] })).toEqual([]);
    }),
    RUNS,
  );
});

test('what is written is well-formed', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      expect(wellFormednessFault(toXhtml(given).value)).toBeNull();
    }),
    RUNS,
  );
});

test('reading what was written gives the same blocks', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      expect(fromXhtml(toXhtml(given).value)).toEqual(normaliseBlocks(given));
    }),
    RUNS,
  );
});

test('sanitising what was sanitised changes nothing', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const once = sanitizeHtml(toXhtml(given).value);
      expect(sanitizeHtml(once)).toBe(once);
    }),
    RUNS,
  );
});
