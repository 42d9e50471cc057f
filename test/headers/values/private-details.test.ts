import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPrivateDetails, withholdPrivate } from '../../../src/headers/index.ts';

describe('private details', () => {
  it.each([
    ['Call me at (555) 010-4477 after six.', 'phone', '(555) 010-4477'],
    ['555-010-4477', 'phone', '555-010-4477'],
    ['Ring +44 1632 960123 960', 'phone', null],
    ['My number is 01632 960 123.', 'phone', '01632 960 123'],
    ["I'm only 14, so be kind!", 'age', "I'm only 14"],
    ['I am fourteen years old and this is my first fic', 'age', 'I am fourteen years old'],
    ['I’m 15 years old', 'age', 'I’m 15 years old'],
    ['Im 14 and this is my first fic', 'age', 'Im 14'],
    ["i'm only a 14 year old", 'age', "i'm only a 14 year old"],
    ['Call me: 555-1234', 'phone', '555-1234'],
    ['My cell is 5550104477.', 'phone', '5550104477'],
    ['It is 100-2000 words long', 'phone', null],
    ["I'm 20 chapters behind", 'age', null],
    ["I'm 3 days late", 'age', null],
    ["I'm 90% sure", 'age', null],
    [
      'Zines from 12 Quay Street, Saltmarsh, ZZ 00501 USA',
      'postal-address',
      '12 Quay Street, Saltmarsh, ZZ 00501',
    ],
    ['Write to 4b Mill Lane, Little Wick, WK1 4ZZ.', 'postal-address', '4b Mill Lane, Little Wick, WK1 4ZZ'],
    ['He lived at 12 Quay Street, over the chandler.', 'postal-address', null],
    ['Written 1998-10-14, 12000 words, ISBN 0-00-000000-0', 'phone', null],
  ] as const)('%s', (text, kind, value) => {
    const found = findPrivateDetails(text).filter((one) => one.kind === kind);
    expect(found.map((one) => one.value)).toEqual(value === null ? [] : [value]);
    for (const { from, to, value: stood } of found) expect(text.slice(from, to)).toBe(stood);
  });

  it('are taken out of what the author says, with names', () => {
    const note = "Thanks to Bea Harrow! I'm 14. Bea Harrowgate is nobody. Mail quill@post.example.";
    expect(withholdPrivate(note, ['Bea Harrow'], true)).toBe(
      'Thanks to [name removed]! [age removed]. Bea Harrowgate is nobody. Mail [email address removed].',
    );
  });

  it('are taken out with addresses beyond ASCII, and names in any case and over line ends', () => {
    expect(withholdPrivate('mail zoë@post.example or ann @ post.example', [], true)).toBe(
      'mail [email address removed] or [email address removed]',
    );
    expect(withholdPrivate('Thanks to MARGARET\n>  Ellison!', ['Margaret Ellison'], false)).toBe(
      'Thanks to [name removed]!',
    );
  });

  it('stay in what somebody in the story says', () => {
    expect(withholdPrivate("\u201cI'm 14,\u201d said Pip.", [], false)).toBe("\u201cI'm 14,\u201d said Pip.");
  });

  it('keeps their places, and is done at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        for (const { from, to, value } of findPrivateDetails(text)) expect(text.slice(from, to)).toBe(value);
        const shown = withholdPrivate(text, [], true);
        expect(withholdPrivate(shown, [], true)).toBe(shown);
      }),
    );
  });

  it('takes no longer than the text is long', () => {
    for (const piece of ['555-', "I'm ", '12 Quay ', '1 A. ', '(555) ']) {
      const started = performance.now();
      findPrivateDetails(piece.repeat(50_000));
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });
});
