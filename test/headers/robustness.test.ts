import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '#text';
import { understand, understandLines, withholdPrivate } from '../../src/headers/index.ts';

/** Pieces that headers are made of, so that random texts reach every rule. */
const PIECES = [
  'Title: ',
  'AUTHOR - ',
  'Rating: PG-13/R (',
  'Pairing: A/B, ',
  'by ',
  '***\n',
  '\n\n',
  '\n',
  'Chapter One\n',
  'THE END\n',
  '--\n',
  '> ',
  'Subject: NEW: "X" 1/3 [PG] (K/S)\n',
  'Message-ID: <1@x.invalid>\n',
  'Warnings: ',
  'no slash, ',
  'a@b.example ',
  'x at y dot example ',
  '<b>',
  '(((((',
  ')))',
  '"',
  'Summary: ',
  ' = ',
  '=\n',
  'Rated: Fiction T - English - Words: 3 - id: 1\n',
  'I do not own them. ',
  'Spoilers for "Low Water". ',
  '  Archive: ',
  '1/10/02 ',
  'Seasons 1-4 ',
  'Word ',
  'été ',
  '\u0000',
  '\ud800',
];
const fromPieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(
  fromPieces,
  fc.string({ maxLength: 600 }),
  fc.string({ maxLength: 600, unit: 'binary' }),
);

describe('understanding any text', () => {
  it('keeps the body and all evidence inside the text, and raw equal to what stands there', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = splitLines(text);
        const { body, evidence, story } = understandLines(lines, {});
        expect(body.from).toBeGreaterThanOrEqual(0);
        expect(body.to).toBeGreaterThanOrEqual(body.from);
        expect(body.to).toBeLessThanOrEqual(lines.length);
        for (const line of story) if (line.exact) expect(text.slice(line.start, line.end)).toBe(line.text);
        const inexact = new Set(
          story.length === 0 ? [] : story.filter((line) => !line.exact).map((line) => line.start),
        );
        for (const one of Object.values(evidence).flat()) {
          expect(one.end).toBeLessThanOrEqual(text.length);
          expect(one.start).toBeGreaterThanOrEqual(0);
          expect(one.start).toBeLessThanOrEqual(one.end);
          const exact = one.end - one.start === one.raw.length && !inexact.has(one.start);
          if (exact && !/[=<>]/.test(text)) expect(text.slice(one.start, one.end)).toBe(one.raw);
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['one letter', 'a'.repeat(100_000)],
    ['colons', ':'.repeat(100_000)],
    ['open brackets', '('.repeat(100_000)],
    ['labels', 'Title: '.repeat(14_000)],
    ['label lines', 'Rating: PG-13\n'.repeat(7_000)],
    ['unknown labels', 'Qwertyuiop: x\n'.repeat(7_000)],
    ['misspelt labels', 'Sumarrry: x\nRaitngg: R\n'.repeat(4_000)],
    ['one long value', `Title: X\nPairing: ${'A/B and '.repeat(12_000)}`],
    ['one long rating', `Title: X\nRating: ${'PG-13 '.repeat(16_000)}`],
    ['one long archive value', `Title: X\nArchive: ${'do not without '.repeat(6_000)}`],
    ['one long warning', `Title: X\nWarnings: ${'no, not, some '.repeat(7_000)}`],
    ['one long series', `Title: X\nSeries: ${'part one of '.repeat(8_000)}`],
    ['glyph rulers', `${'*-=~'.repeat(20)}\n`.repeat(1_200)],
    ['blank lines', '\n'.repeat(100_000)],
    ['spaces', `Title:${' '.repeat(99_000)}x`],
    ['spaces inside a line', `a${' '.repeat(99_000)}x`],
    ['spaces inside a name', `Title: X\nAuthor: a${' '.repeat(99_000)}x`],
    ['spaces inside a summary', `Title: X\nSummary: a.${' '.repeat(99_000)}X`],
    ['spaces in lines', `${' '.repeat(200)}x\n`.repeat(480)],
    ['quoted', '> '.repeat(50_000)],
    ['addresses', 'a.b-c+d@e.f '.repeat(8_000)],
    ['half addresses', 'aaaaaaaaaaaaaaaaaaaaaaaa@'.repeat(4_000)],
    ['spelt-out addresses', 'a at b dot c dot d '.repeat(5_000)],
    ['capitals in one paragraph', 'I rate this R. Thanks to Bea for the beta. '.repeat(2_300)],
    ['a paragraph of names', 'Anna Bell and '.repeat(7_000)],
    ['bylines', 'by by by by '.repeat(8_000)],
    ['a subject', `Subject: ${'[x]'.repeat(33_000)}\nMessage-ID: <1@x.invalid>\n\n`],
    ['soft breaks', 'word=\n'.repeat(16_000)],
    ['parts', '(1/2)'.repeat(20_000)],
    ['urls', 'http://x.example/'.repeat(5_800)],
  ])('reads 100,000 characters of %s in less than a second', (_, text) => {
    const before = performance.now();
    understand(text, {});
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

const redactAddresses = (text: string) => withholdPrivate(text, [], false);

describe('mail addresses', () => {
  it('leaves no address that it can find, and changes nothing else', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/);
    fc.assert(
      fc.property(word, word, fc.string({ maxLength: 40 }), (local, host, around) => {
        const plain = around.replace(/[@<>]/g, '');
        const redacted = redactAddresses(`${plain} ${local}@${host}.example ${plain}`);
        expect(redacted).not.toContain(`${host}.example`);
        expect(redactAddresses(redacted)).toBe(redacted);
      }),
    );
    expect(redactAddresses('Feedback to mquill@post.example, please.')).toBe(
      'Feedback to [email address removed], please.',
    );
    expect(redactAddresses('to rookery at marsh dot example')).toBe('to [email address removed]');
    expect(redactAddresses('x@y.example or z at ww dot example')).toBe(
      '[email address removed] or [email address removed]',
    );
    expect(redactAddresses('@ home, 3 @ 4')).toBe('@ home, 3 @ 4');
    expect(redactAddresses('no address here @ all')).toBe('no address here @ all');
  });
});
