import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Condition,
  describeQuery,
  normalQuery,
  parseQuery,
  type Query,
  type QueryProblem,
  renderQuery,
} from '#search';
import { inLanguage, LANGUAGE_TAGS } from '#words';
import { allOf } from '../../src/search/normal-form.ts';
import { MAX_QUERY_LENGTH } from '../../src/search/parse.ts';
import { HAS_VALUES, IS_VALUES } from '../../src/search/query.ts';
import { anyQuery, anyQueryText } from './arbitrary-query.ts';
import cases from './queries.json' with { type: 'json' };

type Case = { text: string; normal: string; sentence: string; tree: Query; problems: QueryProblem[] };

describe('a query as text, tree and sentence', () => {
  test.for(cases as Case[])('$text', ({ text, normal, sentence, tree, problems }) => {
    const parsed = parseQuery(text);
    expect(parsed.query).toEqual(tree);
    expect(parsed.problems).toEqual(problems);
    expect(renderQuery(parsed.query)).toBe(normal);
    expect(describeQuery(parsed.query)).toBe(sentence);
  });

  test('every query that can be written is read as itself', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const normal = normalQuery(query);
        expect(parseQuery(renderQuery(normal))).toEqual({ query: normal, problems: [] });
      }),
      { numRuns: 1000 },
    );
  });

  test('any text is read without throwing, its problems lie in it, what they suggest is read, and its normal form is read as the same tree', () => {
    fc.assert(
      fc.property(anyQueryText, (text) => {
        const { query, problems } = parseQuery(text);
        for (const { at, length, says, suggestion } of problems) {
          if (suggestion !== undefined) expect(parseQuery(suggestion).problems, suggestion).toEqual([]);
          expect(at).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThan(0);
          expect(at + length).toBeLessThanOrEqual(text.length);
          expect(says).not.toBe('');
        }
        expect(parseQuery(renderQuery(query))).toEqual({ query, problems: [] });
      }),
      { numRuns: 2000 },
    );
  });

  test('what a problem suggests is read without problems', () => {
    for (const { problems } of cases as Case[])
      for (const { suggestion } of problems)
        if (suggestion !== undefined) expect(parseQuery(suggestion).problems, suggestion).toEqual([]);
  });

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const normal = normalQuery(query);
        expect(normalQuery(normal)).toEqual(normal);
      }),
    );
  });
});

describe('limits', () => {
  test('a text longer than the limit is cut, and the cut is reported', () => {
    const { problems, query } = parseQuery(`holmes ${' '.repeat(MAX_QUERY_LENGTH)}watson`);
    expect(renderQuery(query)).toBe('holmes');
    expect(problems).toMatchObject([{ code: 'FL-QUERY-SYNTAX', at: MAX_QUERY_LENGTH, length: 13 }]);
  });

  test.for([
    ['brackets', '('.repeat(4000)],
    ['negations', '-'.repeat(4000)],
    ['negations in words', 'NOT '.repeat(1000)],
    ['brackets and negations', '-('.repeat(2000)],
    ['alternatives', '|'.repeat(4000)],
    ['fields', 'a:'.repeat(2000)],
    ['quotation marks', '"'.repeat(4000)],
    ['backslashes', `"${'\\'.repeat(4000)}`],
    ['digits', `words:${'9'.repeat(4000)}`],
  ])('%s without end are read quickly', ([, text = '']) => {
    const started = performance.now();
    parseQuery(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('brackets nested too deep are left out, the rest counts', () => {
    const { query, problems } = parseQuery(`a ${'('.repeat(25)}b${')'.repeat(25)} c`);
    expect(renderQuery(query)).toBe('a c');
    expect(problems).toMatchObject([{ code: 'FL-QUERY-SYNTAX', at: 22, length: 1 }]);
  });

  test('words beyond the limit are left out, other conditions count', () => {
    const words = Array.from({ length: 30 }, (_, index) => `w${index}`).join(' ');
    const { query, problems } = parseQuery(`${words} is:complete`);
    expect(renderQuery(query).split(' ')).toHaveLength(25);
    expect(problems).toHaveLength(1);
  });
});

describe.each(LANGUAGE_TAGS)('sentences in %s', (language) => {
  const said = (query: Query) => inLanguage(language, () => describeQuery(query));

  test('no two queries of up to three conditions have one sentence', () => {
    const known = new Map<string, string>();
    for (const condition of smallTrees()) {
      const query = normalQuery({ condition, sort: null });
      const text = renderQuery(query);
      const sentence = said(query);
      expect(known.get(sentence) ?? text, sentence).toBe(text);
      known.set(sentence, text);
    }
    expect(known.size).toBeGreaterThan(500);
  });

  test('conditions of every kind are said each in its own way, and so is that they do not hold', () => {
    const sentences = new Map<string, string>();
    for (const text of ALL_KINDS.flatMap((one) => [one, `-${one}`])) {
      const { query, problems } = parseQuery(text);
      expect(problems, text).toEqual([]);
      const sentence = said(query);
      expect(sentences.get(sentence), sentence).toBeUndefined();
      sentences.set(sentence, text);
      expect(sentence).toMatch(/^W[eo]rke?s? \S.*\.$/);
    }
  });

  test('every sentence names every condition of its query', () => {
    /** What a sentence says of one condition. */
    const clauseOf = (condition: Condition) =>
      said({ condition, sort: null }).replace(/^\S+ /, '').slice(0, -1);
    fc.assert(
      fc.property(anyQuery, (query) => {
        const normal = normalQuery(query);
        const sentence = said(normal);
        if (normal.condition.kind === 'all') return;
        for (const part of leavesOf(normal.condition)) {
          const ways = [clauseOf(part), clauseOf({ kind: 'not', part })];
          if (part.kind !== 'all')
            expect([sentence, ways.some((way) => sentence.includes(way))]).toEqual([sentence, true]);
        }
      }),
    );
  });
});

/** A condition of every kind and field, and some that differ in little. */
const ALL_KINDS = [
  ...[
    'tea',
    'tea*',
    '"tea time"',
    'fandom:a',
    'ship:a',
    'character:a',
    'tag:a',
    'by:a',
    'title:a',
    'series:a',
  ],
  ...[
    'who:a',
    'otp:a',
    'source:a',
    'fandom:a*',
    'warning:death',
    'warning:unstated',
    'category:gen',
    'lang:en',
  ],
  ...['status:complete', 'status:wip', 'status:hiatus', 'status:abandoned', 'status:unknown'],
  ...['rating:teen', 'rating:<teen', 'rating:<=teen', 'rating:>teen', 'rating:>=teen', 'rating:unrated'],
  ...['words:5', 'words:>5', 'words:<5', 'words:1-5', 'chapters:5', 'kudos:5', 'kudos:>10', 'kudos:>=10'],
  ...['kudos:<10', 'kudos:<=10', 'kudos:1-5', 'id:5', 'id:>=5', 'batch:5'],
  ...['published', 'updated', 'added'].flatMap((field) =>
    ['2004', '2004-01', '2004-01-31', '>=2004', '<=2004', '2004..2006', '<2w', '>2w', '1-2w', '<1m', '<1y']
      .concat(['today', 'yesterday', 'this-week', 'last-week', '2-weeks-ago', 'last-month', '2-days-ago'])
      .map((value) => `${field}:${value}`),
  ),
  ...HAS_VALUES.map((what) => `has:${what}`),
  ...IS_VALUES.map((what) => `is:${what}`),
];

function leavesOf(condition: Condition): Condition[] {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.parts.flatMap(leavesOf);
  return condition.kind === 'not' ? leavesOf(condition.part) : [condition];
}

function smallTrees(): Condition[] {
  const leaves = ['fandom:A', 'ship:B', 'rating:unrated', 'warning:unstated', 'by:C', 'is:complete'].flatMap(
    (text) => [parseQuery(text).query.condition, parseQuery(`-${text}`).query.condition],
  );
  const joined = (parts: Condition[]): Condition[] => [
    allOf(parts),
    { kind: 'or', parts },
    { kind: 'not', part: allOf(parts) },
    { kind: 'not', part: { kind: 'or', parts } },
  ];
  const pairs = leaves.flatMap((a, index) => leaves.slice(index + 1).flatMap((b) => joined([a, b])));
  const triples = pairs.flatMap((pair) => leaves.slice(0, 4).flatMap((third) => joined([third, pair])));
  return [...leaves, ...pairs, ...triples];
}
