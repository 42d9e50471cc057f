import { describe, expect, it } from 'vitest';
import { readSubject } from '../../../src/headers/zone/subject.ts';

describe('readSubject', () => {
  it.each([
    [
      'NEW: VOY "Low Water" 2/3 [PG-13] (J/C)',
      { title: 'Low Water', part: { n: 2, of: 3 }, series: 'VOY', codes: ['J/C'], genres: [] },
    ],
    ['NEW "Low Water" 1/1 (V,A,UST) PG', { title: 'Low Water', genres: ['V', 'A', 'UST'], codes: [] }],
    ['NEW: TOS "Low Water" 1/1 [G] (S, C)', { title: 'Low Water', genres: [], codes: ['S', 'C'] }],
    [
      '[lanterns] FIC: Low Water 2/? PG13 P/T',
      { title: 'Low Water', part: { n: 2, of: null }, codes: ['P/T'], rating: { value: 'PG-13' } },
    ],
    ['Fic: "Low Water" (Harbour Lights)', { title: 'Low Water', fandom: 'Harbour Lights' }],
    ['Low Water by Nell REVISED', { title: 'Low Water', author: 'Nell' }],
    ['Re: [lanterns] FIC: Low Water (1/2)', { title: 'Low Water', part: { n: 1, of: 2 }, fandom: null }],
    ['NEW.Low Water.(1/3).(PG)', { title: 'Low Water', postStatus: 'NEW', rating: { value: 'PG' } }],
    ['=?iso-8859-1?Q?Caf=E9_Noir?= 1/2', { title: 'Café Noir', part: { n: 1, of: 2 } }],
    ['=?utf-8?Q?Caf=C3=A9_Noir?=', { title: 'Café Noir' }],
  ])('%s', (line, expected) => expect(readSubject(line)).toMatchObject(expected));
});
