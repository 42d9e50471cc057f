import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pdfFormat } from '../../../src/formats/pdf/format.ts';
import { caseFiles, damaged, expectSound } from '../read-damaged.ts';
import { tinyPdf } from './tiny-pdf.ts';

const read = (bytes: Uint8Array) => expectSound(pdfFormat, bytes, 'story.pdf');

test('a file cut or broken anywhere is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(damaged(caseFiles('pdf')), async (bytes) => void (await read(bytes))),
    { numRuns: 60 },
  );
}, 60_000);

test('lines anywhere on a page are read', async () => {
  const line = fc.record({
    text: fc.string({ unit: fc.constantFrom(...'ab .-:*1'), maxLength: 30 }),
    x: fc.integer({ min: -50, max: 700 }),
    y: fc.integer({ min: -50, max: 900 }),
    size: fc.integer({ min: 1, max: 60 }),
  });
  const pages = fc.array(fc.array(line, { maxLength: 12 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(pages, async (drawn) => void (await read(tinyPdf(drawn)))),
    { numRuns: 60 },
  );
}, 60_000);

test('a page of 40,000 lines is read in time', async () => {
  const lines = Array.from({ length: 40_000 }, (_, index) => ({
    text: `line ${index}`,
    x: 72,
    y: 800 - index,
  }));
  expect(await read(tinyPdf([lines]))).toBeLessThan(20_000);
}, 30_000);
