import { expect, it } from 'vitest';
import type { BatchId } from '#catalogue';
import { Tally } from '../../src/library/import-tally.ts';

it('a collection moves on through both passes, never back, and is done when it is', () => {
  const bytes = 1000;
  const source = { file: Buffer.from('/a'), path: '/a', bytes };
  const task = { ...source, id: 1 };
  const tally = new Tally(1 as BatchId, [source], 0);
  const shown = [0, 500, 1000, 0, 1500, 2000, 2500].map((read) => {
    tally.taskAt(task, read);
    return tally.progress().bytes;
  });
  expect(shown).toEqual([0, 250, 500, 500, 750, 980, 980]);
  tally.taskDone(task);
  expect(tally.progress()).toMatchObject({ bytes, files: 1 });
});
