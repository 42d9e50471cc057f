import { describe, expect, it } from 'vitest';
import { readRelationships } from '../../../src/headers/values/relationship.ts';

const read = (value: string, fandoms: string[] = []) =>
  readRelationships(value, { fandoms, kind: 'pairing' });

describe('readRelationships', () => {
  it.each([
    ['Dane/Ellis', ['Dane', 'Ellis'], 'romantic'],
    ['K/S', ['K', 'S'], 'romantic'],
    ['Holmes / Watson', ['Holmes', 'Watson'], 'romantic'],
    ['Aoi x Ren', ['Aoi', 'Ren'], 'romantic'],
    ['AoixRen', ['Aoi', 'Ren'], 'romantic'],
    ['1x2', ['1', '2'], 'romantic'],
    ['1+3', ['1', '3'], 'romantic'],
    ['Holmes & Watson', ['Holmes', 'Watson'], 'platonic'],
    ['Holmes/Watson friendship', ['Holmes', 'Watson'], 'platonic'],
    ['Jean-Luc/Beverly', ['Jean-Luc', 'Beverly'], 'romantic'],
    ["B'Elanna/Tom", ["B'Elanna", 'Tom'], 'romantic'],
    ['Athos/OFC', ['Athos', 'OFC'], 'romantic'],
    ['Mr. Darcy/Elizabeth', ['Mr. Darcy', 'Elizabeth'], 'romantic'],
    ['Athos/Porthos/Aramis', ['Athos', 'Porthos', 'Aramis'], 'romantic'],
    ['[Robin, Marian]', ['Robin', 'Marian'], 'romantic'],
    ['Dane ♥ Ellis', ['Dane', 'Ellis'], 'romantic'],
    ['Dane <3 Ellis', ['Dane', 'Ellis'], 'romantic'],
    ['Dane~Ellis', ['Dane', 'Ellis'], 'romantic'],
    ['Dane/Ellis slash', ['Dane', 'Ellis'], 'romantic'],
    ['Dane/Ellis - not graphic', ['Dane', 'Ellis'], 'romantic'],
    ['dark!Dane/Ellis', ['Dane', 'Ellis'], 'romantic'],
  ])('%s', (written, members, type) => {
    const found = read(written).relationships;
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ members, type });
  });

  it.each(
    "m/m|m/f|f/f|h/c|A/U|A/N|n/a|w/o|and/or|his/her|s/he|R/R|r&r|Angst/Romance|Adventure/Family|Action/Adventure|S/X/A|D/s|UC/CC|OOC/AU|Hurt/Comfort|24/7|Yes/No|someone/someone else, you'll see|Max|Xena|Alex|none|surprise".split(
      '|',
    ),
  )('%s is no relationship', (written) => {
    expect(read(written).relationships).toEqual([]);
  });

  it('parts clauses, keeps their order and their modifiers', () => {
    const { relationships } = read(
      'Robin/Marian, past Guy/Marian; Will/Much (one-sided), pre-slash Kay/Bors',
    );
    expect(relationships.map(({ members, modifiers }) => [members.join('/'), modifiers])).toEqual([
      ['Robin/Marian', []],
      ['Guy/Marian', ['past']],
      ['Will/Much', ['one-sided']],
      ['Kay/Bors', ['pre-slash']],
    ]);
  });

  it('takes labels inside a value as modifiers', () => {
    const { relationships } = read('Main: Robin/Marian. Side: Will/Much');
    expect(relationships.map(({ members, modifiers }) => [members.join('/'), modifiers])).toEqual([
      ['Robin/Marian', []],
      ['Will/Much', ['side']],
    ]);
  });

  it('takes five names or more for characters', () => {
    expect(read('Athos/Porthos/Aramis/Grimaud/Planchet')).toMatchObject({
      relationships: [],
      characters: ['Athos', 'Porthos', 'Aramis', 'Grimaud', 'Planchet'],
    });
  });

  it('joins "and" only between two pairings', () => {
    expect(read('Athos/Milady and Aramis/Anne').relationships).toHaveLength(2);
    expect(read('Holmes and Watson').relationships).toMatchObject([{ members: ['Holmes', 'Watson'] }]);
  });

  it('tells arrows, mutual pairs and triangles apart', () => {
    expect(read('Toru -> Ren').relationships[0]).toMatchObject({ members: ['Toru', 'Ren'], onesided: true });
    expect(read('Toru <- Ren').relationships[0]).toMatchObject({ members: ['Ren', 'Toru'], onesided: true });
    expect(read('Toru > Ren').relationships[0]).toMatchObject({ members: ['Toru', 'Ren'], onesided: true });
    expect(read('Toru <-> Ren').relationships[0]).toMatchObject({ members: ['Toru', 'Ren'], mutual: true });
    expect(read('3x4x3').relationships[0]).toMatchObject({
      members: ['3', '4'],
      mutual: true,
      ordered: true,
    });
    expect(read('Anna/Bea/Cleo triangle').relationships[0]).toMatchObject({ triangle: true });
  });

  it('resolves smush names only in their fandom', () => {
    expect(read('Dizzy', ['Pride and Prejudice']).relationships[0]?.members).toEqual(['Darcy', 'Lizzy']);
    expect(read('Dizzy').relationships).toEqual([]);
    expect(read('Arwen', ['The Lord of the Rings']).relationships).toEqual([]);
    expect(read('Adlock', ['Sherlock']).relationships[0]?.members).toEqual(['Irene Adler', 'Sherlock']);
  });

  it('takes "none" as gen, whatever follows', () => {
    expect(read("none, it's all Mr. Collins")).toMatchObject({ none: true, relationships: [] });
    expect(read('gen')).toMatchObject({ none: true, relationships: [] });
  });

  it('reads the characters among codes', () => {
    const found = readRelationships('K/V, R', { fandoms: [], kind: 'codes' });
    expect(found.relationships.map((one) => one.raw)).toEqual(['K/V']);
    expect(found.characters).toEqual(['R']);
  });
});
