import { describe, expect, it } from 'vitest';
import { readWordCount } from '../../../src/headers/values/count.ts';
import { readDate } from '../../../src/headers/values/date.ts';
import { readPart, readPartValue, stripPart } from '../../../src/headers/values/part.ts';
import { readSeries } from '../../../src/headers/values/series.ts';
import { readSpoilers } from '../../../src/headers/values/spoilers.ts';
import { readStatus } from '../../../src/headers/values/status.ts';

describe('readPart', () => {
  it.each([
    ['Low Water (1/5)', 1, 5],
    ['Low Water 2/?', 2, null],
    ['Part 2 of 4', 2, 4],
    ['part two of four', 2, 4],
    ['[3/??]', 3, null],
    ['Chapter 4', 4, null],
    ['Ch. 4', 4, null],
    ['II of IV', 2, 4],
    ['0/7', 0, 7],
    ['one-shot', 1, 1],
    ['Teil 2 von 3', 2, 3],
  ])('%s', (written, n, of) => expect(readPart(written)).toEqual({ n, of }));

  it.each(['1/10/2002', '3/4/01', 'five of us', 'R/C', '24/7', 'and/or', 'out of town', '2004-01-03'])(
    '%s is no part',
    (written) => expect(readPart(written)).toBeNull(),
  );

  it('takes a bare number under a part label only', () => {
    expect(readPartValue('3')).toEqual({ n: 3, of: null });
    expect(readPart('3')).toBeNull();
  });

  it('leaves the title and the chapter title', () => {
    expect(stripPart('Paper Moons, chapter 4: Undertow')).toEqual({
      title: 'Paper Moons',
      chapterTitle: 'Undertow',
    });
    expect(stripPart('Low Water (1/5)')).toEqual({ title: 'Low Water', chapterTitle: null });
  });
});

describe('readDate', () => {
  it.each([
    ['2006.10.31', '2006-10-31', []],
    ['Tue, 14 Oct 1997 22:10:05 GMT', '1997-10-14', []],
    ['January 2011', '2011-01', []],
    ['Jan. 6th, 2010 at 11:47 PM', '2010-01-06', []],
    ['04-20-04', '2004-04-20', []],
    ['20/4/99', '1999-04-20', []],
    ['3/4/01', '2001', ['2001-03-04', '2001-04-03']],
    ['Posted on Wednesday, 14 June 2000, at 8:55 a.m.', '2000-06-14', []],
    ['2005', '2005', []],
  ])('%s', (written, date, candidates) => expect(readDate(written)).toEqual({ date, candidates }));

  it.each(['3 May', '(1/2)', 'stardate 48844.6', '99/99/99', ''])('%s is no date', (written) =>
    expect(readDate(written)).toBeNull(),
  );

  it('takes the month first where the site is known to', () => {
    expect(readDate('5/6/2007', true)?.date).toBe('2007-05-06');
  });
});

describe('readWordCount', () => {
  it.each([
    ['1,509', 1509],
    ['~2K words', 2000],
    ['approx 2.5k', 2500],
    ['1,100 or so', 1100],
    ['three drabbles (300 words exactly)', 300],
    ['189,372', 189372],
    ['26KB', null],
    ['long', null],
  ])('%s', (written, count) => expect(readWordCount(written)).toBe(count));
});

describe('readSeries', () => {
  it.each([
    ['Old Friends, #21', { name: 'Old Friends', position: 21, of: null }],
    ['"Hundredweight" arc, part 2 of 4', { name: 'Hundredweight', position: 2, of: 4 }],
    [
      'Second in the "Hundredweight" arc; follows "Cargo"',
      { name: 'Hundredweight', position: 2, relation: 'sequel-to', related: 'Cargo' },
    ],
    ['Sequel to "Low Water"', { name: null, relation: 'sequel-to', related: 'Low Water' }],
    ['Harbour Lights', { name: 'Harbour Lights', position: null }],
  ])('%s', (written, expected) => expect(readSeries(written)).toMatchObject(expected));

  it.each(['none', 'N/A', 'Not yet'])('%s is none', (written) => expect(readSeries(written)).toBeNull());
});

describe('readSpoilers', () => {
  it.each([
    ['none', 'none', []],
    ['everything', 'all', []],
    ['all aired episodes', 'all', []],
    ['"Low Water", "The Tide Table"', 'specific', ['Low Water', 'The Tide Table']],
    ['Up through "The Glass Sexton", but nothing specific', 'through', ['The Glass Sexton']],
    ['Seasons 1-4', 'season', ['season 1', 'season 2', 'season 3', 'season 4']],
    ['S3', 'season', ['season 3']],
    ['early S2', 'season', ['season 2']],
    ['spoilers for the whole book', 'all', []],
    ["if you've seen the show you're fine", 'none', []],
    ['third season', 'season', ['season 3']],
    ['mild for "Bilge Water"', 'minor', ['Bilge Water']],
    ['Tooms, Never Again', 'specific', ['Tooms', 'Never Again']],
  ])('%s', (written, scope, items) => expect(readSpoilers(written)).toMatchObject({ scope, items }));
});

describe('readStatus', () => {
  it.each([
    ['complete', false, 'complete'],
    ['Complete, 7/7', false, 'complete'],
    ['WIP (updated 3/4/01)', false, 'wip'],
    ['in progress', false, 'wip'],
    ['on hold', false, 'hiatus'],
    ['abandoned', false, 'abandoned'],
    ['yes', true, 'complete'],
    ['No', true, 'wip'],
    ['yes', false, 'unknown'],
    ['not finished', false, 'wip'],
  ] as const)('%s', (written, question, status) => expect(readStatus(written, question)).toBe(status));
});
