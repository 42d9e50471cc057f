import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rtfFormat } from '../../../src/formats/rtf/format.ts';
import { caseFiles, damaged, expectSound } from '../read-damaged.ts';

const read = (bytes: Uint8Array) => expectSound(rtfFormat, bytes, 'story.rtf');

test('a file cut or broken anywhere is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(damaged(caseFiles('rtf')), async (bytes) => void (await read(bytes))),
    { numRuns: 300 },
  );
});

const PIECES = [
  '{',
  '}',
  '\\par ',
  "\\'93",
  '\\u8212?',
  '\\uc2 ',
  '\\b ',
  '\\i0 ',
  '\\cell ',
  '\\row ',
  '\\intbl ',
  '\\pard ',
  '{\\*\\x ',
  '{\\footnote ',
  '{\\field{\\*\\fldinst HYPERLINK "https://a.example"}{\\fldrslt ',
  '{\\pict\\pngblip ',
  '{\\fonttbl{\\f0\\fcharset128 A;}}',
  '\\bin3 ',
  '\\f0 ',
  'word ',
  '\\s1 ',
  '{\\upr{a}{\\*\\ud ',
  '\\line ',
  '\\page ',
];

test('any order of its words is read', async () => {
  const files = fc
    .array(fc.constantFrom(...PIECES), { maxLength: 80 })
    .map((pieces) => new TextEncoder().encode(`{\\rtf1\\ansi ${pieces.join('')}`));
  await fc.assert(
    fc.asyncProperty(files, async (bytes) => void (await read(bytes))),
    { numRuns: 500 },
  );
});

test.each([
  ['100,000 groups that never close', `${'{\\b '.repeat(100_000)}word`, 5000],
  ['100,000 braces too many', `word${'}'.repeat(100_000)}\\par`, 5000],
  ['20,000 unknown groups that never close', `${'{\\*\\x '.repeat(20_000)}word`, 5000],
  ['5 MB of a picture', `{\\pict\\pngblip ${'89504e47'.repeat(640_000)}}`, 5000],
  ['1 MB of one paragraph', 'word {\\i word} '.repeat(70_000), 15_000],
  ['100,000 cells', `${'\\pard\\intbl a\\cell '.repeat(100_000)}\\row `, 10_000],
  ['50,000 notes', '{\\footnote note}\\par '.repeat(50_000), 15_000],
])('a file of %s is read in time', async (_, body, limit) => {
  expect(await read(new TextEncoder().encode(`{\\rtf1\\ansi ${body}}`))).toBeLessThan(limit);
});
