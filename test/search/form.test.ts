import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FACET_KINDS,
  formFromParameters,
  formToQuery,
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
  for (const name of ['text', 'wordsFrom', 'wordsTo', 'sort', 'rest'] as const) add(name, form[name]);
  for (const state of ['include', 'exclude'] as const)
    for (const kind of FACET_KINDS) for (const value of form[state][kind]) add(`${state}.${kind}`, value);
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
      include: { fandom: ['Sherlock Holmes'], rating: ['Teen', 'General'] },
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
    ['(fandom:a OR fandom:b)', 'fandom:a OR fandom:b'],
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
    const expected = parseQuery('tea fandom:A fandom:B -complete:yes words:1500-2000 sort:words').query;
    const read = formFromParameters({
      text: ' tea ',
      'include.fandom': ['A', 'B', ''],
      'include.rating': 'Purple',
      'exclude.complete': 'yes',
      wordsFrom: '1.5k',
      wordsTo: '2,000',
      sort: 'words',
      colour: 'blue',
    });
    expect(meaning(formToQuery(read))).toEqual(meaning(expected));
    expect(formFromParameters({ sort: 'colour', wordsTo: 'many' })).toEqual(form(''));
  });

  test('takes any query in its text', () => {
    const read = formFromParameters(new URLSearchParams('text=a OR b&include.tag=c'));
    expect(renderQuery(formToQuery(read))).toBe('(a OR b) tag:c');
  });
});
