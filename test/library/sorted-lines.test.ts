import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { SortedLines } from '../../src/library/sorted-lines.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-lines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function sorted(lines: readonly string[], mostBuffered: number): Promise<string[]> {
  const gathered = await SortedLines.open(path.join(folder, 'lines'), mostBuffered);
  for (const line of lines) await gathered.add(line);
  const found: string[] = [];
  for await (const line of gathered.sorted()) found.push(line);
  await gathered.close();
  return found;
}

describe('lines that are sorted on the disk', () => {
  it('are those that were put there, in the order of their letters', async () => {
    const line = fc.string({ unit: fc.constantFrom(...'ab ,)/.-09{"'), maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 60 }),
        fc.integer({ min: 1, max: 200 }),
        async (lines, most) => {
          expect(await sorted(lines, most)).toEqual([...lines].sort());
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are found again where there are more than a piece of the file holds', async () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, index) => `${(index * 7919) % 20_011} ${'x'.repeat(20)}`,
    );
    expect(await sorted(lines, 100_000)).toEqual([...lines].sort());
  });
});
