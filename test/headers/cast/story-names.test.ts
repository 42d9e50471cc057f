import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countNames } from '../../../src/headers/cast/story-names.ts';
import { splitLines } from '../../../src/text/index.ts';

const namesOf = (text: string) => countNames(splitLines(text)).names.map((one) => one.name);

describe('countNames', () => {
  it('counts names inside sentences, the most used first, with their first place', () => {
    const text =
      'Then Kestrel saw Vale. "Kestrel," said Vale, and Kestrel’s lamp went out. It was Vale who lit it.\nSoon Vale slept.';
    const { names } = countNames(splitLines(text));
    expect(names.map(({ name, count }) => [name, count])).toEqual([
      ['Vale', 4],
      ['Kestrel', 3],
    ]);
    expect(text.slice(names[1]?.at, (names[1]?.at ?? 0) + 7)).toBe('Kestrel');
  });

  it.each([
    [
      'words that only open sentences',
      'Outside it rained. Outside it snowed. "Hush!" he said. Hush, she said.',
    ],
    [
      'words with an article',
      'He climbed the Tower. They saw a Frenchman. She left the Tower with the Frenchman.',
    ],
    [
      'days, peoples and forms of address',
      'On Monday the English met. Till Monday he was Captain. She called him Captain in English.',
    ],
    ['shortened words', 'She said that I’m late and I’m sorry and that I’ve no lamp, and then I’ve none.'],
    ['words in capitals', 'He cried NEVER and NEVER and then was STILL. They said STILL.'],
    ['a single mention', 'It was a gift from Orrin.'],
  ])('leaves out %s', (_, text) => expect(namesOf(text)).toEqual([]));

  it('keeps names in a row, over their connecting words, and each without its first word', () => {
    const { runs } = countNames(splitLines('Then came Long John Silver with Guy of Gisborne and Mr. Darcy.'));
    expect([...runs.keys()]).toEqual(
      expect.arrayContaining(['Long John Silver', 'John Silver', 'Guy of Gisborne', 'Mr. Darcy']),
    );
  });

  it('looks at the first 20,000 characters only', () => {
    const text = `${'word '.repeat(5000)}\nIt was Kestrel, and Kestrel again.`;
    expect(namesOf(text)).toEqual([]);
  });

  it('takes any text, and its places hold the names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        for (const one of countNames(splitLines(`It was Vale. ${text} It was Vale.`)).names)
          expect(one.line.text.slice(one.at, one.at + one.name.length)).toBe(one.name);
      }),
    );
  });
});
