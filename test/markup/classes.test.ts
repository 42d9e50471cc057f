import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FRAGMENT_CLASSES, toXhtml } from '#markup';
import { blocks } from './arbitrary-blocks.ts';

test('fragments use the documented classes and no others', () => {
  const known = new Set<string>(FRAGMENT_CLASSES);
  const used = new Set<string>();
  fc.assert(
    fc.property(blocks, (given) => {
      for (const [, names = ''] of toXhtml(given).value.matchAll(/<[a-z0-9]+ class="([^"]*)"/g)) {
        for (const name of names.split(' ')) used.add(name);
      }
    }),
    { numRuns: 400, seed: 7 },
  );
  expect([...used].filter((name) => !known.has(name))).toEqual([]);
  expect([...known].filter((name) => !used.has(name))).toEqual([]);
});
