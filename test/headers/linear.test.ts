import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyReading, structureLines, understand } from '#headers';
import { splitLines } from '#text';
import { PIECES } from '../../scripts/fuzz/inputs.ts';
import { superlinear } from './growth.ts';

const SIZE = 6_000;

const read = (text: string): void => {
  const understood = understand(text);
  structureLines(understood.story, { reading: understood.reading, contents: understood.contents ?? [] });
};
const structure = (text: string): void => {
  structureLines(splitLines(text), { reading: emptyReading() });
};
const filled = (unit: string, size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

/** Where a run of text may stand. */
const PLACES: readonly (readonly [
  place: string,
  run: (text: string) => void,
  around: (run: string) => string,
])[] = [
  ['alone', read, (run) => run],
  ['in a value', read, (run) => `Title: X\nSummary: a${run}Z\n\nThe lamp was out.\n`],
  ['in a body', read, (run) => `Title: X\nAuthor: Y\n\nThe lamp was out.\n\n${run}`],
  ['in a tail', read, (run) => `Title: X\nAuthor: Y\n\nThe lamp was out.\n\nTHE END\n\n${run}`],
  ['as lines of a body', structure, (run) => run],
];

const UNITS: readonly string[] = [
  ...[
    'a',
    'A',
    ':',
    '(',
    ')',
    '[',
    '[a]',
    '((a)',
    '*',
    '/',
    '"',
    '“',
    '>',
    '> ',
    '-',
    '- ',
    '=',
    '=\n',
    '.',
    '. ',
    '..',
  ],
  ...[
    '_',
    '~',
    '#',
    '+',
    '&',
    '|',
    '\\',
    "'",
    '<',
    '<b>',
    '<b',
    ',',
    ', ',
    ';',
    '!',
    '?',
    '@',
    '1',
    '1.',
    '1/',
    '12 ',
  ],
  ...[
    ' ',
    '\t',
    ' \t',
    '\u00a0',
    '\u3000',
    '\r',
    '\n',
    '\r\n',
    ' \n',
    '\f',
    '\u0000',
    '\u200b',
    '\ud800',
    '\u2028',
  ],
  ...[
    'a ',
    'a\n',
    'A\n',
    'A\n\n',
    'AAAA\n\n',
    'a:\n',
    'A: b\n',
    'Key\n',
    'key: v\n',
    'a - ',
    ' - ',
    ' : ',
    'a=b\n',
  ],
  ...[
    'by ',
    'by by ',
    'by\n',
    'part 1 of ',
    'Chapter 1\n\n',
    'Chapter ',
    'I\n',
    'THE END\n',
    'the end ',
    '***\n',
    '* * *\n',
  ],
  ...[
    'Title: ',
    'Title: x\n',
    'Rating: R ',
    'Rating: PG-13\n',
    'Sumarrry: x\n',
    'Wibble: x\n',
    'Summary: ',
    'A/N: ',
  ],
  ...[
    '[A/N: ',
    'Notes: ',
    'Disclaimer: ',
    'Author: ',
    'Pairing: A/',
    'A/B and ',
    'A/B, ',
    'no, not, ',
    'do not archive ',
  ],
  ...[
    'a.b@c.d ',
    'a at b dot c ',
    'http://a.b/ ',
    'www.',
    '&nbsp;',
    '&amp;',
    '=20',
    '=3D',
    '=E2=80=99 ',
    '\\"',
    '<a@b.c> ',
  ],
  ...[
    'é',
    'e\u0301',
    '\u0301',
    '漢',
    '第一章\n',
    'й ',
    'א',
    '😀',
    'Ã©',
    'â€',
    'donít ',
    'Название: x\n',
    '漢a й1 ',
  ],
  ...[
    '*a* _b_ ',
    '/a',
    '_a_',
    '"a" ',
    '"a ',
    '♪ a ♪\n',
    '    a\n',
    '  _a\n',
    '- a\n',
    '1) a\n',
    '-- a\n',
    'hy-\n',
    'a-',
  ],
  ...[
    'From: a\n',
    'Subject: [A] B 1/2 (C)\n',
    ' b\n',
    'X-a: b\n',
    '*** START OF THE PROJECT GUTENBERG\n',
    'CONTENTS\n',
  ],
  ...[
    'I. A\n',
    '[Illustration: ',
    'thanks to A, ',
    'spoilers for ',
    'sequel to ',
    'seasons 1-4, ',
    'copyright 1999 ',
  ],
];

describe.each(PLACES)('time grows in proportion to the text: %s', (_, run, around) => {
  it.each(UNITS)('a run of %j', (unit) => {
    expect(superlinear(run, (size) => around(filled(unit, size)), SIZE)).toBeNull();
  });

  it('runs of any pieces of headers', () => {
    const unit = fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 7 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(unit, (pieces) => {
        expect(superlinear(run, (size) => around(filled(pieces, size)), SIZE)).toBeNull();
      }),
      { numRuns: 40 },
    );
  });
});
