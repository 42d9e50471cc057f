import { beforeEach, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import {
  decideTags,
  findWorks,
  followChanges,
  type Library,
  muteWorks,
  surveyCollection,
  surveyFandoms,
  surveyHeaders,
  surveyLengths,
  surveyRatings,
  surveyRelationships,
  surveyYears,
} from '#library';
import { allOf, type Condition, parseQuery } from '#search';
import { addWorks, counted, tag, variedWorks } from './survey-works.ts';
import { temporaryLibrary } from './temporary-library.ts';

let library: Library;
beforeEach(async () => {
  ({ library } = await temporaryLibrary());
});

/** How many works a query finds that meet a condition as well, as the list of works says. */
async function total(asked: string, condition: Condition): Promise<number> {
  const query = { condition: allOf([parseQuery(asked).query.condition, condition]), sort: null };
  return (await findWorks(library, query, { page: 1, size: 1 })).total;
}

describe('each number is that of the works which its link lists', () => {
  const QUERIES = [
    '',
    'rating:<=teen',
    '-fandom:"Harbour Lights"',
    'published:1990..2010 words:>1k',
    'by:"Creator 3"',
    'batch:1',
    'nothing',
  ];
  beforeEach(async () => {
    await addWorks(library, variedWorks(90));
    await muteWorks(library, { query: 'warning:violence' });
  });

  it.each(QUERIES)('%s', async (asked) => {
    const [years, ratings, lengths, fandoms, ships, collection] = await Promise.all([
      surveyYears(library, asked),
      surveyRatings(library, asked),
      surveyLengths(library, asked),
      surveyFandoms(library, asked),
      surveyRelationships(library, asked),
      surveyCollection(library, asked),
    ]);
    const numbers: { works: number; condition: Condition | null }[] = [
      ...years.years,
      ...years.months,
      ...ratings.years,
      ...ratings.ratings.values,
      ...ratings.warnings.values,
      ...lengths.bins,
      ...lengths.years,
      ...fandoms.fandoms,
      ...fandoms.pairs,
      ...ships.relationships,
      ...ships.people,
      ...ships.ties,
      collection.waiting,
      collection.corrected,
      ...Object.values(collection.facets).flatMap(({ values }) => values),
    ];
    for (const { works, condition } of numbers)
      if (condition !== null) expect([condition, await total(asked, condition)]).toEqual([condition, works]);
    for (const { values, cells } of [ratings.ratings, ratings.warnings])
      for (const [row, { condition }] of values.entries())
        for (const [column, year] of ratings.years.entries())
          expect(cells[row]?.[column]).toBe(
            condition && (await total(asked, allOf([condition, year.condition]))),
          );
    const all = await total(asked, { kind: 'all' });
    const sum = (list: readonly { works: number }[]) => list.reduce((one, { works }) => one + works, 0);
    expect(years.subject.total).toBe(all);
    expect(sum(years.years) + years.undated).toBe(all);
    expect(sum(years.months) + years.withoutMonth + years.undated).toBe(all);
    expect(sum(lengths.bins)).toBe(all);
    expect(sum(ratings.ratings.values)).toBe(all);
    for (const list of [collection.permissions, collection.formats, collection.encodings])
      expect(sum(list)).toBe(all);
  });

  it('is without what the reader muted', async () => {
    const violence = await total('', {
      kind: 'name',
      field: 'warning',
      value: 'Graphic Depictions Of Violence',
      prefix: false,
    });
    const { subject, warnings } = await surveyRatings(library, '');
    expect([violence, warnings.values.map(({ value }) => value)]).toEqual([
      0,
      ['Major Character Death', 'Not Stated'],
    ]);
    expect([subject.total, subject.hidden]).toEqual([75, 15]);
  });
});

describe('years', () => {
  it('counts works, words and months; a mistyped year is counted and not drawn', async () => {
    await addWorks(library, [
      counted({ published: '1999-04' }, [], 10),
      counted({ published: '1999-04-30' }, [], 20),
      counted({ published: '2001' }, [], 4_000_000_000),
      counted({ published: '2001-01-01' }, [], 4_000_000_000),
      counted({ published: '9999' }, [], 7),
      counted({}, [], 5),
    ]);
    const survey = await surveyYears(library, '');
    expect(survey.years.map(({ year, works, words }) => [year, works, words])).toEqual([
      [1999, 2, 30],
      [2001, 2, 8_000_000_000],
      [9999, 1, 7],
    ]);
    expect(survey.months.map(({ year, month, works }) => [year, month, works])).toEqual([
      [1999, 4, 2],
      [2001, 1, 1],
    ]);
    expect([survey.span, survey.undated, survey.withoutMonth]).toEqual([{ first: 1999, last: 2001 }, 1, 2]);
  });

  it('of no works has nothing', async () => {
    const { span, years, months, undated, subject } = await surveyYears(library, 'fandom:Nowhere');
    expect([span, years, months, undated, subject.total]).toEqual([null, [], [], 0, 0]);
  });

  it('says what of a query was not understood, and counts the rest', async () => {
    await addWorks(library, [counted({ rating: 'Teen' }), counted({ rating: 'Mature' })]);
    const { subject } = await surveyYears(library, 'ratng:teen rating:teen sort:words');
    expect([subject.problems.length, subject.text, subject.total]).toEqual([1, 'rating:teen', 1]);
  });
});

describe('lengths', () => {
  it('has the middle of all and of each year', async () => {
    const lengths = [5, 90, 150, 4000, 1_200_000];
    await addWorks(
      library,
      lengths.map((words, at) => counted({ published: at < 3 ? '1999' : '2002' }, [], words)),
    );
    const survey = await surveyLengths(library, '');
    expect(survey.middle).toBe(150);
    expect(survey.words).toBe(1_204_245);
    expect(survey.years.map(({ year, middle, works }) => [year, middle, works])).toEqual([
      [1999, 90, 3],
      [2002, 4000, 2],
    ]);
    expect(
      survey.bins.filter(({ works }) => works > 0).map(({ from, to, works }) => [from, to, works]),
    ).toEqual([
      [0, 99, 2],
      [100, 199, 1],
      [2000, 4999, 1],
      [1_000_000, null, 1],
    ]);
  });
});

describe('fandoms', () => {
  it('has pairs that meet in one work, and none of a fandom with one above it', async () => {
    const fandoms = (...names: string[]) => counted({ tags: names.map((name) => tag('fandom', name)) });
    await addWorks(library, [
      fandoms('Lamps', 'Tides'),
      fandoms('Lamps', 'Tides'),
      fandoms('Lamps', 'Harbour'),
      fandoms('Lamps (Film)', 'Tides'),
      fandoms('Lamps'),
    ]);
    await decideTags(library, {
      does: 'link',
      below: { kind: 'fandom', name: 'Lamps (Film)' },
      above: { kind: 'fandom', name: 'Lamps' },
    });
    const { pairs, crossovers, unseen } = await surveyFandoms(library, '');
    expect([crossovers, unseen]).toEqual([4, 0]);
    expect(pairs.map(({ one, other, works }) => [one, other, works])).toEqual([
      ['Lamps', 'Tides', 3],
      ['Lamps', 'Harbour', 1],
      ['Tides', 'Lamps (Film)', 1],
    ]);
  });
});

describe('relationships', () => {
  it('ties people once, however their relationships are written, lovers apart from friends', async () => {
    const ship = (name: string, members?: string[]) =>
      counted({ tags: [tag('relationship', name, members)] });
    await addWorks(library, [
      ship('Mara/Ives', ['Mara', 'Ives']),
      ship('Tidewater', ['Mara', 'Ives']),
      ship('Mara & Ives', ['Mara', 'Ives']),
      ship('Mara/Ives/Jo', ['Mara', 'Ives', 'Jo']),
      ship('Alone'),
      ship('Cy/Cy'),
    ]);
    const { people, ties, relationships } = await surveyRelationships(library, '');
    const name = (at: number) => people[at]?.name;
    expect(
      ties.map(({ from, to, kind, works }) => [name(from), name(to), kind, works].join(' ')).sort(),
    ).toEqual(['Ives Jo lovers 1', 'Mara Ives friends 1', 'Mara Ives lovers 3', 'Mara Jo lovers 1']);
    expect(people.map((one) => [one.name, one.works]).sort()).toEqual([
      ['Ives', 4],
      ['Jo', 1],
      ['Mara', 4],
    ]);
    expect(relationships.map(({ value, works }) => [value, works]).sort()).toEqual([
      ['Alone', 1],
      ['Cy/Cy', 1],
      ['Mara & Ives', 1],
      ['Mara/Ives', 2],
      ['Mara/Ives/Jo', 1],
    ]);
  });

  it('draws a bounded number of people, those of the most frequent relationships', async () => {
    const ships = Array.from({ length: 100 }, (_, at) =>
      counted({ tags: [tag('relationship', `A${at}/B${at}`)] }),
    );
    const often = Array.from({ length: 2 }, () => counted({ tags: [tag('relationship', 'Mara/Ives')] }));
    await addWorks(library, [...ships, ...often]);
    const { people, ties } = await surveyRelationships(library, '');
    expect(people.length).toBeLessThanOrEqual(45);
    expect(people.slice(0, 2).map(({ name }) => name)).toEqual(['Mara', 'Ives']);
    expect(Math.max(...ties.map(({ to }) => to))).toBeLessThan(people.length);
  });
});

describe('words of headers', () => {
  it('counts the labels of each field by year, and works that have the field once', async () => {
    await addWorks(library, [
      counted({ published: '1998' }, ['relationships: Pairing', 'relationships: Codes', 'rating: Rated']),
      counted({ published: '1998' }, ['relationships: PAIRING:']),
      counted({ published: '2012' }, ['relationships: Ship']),
      counted({}, ['relationships: Ship']),
      counted({ published: '2012' }),
    ]);
    const { years, labelled, fields } = await surveyHeaders(library, '');
    expect([years[0], years.length, labelled]).toEqual([1998, 15, 4]);
    const [ships, rating] = fields;
    expect(ships).toMatchObject({ field: 'relationships', name: 'Relationship', works: 4, others: 0 });
    expect(ships?.labels.map(({ label, works, byYear }) => [label, works, byYear[0], byYear[14]])).toEqual([
      ['pairing', 2, 2, 0],
      ['ship', 2, 0, 1],
      ['codes', 1, 1, 0],
    ]);
    expect([ships?.byYear[0], ships?.byYear[14], rating?.works]).toEqual([2, 1, 1]);
    expect((await surveyHeaders(library, 'published:2012')).fields.map(({ works }) => works)).toEqual([1]);
  });

  it('follows works that change, and labels that are new', async () => {
    await addWorks(library, [counted({}, ['rating: Rated'])]);
    expect((await surveyHeaders(library, '')).fields.map(({ labels }) => labels[0]?.label)).toEqual([
      'rated',
    ]);
    await addWorks(library, [counted({}, ['rating: Age']), counted({}, ['rating: Age'])]);
    const [field] = (await surveyHeaders(library, '')).fields;
    expect(field?.labels.map(({ label, works }) => [label, works])).toEqual([
      ['age', 2],
      ['rated', 1],
    ]);
  });

  it('says how many rarer labels it does not list', async () => {
    await addWorks(
      library,
      Array.from({ length: 30 }, (_, at) => counted({}, [`notes: note ${at}`])),
    );
    const [field] = (await surveyHeaders(library, '')).fields;
    expect([field?.labels.length, field?.others, field?.works]).toEqual([12, 18, 30]);
  });
});

describe('the state of a collection', () => {
  it('counts permissions, formats, encodings and repairs, and what a person decided', async () => {
    await addWorks(library, [counted({ permission: 'ask' }), counted({}), counted({})], (at) => ({
      format: at === 0 ? 'epub' : 'text',
      encoding:
        at === 0 ? null : { name: 'windows-1252', confidence: 1, repaired: at === 1 ? ['mended'] : [] },
    }));
    const before = await surveyCollection(library, '');
    expect(before.permissions.map(({ value, works }) => [value, works])).toEqual([
      ['unknown', 2],
      ['ask', 1],
    ]);
    expect(before.formats.map(({ value, works }) => [value, works])).toEqual([
      ['text', 2],
      ['epub', 1],
    ]);
    expect(before.encodings.map(({ value, works }) => [value, works])).toEqual([
      ['windows-1252', 2],
      ['', 1],
    ]);
    expect([before.repaired, before.corrected.works]).toEqual([1, 0]);
    await library.catalogue.revise(2 as WorkId, { permission: 'yes' }, '2026-02-01T00:00:00.000Z');

    await followChanges(library);
    const after = await surveyCollection(library, '');
    expect(after.permissions.map(({ value, works }) => [value, works])).toEqual([
      ['ask', 1],
      ['unknown', 1],
      ['yes', 1],
    ]);
    expect(after.corrected.works).toBe(1);
  });
});
