import { describe, expect, it } from 'vitest';
import { resolveCodes } from '../../../src/headers/cast/initials.ts';
import { gatherPeople } from '../../../src/headers/cast/people.ts';

const people = gatherPeople([
  { names: ['Kestrel', 'Vale'], rank: 'header' },
  { names: ['Orrin', 'Ann Marsh', 'Ann Tully'], rank: 'story' },
  { names: ['Vernon', 'Quill'], rank: 'fandom' },
]);

describe('resolveCodes', () => {
  it.each([
    [['K', 'V'], [], ['Kestrel', 'Vale'], 0.8],
    [['Ke', 'Va'], [], ['Kestrel', 'Vale'], 0.8],
    [['K', 'O'], [], ['Kestrel', 'Orrin'], 0.6],
    [['K', 'Q'], [], ['Kestrel', 'Quill'], 0.5],
    [['K', 'AM'], [], ['Kestrel', 'Ann Marsh'], 0.6],
    [['Vale', 'K'], [], ['Vale', 'Kestrel'], 0.8],
    [['J', 'C'], ['Star Trek: Voyager'], ['Janeway', 'Chakotay'], 0.8],
    [['K', 'S'], ['Star Trek: The Original Series'], ['Kirk', 'Spock'], 0.8],
    [['1', '2'], ['Gundam Wing'], ['Heero', 'Duo'], 0.8],
  ])('%s in %s is %s', (members, fandoms, names, confidence) =>
    expect(resolveCodes(members, fandoms, people)).toEqual({ names, confidence }),
  );

  it.each([
    ['a letter that two people have', ['K', 'A'], []],
    ['a letter that nobody has', ['K', 'Z'], []],
    ['one letter twice', ['K', 'K'], []],
    ['numbers without a table', ['1', '2'], []],
    ['the codes of a series that is not the story’s', ['J', 'C'], ['Robin Hood']],
    ['members that are names', ['Kestrel', 'Vale'], []],
  ])('leaves %s alone', (_, members, fandoms) => expect(resolveCodes(members, fandoms, people)).toBeNull());
});
