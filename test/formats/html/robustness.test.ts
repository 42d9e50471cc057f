import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateDocument } from '#document';
import { FanlightError } from '#errors';
import { htmlFormat } from '../../../src/formats/html/format.ts';

const root = path.resolve('test/corpus/html');
const pages = readdirSync(root).map((name) => {
  const file = readdirSync(path.join(root, name)).find((entry) => entry.startsWith('input.')) ?? '';
  return readFileSync(path.join(root, name, file));
});

/** Reads bytes; whatever comes out keeps the rules of the model. Returns how long it took. */
async function expectSound(bytes: Uint8Array): Promise<number> {
  const start = performance.now();
  const input = { bytes, name: 'page.html', path: 'page.html' };
  htmlFormat.recognise?.(input);
  try {
    const result = await htmlFormat.read?.(input);
    for (const work of result?.works ?? []) expect(validateDocument(work.document)).toEqual([]);
    for (const { at } of result?.losses ?? []) {
      if (typeof at === 'number') expect(at).toBeLessThanOrEqual(result?.decoded.length ?? 0);
    }
  } catch (thrown) {
    if (!(thrown instanceof FanlightError)) throw thrown;
  }
  return performance.now() - start;
}

test('a page cut or broken anywhere is read or refused', async () => {
  const broken = fc
    .tuple(fc.constantFrom(...pages), fc.nat(), fc.nat(), fc.uint8Array({ maxLength: 12 }))
    .map(([page, from, length, noise]) => {
      const at = from % page.length;
      return Buffer.concat([page.subarray(0, at), noise, page.subarray(at + (length % 400))]);
    });
  await fc.assert(
    fc.asyncProperty(broken, async (bytes) => void (await expectSound(bytes))),
    { numRuns: 150 },
  );
});

test('any bytes are read or refused', async () => {
  const bytes = fc.uint8Array({ maxLength: 400 });
  await fc.assert(
    fc.asyncProperty(bytes, async (given) => void (await expectSound(given))),
    { numRuns: 300 },
  );
});

test.each([
  ['nested 10,000 deep', `${'<div>'.repeat(10_000)}The text of a story that is here.`, 3000],
  [
    '5 MB on one line',
    `<html><body>${'<p>Some words of a story, and <i>more</i> of them.</p>'.repeat(95_000)}`,
    20_000,
  ],
  ['5 MB of one paragraph', `<html><body><p>${'word '.repeat(1_000_000)}`, 20_000],
  [
    '100,000 links',
    `<html><body>${'<p><a href="x.html">A link</a> <a href="y.html">to there</a></p>'.repeat(50_000)}`,
    20_000,
  ],
])('a page %s is read in time', async (_, page, limit) => {
  expect(await expectSound(new TextEncoder().encode(page))).toBeLessThan(limit);
});
