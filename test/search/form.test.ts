import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FACET_KINDS,
  formFromParameters,
  formToQuery,
  formToText,
  normalQuery,
  parseQuery,
  type Query,
  type QueryForm,
  queryToForm,
  renderQuery,
} from '#search';
import { conjuncts } from '../../src/search/normal-form.ts';
import { anyQuery } from './arbitrary-query.ts';

/** A query as the set of what must hold and its order: the form keeps both, not the order of the conditions. */
function meaning({ condition, sort }: Query): { parts: string[]; sort: Query['sort'] } {
  const parts = conjuncts(condition).map((part) => renderQuery({ condition: part, sort: null }) || '*');
  return { parts: parts.sort(), sort };
}

/** What a browser sends of a filled form: every field that is not empty. */
function sentForm(form: QueryForm): URLSearchParams {
  const sent = new URLSearchParams();
  const add = (name: string, value: string | number | null) => {
    if (value !== null && value !== '') sent.append(name, String(value));
  };
  const { include, any, exclude, ...fields } = form;
  for (const [name, value] of Object.entries(fields)) add(name, value);
  for (const [state, lists] of Object.entries({ include, any, exclude }))
    for (const kind of FACET_KINDS) for (const value of lists[kind]) add(`${state}.${kind}`, value);
  return sent;
}

const form = (text: string) => queryToForm(parseQuery(text).query);

describe('the filter form', () => {
  test('shows what it has fields for and carries the rest', () => {
    expect(
      form(
        'holmes "the game" fandom:"Sherlock Holmes" -tag:angst (rating:teen OR rating:general) words:>10k (a OR by:b) sort:-title',
      ),
    ).toMatchObject({
      text: 'holmes "the game"',
      include: { fandom: ['Sherlock Holmes'], rating: [] },
      any: { rating: ['Teen', 'General'] },
      exclude: { tag: ['angst'] },
      wordsFrom: 10_001,
      wordsTo: null,
      sort: '-title',
      rest: 'a OR by:b',
    });
  });

  test.for([
    ['rating:<=teen', 'rating:<=teen'],
    ['fandom:holm*', 'fandom:holm*'],
    ['words:>1k words:<2k', 'words:<2000'],
    ['-holmes', '-holmes'],
    ['by:annie title:study', 'by:annie title:study'],
    ['rating:teen rating:general', 'rating:general'],
    ['(fandom:a OR tag:b)', 'fandom:a OR tag:b'],
    ['(fandom:a OR fandom:b) (fandom:c OR fandom:d)', 'fandom:c OR fandom:d'],
    ['lang:en lang:de', 'lang:de'],
    ['updated:<2w updated:2004', 'updated:2004'],
    ['-is:unread is:oneshot', '-is:unread is:oneshot'],
  ])('cannot show all of %s, and keeps it as %s', ([text = '', rest = '']) => {
    expect(form(text).rest).toBe(rest);
  });

  test('asks the query that it was made from', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const normal = normalQuery(query);
        expect(meaning(formToQuery(queryToForm(normal)))).toEqual(meaning(normal));
      }),
      { numRuns: 1000 },
    );
  });

  test('shows the query that it asks as it was', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const shown = queryToForm(query);
        expect(queryToForm(formToQuery(shown))).toEqual(shown);
        expect(formToText(shown)).toBe(renderQuery(formToQuery(shown)));
      }),
    );
  });

  test('survives its way through an address', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const shown = queryToForm(query);
        const sent = new URLSearchParams(sentForm(shown).toString());
        expect(formFromParameters(sent)).toEqual(shown);
      }),
    );
  });

  test('reads parameters of either kind and passes over what means nothing', () => {
    const expected = parseQuery('tea fandom:A fandom:B -status:complete words:1500-2000 sort:words').query;
    const read = formFromParameters({
      text: ' tea ',
      'include.fandom': ['A', 'B', ''],
      'include.rating': 'Purple',
      'exclude.status': 'complete',
      wordsFrom: '1.5k',
      wordsTo: '2,000',
      sort: 'words',
      colour: 'blue',
    });
    expect(meaning(formToQuery(read))).toEqual(meaning(expected));
    expect(formFromParameters({ sort: 'colour', wordsTo: 'many' })).toEqual(form(''));
  });

  test('shows alternatives, dates, the only pairing, crossovers and what is read', () => {
    expect(
      form(
        'fandom:(a OR "b c") tag:x (tag:y OR tag:z) (status:wip OR status:hiatus) words:1000-4999 words:<2k published:2004 updated:<2w added:today otp:a/b -is:crossover is:unread kudos:>=5 chapters:2',
      ),
    ).toMatchObject({
      include: { tag: ['x'], length: ['1000-4999'], year: ['2004'] },
      any: { fandom: ['a', 'b c'], tag: ['y', 'z'], status: ['wip', 'hiatus'] },
      wordsFrom: null,
      wordsTo: 1999,
      kudosFrom: 5,
      kudosTo: null,
      chaptersFrom: 2,
      chaptersTo: 2,
      published: '',
      updated: '<2w',
      added: 'today',
      otp: 'a/b',
      crossovers: 'none',
      reader: 'unread',
      rest: '',
    });
  });

  test('takes names that are typed by hand, as they are typed', () => {
    const read = formFromParameters({
      'include.tag': 'tea',
      'more.include.tag': ' slow   burn ',
      'more.any.fandom': ['Emma', 'Persuasion'],
      'more.exclude.warning': 'death',
      'more.include.language': 'German',
      'more.include.length': 'long',
      'more.include.year': '04',
      'more.exclude.status': 'ongoing',
    });
    expect(renderQuery(formToQuery(read))).toBe(
      '(fandom:Emma OR fandom:Persuasion) tag:tea tag:"slow burn" lang:de -warning:"Major Character Death" -status:wip',
    );
  });

  test('several values of what a work has once are alternatives, wherever they are ticked', () => {
    const read = formFromParameters({
      'include.rating': ['Teen', 'General'],
      'any.rating': 'Mature',
      'include.length': ['<1000', '>=100000'],
    });
    expect(renderQuery(formToQuery(read))).toBe(
      '(rating:teen OR rating:general OR rating:mature) (words:<1000 OR words:>=100000)',
    );
  });

  test('takes the least for the most where they are exchanged', () => {
    expect(renderQuery(formToQuery(formFromParameters({ wordsFrom: '5k', wordsTo: '100' })))).toBe(
      'words:100-5000',
    );
  });

  test.for([
    [{ text: 'a OR fandm:b', 'include.tag': 'x', sort: 'words' }, 'tag:x sort:words (a OR fandm:b)'],
    [{ text: 'tea', updated: 'long ago' }, 'tea updated:"long ago"'],
    [{ text: '"tea', otp: 'true' }, 'otp:true "tea'],
    [{ text: 'tea', rest: 'a OR by:b', sort: 'words' }, 'tea (a OR by:b) sort:words'],
    [{ 'any.tag': ['a', 'b'], text: 'words:x' }, '(tag:a OR tag:b) words:x'],
  ] as const)('keeps in its text what was mistyped: %j', ([parameters, text]) => {
    const written = formToText(formFromParameters(parameters));
    expect(written).toBe(text);
    expect(meaning(parseQuery(written).query)).toEqual(meaning(formToQuery(formFromParameters(parameters))));
  });

  test('takes any query in its text', () => {
    const read = formFromParameters(new URLSearchParams('text=a OR b&include.tag=c'));
    expect(renderQuery(formToQuery(read))).toBe('(a OR b) tag:c');
  });
});
