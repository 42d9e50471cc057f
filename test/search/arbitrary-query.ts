import fc from 'fast-check';
import type { Condition, DateField, NameField, NumberField, Query, RelativePeriod, Sort } from '#search';
import { HAS_VALUES, IS_VALUES } from '../../src/search/query.ts';

/** Characters that a query language could trip over, beside plain ones. */
const CHARACTERS = [...'abcXYZ019', ...'"“”„\\()|*:<>=-+.,\'&/#', 'é', '名', ' ', 'OR', 'NOT', 'AND'];

const text = fc
  .array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join('').replace(/\s+/g, ' ').trim());
const name = text.filter((value) => value !== '');
const searchable = text.filter((value) => /[\p{L}\p{N}]/u.test(value));
const FREE_FIELDS: NameField[] = ['fandom', 'ship', 'character', 'tag', 'by', 'title', 'series', 'who'];

const number = fc.nat({ max: 200_000 });
const range = fc
  .tuple(fc.option(number), fc.option(number))
  .filter(([from, to]) => from !== null || to !== null)
  .map(([a, b]) => (a !== null && b !== null && a > b ? { from: b, to: a } : { from: a, to: b }));
const date = fc
  .tuple(
    fc.integer({ min: 1000, max: 2999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .chain(([year, month, day]) => {
    const two = (part: number) => String(part).padStart(2, '0');
    return fc.constantFrom(`${year}`, `${year}-${two(month)}`, `${year}-${two(month)}-${two(day)}`);
  });
const period = fc
  .tuple(fc.option(date), fc.option(date))
  .filter(([from, to]) => from !== null || to !== null)
  .map(([a, b]) => (a !== null && b !== null && a > b ? { from: b, to: a } : { from: a, to: b }));

const UNITS = fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const);
const ago = fc.nat({ max: 9998 });
const relative: fc.Arbitrary<RelativePeriod> = fc.oneof(
  fc.record({ kind: fc.constant('calendar' as const), unit: UNITS, back: fc.oneof(fc.nat({ max: 3 }), ago) }),
  fc
    .tuple(UNITS, fc.option(ago), fc.integer({ min: 1, max: 9 }), fc.boolean())
    .map(([unit, from, more, open]): RelativePeriod => {
      if (from === null) return { kind: 'age', unit, from, to: more };
      return { kind: 'age', unit, from, to: open ? null : Math.min(9999, from + more) };
    }),
);
const OTP_WORD = /^(?:true|false|yes|no|1|0)$/i;

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('word' as const),
    text: searchable.map((value) => value.replaceAll(' ', '')),
    prefix: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('phrase' as const), text: searchable.map((value) => `x ${value}`) }),
  fc.record({
    kind: fc.constant('name' as const),
    field: fc.constantFrom(...FREE_FIELDS),
    value: name,
    prefix: fc.boolean(),
  }),
  fc
    .constantFrom<[NameField, string]>(
      ['warning', 'Major Character Death'],
      ['warning', 'Not Stated'],
      ['category', 'F/F'],
      ['category', 'Gen'],
      ['lang', 'en'],
      ['lang', 'zh-Hant'],
      ['status', 'complete'],
      ['status', 'wip'],
      ['status', 'unknown'],
      ['source', 'archive.example'],
      ['source', 'a(b'],
    )
    .map(([field, value]): Condition => ({ kind: 'name', field, value, prefix: false })),
  fc.record({
    kind: fc.constant('rating' as const),
    comparison: fc.constantFrom('=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
    value: fc.constantFrom('General' as const, 'Teen' as const, 'Explicit' as const, 'Not Rated' as const),
  }),
  fc
    .tuple(fc.constantFrom<NumberField>('words', 'chapters', 'kudos', 'id', 'batch'), range)
    .map(([field, bounds]): Condition => ({ kind: 'number', field, ...bounds })),
  fc
    .tuple(fc.constantFrom<DateField>('published', 'updated', 'added'), period)
    .map(([field, bounds]): Condition => ({ kind: 'date', field, ...bounds })),
  fc
    .tuple(fc.constantFrom<DateField>('published', 'updated', 'added'), relative)
    .map(([field, when]): Condition => ({ kind: 'when', field, period: when })),
  fc.constantFrom(...HAS_VALUES).map((what): Condition => ({ kind: 'has', what })),
  fc.constantFrom(...IS_VALUES).map((what): Condition => ({ kind: 'is', what })),
  name.filter((value) => !OTP_WORD.test(value)).map((value): Condition => ({ kind: 'otp', value })),
  fc
    .constantFrom('M/M', 'F/M', 'f/f', 'AND', 'OR')
    .map((word): Condition => ({ kind: 'word', text: word, prefix: false })),
  fc.constantFrom<Condition>(
    { kind: 'number', field: 'words', from: 1000, to: 4999 },
    { kind: 'number', field: 'words', from: null, to: 999 },
    { kind: 'date', field: 'published', from: '2004', to: '2004' },
  ),
  fc.constant<Condition>({ kind: 'all' }),
);

/** A tree of conditions over the leaves given: up to three parts a node, three levels. */
export function conditionOf(leaves: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  return fc.letrec<{ tree: Condition; node: Condition; not: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { arbitrary: leaves, weight: 3 },
      { arbitrary: tie('node'), weight: 3 },
      { arbitrary: tie('not'), weight: 1 },
    ),
    node: fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    }),
    not: fc.record({ kind: fc.constant('not' as const), part: tie('tree') }),
  })).tree;
}

const sort: fc.Arbitrary<Sort> = fc.oneof(
  fc.record({
    by: fc.constantFrom(
      'added' as const,
      'updated' as const,
      'title' as const,
      'creator' as const,
      'words' as const,
      'kudos' as const,
    ),
    descending: fc.boolean(),
  }),
  fc.constant<Sort>({ by: 'relevance', descending: true }),
  fc.constant<Sort>({ by: 'random', descending: false }),
  fc.nat({ max: 999_999_999 }).map((seed): Sort => ({ by: 'random', descending: false, seed })),
);

/** Any query that can be written, with at most as many words and phrases as one may ask for. */
export const anyQuery: fc.Arbitrary<Query> = fc
  .record({ condition: conditionOf(leaf), sort: fc.option(sort) })
  .filter(({ condition }) => textLeaves(condition) <= 24);

/** Text made of pieces of the query language in any order. */
export const anyQueryText: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...['fandom:', 'words:', 'rating:', 'sort:', 'published:', 'lang:', 'is:', 'auther:', 'warning:'],
      ...[
        'has:',
        'otp:',
        'status:',
        'source:',
        'who:',
        'updated:',
        'kudos>',
        'hits:',
        'crossover:',
        'wrods:',
      ],
      ...['(', ')', '-', '|', '"', ' ', '  ', ' OR ', ' AND ', 'NOT ', '*', '<', '>=', '..', '\\', '“', ':'],
      ...[
        'holmes',
        'a',
        '10k',
        '1k-5k',
        '2004',
        '2004-13',
        '3',
        'weeks',
        'ago',
        '3w',
        'last-month',
        'true',
        'M/M',
        'kudos',
        'teen',
        'death',
        'words',
        'en',
        'é',
        '\u0000',
        '\ud800',
      ],
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

function textLeaves(condition: Condition): number {
  if (condition.kind === 'and' || condition.kind === 'or')
    return condition.parts.reduce((sum, part) => sum + textLeaves(part), 0);
  if (condition.kind === 'not') return textLeaves(condition.part);
  return condition.kind === 'word' || condition.kind === 'phrase' ? 1 : 0;
}
