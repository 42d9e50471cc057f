import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyReading, type Reading } from '#headers';
import { type Expected, type Field, readCases } from '../../scripts/score/cases.ts';
import { compareCase, compareField } from '../../scripts/score/compare.ts';
import { faultsOf, scoreboard } from '../../scripts/score/print.ts';
import { calibrate, calibrateFrom, countAll, countByField } from '../../scripts/score/tally.ts';
import { temporaryFolder } from '../library/temporary-library.ts';

const GOOD = {
  input:
    'Title: The Lamp Room\nAuthor: Margery Quill\nPairing: Holmes/Watson\nRating: PG-13\n\n***\n\nThe lamp was out.\nNobody came.\n',
  expected: {
    title: 'The Lamp Room',
    authors: ['Margery Quill'],
    relationships: [{ raw: 'Holmes/Watson', members: ['Watson', 'Holmes'], type: 'romantic' }],
    rating: { ao3: 'Teen' },
    inferred: ['fandoms', 'categories'],
    bodyStart: 'The lamp',
    bodyEnd: 'body came.',
  },
};

function folderOf(cases: Record<string, { input: string; expected: unknown }>): string {
  const folder = temporaryFolder();
  for (const [name, { input, expected }] of Object.entries(cases)) {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, 'input.txt'), input);
    writeFileSync(path.join(folder, name, 'expected.json'), JSON.stringify(expected));
  }
  return folder;
}

/** The outcomes of a field, as `right X`, `wrong X`, `missed X`; what is not counted stands in brackets. */
function outcomes(field: Field, expected: Expected, given: Partial<Reading>): string[] {
  return compareField(field, expected, { ...emptyReading(), ...given }, []).map(
    ({ kind, shown, counted, strictly }) => {
      const said = `${kind}${kind === 'right' && !strictly ? ' loosely' : ''} ${shown}`;
      return counted ? said : `(${said})`;
    },
  );
}

const pair = (raw: string, type: 'romantic' | 'platonic', ...members: string[]) => ({
  raw,
  members,
  type,
  modifiers: [],
});
const pg13 = { raw: 'PG-13 for tea', system: 'mpaa', value: 'PG-13', ao3: 'Teen' } as const;

describe('a field compared', () => {
  it.each<[string, Field, Expected, Partial<Reading>, string[]]>([
    ['an equal text', 'title', { title: 'A “B”' }, { title: 'A "B"' }, ['right A "B"']],
    ['another text', 'title', { title: 'A' }, { title: 'B' }, ['wrong B', 'missed A']],
    ['a field that is not listed', 'title', {}, { title: 'B' }, ['wrong B']],
    ['nothing said and nothing given', 'title', {}, {}, []],
    [
      'a list by its entries',
      'genres',
      { genres: ['angst', 'fluff'] },
      { genres: ['fluff', 'drama', 'fluff'] },
      ['right fluff', 'wrong drama', 'missed angst'],
    ],
    ['an inferred field left empty', 'fandoms', { fandoms: ['Emma'], inferred: ['fandoms'] }, {}, []],
    [
      'an inferred field filled rightly',
      'fandoms',
      { fandoms: ['Emma'], inferred: ['fandoms'] },
      { fandoms: ['Emma'] },
      ['(right Emma)'],
    ],
    [
      'an inferred field filled wrongly',
      'fandoms',
      { fandoms: ['Emma'], inferred: ['fandoms'] },
      { fandoms: ['Dracula'] },
      ['wrong Dracula'],
    ],
    ['an inferred field nobody knows', 'fandoms', { inferred: ['fandoms'] }, { fandoms: ['Emma'] }, []],
    [
      'a pairing in another order',
      'relationships',
      { relationships: [{ raw: 'A/B', members: ['A', 'B'], type: 'romantic' }] },
      { relationships: [pair('A/B', 'romantic', 'B', 'A')] },
      ['right A/B'],
    ],
    [
      'a pairing of another kind',
      'relationships',
      { relationships: [{ raw: 'A & B', members: ['A', 'B'], type: 'platonic' }] },
      { relationships: [pair('A & B', 'romantic', 'A', 'B')] },
      ['right loosely A/B'],
    ],
    [
      'a pairing told by its members alone',
      'relationships',
      { relationships: [{ members: ['A', 'B'] }] },
      { relationships: [pair('A x B', 'romantic', 'A', 'B'), pair('B/C', 'romantic', 'B', 'C')] },
      ['right A/B', 'wrong B/C'],
    ],
    [
      'a grade',
      'rating',
      { rating: { value: 'PG-13', ao3: 'Teen' } },
      { rating: pg13 },
      ['right Teen, PG-13'],
    ],
    ['a grade by half', 'rating', { rating: { ao3: 'Teen' } }, { rating: pg13 }, ['right Teen']],
    [
      'a grade too low',
      'rating',
      { rating: { ao3: 'Mature' } },
      { rating: pg13 },
      ['wrong Teen', 'missed Mature'],
    ],
    [
      'an answer without a grade',
      'rating',
      {},
      { rating: { raw: 'none', system: 'none', value: null, ao3: 'Not Rated' } },
      ['wrong Not Rated, no grade'],
    ],
    [
      'parts of a compound',
      'series',
      { series: { name: 'Lamps', position: 2 } },
      { series: { name: 'Lamps', position: 3, of: 4, relation: null, related: null } },
      ['right name Lamps', 'wrong position 3', 'missed position 2'],
    ],
    [
      'a policy',
      'archivePermission',
      { archivePermission: { policy: 'ask', archives: [], conditions: ['notify'] } },
      {
        archivePermission: {
          policy: 'ask',
          archives: [{ name: 'X', allowed: true }],
          conditions: [],
          raw: 'ask',
        },
      },
      ['right policy ask', 'wrong archives {"name":"X","allowed":true}', 'missed conditions notify'],
    ],
    [
      'a part',
      'part',
      { part: { n: 1, of: 3 } },
      { part: { n: 1, of: null } },
      ['wrong 1 of ?', 'missed 1 of 3'],
    ],
  ])('%s', (_, field, expected, given, said) => {
    expect(outcomes(field, expected, given)).toEqual(said);
  });

  it('takes the confidence of the evidence that holds the value', () => {
    const evidence = [
      { source: 'label', raw: 'Emma', start: 0, end: 4, confidence: 1 },
      { source: 'inferred', raw: 'in Dracula', start: 0, end: 0, confidence: 0.4 },
    ] as const;
    const reading = { ...emptyReading(), fandoms: ['Emma', 'Dracula', 'Villette'] };
    const found = compareField('fandoms', { fandoms: ['Emma'] }, reading, evidence);
    expect(found.map((one) => one.confidence)).toEqual([1, 0.4, 1]);
    expect(compareField('fandoms', {}, reading, [])[0]?.confidence).toBeNull();
  });
});

describe('a folder of cases', () => {
  const cases = {
    good: GOOD,
    wrong: {
      input: 'Title: The Long Hall\nRating: R\n\n***\n\nA door shut.\n',
      expected: { title: 'The Short Hall', bodyStart: 'A window', bodyEnd: null },
    },
  };

  it('is added up', () => {
    const compared = readCases(folderOf(cases)).map(compareCase);
    expect(countAll(compared)).toEqual({ said: 5, given: 6, right: 4 });
    expect(countByField(compared).find(({ name }) => name === 'title')?.count).toEqual({
      said: 2,
      given: 2,
      right: 1,
    });
    expect(calibrate(compared)[0]).toEqual({ band: '1', values: 6, right: 4 });
    expect(calibrateFrom(compared, 0.9)).toEqual({ values: 6, right: 4 });
    const lines = scoreboard(compared);
    expect(lines).toContain('header ends where the story begins: 1 of 2 (50.0 %)');
    expect(lines).toContain('story ends where the tail begins: 1 of 2 (50.0 %)');
    expect(lines).toContain('cases with nothing wrong: 1 of 2 (50.0 %)');
    expect(lines.find((line) => line.startsWith('all fields'))).toMatch(/ 5 +6 +4 +66\.7 % +80\.0 %$/);
    expect(compared.flatMap(faultsOf)).toEqual([
      'wrong: title wrong: The Long Hall (confidence 1)',
      'wrong: title missed: The Short Hall',
      'wrong: rating wrong: Mature, R (confidence 1)',
      'wrong: the story does not begin with: A door shut.',
      'wrong: the story does not end with: A door shut.',
    ]);
  });

  it('passes over what is still in the making', () => {
    const folder = folderOf({ good: GOOD });
    mkdirSync(path.join(folder, 'unfinished'));
    writeFileSync(path.join(folder, 'unfinished', 'input.txt'), 'Title: X');
    expect(readCases(folder).map((one) => one.name)).toEqual(['good']);
  });

  it('refuses a field that no reading has, and names the file', () => {
    const folder = folderOf({ odd: { input: 'x', expected: { titel: 'X' } } });
    expect(() => readCases(folder)).toThrow(/odd\/expected\.json.*titel/s);
  });
});
