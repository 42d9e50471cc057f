import { describe, expect, it } from 'vitest';
import { understand } from '../../src/headers/index.ts';
import { storyOf } from './cast/story-of.ts';

const header = (lines: string) => `Title: Low Water\nAuthor: Nell\nRating: PG\n${lines}\n\n`;

describe('couples whose people are not spelt out', () => {
  it.each([
    [
      'a portmanteau of the characters named',
      'Fandom: Harbour Lights\nCharacters: Kestrel, Vale\nPairing: Kesvale',
      ['Ann', 'Tom'],
    ],
    [
      'a portmanteau of the people the story names',
      'Fandom: Harbour Lights\nPairing: Kesvale',
      ['Kestrel', 'Vale', 'Orrin'],
    ],
    ['a portmanteau where the fandom is unknown', 'Pairing: past Kesvale', ['Kestrel', 'Vale', 'Orrin']],
    [
      'initials of the characters named',
      'Fandom: Harbour Lights\nCharacters: Kestrel, Vale\nPairing: K/V',
      ['Ann', 'Tom'],
    ],
    [
      'initials of the people the story names',
      'Fandom: Harbour Lights\nPairing: K/V',
      ['Kestrel', 'Vale', 'Orrin'],
    ],
  ])('%s', (_, lines, cast) => {
    const text = header(lines) + storyOf(cast);
    const { reading, evidence } = understand(text);
    const [couple] = reading.relationships;
    expect(couple?.resolved).toEqual(['Kestrel', 'Vale']);
    expect(couple?.raw).toBe(lines.split('Pairing: ')[1]);
    expect(couple?.confidence).toBeGreaterThanOrEqual(0.5);
    expect(couple?.confidence).toBeLessThan(0.9);
    const guesses = (evidence.relationships ?? []).filter((one) => one.source === 'inferred');
    expect(guesses[0]?.raw).toBe(couple?.raw);
    for (const one of guesses) {
      expect(one.confidence).toBe(couple?.confidence);
      expect(text.slice(one.start, one.end)).toBe(one.raw);
    }
  });

  it.each([
    ['a table’s name outside its fandom', 'Fandom: Robin Hood\nPairing: Clex', ['Clark', 'Lex', 'Robin']],
    ['a table’s name without any fandom', 'Pairing: Clex', ['Clark', 'Lex', 'Orrin']],
    ['two pairs that fit as well', 'Fandom: Harbour Lights\nPairing: Kesvale', ['Kestrel', 'Kester', 'Vale']],
    ['initials that two people have', 'Fandom: Harbour Lights\nPairing: K/V', ['Kestrel', 'Kit', 'Vale']],
    ['look-alikes', 'Fandom: Harbour Lights\nPairing: H/C', ['Hal', 'Cora', 'Orrin']],
  ])('%s: no proposal', (_, lines, cast) => {
    const { reading } = understand(header(lines) + storyOf(cast));
    expect(reading.relationships.filter((one) => one.resolved)).toEqual([]);
  });

  it('keeps a word nobody knows under its label', () => {
    const { reading } = understand(
      `${header('Fandom: Robin Hood\nPairing: Clex')}Nothing stirred in the greenwood.`,
    );
    expect(reading.other).toEqual([{ label: 'Pairing', value: 'Clex' }]);
  });

  it('uses the table of a fandom that was inferred, as a guess', () => {
    const { reading } = understand(
      header('Pairing: Dizzy, Jane/Bingley\nDisclaimer: Pride and Prejudice belongs to its readers.') +
        storyOf(['Darcy', 'Jane']),
    );
    expect(reading.relationships).toMatchObject([
      { raw: 'Dizzy', members: [], resolved: ['Darcy', 'Lizzy'], confidence: 0.7 },
      { raw: 'Jane/Bingley' },
    ]);
  });
});
