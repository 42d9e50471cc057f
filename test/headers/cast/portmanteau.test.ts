import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherPeople } from '../../../src/headers/cast/people.ts';
import { proposePair } from '../../../src/headers/cast/portmanteau.ts';

const pairOf = (word: string, names: string[], rank: 'header' | 'story' | 'fandom' = 'story') =>
  proposePair(word, gatherPeople([{ names, rank }]))?.people.map((one) => one.name) ?? null;

describe('proposePair', () => {
  it.each([
    ['Kesvale', ['Orrin', 'Vale', 'Kestrel'], ['Kestrel', 'Vale']],
    ['Valestrel', ['Orrin', 'Vale', 'Kestrel'], ['Vale', 'Kestrel']],
    ['Athomis', ['Athos', 'Porthos', 'Aramis'], ['Athos', 'Aramis']],
    ['Marobin', ['Robin', 'Marian', 'Much'], ['Marian', 'Robin']],
    ['KesVal', ['Vale', 'Kestrel'], ['Kestrel', 'Vale']],
    ['Bingjane', ['Jane Bennet', 'Charles Bingley', 'Darcy'], ['Charles Bingley', 'Jane Bennet']],
  ])('%s of %s', (word, names, pair) => expect(pairOf(word, names)).toEqual(pair));

  it.each([
    ['two pairs fit as well', 'Kesvale', ['Kestrel', 'Kester', 'Vale']],
    ['no pair covers it', 'Kesvale', ['Kestrel', 'Dale', 'Orrin']],
    ['it is a name itself', 'Marian', ['Marian', 'Mara', 'Ian']],
    ['it is one person twice', 'Kestrel', ['Kestrel']],
    ['it is no word', 'K/V', ['Kestrel', 'Vale']],
    ['a surname is shared', 'Kesmarsh', ['Kestrel', 'Ann Marsh', 'Tom Marsh']],
  ])('gives nothing where %s', (_, word, names) => expect(pairOf(word, names)).toBeNull());

  it('is surer of people of the header and of long pieces, never beyond 0.8', () => {
    const sure = (word: string, names: string[], rank: 'header' | 'fandom') =>
      proposePair(word, gatherPeople([{ names, rank }]))?.confidence ?? 0;
    expect(sure('Kesvale', ['Kestrel', 'Vale'], 'header')).toBe(0.8);
    expect(sure('Kesvale', ['Kestrel', 'Vale'], 'fandom')).toBeLessThan(0.8);
    expect(sure('Kale', ['Kestrel', 'Vale'], 'header')).toBeLessThan(0.8);
  });

  it('prefers people of the header to people whom only the fandom has', () => {
    const people = gatherPeople([
      { names: ['Kestrel', 'Vale'], rank: 'header' },
      { names: ['Kester'], rank: 'fandom' },
    ]);
    expect(proposePair('Kesvale', people)?.people.map((one) => one.name)).toEqual(['Kestrel', 'Vale']);
  });

  it('gives confidences between 0.5 and 0.8 and two different people, whatever the names', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{2,7}$/);
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), name, (names, word) => {
        const found = proposePair(word, gatherPeople([{ names, rank: 'story' }]));
        if (!found) return;
        expect(found.confidence).toBeGreaterThanOrEqual(0.5);
        expect(found.confidence).toBeLessThanOrEqual(0.8);
        expect(found.people[0]).not.toBe(found.people[1]);
      }),
    );
  });
});
